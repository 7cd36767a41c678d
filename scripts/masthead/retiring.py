"""Give a channel up: its page says so, since when and why, and no other byte of it changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from masthead.errors import UsageError
from masthead.hub import Hub
from masthead.page import Page
from masthead.reader import read_markdown
from masthead.record import State
from masthead.schedule import deliveries
from masthead.schema.fields import ONE_LINE
from masthead.schema.shapes import ABSENT, Fault, did_you_mean
from masthead.schema.template import as_yaml
from masthead.survey import Survey
from masthead.workspace import load_hub

AHEAD = frozenset({State.SCHEDULED, State.DUE, State.LATE})
_STATUS = re.compile(rb"(?m)^(status:[ \t]*)([\"']?)[a-z]+\2")
_FENCE = re.compile(rb"(?m)^---[ \t]*\r?$")


@dataclass(frozen=True, slots=True)
class Retired:
    """A channel that was given up.

    Args:
        path: its page, relative to the hub.
        posts: ids of the posts that were still to go there.
    """

    path: str
    posts: tuple[str, ...]


def retire(root: Path, id: str, why: str, now: datetime) -> Retired:
    """Write into a channel's page that it is retired; the network is not told.

    Args:
        root: the hub's folder.
        id: the channel.
        why: the reason, on one line.
        now: the moment; its day in the hub's zone is written.

    Raises:
        UsageError: there is no such channel, it is retired already, the reason does not fit on a
            line, or the page is written in a way that a person must change.
    """
    hub = load_hub(root)
    page = _page(hub, id)
    faults: list[Fault] = []
    if ONE_LINE.read(why, ("why",), faults) is ABSENT:
        raise UsageError(f"--why: {faults[0].message}", faults[0].hint or "say it on one line")
    day = Survey(hub, now).today
    said = {"status": "retired", "retired_on": day.isoformat(), "retired_why": why}
    raw = (root / page.path).read_bytes()
    changed = _changed(raw, said)
    if not _holds(page, changed, said):
        message = f"{page.path} is written in a way that this command does not change"
        raise UsageError(message, f"write into it: {', '.join(map(': '.join, said.items()))}")
    (root / page.path).write_bytes(changed)
    found = (one.post for one in deliveries(hub, now) if one.channel == id and one.state in AHEAD)
    return Retired(page.path, tuple(dict.fromkeys(found)))


def _page(hub: Hub, id: str) -> Page:
    page = hub.page("channel", id)
    if page is None:
        known = hub.pages.get("channel", {})
        raise UsageError(f"there is no channel {id!r}", did_you_mean(id, known) or "see `list`")
    if page.status == "retired":
        raise UsageError(f"the channel {id} is retired already", f"see {page.path}")
    return page


def _changed(raw: bytes, said: Mapping[str, str]) -> bytes:
    """Return a page with the new values: `status` in its place, the others below it."""
    fences = [match.start() for match in _FENCE.finditer(raw)][:2]
    end = fences[-1] if len(fences) > 1 else 0
    ending = b"\r\n" if b"\r\n" in raw[:end] else b"\n"
    lines = {name: f"{name}: {as_yaml(value)}".encode() for name, value in said.items()}
    found = _STATUS.search(raw, 0, end)
    if found is None:
        return raw[:end] + b"".join(line + ending for line in lines.values()) + raw[end:]
    line_end = raw.index(b"\n", found.end()) + 1
    kept = found[1] + found[2] + b"retired" + found[2] + raw[found.end() : line_end]
    more = b"".join(lines[name] + ending for name in said if name != "status")
    return raw[: found.start()] + kept + more + raw[line_end:]


def _holds(page: Page, changed: bytes, said: Mapping[str, str]) -> bool:
    """Tell whether the changed page says what it said, and the new values, and nothing else."""
    document, _ = read_markdown(page.path, changed)
    return (
        document is not None
        and document.data == {**page.document.data, **said}
        and document.body == page.document.body
    )
