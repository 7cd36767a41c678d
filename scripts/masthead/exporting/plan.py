"""Write the wanted deliveries as a calendar, as `masthead plan --format ics` does."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from masthead.calendar import calendar
from masthead.exporting.rows import Wanted
from masthead.publishing.state import look
from masthead.repo import commit_dates


def as_calendar(root: Path, wanted: Wanted, now: datetime) -> bytes:
    """Return the deliveries that have a time as iCalendar.

    Args:
        root: the hub's folder.
        wanted: which are wanted.
        now: the time, with zone.
    """
    seen = look(root, now)
    wanted.refuse_unknown(seen.hub)
    planned = [
        one
        for one in seen.deliveries
        if (not wanted.channel or one.channel == wanted.channel) and wanted.covers(one.due_at)
    ]
    return calendar(replace(seen.hub, changed=commit_dates(root)), planned)
