"""Row A17: a channel is chosen by fit to goals, audiences and content, never by habit."""

from __future__ import annotations

from pathlib import Path

from reach_builder import CHANNEL, audience, channel
from row_helper import found, printed, shown

ALL = (
    "{goals: {trust-2026: 4}, audiences: {tinkerers: {score: 5, why: They ask us here}},"
    " content: {text: 4}}"
)


def test_a17_a_channel_without_all_three_axes_is_found(tmp_path: Path) -> None:
    """A score for goals alone leaves two questions open."""
    files = {**audience(), **channel(fit="{goals: {trust-2026: 4}}")}
    findings = found("channel/fit", tmp_path, files)

    assert ["`fit` scores no audiences", "`fit` scores no content"] == [
        finding.message for finding in findings
    ]


def test_a17_an_audience_that_does_not_use_the_channel_is_found(tmp_path: Path) -> None:
    """A high score for people who are not there is a guess."""
    (finding,) = found(
        "channel/audience", tmp_path, {**audience(services="[vk]"), **channel(fit=ALL)}
    )

    assert (CHANNEL, "Tinkerers gets 5, and does not use this network") == (
        finding.path,
        finding.message,
    )


def test_a17_an_extreme_score_without_a_reason_is_found(tmp_path: Path) -> None:
    """What decides where a post goes has its reason beside it."""
    (finding,) = found("channel/reason", tmp_path, channel(fit="{content: {photo: 5}}"))

    assert "nobody says why photo gets 5" == finding.message


def test_a17_the_fit_is_drawn_and_printed(tmp_path: Path) -> None:
    """The directory shows three fields of scores, the channel's page the reasons."""
    files = {**audience(), **channel(fit=ALL)}
    directory = shown(tmp_path, files, "channels/index.md")
    page = shown(tmp_path, files, "channels/mastodon.md")

    assert "## Fit to audiences" in directory
    assert '<figure class="hub-figure"><svg' in directory
    assert "They ask us here" in page
    assert "They ask us here" in printed(tmp_path, files, "channel", "fit")
