"""Audits and accounts: dated, fresh, acted upon; numbers that were bought are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.kinds.account import registered
from masthead.kinds.audit import acted
from row_helper import found, printed, told

AUDIT, TABLE = "strategy/audits/2026-11.md", "strategy/accounts.csv"
GOOD, ROWS = acted.passing[AUDIT], registered.passing[TABLE]


def test_an_audit_of_tomorrow_is_found(tmp_path: Path) -> None:
    """Nobody has looked yet."""
    (finding,) = found("audit/dated", tmp_path, {AUDIT: GOOD.replace("11-30", "12-30")})

    assert "the audit is dated to a day to come, 2026-12-30" == finding.message


@pytest.mark.parametrize(
    ("do", "expected"),
    [
        ("", "nobody says what to do about it"),
        (", do: none", "nothing is done, and `why` does not say the reason"),
        (", do: draw", "nobody is named who does it"),
    ],
)
def test_what_was_found_needs_somebody_or_a_reason(tmp_path: Path, do: str, expected: str) -> None:
    """Each of the three ways to leave a finding lying is found."""
    page = GOOD.replace(", do: draw a new one, who: sari, due: 2027-01-31", do)
    (finding,) = found("audit/action", tmp_path, {AUDIT: page})

    assert expected == finding.message


def test_an_audit_set_aside_is_left_alone(tmp_path: Path) -> None:
    """A draft has no duties, and an audit without a date cannot be too old."""
    page = "---\ntitle: Next\nstatus: draft\nfindings: [{what: old}]\n---\nSoon.\n"

    for rule in ("audit/dated", "audit/fresh", "audit/action"):
        assert [] == found(rule, tmp_path, {AUDIT: page})


def test_the_page_of_an_audit_shows_what_is_open_late_and_done(tmp_path: Path) -> None:
    """The state of each finding is derived from its day and from what was done."""
    lines = """\
findings:
  - {what: one, do: a, who: sari, due: 2027-01-31}
  - {what: two, do: b, who: sari, due: 2026-12-01}
  - {what: three, do: c, who: sari, done: true}
  - {what: four, do: none, why: small}
  - {what: five}
"""
    page = f"---\ntitle: A\ndate: 2026-11-30\nsource: pages\nchannels: [site]\n{lines}---\nSo.\n"
    blocks = told(tmp_path, {AUDIT: page, **registered.passing}, "stocktake", "show", "2026-11")
    table = next(one for one in blocks["blocks"] if one.get("title") == "What we do about it")

    states = [row[5]["text"] for row in table["rows"]]
    assert ["open", "late", "done", "nothing to do", "open"] == states
    assert "none: small" == table["rows"][3][1]


def test_an_account_counted_tomorrow_is_found(tmp_path: Path) -> None:
    """A count of a day to come is a slip."""
    files = {**registered.passing, TABLE: ROWS.replace("2026-11-30", "2026-12-30")}
    (finding,) = found("account/fresh", tmp_path, files)

    assert (2, 3) == (finding.line, finding.column)
    assert "counted on a day to come, 2026-12-30" == finding.message


def test_bought_followers_are_found_and_count_nowhere(tmp_path: Path) -> None:
    """The row is a finding, and the report knows nothing of it."""
    files = {**registered.passing, TABLE: ROWS.replace("false", "true")}
    (finding,) = found("account/bought", tmp_path, files)
    (table,) = told(tmp_path, files, "account", "report")["blocks"]

    assert "mastodon has bought followers: the row is left out of all reports" == finding.message
    assert [None, None, None, None] == table["rows"][0][2:]


def test_a_count_without_an_admin_and_of_an_unknown_channel_is_shown_as_it_is(
    tmp_path: Path,
) -> None:
    """What nobody knows stays a gap; a channel that is gone is not drawn."""
    rows = "channel,as_of,source,followers\nmastodon,2026-11-01,page,10\n"
    more = "mastodon,2026-11-20,page,20\ngone,2026-11-01,page,1\ngone,2026-11-02,page,2\n"
    files = {**registered.passing, TABLE: f"{rows}{more}mastodon,2026-11-21,page,\n"}
    table, drawing = told(tmp_path, files, "account", "report")["blocks"]

    assert [20, 100.0, "2026-11-20", None] == table["rows"][0][2:]
    assert "Mastodon: followers" == drawing["title"]


def test_without_accounts_the_report_says_the_next_step(tmp_path: Path) -> None:
    """A hub without a handle has no account."""
    assert "give a channel its `handle`" in printed(tmp_path, {}, "account", "report")
    assert "strategy/accounts.csv" in printed(tmp_path, {}, "report", "growth")
