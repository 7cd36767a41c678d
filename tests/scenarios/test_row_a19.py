"""Row A19: the registry of networks with their status and their other names."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from masthead import cli
from masthead.rules.examples import NOW, write
from masthead.rules.rule import Example
from reach_builder import CHANNEL, channel, post
from row_helper import found, printed, shown

GONE = {"status": "retired", "retired_on": "2026-06-30", "retired_why": "The network closed"}


def test_a19_a_new_post_to_a_retired_channel_is_found(tmp_path: Path) -> None:
    """Nothing new goes to a channel that was given up."""
    (finding,) = found("post/retired-channel", tmp_path, {**channel(**GONE), **post()})

    assert "the channel mastodon is retired" == finding.message


def test_a19_a_name_that_two_channels_have_is_found(tmp_path: Path) -> None:
    """Another name leads to one channel alone."""
    (finding,) = found("channel/alias", tmp_path, channel(aliases="[Bluesky]"))

    assert "'Bluesky' is a name of the channel bluesky too" == finding.message


def test_a19_half_a_decision_is_found(tmp_path: Path) -> None:
    """Since when and why belong together, and to a retired channel."""
    (finding,) = found("channel/retired", tmp_path, channel(status="retired", retired_why="Closed"))

    assert "`retired_on` missing" == finding.message


def test_a19_the_registry_tells_names_status_and_reasons(tmp_path: Path) -> None:
    """Twitter is found under X, and a channel that is gone keeps its reason."""
    files = channel(network="x", **GONE)
    page = shown(tmp_path, files, "channels/index.md")

    assert "## Registry of channels" in page
    assert "<td>Twitter</td>" in page
    assert "The network closed" in printed(tmp_path, files, "channel", "registry")


def test_a19_a_channel_is_retired_by_a_command(tmp_path: Path) -> None:
    """The page says so, since when and why; no other byte changes, and posts ahead are named."""
    files = {**channel(status="active   # since 2023"), **post()}
    write(Example(files), tmp_path)
    before = (tmp_path / CHANNEL).read_text(encoding="utf-8")
    words = ["channel", "retire", "mastodon", "--why", "Nobody answers: we left"]
    options = ["--hub", str(tmp_path), "--now", NOW.isoformat()]
    done = CliRunner().invoke(cli.group, [*words, *options], catch_exceptions=False)
    after = (tmp_path / CHANNEL).read_text(encoding="utf-8")

    assert 0 == done.exit_code
    assert CHANNEL in done.output
    assert "still to go there: lamp" in done.output
    new = '\nretired_on: 2026-12-07\nretired_why: "Nobody answers: we left"\n'
    line = "status: active   # since 2023\n"
    assert before.replace(line, f"status: retired   # since 2023{new}") == after
