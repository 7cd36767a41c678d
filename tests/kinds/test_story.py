"""Stories: consent, anonymity, and what never leaves."""

from __future__ import annotations

from pathlib import Path

from masthead.auditing.fields import PUBLIC as AUDITED
from masthead.kinds.story import PUBLIC, agreed
from row_helper import found, printed, told

STORY = "content/stories/sinking-arm.md"
GOOD = agreed.passing[STORY]


def consent(text: str) -> dict[str, str]:
    """Return a story that is told with a consent."""
    return {STORY: GOOD.replace("anonymised: true", f"consent: {{{text}}}")}


def test_a_consent_of_tomorrow_is_found(tmp_path: Path) -> None:
    """Nobody has agreed yet."""
    (finding,) = found("story/consent", tmp_path, consent("day: 2026-12-20, how: written"))

    assert "the consent is of a day to come" == finding.message


def test_a_consent_without_an_end_holds(tmp_path: Path) -> None:
    """Who said nothing of an end has agreed until it is taken back."""
    assert [] == found("story/consent", tmp_path, consent("day: 2026-11-20, how: spoken"))


def test_a_draft_is_asked_for_consent_later(tmp_path: Path) -> None:
    """A draft is never public; whoever is told of is asked before it is."""
    files = {STORY: agreed.failing[STORY].replace("trouble:", "status: draft\ntrouble:")}

    assert [] == found("story/consent", tmp_path, files)


def test_addresses_never_stand_in_a_story(tmp_path: Path) -> None:
    """An address is found with its line, also where people have agreed to the story."""
    files = consent("day: 2026-11-20, how: written")
    files[STORY] += "Write to ayu.w@mail.example.\n"
    (finding,) = found("story/personal", tmp_path, files)

    assert "line 9: this looks like an e-mail address of a person" == finding.message


def test_an_account_may_be_named_with_consent(tmp_path: Path) -> None:
    """Who has agreed may be found again."""
    files = consent("day: 2026-11-20, how: written")
    files[STORY] += "By @ayu_w.\n"

    assert [] == found("story/personal", tmp_path, files)


def test_the_report_tells_how_each_story_stands(tmp_path: Path) -> None:
    """Agreed, run out, anonymised, or without consent."""
    files = {
        "content/stories/a.md": consent("day: 2026-11-20, how: written")[STORY],
        "content/stories/b.md": consent("day: 2025-11-20, how: written, until: 2026-11-20")[STORY],
        "content/stories/c.md": GOOD,
        "content/stories/d.md": GOOD.replace("anonymised: true\n", ""),
    }
    (table,) = told(tmp_path, files, "story", "consents")["blocks"]

    assert ["agreed", "ran out", "anonymised", "no consent"] == [
        row[1]["text"] for row in table["rows"]
    ]
    assert "masthead story new" in printed(tmp_path / "none", {}, "story", "consents")


def test_what_may_leave_is_said_twice_alike() -> None:
    """The site and the audit name the same keys."""
    assert PUBLIC == AUDITED["story"]
