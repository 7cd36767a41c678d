"""Row B2: a style fitted to the audience, channel by channel."""

from __future__ import annotations

from pathlib import Path

from reach_builder import GUIDE, audience, channel, guide, post
from row_helper import found, printed, shown

NOTED = 'audiences:\n  tinkerers: {note: "Numbers first.", mechanics: {question: {max: 0}}}\n'
OTHER = "strategy/audiences/hosts.md"


def _hub(front: str) -> dict[str, str]:
    hosts = audience(title="Hosts")
    files = {**audience(), OTHER: next(iter(hosts.values())), **channel(), **post()}
    return {**files, **guide(front)}


def test_b02_a_pair_without_a_variant_is_found(tmp_path: Path) -> None:
    """A guide that speaks of audiences speaks of those that posts are for."""
    files = _hub("audiences:\n  hosts: {note: Terms first.}\n")
    (finding,) = found("guide/variant", tmp_path, files)

    assert (GUIDE, "posts speak to tinkerers on mastodon, and no line here says how") == (
        finding.path,
        finding.message,
    )


def test_b02_a_line_for_the_channel_is_a_variant_too(tmp_path: Path) -> None:
    """The pair is spoken of by either of its two."""
    front = "audiences:\n  hosts: {note: Terms first.}\nchannels:\n  mastodon: {mechanics: {}}\n"

    assert [] == found("guide/variant", tmp_path, _hub(front))


def test_b02_an_audience_that_is_not_there_is_found(tmp_path: Path) -> None:
    """The guide speaks of audiences of the hub, and a slip is found with the nearest."""
    (finding,) = found("voice/guide", tmp_path, _hub("audiences:\n  tinkerer: {note: So.}\n"))

    assert "there is no audience 'tinkerer'" == finding.message
    assert "tinkerers" in finding.hint


def test_b02_the_variant_checks_the_posts_for_its_audience(tmp_path: Path) -> None:
    """What the guide says of an audience holds for the posts that name it, and for no others."""
    files = {**_hub(NOTED), **post(title="Which part wears out first?")}
    (finding,) = found("voice/mechanics/question", tmp_path, files)
    others = {**_hub(NOTED), **post(title="Which part wears out first?", audiences="[hosts]")}

    assert "question" in finding.message
    assert [] == found("voice/mechanics/question", tmp_path, others)


def test_b02_the_matrix_is_drawn_and_printed(tmp_path: Path) -> None:
    """The voice's first page shows audiences by channels; the command prints the same."""
    index = shown(tmp_path, _hub(NOTED), "voice/index.md")
    page = shown(tmp_path, _hub(NOTED), "voice/en.md")

    assert "## Tone matrix" in index
    assert '<figure class="hub-figure"><svg' in index
    assert "Numbers first." in page
    assert "1 a" in printed(tmp_path, _hub(NOTED), "voice", "show")


def test_b02_the_public_guide_does_not_tell_of_internal_audiences(tmp_path: Path) -> None:
    """Who the audiences are stays inside, with what we say of them."""
    front = f"visibility: public\n{NOTED}"
    page = shown(tmp_path, _hub(front), "voice/en.md", site="public")

    assert "Numbers first." not in page
    assert "inkerers" not in page
