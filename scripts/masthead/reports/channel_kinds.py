"""Channels by kind of medium, and the registry of every account there is or was."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.compose.mediums import MEDIUMS, OF_NETWORK, OTHER_NAMES
from masthead.compose.services import SERVICES
from masthead.kinds.rule import Remark
from masthead.page import Page
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.slug import slug
from masthead.survey import Survey

UNKNOWN = "not said"
TONES = {"active": Tone.GOOD, "paused": Tone.WARN, "retired": Tone.PLAIN}


def medium_of(page: Page, survey: Survey) -> str:
    """Return the kind of medium of a channel: as its page says, else that of its network."""
    values = survey.values(page)
    network = values.get("network", values.get("service", ""))
    return str(values.get("medium") or OF_NETWORK.get(network, ""))


def kinds(survey: Survey) -> Iterator[Block]:
    """Show the channels by kind of medium: what people do there, and what each is for."""
    pages = survey.current("channel")
    found: dict[str, list[Page]] = {}
    for page in pages:
        found.setdefault(medium_of(page, survey) or UNKNOWN, []).append(page)
    rows = tuple(
        (medium.capitalize(), MEDIUMS.get(medium), Ref("channel", page.id), functions(page, survey))
        for medium in (*MEDIUMS, UNKNOWN)
        for page in found.get(medium, ())
    )
    names = ("Kind of medium", "What people do there", "Channel", "What it is for")
    empty = 'No channel yet: masthead channel new "Title"'
    yield Table("Channels by kind of medium", names, rows, empty=empty)


def functions(page: Page, survey: Survey) -> str | None:
    """Return what a channel is for, in words."""
    return ", ".join(survey.values(page).get("functions", ())) or None


def registry(survey: Survey) -> Iterator[Block]:
    """List every account there is or was, with its other names and why it was given up."""
    rows = tuple(_entry(page, survey) for page in survey.pages("channel"))
    names = ("Channel", "Network", "Also called", "Handle", "Status", "Owner", "Since", "Why")
    note = "Since and why: of channels that take no posts any more."
    empty = 'No channel yet: masthead channel new "Title"'
    yield Table("Registry of channels", names, rows, note, empty)


def _entry(page: Page, survey: Survey) -> tuple[Cell, ...]:
    values = survey.values(page)
    network = values.get("network", values.get("service", ""))
    known = SERVICES.get(network)
    status = values.get("status", "active")
    other = (*OTHER_NAMES.get(network, ()), *values.get("aliases", ()))
    return (
        Ref("channel", page.id),
        known.title if known else network or None,
        ", ".join(dict.fromkeys(other)) or None,
        values.get("handle"),
        Mark(status, TONES[status]),
        Ref("person", values["owner"]) if "owner" in values else None,
        values.get("retired_on"),
        values.get("retired_why"),
    )


def medium_faults(page: Page, survey: Survey) -> Iterator[Remark]:
    """Yield what is wrong with the kind of medium that a channel's page says, or does not say."""
    values = survey.values(page)
    network = values.get("network", values.get("service", ""))
    usual, said = OF_NETWORK.get(network), values.get("medium")
    if usual and said and said != usual:
        message = f"{SERVICES[network].title} is no {said}"
        yield Remark(page.document, message, ("medium",), f"write `{usual}`, or leave it out")
    elif "functions" in values and not medium_of(page, survey):
        message = "the kind of medium is not known"
        yield Remark(page.document, message, ("title",), "write `medium`")


def alias_faults(page: Page, survey: Survey) -> Iterator[Remark]:
    """Yield each other name of a channel that another channel has."""
    for number, alias in enumerate(survey.values(page).get("aliases", ())):
        for other in survey.pages("channel"):
            taken = {other.id, *map(slug, survey.values(other).get("aliases", ()))}
            if other is not page and slug(alias) in taken:
                message = f"{alias!r} is a name of the channel {other.id} too"
                yield Remark(page.document, message, ("aliases", number), "keep it in one of them")


def retired_faults(page: Page, survey: Survey) -> Iterator[Remark]:
    """Yield what is missing where a channel was given up, or says so and was not."""
    values = survey.values(page)
    told = [name for name in ("retired_on", "retired_why") if name in values]
    if told and values.get("status") != "retired":
        message = f"`{told[0]}`, and the channel is not retired"
        hint = "write `status: retired`, or delete it"
        yield Remark(page.document, message, (told[0],), hint)
    elif len(told) == 1:
        missing = "retired_why" if told == ["retired_on"] else "retired_on"
        yield Remark(page.document, f"`{missing}` missing", (told[0],), "write when and why")
