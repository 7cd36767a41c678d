"""The table of channels' health: what waits, what the set-up lacks, and the worst first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from masthead.record import Plan, Record, State
from masthead.report import Cell, Mark, Ref, Tone
from masthead.reports.channel_health import AFTER, COLUMNS, health
from masthead.service import RetryClass
from survey_helper import survey_of, tables

YOUTUBE = "strategy/channels/youtube.md"
PAGE = "---\ntitle: YouTube\nservice: youtube\nowner: sari\n{}\n---\nFilms.\n"
POST = "content/posts/2026/lamp.md"
DUE = "---\ntitle: Lamp\npublish_at: 2026-12-07 09:30\nchannels: [outbox]\n---\nA lamp.\n"


def lines(root: Path, files: Mapping[str, str], *known: Record) -> dict[str, Mapping[str, Cell]]:
    """Return the table's lines by channel, as they stand."""
    survey = survey_of(root, files)
    hub = replace(survey.hub, records={one.name: one for one in known})
    (table,) = tables(health(replace(survey, hub=hub)))
    return {_id(row[0]): dict(zip(COLUMNS, row, strict=True)) for row in table.rows}


def _id(cell: Cell) -> str:
    assert isinstance(cell, Ref)
    return cell.id


@pytest.mark.parametrize(
    ("state", "plan", "waits"),
    [
        (State.SENDING, Plan.PERSON, Mark("1", Tone.BAD)),
        (State.SENDING, Plan.SEND, None),
        (State.UNKNOWN, Plan.SEND, Mark("1", Tone.BAD)),
        (State.FAILED, Plan.SEND, Mark("1", Tone.BAD)),
        (State.PUBLISHED, Plan.NONE, None),
    ],
)
def test_a_bundle_for_a_person_waits_as_well(
    tmp_path: Path, state: State, plan: Plan, waits: Mark | None
) -> None:
    """The table counts what the pipeline shows; what is under way does not wait."""
    record = Record("lamp", "outbox", state, plan=plan, handle="build/outbox/lamp")

    assert waits == lines(tmp_path, {POST: DUE}, record)["outbox"]["Waits for a person"]


def test_what_the_set_up_lacks_is_named_by_its_keys(tmp_path: Path) -> None:
    """Marked as code, so that a page can show it as such."""
    files = {YOUTUBE: PAGE.format("settings: {colour: blue}")}
    shown = lines(tmp_path, files)["youtube"]["Set-up"]

    assert isinstance(shown, Mark)
    assert Tone.BAD is shown.tone
    assert shown.text.startswith("to mend: ")
    assert "`secrets.refresh_token`" in shown.text
    assert "`settings.colour`" in shown.text


def test_what_a_person_has_to_look_at_stands_first(tmp_path: Path) -> None:
    """The others keep their order."""
    shown = list(lines(tmp_path, {YOUTUBE: PAGE.format("status: active")}))

    assert ["youtube", *sorted(shown[1:])] == shown


def test_every_class_is_told_in_words() -> None:
    """`K4` alone tells nobody anything."""
    assert set(RetryClass) == set(AFTER)
    assert all(words.endswith(f" ({one})") for one, words in AFTER.items())
