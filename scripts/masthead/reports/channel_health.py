"""How fit each channel is to publish, as far as the hub and its ledger tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from masthead.channel import Channel
from masthead.compose.services import SERVICES
from masthead.finding import Level
from masthead.health import Health
from masthead.kinds.rule import Remark
from masthead.page import Page
from masthead.record import State
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.reports.waiting import needs_person
from masthead.service import RetryClass
from masthead.setups import setup_of
from masthead.setups.judging import check_version, gaps, unasked
from masthead.survey import Survey

COLUMNS = (
    "Channel",
    "Waits for a person",
    "Set-up",
    "Service",
    "Version",
    "Last out",
    "After a lost answer",
)

AFTER: Mapping[RetryClass, str] = {
    RetryClass.OWN_ID: "sent again (K1)",
    RetryClass.IDEMPOTENCY_KEY: "sent again (K2)",
    RetryClass.TWO_STEPS: "the service is asked (K3)",
    RetryClass.LISTING: "looked for (K4)",
    RetryClass.BLIND: "a person looks (K5)",
}
"""What happens where nobody knows whether a message went out, by the class of its service."""

TONES = {Health.SOON: Tone.WARN, Health.BAD: Tone.BAD}


def health(survey: Survey) -> Iterator[Block]:
    """Show how fit each channel is: set-up, version of its interface, what went out, what waits."""
    channels = [survey.hub.channels.get(page.id) for page in survey.current("channel")]
    rows = [_line(channel, survey) for channel in channels if channel is not None]
    note = (
        "What a person has to look at stands first. Version: of the service's interface, and until"
        " when it works. After a lost answer: what is done where the service did not say whether a"
        " post is out; K1 is the surest class, K5 the least sure. Whether a token is good is asked"
        f" by `masthead doctor --online`. As of {survey.today}."
    )
    empty = "No channel yet: masthead channel add SERVICE"
    yield Table("Health", COLUMNS, tuple(sorted(rows, key=_calm)), note, empty)


def set_up_faults(page: Page, survey: Survey) -> Iterator[Remark]:
    """Yield what a channel lacks of what its service needs, at the place where it is said."""
    channel = survey.hub.channels.get(page.id)
    if channel is None:
        return
    for gap in gaps(setup_of(channel.service), channel, survey.hub.settings):
        first, *rest = gap.name.split(".")
        key = (first, *rest) if first in page.document.data else ("service",)
        level = Level.WARNING if gap.later else Level.ERROR
        yield Remark(page.document, gap.message, key, gap.hint, level)
    for purpose, fault in unasked(setup_of(channel.service), channel):
        yield Remark(page.document, fault, ("secrets", purpose), "take it out", Level.WARNING)


def _line(channel: Channel, survey: Survey) -> tuple[Cell, ...]:
    service = SERVICES.get(channel.service)
    waits = sum(one.channel == channel.id and needs_person(one) for one in survey.deliveries)
    return (
        Ref("channel", channel.id),
        Mark(str(waits), Tone.BAD) if waits else None,
        _set_up(channel, survey),
        service.title if service else channel.service,
        _version(channel, survey),
        _last_out(channel, survey),
        AFTER[service.retry_class] if service else None,
    )


def _calm(row: tuple[Cell, ...]) -> bool:
    """Return whether nothing in a line is bad."""
    return not any(isinstance(cell, Mark) and cell.tone is Tone.BAD for cell in row)


def _set_up(channel: Channel, survey: Survey) -> Cell:
    """Return what the channel lacks, or that it is complete."""
    setup = setup_of(channel.service)
    found = [f"`{gap.name}`" for gap in gaps(setup, channel, survey.hub.settings)]
    if found:
        return Mark(f"to mend: {', '.join(found)}", Tone.BAD)
    return Mark("complete", Tone.GOOD) if setup else Mark("nothing needed")


def _version(channel: Channel, survey: Survey) -> Cell:
    setup = setup_of(channel.service)
    if setup is None or setup.pin is None:
        return None
    check = check_version(setup.pin, survey.today)
    return Mark(check.said, TONES[check.health]) if check.health in TONES else check.said


def _last_out(channel: Channel, survey: Survey) -> Cell:
    """Return the day of the last delivery that went out."""
    times = [
        one.record.at
        for one in survey.deliveries
        if one.channel == channel.id and one.record and one.state is State.PUBLISHED
    ]
    return datetime.fromtimestamp(max(times), UTC).astimezone(survey.zone).date() if times else None
