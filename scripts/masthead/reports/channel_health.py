"""How fit each channel is to publish, as far as the hub and its ledger tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from masthead.channel import Channel
from masthead.compose.services import SERVICES
from masthead.health import Health
from masthead.page import Page
from masthead.record import State
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.reports.wrong import Wrong
from masthead.setups import setup_of
from masthead.setups.judging import check_version, key_of, lacking, misfits
from masthead.survey import Survey

STUCK = frozenset({State.FAILED, State.UNKNOWN, State.LATE, State.HELD})
"""What waits for a person."""

PUBLIC = frozenset({"podcast"})
"""Services that publish on our own site: the channel's page must be public there."""

TONES = {Health.GOOD: Tone.PLAIN, Health.SOON: Tone.WARN, Health.BAD: Tone.BAD}


def health(survey: Survey) -> Iterator[Block]:
    """Show how fit each channel is: set-up, version of its interface, what went out, what waits."""
    channels = [survey.hub.channels.get(page.id) for page in survey.current("channel")]
    rows = tuple(_line(channel, survey) for channel in channels if channel is not None)
    names = ("Channel", "Service", "Class", "Set-up", "Version", "Last out", "Waits for a person")
    note = (
        "Class: what can be known after a lost answer, K1 best, K5 worst. Whether a token is good"
        f" is asked by `masthead doctor --online`. Day: {survey.today}."
    )
    empty = "No channel yet: masthead channel add SERVICE"
    yield Table("Health", names, rows, note, empty)


def set_up_faults(page: Page, survey: Survey) -> Iterator[Wrong]:
    """Yield what a channel's page does not say of what its service needs."""
    channel = survey.hub.channels.get(page.id)
    setup = setup_of(channel.service) if channel else None
    if channel is None or setup is None:
        return
    for need in lacking(setup, channel):
        key = ("secrets",) if need.secret else (need.name,)
        message = f"{channel.service} needs `{key_of(need)}`: {need.what}"
        yield Wrong(key, message, f"see {setup.page}")
    for name, fault in misfits(setup, channel):
        yield Wrong(("settings", name), fault, "take it out, or correct it")
    if channel.service in PUBLIC and channel.options.get("visibility") != "public":
        message = f"{channel.service} needs `visibility: public`: nothing goes out before"
        yield Wrong(("service",), message, "write it, once everybody may read the page")


def _line(channel: Channel, survey: Survey) -> tuple[Cell, ...]:
    service = SERVICES.get(channel.service)
    waits = sum(one.channel == channel.id and one.state in STUCK for one in survey.deliveries)
    return (
        Ref("channel", channel.id),
        service.title if service else channel.service,
        str(service.retry_class) if service else None,
        _set_up(channel),
        _version(channel, survey),
        _last_out(channel, survey),
        Mark(str(waits), Tone.BAD) if waits else 0,
    )


def _set_up(channel: Channel) -> Cell:
    """Return what the page lacks, or that it is whole."""
    setup = setup_of(channel.service)
    if setup is None:
        return Mark("nothing needed")
    absent = [f"`{key_of(need)}`" for need in lacking(setup, channel)]
    wrong = [f"`settings.{name}`" for name, _ in misfits(setup, channel)]
    if absent or wrong:
        return Mark(f"see {', '.join((*absent, *wrong))}", Tone.BAD)
    return Mark("whole", Tone.GOOD)


def _version(channel: Channel, survey: Survey) -> Cell:
    setup = setup_of(channel.service)
    if setup is None or setup.pin is None:
        return None
    check = check_version(setup.pin, survey.today)
    return Mark(check.said, TONES[check.health])


def _last_out(channel: Channel, survey: Survey) -> Cell:
    """Return the day of the last delivery that went out."""
    times = [
        one.record.at
        for one in survey.deliveries
        if one.channel == channel.id and one.record and one.state is State.PUBLISHED
    ]
    return datetime.fromtimestamp(max(times), UTC).astimezone(survey.zone).date() if times else None
