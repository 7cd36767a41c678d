"""The kind `audience`: people whom posts speak to, known only as a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.reports.audience_hours import hours, hours_of
from masthead.reports.audience_overview import overview, portrait_of
from masthead.reports.serving import serving
from masthead.schema.fields import ID, LANGUAGES, ONE_LINE, PAGE_FIELDS, list_of, page_record
from masthead.schema.hours import HOURS, bands_of
from masthead.schema.portrait import GROUPS, LINE_OR_LINES, SAMPLE, SENSITIVE, SHARES
from masthead.schema.records import Either, Field
from masthead.schema.shapes import Choice
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

MARKET = Choice(("b2b", "b2c"))
DEVICE = Choice(("phone", "tablet", "laptop", "desktop", "television", "e-reader", "speaker"))

RECORD = page_record(
    Field("summary", ONE_LINE, "Who they are, in one sentence.", "People who mend things at home."),
    Field(
        "market",
        Either({str: MARKET, list: list_of(MARKET, "markets")}, "b2b, b2c, or a list of both"),
        "Private buyers (b2c) or companies (b2b).",
        "b2c",
    ),
    Field(
        "services", list_of(ID, "services"), "Networks they really use.", ["mastodon", "youtube"]
    ),
    Field("purpose", LINE_OR_LINES, "What they use them for.", "to learn how to mend"),
    Field(
        "active_hours",
        HOURS,
        "When they are there: bands of hours for every day, or by days with the zone.",
        {"zone": "Asia/Jakarta", "weekdays": ["19:00-22:00"], "weekend": ["09:00-12:00"]},
    ),
    Field(
        "devices",
        Either({str: DEVICE, list: list_of(DEVICE, "devices")}, "a device, or a list of them"),
        "What they read on.",
        ["phone"],
    ),
    Field(
        "interests",
        GROUPS,
        "What they care about: names, or shares in percent of those who named it.",
        ["tools", "thrift"],
    ),
    Field("languages", LANGUAGES, "Languages they read, as tags.", ["en", "id"]),
    Field("age", GROUPS, "Range of age, or shares in percent by range.", "25-44"),
    Field("sex", SHARES, "Shares in percent.", {"women": 54, "men": 42}),
    Field(
        "sample",
        SAMPLE,
        "What the shares rest on.",
        {"size": 240, "source": "survey at the benches", "day": "2026-09-30"},
    ),
    Field(
        "sensitive",
        list_of(SENSITIVE, "aggregates, each with `trait`, `group`, `share`, `size`, `source`"),
        "What is known of health, religion, politics and the like: only as shares with a source.",
        [
            {
                "trait": "health",
                "group": "people with low vision",
                "share": 6,
                "size": 240,
                "source": "a public survey",
            }
        ],
    ),
)

BODY = """\
What they want, what keeps them from it, and what they have said in their own words. Write only what
you have observed or been told, and say where. Never write of one person.
"""

COLUMNS = ("market", "services", "devices", "languages", "owner", "status")

OWN = tuple(name for name in RECORD.known if name not in {one.name for one in PAGE_FIELDS})
FILLED = ("summary", "market", "interests", "purpose", "devices")
"""What a portrait says, and for people at home `age` or `sex` besides."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "en": (
        *("pregnan", "diabet", "depress", "disab", "patient", "muslim", "christian", "catholic"),
        *("jewish", "hindu", "buddhis", "atheis", "voters", "republican", "socialist"),
        *("gay", "lesbian", "bisexual", "lgbt", "ethnic", "union members"),
    ),
    "id": ("hamil", "difabel", "muslim", "kristen", "katolik", "simpatisan", "serikat pekerja"),
    "tl": ("buntis", "may kapansanan", "muslim", "katoliko", "iglesia", "botante"),
    "ru": ("беременн", "инвалид", "мусульман", "православн", "избирател", "геи", "этническ"),
}
"""Beginnings of words that tell of a sensitive trait, by language."""

_FILE = "strategy/audiences/tinkerers.md"
_PAGE = """\
---
title: Tinkerers
summary: People who mend things at home
market: b2c
services: [mastodon]
purpose: to learn how to mend
active_hours: {zone: Asia/Jakarta, weekdays: ["19:00-22:00"]}
devices: [laptop]
interests: [tools, thrift]
age: {18-34: 40, 35-64: 55}
sample: {size: 240, source: sample data}
---
They read closely.
"""
_GOOD = {_FILE: _PAGE}


def _without(*lines: str) -> dict[str, str]:
    """Return the good page without the lines of some keys."""
    kept = [one for one in _PAGE.splitlines(keepends=True) if one.partition(":")[0] not in lines]
    return {_FILE: "".join(kept)}


@rule("audience/portrait", Level.NOTICE, passing=_GOOD, failing=_without("devices"))
def portrait(page: Page, survey: Survey) -> Iterator[Remark]:
    """A portrait that is begun is finished.

    Who writes a post needs to know whom to picture: what they care about, what they come for and
    what they read on; of people at home also their age or sex. Fill in what the finding names.
    """
    values = survey.values(page)
    missing = [name for name in FILLED if name not in values]
    if "b2c" in values.get("market", "") and not {"age", "sex"} & values.keys():
        missing.append("age")
    if missing and any(name in values for name in OWN) and page in survey.current("audience"):
        names = ", ".join(f"`{name}`" for name in missing)
        yield Remark(page.document, f"{names} missing", ("title",), "fill it in")


@rule(
    "audience/shares",
    Level.WARNING,
    passing=_GOOD,
    failing={_FILE: _PAGE.replace("40, 35-64: 55", "60, 35-64: 55")},
    least=30,
)
def shares(page: Page, survey: Survey, least: int) -> Iterator[Remark]:
    """Shares are of people who were counted, and of all of them at most.

    Shares of sex and of age come to 100 percent at most; what is missing nobody knows. `sample`
    says how many people they rest on and who counted. Of fewer than `least` people write no
    shares: one person would move them.
    """
    values = survey.values(page)
    counted = [name for name in ("sex", "age", "interests") if isinstance(values.get(name), dict)]
    for name in counted:
        if name != "interests" and (whole := sum(values[name].values())) > 100:
            yield Remark(page.document, f"the shares come to {whole:g} percent", (name,))
    size = values.get("sample", {}).get("size")
    if counted and size is None:
        hint = "write `sample: {size: 240, source: ...}`, or leave the shares out"
        yield Remark(page.document, "nobody says what the shares rest on", (counted[0],), hint)
    elif counted and size < least:
        message = f"shares of {size} people say little: {least} are asked for"
        yield Remark(page.document, message, ("sample", "size"))


@rule(
    "audience/sensitive",
    Level.ERROR,
    passing=_GOOD,
    failing={_FILE: _PAGE.replace("tools, thrift", "tools, pregnancy")},
    least=50,
    words=WORDS,
)
def sensitive(
    page: Page, survey: Survey, least: int, words: Mapping[str, Sequence[str]]
) -> Iterator[Remark]:
    """Health, religion, politics, orientation and origin stand here only as counted shares.

    Law protects what is told of them (GDPR, article 9). Write a share with its source under
    `sensitive`, of `least` people or more, or leave it out.
    """
    values = survey.values(page)
    for number, one in enumerate(values.get("sensitive", ())):
        if one["size"] < least:
            message = f"a share of {one['size']} people could tell of one: {least} are asked for"
            yield Remark(page.document, message, ("sensitive", number, "size"), "leave it out")
    beginnings = "|".join(re.escape(word) for some in words.values() for word in some)
    if not beginnings:
        return
    told = re.compile(rf"\b(?:{beginnings})\w*", re.IGNORECASE)
    for name in ("summary", "purpose", "interests", "age", "sex", "tags"):
        if found := told.search(str(values.get(name, ""))):
            message = f"`{found[0]}` tells of a sensitive trait"
            hint = "write it as a share with its source under `sensitive`, or leave it out"
            yield Remark(page.document, message, (name,), hint)


@rule("audience/reach", Level.WARNING, passing=_GOOD, failing=_without("active_hours"))
def reach(page: Page, survey: Survey) -> Iterator[Remark]:
    """An audience says where its people are, and when.

    Without a service under `services` and a band of hours under `active_hours` nobody can tell
    which channel and which time of day serve it.
    """
    values = survey.values(page)
    if page not in survey.current("audience"):
        return
    if not values.get("services"):
        hint = "write `services: [mastodon]`"
        yield Remark(page.document, "no service is named that they use", ("services",), hint)
    if not bands_of(values.get("active_hours")):
        hint = 'write `active_hours: {weekdays: ["19:00-22:00"]}`'
        yield Remark(page.document, "nobody says when they are there", ("active_hours",), hint)


@rule(
    "audience/channel",
    Level.WARNING,
    passing=_GOOD,
    failing={_FILE: _PAGE.replace("services: [mastodon]", "services: [youtube]")},
)
def served(page: Page, survey: Survey) -> Iterator[Remark]:
    """An audience has an active channel that serves it.

    A channel serves it whose network is one of its `services`, or whose `fit` scores it 3 or more.
    Open a channel, score the one that reaches them, or set the audience aside with `status: draft`.
    """
    known = survey.values(page).get("services")
    if known and page in survey.current("audience") and not list(serving(page, survey)):
        yield Remark(page.document, "no active channel serves them", ("services",))


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the portrait, the channels that serve them, their hours, and what speaks to them."""
    yield from portrait_of(page, survey)
    yield from hours_of(page, survey)


RULES = (portrait, shares, sensitive, reach, served)
REPORTS = {"overview": overview, "hours": hours}
