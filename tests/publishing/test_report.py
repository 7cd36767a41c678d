"""Deliveries for programs, for people and for CI."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from comment_reader import live
from masthead.publishing.report import job_summary, table, to_json, totals, warn
from masthead.record import Approval, Read, Receipt, Record, State
from masthead.schedule import Delivery

DUE = datetime(2026, 12, 7, 8, 0, tzinfo=UTC)
OUT = Record(
    "lamp",
    "site",
    State.PUBLISHED,
    attempt=2,
    receipts=(Receipt("7", "https://x.example/7", DUE.timestamp() + 60),),
)


def delivery(state: State, **fields: Any) -> Delivery:
    """Return a delivery of the post `lamp`."""
    return Delivery(**{"post": "lamp", "channel": "site", "state": state, "due_at": DUE, **fields})


FOUND = (
    delivery(State.PUBLISHED, record=OUT),
    delivery(
        State.LATE, channel="outbox", reason="it was due | long ago", next_step="masthead resolve"
    ),
    delivery(State.DRAFT, channel="x", due_at=None),
)


def test_the_json_is_the_contract() -> None:
    """Exactly these keys; the time it went out, or the time it is due."""
    assert {
        "deliveries": [
            {
                "post": "lamp",
                "channel": "site",
                "state": "published",
                "url": "https://x.example/7",
                "remote_id": "7",
                "reason": "",
                "at": "2026-12-07T08:01:00+00:00",
                "attempt": 2,
            },
            {
                "post": "lamp",
                "channel": "outbox",
                "state": "late",
                "url": "",
                "remote_id": "",
                "reason": "it was due | long ago",
                "at": "2026-12-07T08:00:00+00:00",
                "attempt": 0,
            },
            {
                "post": "lamp",
                "channel": "x",
                "state": "draft",
                "url": "",
                "remote_id": "",
                "reason": "",
                "at": None,
                "attempt": 0,
            },
        ],
        "summary": {"published": 1, "late": 1, "draft": 1},
    } == to_json(FOUND)


APPROVAL = Approval(12, "https://github.example/12", "c0ffee", (Read("sari", "cafe" * 10),))


def approved_by(approval: Approval) -> Delivery:
    """Return a delivery that is out with an approval."""
    return delivery(State.PUBLISHED, record=replace(OUT, approval=approval))


def test_the_json_has_an_approval_where_one_is_known() -> None:
    """A key more, and no other changed."""
    (told,) = to_json([approved_by(APPROVAL)])["deliveries"]  # type: ignore[misc] - a list

    assert {
        "pull": 12,
        "url": "https://github.example/12",
        "commit": "c0ffee",
        "by": [{"login": "sari", "commit": "cafe" * 10}],
        "emergency": False,
        "besides": [],
    } == told["approval"]


def test_who_approved_is_said_in_a_line() -> None:
    """Where, by whom, what they read, and what else was approved."""
    long = replace(APPROVAL, by=(*APPROVAL.by, Read("bu\x1bdi", "beef")), besides=(9, 10))

    lines = list(table([approved_by(APPROVAL), approved_by(long)], "UTC"))

    assert (
        "    approved: pull request #12 by sari (read cafecafec), https://github.example/12"
        in lines
    )
    assert (
        r"    approved: pull request #12 by sari (read cafecafec), bu\x1bdi (read beef), "
        "with what #9, #10 changed, https://github.example/12"
    ) in lines


def test_an_emergency_is_told_in_every_report() -> None:
    """Table, summary and annotation, so that nobody takes the short way unseen."""
    short = approved_by(Approval(12, emergency=True))
    words = "pull request #12 by nobody, as the policy asks nobody, by the short way (emergency)"

    assert f"    approved: {words}" in list(table([short], "UTC"))
    assert "**By the short way:** " in job_summary([short], "UTC")
    assert "**By the short way:** " not in job_summary([approved_by(APPROVAL)], "UTC")
    assert [f"::warning title=by the short way::lamp@site: {words}"] == list(warn([short], {}))
    assert [] == list(warn([approved_by(APPROVAL)], {}))
    assert [] == live(job_summary([approved_by(replace(APPROVAL, emergency=True))], "UTC"))


def test_the_table_says_what_to_do_next() -> None:
    """Times are the hub's, reasons and steps stand below."""
    assert [
        "lamp@site    published  2026-12-07 09:01  https://x.example/7",
        "lamp@outbox  late       2026-12-07 09:00",
        "    why: it was due | long ago",
        "    next: masthead resolve",
        "lamp@x       draft",
    ] == list(table(FOUND, "Europe/Berlin"))


def test_no_runner_takes_what_was_said_for_a_command() -> None:
    """`##[` is broken up wherever it stands, and `::` never starts a line."""
    lines = list(table([delivery(State.FAILED, reason="::error::x ##[error]y")], "UTC"))

    assert "    why: ::error::x # #[error]y" in lines


def test_no_terminal_acts_on_what_a_service_said() -> None:
    """Control characters are shown as what they are."""
    lines = table([delivery(State.FAILED, reason="\x1b[31mred\n::error::x")], "UTC")

    assert r"    why: \x1b[31mred\n::error::x" in list(lines)


def test_the_totals_are_in_words() -> None:
    """In the order of the states."""
    assert "1 draft, 1 late, 1 published" == totals(FOUND)
    assert "nothing to deliver" == totals(())


def test_the_job_summary_is_a_table_that_shows_signs_as_they_are() -> None:
    """What a writer or a service said cannot become a link or break the table."""
    text = job_summary(FOUND, "Europe/Berlin", "too many")

    assert "1 draft, 1 late, 1 published." in text
    assert "**Stopped:** too many" in text
    assert "| `lamp@site` | published | 2026-12-07 09:01 | `https://x.example/7` |" in text
    assert r"it was due `\|` long ago; next: masthead resolve" in text
    assert [] == live(text)
    assert 5 == sum(line.startswith("|") for line in text.splitlines())


def test_an_empty_summary_has_no_table() -> None:
    """Nothing to deliver is said in a sentence."""
    assert "## Publishing\n\nnothing to deliver.\n\n" == job_summary((), "UTC")


def test_what_waits_for_a_person_is_annotated() -> None:
    """At the post's file where it is known; nothing in it acts."""
    found = (
        *FOUND,
        delivery(State.UNKNOWN, post="gone", reason="50% lost\n::x", next_step="look"),
    )

    late, unknown = warn(found, {"lamp": "content/a,b.md"})
    place = "file=content/a%2Cb.md,title=lamp@outbox is late"
    assert f"::error {place}::it was due | long ago; next: masthead resolve" == late
    assert r"::error title=gone@site is unknown::50%25 lost\n::x; next: look" == unknown
