"""The kind `access`: `strategy/access.yml`, who may do what on which account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from masthead import plots
from masthead.channel import ChannelStatus
from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.schema.fields import DAY, OWNER, id_of
from masthead.schema.records import Field, MappingOf, Record
from masthead.schema.shapes import Choice
from masthead.survey import Survey

ADMIN = "admin"
ACCOUNT = Record(
    (
        Field(
            "people",
            MappingOf(id_of("person"), Choice((ADMIN, "editor", "viewer")), "rights by person"),
            "What each person may do: ids in strategy/people.yml.",
            {"sari": ADMIN, "dimas": "editor"},
            required=True,
        ),
        Field(
            "reviewed", DAY, "The day on which somebody compared it with the account.", "2026-11-20"
        ),
    ),
    "a mapping with `people`",
    advice={"password": "no secret in the hub: passwords and tokens stand in a password manager"},
)
RECORD = Record(
    (
        Field(
            "accounts",
            MappingOf(id_of("channel"), ACCOUNT, "accounts by channel"),
            "The accounts by the id of their channel.",
            {"mastodon": {"people": {"sari": ADMIN}, "reviewed": "2026-11-20"}},
            required=True,
        ),
        OWNER,
        Field("review_by", DAY, "Day by which someone must look again.", "2027-03-31"),
    )
)

BODY = ""

LEAST_ADMINS = 2
REVIEW_DAYS = 180

_FILE = "strategy/access.yml"
_PEOPLE = """\
people:
  sari: {name: Sari}
  repair-cafe: {name: The repair café}
  tom: {name: Tom, left: 2026-11-01}
"""
_ACCESS = """\
accounts:
  mastodon: {people: {sari: admin, repair-cafe: admin}, reviewed: 2026-11-20}
"""


@rule(
    "access/left",
    Level.ERROR,
    passing={_FILE: _ACCESS, "strategy/people.yml": _PEOPLE},
    failing={
        _FILE: _ACCESS.replace("{sari: admin,", "{tom: editor, sari: admin,"),
        "strategy/people.yml": _PEOPLE,
    },
)
def left(page: Page, survey: Survey) -> Iterator[Remark]:
    """Who has left has no access.

    Take the person out of the account first, then out of the file.
    """
    for channel, account in accounts(page, survey).items():
        for id in account["people"]:
            person = survey.hub.people.get(id)
            if person and person.left and person.left <= survey.today:
                message = f"{person.name} has left on {person.left} and may still use {channel}"
                yield Remark(page.document, message, ("accounts", channel, "people", id))


@rule(
    "access/admins",
    Level.WARNING,
    passing={_FILE: _ACCESS},
    failing={_FILE: _ACCESS.replace("repair-cafe: admin", "repair-cafe: editor")},
    least=LEAST_ADMINS,
)
def admins(page: Page, survey: Survey, least: int) -> Iterator[Remark]:
    """Every account has two people who can let others in.

    With one, an illness or a lost telephone locks everybody out. Make another person `admin`, on
    the account and here. Looked at are the accounts of the file, and active channels with a
    handle.
    """
    known = accounts(page, survey)
    for channel in dict.fromkeys([*known, *_with_account(survey)]):
        count = sum(right == ADMIN for right in known.get(channel, {}).get("people", {}).values())
        if count < least and _is_active(channel, survey):
            key = ("accounts", channel) if channel in known else ("accounts",)
            message = f"{channel} has {count} of {least} people who can let others in"
            yield Remark(page.document, message, key)


@rule(
    "access/reviewed",
    Level.WARNING,
    passing={_FILE: _ACCESS},
    failing={_FILE: _ACCESS.replace("2026-11-20", "2026-03-20")},
    days=REVIEW_DAYS,
)
def reviewed(page: Page, survey: Survey, days: int) -> Iterator[Remark]:
    """Somebody has compared the list with the account within half a year.

    Open the account's settings, compare, mend what differs, and set `reviewed` to today.
    """
    for channel, account in accounts(page, survey).items():
        day = account.get("reviewed")
        if _is_active(channel, survey) and (
            day is None or survey.today - day > timedelta(days=days)
        ):
            message = f"{channel} was last compared with the account on {day or 'no day'}"
            yield Remark(page.document, message, ("accounts", channel))


def accounts(page: Page, survey: Survey) -> Mapping[str, Mapping[str, Any]]:
    """Return the accounts of the file by channel."""
    found: Mapping[str, Mapping[str, Any]] = survey.values(page).get("accounts", {})
    return found


def _is_active(channel: str, survey: Survey) -> bool:
    known = survey.hub.channels.get(channel)
    return known is not None and known.status is ChannelStatus.ACTIVE


def _with_account(survey: Survey) -> Iterator[str]:
    for id in survey.active_channels:
        if survey.hub.channels[id].handle:
            yield id


TONES = {ADMIN: Tone.GOOD}


def audit(survey: Survey) -> Iterator[Block]:
    """Show who may do what on which account, and when somebody last looked."""
    known: dict[str, Mapping[str, Any]] = {}
    for page in survey.pages("access"):
        known.update(accounts(page, survey))
    channels = sorted(known)
    people = dict.fromkeys(id for account in known.values() for id in account["people"])
    rows: list[tuple[Cell, ...]] = [
        (Ref("person", id, survey.title("person", id)), *_rights(id, known, channels))
        for id in sorted(people)
    ]
    names = tuple(survey.title("channel", channel) for channel in channels)
    empty = "No access yet: write strategy/access.yml"
    table = Table("Access", ("Person", *names), tuple(rows), note="– is no access.", empty=empty)
    yield plots.heat(table)
    yield Table(
        "Reviews",
        ("Account", "Can let others in", "People", "Compared with the account"),
        tuple(_account(channel, known[channel]) for channel in channels),
        note=f"As of {survey.today}.",
        empty=empty,
    )


def _rights(
    person: str, known: Mapping[str, Mapping[str, Any]], channels: list[str]
) -> Iterator[Mark]:
    for channel in channels:
        right = known[channel]["people"].get(person, "–")
        yield Mark(right, TONES.get(right, Tone.PLAIN))


def _account(channel: str, account: Mapping[str, Any]) -> tuple[Cell, ...]:
    count = sum(right == ADMIN for right in account["people"].values())
    enough = Mark(str(count), Tone.GOOD if count >= LEAST_ADMINS else Tone.WARN)
    return (Ref("channel", channel), enough, len(account["people"]), account.get("reviewed"))


RULES = (left, admins, reviewed)
REPORTS = {"audit": audit}
