"""Channels are owned, chosen by fit, dressed and given up: what their rules see and leave alone."""

from __future__ import annotations

from pathlib import Path

from masthead.rules.pictures import Picture
from masthead.rules.rule import Content
from reach_builder import CHANNEL, audience, channel, post
from row_helper import found, printed, shown

DRESS = "{bio: Lamps, link: 'https://lentera.example', avatar: /a.svg, cover: /a.svg}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'


def others(lines: str) -> dict[str, str]:
    """Return two more channels of the base with lines of front matter."""
    return {
        f"strategy/channels/{name}.md": (
            f"---\ntitle: {name}\nservice: folder\nnetwork: {name}\n{lines}---\nWords.\n"
        )
        for name in ("bluesky", "linkedin")
    }


def test_where_there_is_a_strategy_every_channel_has_an_owner(tmp_path: Path) -> None:
    """A channel that nobody owns is found; a hub of posts and an outbox is not asked."""
    nobody = others("")
    plan = {"strategy/index.md": "---\ntitle: Strategy\n---\nWhy we publish.\n"}

    assert [] == found("channel/owner", tmp_path / "bare", nobody)
    assert ["strategy/channels/bluesky.md", "strategy/channels/linkedin.md"] == [
        one.path for one in found("channel/owner", tmp_path / "planned", {**nobody, **plan})
    ]


def test_a_paused_channel_may_be_without_an_owner(tmp_path: Path) -> None:
    """Nobody needs to look after what takes no posts."""
    files = channel(owner="", functions="[talk]", status="paused")

    assert [] == found("channel/owner", tmp_path, files)


def test_once_most_channels_have_fit_all_are_asked(tmp_path: Path) -> None:
    """A channel that is kept from habit shows."""
    fit = "fit: {goals: {trust-2026: 4}, content: {text: 4}}\n"
    files = {**channel(fit=fit[5:-1]), **others(f"owner: sari\n{fit}")}

    assert {"strategy/channels/outbox.md", "strategy/channels/site.md"} == {
        one.path for one in found("channel/fit", tmp_path, files)
    }


def test_a_reason_may_stand_in_the_text(tmp_path: Path) -> None:
    """The text that names the goal says why."""
    page = channel(fit="{goals: {trust-2026: 5}}")[CHANNEL]
    files = {CHANNEL: page.replace("Where we talk", "Trust grows where we talk")}

    assert [] == found("channel/reason", tmp_path, files)


def test_the_website_is_not_asked_who_uses_it(tmp_path: Path) -> None:
    """People come to our own pages by a link."""
    site = "---\ntitle: Site\nservice: site\nfit: {audiences: {tinkerers: 5}}\n---\nOurs.\n"
    files = {**audience(), "strategy/channels/site.md": site}

    assert [] == found("channel/audience", tmp_path, files)


def test_a_reason_for_leaving_belongs_to_a_retired_channel(tmp_path: Path) -> None:
    """An active channel that says when it was given up contradicts itself."""
    (finding,) = found("channel/retired", tmp_path, channel(retired_on="2026-06-30"))

    assert "`retired_on`, and the channel is not retired" == finding.message


def test_once_most_accounts_are_dressed_all_are_asked(tmp_path: Path) -> None:
    """A network without profiles is left alone."""
    files: dict[str, Content] = {
        **channel(profile=DRESS),
        **others(f"owner: sari\nhandle: lentera\nprofile: {DRESS}\n"),
        "content/a.svg": SVG,
        "strategy/channels/talks.md": "---\ntitle: T\nservice: manual\nnetwork: vk\n---\nT.\n",
    }

    assert [("strategy/channels/talks.md", "the account has no `profile`")] == [
        (one.path, one.message) for one in found("channel/profile", tmp_path, files)
    ]


def test_a_text_that_is_cut_is_found(tmp_path: Path) -> None:
    """Bluesky shows 256 characters of it."""
    profile = DRESS.replace("Lamps", "L" * 257)
    files: dict[str, Content] = {
        **channel(network="bluesky", profile=profile),
        "content/a.svg": SVG,
    }
    (finding,) = found("channel/profile", tmp_path, files)

    assert "the text has 257 characters, the network shows 256" == finding.message


def test_a_mailing_list_has_no_profile_to_complete(tmp_path: Path) -> None:
    """Nothing is asked where the network has no profiles, and what is written is listed."""
    files = channel(network="email", profile="{bio: A letter}")

    assert [] == found("channel/profile", tmp_path, files)
    assert "A letter" in printed(tmp_path, files, "channel", "profile")
    assert "## Profile" not in shown(tmp_path, files, "channels/mastodon.md")


def test_a_picture_of_a_page_is_measured_in_a_narrow_check(tmp_path: Path) -> None:
    """Checking one page sees what checking all sees."""
    files: dict[str, Content] = {
        **channel(profile=DRESS.replace("/a.svg, cover: /a.svg", "/a.png, cover: /a.png")),
        "content/a.png": Picture(40, 40),
    }

    assert 2 == len(found("channel/profile", tmp_path, files, paths=[CHANNEL]))


def test_a_network_that_nobody_knows_has_a_line_everywhere(tmp_path: Path) -> None:
    """The reports show what is known."""
    files = channel(network="", service="pigeon", medium="blog")

    assert "pigeon" in printed(tmp_path, files, "channel", "registry")
    assert "Blog" in printed(tmp_path, files, "channel", "kinds")
    assert "Mastodon" in printed(tmp_path, files, "channel", "playbook")


def test_a_cadence_that_contradicts_itself_is_found(tmp_path: Path) -> None:
    """At least three and at most two cannot be kept."""
    files = channel(cadence="{min_per_week: 3, max_per_week: 2}")
    (finding,) = found("schema/value", tmp_path, files)

    assert "`cadence.min_per_week` is 3, above `cadence.max_per_week`, 2" == finding.message


def test_a_page_with_errors_tells_only_what_rests_on_it(tmp_path: Path) -> None:
    """What cannot be read right has no cadence and no fit."""
    page = shown(tmp_path, {**channel(plays="[song]"), **post()}, "channels/mastodon.md")

    assert "## Cadence" not in page
    assert "## What rests on it" in page
