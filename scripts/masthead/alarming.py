"""The alarm: what should be out and is not, and a publisher that nobody has seen for long.

A schedule on GitHub starts late, now and then not at all, and is switched off after 60 days without
a commit in a public repository (field notes, November 2026). So somebody else must look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from masthead.errors import GitHubError
from masthead.github import GitHub
from masthead.github.comments import find_issue, open_issue, update_issue
from masthead.inert import code, prose
from masthead.publishing.state import Seen
from masthead.pull import Issue
from masthead.record import State
from masthead.schedule import Delivery


@dataclass(frozen=True, slots=True)
class Subject:
    """What one issue is about.

    Args:
        marker: how the issue begins; by this it is found again.
        title: its title.
        over: what it says at the end.
    """

    marker: str
    title: str
    over: str


OVERDUE = Subject("<!-- masthead:overdue -->", "Posts are overdue", "Nothing is overdue any more.")
FITNESS = Subject(
    "<!-- masthead:doctor -->", "A channel is not fit to publish", "All channels are fit again."
)

GRACE = timedelta(hours=1)
"""How long a delivery that is due may wait for a run: schedules are minutes to hours late."""

SILENCE = timedelta(hours=6)
"""How long no run may be seen; a run that has nothing to do says hourly that it was there."""

MOST = 200
"""Deliveries that the issue lists."""

KEPT = frozenset({"active", "disabled_inactivity"})
"""States of a workflow in which it is switched on anew (REST reference, November 2026)."""

STUCK = frozenset({State.LATE, State.FAILED, State.UNKNOWN})
"""What waits for a person in any case."""

WAITING = frozenset({State.DUE, State.CLAIMED, State.SENDING})
"""What a run would take, or has in its hands."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """What is wrong with publishing.

    Args:
        overdue: deliveries that should be out, by their time.
        silent: when a run was last seen, where that is too long ago; else None.
        zone: the hub's zone.
    """

    overdue: tuple[Delivery, ...] = ()
    silent: datetime | None = None
    zone: str = "UTC"

    @property
    def rings(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.overdue) or self.silent is not None


def alarm_of(seen: Seen, heartbeat: float, now: datetime) -> Alarm:
    """Return what is wrong with publishing.

    Args:
        seen: where all deliveries stand.
        heartbeat: when a run was last seen, in seconds since 1970, or 0 for never.
        now: the time, with zone.
    """
    overdue = tuple(one for one in seen.deliveries if _is_overdue(one, now))
    last = datetime.fromtimestamp(heartbeat, UTC)
    held = seen.hold is not None and seen.hold.stops(now.timestamp())
    silent = last if heartbeat and not held and now - last > SILENCE else None
    return Alarm(overdue, silent, seen.hub.settings.zone)


def _is_overdue(one: Delivery, now: datetime) -> bool:
    waits = one.state in WAITING and one.due_at is not None and now - one.due_at > GRACE
    return one.state in STUCK or waits


def lines(alarm: Alarm) -> Iterator[str]:
    """Yield what is wrong, for people; nothing of the content acts in it."""
    if alarm.silent:
        yield (
            f"- No run was seen since {_clock(alarm.silent, alarm.zone)}. Next: see to the workflow"
            " `publish` under Actions, whether it is enabled and what its last run says."
        )
    for one in alarm.overdue[:MOST]:
        at = f", due {_clock(one.due_at, alarm.zone)}" if one.due_at else ""
        reason = f"; {prose(one.reason)}" if one.reason else ""
        step = f"\n  Next: {prose(one.next_step)}" if one.next_step else ""
        yield f"- {code(one.name)} is {one.state}{at}{reason}{step}"
    if len(alarm.overdue) > MOST:
        yield f"- and {len(alarm.overdue) - MOST} more: `masthead overdue` names them"


def ring(github: GitHub, alarm: Alarm, author: str) -> Issue | None:
    """Keep one issue about what is overdue."""
    return keep_issue(github, OVERDUE, list(lines(alarm)), author)


def keep_issue(github: GitHub, subject: Subject, lines: Sequence[str], author: str) -> Issue | None:
    """Keep one issue about a subject: opened once, kept up to date, closed at the end.

    Args:
        github: the repository.
        subject: what it is about.
        lines: what is wrong; empty where nothing is.
        author: our login; issues of anybody else are left alone.
    """
    known = find_issue(github, subject.marker, author)
    if not lines:
        over = f"{subject.marker}\n{subject.over}\n"
        return update_issue(github, known.number, body=over, state="closed") if known else None
    body = "\n".join([subject.marker, *lines, "", CLOSING])
    if known is None:
        return open_issue(github, subject.title, body)
    return known if known.body == body else update_issue(github, known.number, body=body)


CLOSING = "This is written anew as things change, and closes by itself."


def keep_alive(github: GitHub, workflows: tuple[str, ...]) -> tuple[str, ...]:
    """Switch workflows on, which begins GitHub's 60 days anew; return those that stay off.

    What a person has switched off stays off, and so does what a person has removed.
    """
    off = []
    for name in workflows:
        path = github.path("actions", "workflows", name)
        if _state(github, path) in KEPT:
            github.put(f"{path}/enable")
        else:
            off.append(name)
    return tuple(off)


def _state(github: GitHub, path: str) -> str:
    """Return what GitHub says of a workflow, or nothing where there is none."""
    try:
        return github.get(path).text("state")
    except GitHubError as error:
        if error.cause != "missing":
            raise
        return ""


def _clock(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
