"""`masthead plan`: the calendar."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from masthead.commands.options import YEARS, format_option, hub_option, now_option
from masthead.errors import UsageError

if TYPE_CHECKING:
    from masthead.publishing.state import Seen
    from masthead.schedule import Delivery


@click.command()
@click.option("--from", "first", metavar="DAY", help="First day, e.g. 2026-12-01 (default: today).")
@click.option("--to", "last", metavar="DAY", help="Last day (default: no end).")
@format_option("text", "json", "ics")
@now_option
@hub_option
def command(first: str | None, last: str | None, format: str, now: datetime, hub: Path) -> int:
    """Show the calendar: every delivery that has a time.

    Example: masthead plan --from 2026-12-01 --to 2026-12-31 --format ics
    """
    from masthead.publishing.state import look

    seen = look(hub, now)
    for note in seen.notes(now):
        click.echo(note, err=True)
    zone = ZoneInfo(seen.hub.settings.zone)
    start, end = stretch(first or f"{now.astimezone(zone):%Y-%m-%d}", last, zone.key)
    planned = [
        delivery
        for delivery in seen.deliveries
        if (at := delivery.due_at) and (not start or at >= start) and (not end or at < end)
    ]
    if format == "ics":
        from masthead.calendar import calendar
        from masthead.repo import commit_dates

        known = replace(seen.hub, changed=commit_dates(hub))
        sys.stdout.buffer.write(calendar(known, planned))
    elif format == "json":
        data = {"deliveries": [_plain(delivery, seen) for delivery in planned]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in _lines(planned, seen, zone):
            click.echo(line)
    return 0


def stretch(
    first: str | None, last: str | None, zone: str
) -> tuple[datetime | None, datetime | None]:
    """Return the start of the first day and the end of the last, as far as they are named.

    Raises:
        UsageError: one is no day, or the last is before the first.
    """
    start = _midnight(first, ZoneInfo(zone)) if first else None
    end = _midnight(last, ZoneInfo(zone)) + timedelta(days=1) if last else None
    if start and end and end <= start:
        raise UsageError("--to is before the first day", "name a later day")
    return start, end


def _midnight(text: str, zone: ZoneInfo) -> datetime:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise UsageError(f"{text!r} is not a day", "write it as 2026-12-01") from error
    if day.year not in YEARS:
        raise UsageError(f"the year {day.year} cannot be meant", "write it as 2026-12-01")
    return datetime.combine(day, time(), zone)


def _plain(delivery: Delivery, seen: Seen) -> dict[str, object]:
    post = seen.hub.posts.get(delivery.post)
    return {
        "post": delivery.post,
        "channel": delivery.channel,
        "title": post.title if post else "",
        "at": delivery.due_at.isoformat() if delivery.due_at else None,
        "state": str(delivery.state),
        "reason": delivery.reason,
    }


def _lines(planned: Sequence[Delivery], seen: Seen, zone: ZoneInfo) -> Iterator[str]:
    """Yield the days with their deliveries."""
    from masthead.rules.visible import visible

    day = ""
    for delivery in planned:
        at = (delivery.due_at or datetime.now(zone)).astimezone(zone)
        if f"{at:%A %Y-%m-%d}" != day:
            day = f"{at:%A %Y-%m-%d}"
            yield day
        post = seen.hub.posts.get(delivery.post)
        title = visible(post.title) if post else ""
        yield f"  {at:%H:%M}  {delivery.name}  {delivery.state}  {title}".rstrip()
    if not planned:
        yield "nothing is planned"
