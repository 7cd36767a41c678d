"""Who has left has no access, and two people can let others in."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.access import audit
from masthead.report import Mark, Tone
from row_helper import printed, shown
from rule_helper import found
from survey_helper import survey_of, tables

FILE = "strategy/access.yml"
PEOPLE = """\
people:
  sari: {name: Sari}
  tom: {name: Tom, left: 2026-12-07}
  ayu: {name: Ayu, left: 2027-01-31}
"""
CHANNEL = "---\ntitle: {0}\nservice: folder\nhandle: lentera\nstatus: {1}\n---\nA channel.\n"


def test_access_ends_on_the_day_of_leaving(tmp_path: Path) -> None:
    """Who leaves later may stay until then."""
    text = "accounts:\n  mastodon: {people: {tom: admin, ayu: admin, sari: admin}}\n"
    files = {FILE: text, "strategy/people.yml": PEOPLE}
    (finding,) = found("access/left", tmp_path, files)

    assert "Tom has left on 2026-12-07 and may still use mastodon" == finding.message
    assert (2, 28) == (finding.line, finding.column)


def test_accounts_that_nobody_listed_are_found(tmp_path: Path) -> None:
    """An active channel with a handle has an account; a retired one needs nobody."""
    files = {
        FILE: "accounts:\n  mastodon: {people: {sari: admin, repair-cafe: admin}}\n",
        "strategy/channels/radio.md": CHANNEL.format("Radio", "active"),
        "strategy/channels/closed.md": CHANNEL.format("Closed", "retired"),
    }
    (finding,) = found("access/admins", tmp_path, files)

    assert "radio has 0 of 2 people who can let others in" == finding.message


def test_a_retired_account_is_not_asked(tmp_path: Path) -> None:
    """Neither two people nor a new look are asked of a closed account."""
    files = {
        FILE: "accounts:\n  closed: {people: {sari: admin}}\n",
        "strategy/channels/closed.md": CHANNEL.format("Closed", "retired"),
    }

    assert [] == found("access/admins", tmp_path, files)
    assert [] == found("access/reviewed", tmp_path, files)


def test_a_list_that_was_never_compared_is_found(tmp_path: Path) -> None:
    """Without a day nobody has looked."""
    text = "accounts:\n  mastodon: {people: {sari: admin, repair-cafe: admin}}\n"
    (finding,) = found("access/reviewed", tmp_path, {FILE: text})

    assert "mastodon was last compared with the account on no day" == finding.message


def test_the_matrix_shows_who_may_do_what(tmp_path: Path) -> None:
    """People by account, and a warning where one person alone can let others in."""
    text = "accounts:\n  mastodon: {people: {sari: admin}}\n  bluesky: {people: {sari: viewer}}\n"
    matrix, reviews = tables(audit(survey_of(tmp_path, {FILE: text})))

    assert ("Person", "Bluesky", "Mastodon") == matrix.columns
    assert (Mark("viewer"), Mark("admin", Tone.GOOD)) == matrix.rows[0][1:]
    assert [Mark("0", Tone.WARN), Mark("1", Tone.WARN)] == [row[1] for row in reviews.rows]
    assert "<svg" in shown(tmp_path, {FILE: text}, "strategy/access.md")
    assert "admin" in printed(tmp_path, {FILE: text}, "access", "audit")


def test_passwords_have_no_place(tmp_path: Path) -> None:
    """Who writes one gets the way out."""
    text = "accounts:\n  mastodon: {people: {sari: admin}, password: hunter2}\n"
    (finding,) = found("schema/unknown-key", tmp_path, {FILE: text})

    assert "password manager" in finding.hint


def test_nothing_leaves_and_an_empty_hub_has_no_matrix(tmp_path: Path) -> None:
    """The public site has no page of it."""
    (matrix, reviews) = tables(audit(survey_of(tmp_path, {})))

    assert ((), ()) == (matrix.rows, reviews.rows)
