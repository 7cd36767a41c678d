"""Waivers silence a rule on one post for a while; settings change levels and options."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from masthead.finding import Level
from masthead.rules import RULES
from masthead.rules.settings_rules import coerce, options_of
from masthead.settings import RuleSettings
from rule_helper import POST, found, one, report

TAG = "hashtags: [repairweekathome]\n"


def waiver(rule: str = "hashtags/case", until: str = "2026-12-31") -> str:
    """Return a waiver as front matter."""
    return f"waivers:\n  - rule: {rule}\n    reason: The city writes it so.\n    until: {until}\n"


def rules_found(root: Path, front: str, now: datetime) -> list[str]:
    """Return the ids of the rules that find something in a post."""
    return [finding.rule for finding in report(root, one(front), now=now).findings]


@pytest.mark.parametrize(
    ("clock", "rules"),
    [
        ("2026-12-07T22:59+00:00", []),
        ("2026-12-07T23:01+00:00", ["hashtags/case", "waiver/expired"]),
    ],
)
def test_a_waiver_holds_to_the_end_of_its_last_day(
    clock: str, rules: list[str], tmp_path: Path
) -> None:
    """The day ends at midnight in the hub's zone, Berlin."""
    now = datetime.fromisoformat(clock)

    assert rules == rules_found(tmp_path, TAG + waiver(until="2026-12-07"), now)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("text/secrets", ["waiver/unknown"]),
        ("reader/yaml", ["waiver/unknown"]),
        ("schema/value", ["waiver/unknown"]),
        ("post/unique-id", ["waiver/unknown"]),
        ("waiver/unused", ["waiver/unknown"]),
        ("post/lenght", ["waiver/unknown"]),
        ("post/length", ["waiver/unused"]),
    ],
)
def test_what_cannot_be_waived(rule: str, expected: list[str], tmp_path: Path) -> None:
    """Some rules guard what cannot be taken back; some do not exist."""
    now = datetime(2026, 12, 7, tzinfo=UTC)

    assert expected == rules_found(tmp_path, waiver(rule), now)


def test_a_secret_stays_found_under_a_waiver(tmp_path: Path) -> None:
    """A waiver of a rule that cannot be waived silences nothing."""
    files = one(waiver("text/secrets"), "The key is " + "AKIA" + "ABCDEFGH234567QR.\n")

    assert 1 == len(found("text/secrets", tmp_path, files))


def test_a_waiver_works_in_a_narrow_check(tmp_path: Path) -> None:
    """What a check on one file finds is what the full check finds there."""
    files = one(TAG + waiver())

    assert () == report(tmp_path, files, paths=[POST]).findings


SETTINGS = "name: Lentera\npublic_url: https://lentera.example\nrules:\n"


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("hashtags/case: error", Level.ERROR),
        ("hashtags/case: {level: warning}", Level.WARNING),
        ("hashtags/case: {max_letters: 10}", Level.NOTICE),
        ("hashtags/case: {level: error, max_letters: 5}", Level.ERROR),
    ],
)
def test_levels_of_the_hub(line: str, level: Level, tmp_path: Path) -> None:
    """`masthead.yml` sets a level, with or without options."""
    files = {**one(TAG), "masthead.yml": f"{SETTINGS}  {line}\n"}

    assert [level] == [finding.level for finding in report(tmp_path, files).findings]


@pytest.mark.parametrize("line", ["hashtags/case: off", "hashtags/case: {max_letters: 20}"])
def test_a_rule_that_is_off_or_content(line: str, tmp_path: Path) -> None:
    """A rule at `off` does not run, and options change what it finds."""
    files = {**one(TAG), "masthead.yml": f"{SETTINGS}  {line}\n"}

    assert () == report(tmp_path, files).findings


def test_reading_keeps_its_level(tmp_path: Path) -> None:
    """No hub can pass over a file that cannot be read."""
    files = {POST: "---\ntitle: [\n---\n", "masthead.yml": f"{SETTINGS}  reader/yaml: off\n"}

    assert [
        (POST, "reader/yaml", Level.ERROR),
        ("masthead.yml", "settings/rules", Level.ERROR),
    ] == [(one.path, one.rule, one.level) for one in report(tmp_path, files).findings]


@pytest.mark.parametrize(
    ("line", "message", "hint", "column"),
    [
        ("post/lenght: error", "there is no rule 'post/lenght'", "did you mean post/length?", 16),
        (
            "hashtags/case: {letters: 3}",
            "hashtags/case: there is no option 'letters'",
            "did you mean max_letters?",
            28,
        ),
        (
            "hashtags/case: {max_letters: long}",
            "hashtags/case: the option 'max_letters' must be a whole number",
            "",
            32,
        ),
        (
            "post/duplicate: {similarity: true}",
            "post/duplicate: the option 'similarity' must be a number",
            "",
            32,
        ),
        (
            "media/orphan: {except: media}",
            "media/orphan: the option 'except' must be a list of words",
            "",
            26,
        ),
        (
            "post/disclosure: {words: {en: ad}}",
            "post/disclosure: the option 'words' must be lists of words by language",
            "",
            28,
        ),
        ("reader/tab: warning", "the level of reader/tab cannot be changed", "", 15),
    ],
)
def test_lines_on_rules_that_do_nothing(
    line: str, message: str, hint: str, column: int, tmp_path: Path
) -> None:
    """Unknown rules and options, and values of another type, stand at their line."""
    (finding,) = found("settings/rules", tmp_path, {"masthead.yml": f"{SETTINGS}  {line}\n"})

    assert (message, hint) == (finding.message, finding.hint)
    assert (4, column) == (finding.line, finding.column)


@pytest.mark.parametrize(
    ("default", "value", "expected"),
    [
        (6, 3, 3),
        (6, 3.5, None),
        (6, -1, None),
        (6, True, None),
        (0.8, 1, 1.0),
        (0.8, "1", None),
        (("a",), ["b", "c"], ("b", "c")),
        (("a",), ["b", 1], None),
        ({"en": ("a",)}, {"id": ["b"]}, {"en": ("a",), "id": ("b",)}),
        ({"en": ("a",)}, {"en": ["b"]}, {"en": ("b",)}),
        ({"en": ("a",)}, {"en": "b"}, None),
        ({"en": ("a",)}, ["b"], None),
    ],
)
def test_options_have_the_type_of_their_default(
    default: object, value: object, expected: object
) -> None:
    """A value is taken in the default's type or not at all; words are added by language."""
    assert expected == coerce(default, value)  # type: ignore[arg-type]


def test_options_that_do_not_fit_leave_the_default() -> None:
    """The check goes on with the rule's own value."""
    given = RuleSettings(options={"max_letters": "long", "other": 1})

    assert {"max_letters": 14} == options_of(RULES["hashtags/case"], given)
