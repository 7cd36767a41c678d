"""Choose posts, and put them into a table by the map that also imports it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from masthead.compose.networks import SAME_PLACE
from masthead.errors import UsageError
from masthead.exporting.cells import Mention, Shown, cells_of
from masthead.hub import Hub
from masthead.importing.kept import read_kept
from masthead.importing.tables.columns import IMPORTED, Column, ColumnMap
from masthead.post import Post
from masthead.suggestions import did_you_mean

_ORIGIN = re.compile(r"(?P<file>.+), line (?P<line>[0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which posts are wanted.

    Args:
        start: those from this time on, or None for all; a post without a time is then left out.
        end: those before this time, or None.
        channel: those that go to this channel, or empty.
    """

    start: datetime | None = None
    end: datetime | None = None
    channel: str = ""

    def takes(self, post: Post) -> bool:
        """Tell whether a post is among them."""
        if self.channel and post.placement(self.channel) is None:
            return False
        return self.covers(post.due_at(self.channel))

    def covers(self, at: datetime | None) -> bool:
        """Tell whether a time is among them."""
        if at is None:
            return self.start is None and self.end is None
        return (self.start is None or at >= self.start) and (self.end is None or at < self.end)

    def refuse_unknown(self, hub: Hub) -> None:
        """Stop where the hub has no such channel.

        Raises:
            UsageError: it has none.
        """
        if self.channel and self.channel not in hub.channels:
            hint = did_you_mean(self.channel, hub.channels)
            raise UsageError(f"there is no channel {self.channel!r}", hint)


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of posts: names of the columns, and a row for each post."""

    names: tuple[str, ...]
    rows: tuple[list[str], ...]


def rows_of(hub: Hub, map: ColumnMap, wanted: Wanted, *, alone: bool = False) -> Rows:
    """Return the table of a hub's posts.

    Posts that came from a table stand in its order; the others follow by time, then by id.
    Columns that were kept and that the map does not name stand at the end.

    Args:
        hub: the hub.
        map: what the columns mean.
        wanted: which posts are wanted.
        alone: leave out the columns that the map does not name.
    """
    posts = sorted(filter(wanted.takes, hub.posts.values()), key=_order)
    kept = [read_kept(post.document.front) for post in posts]
    names = {column.name for column in map.columns} | {IMPORTED}
    others = dict.fromkeys(
        name
        for one in kept
        if IMPORTED in one and not alone
        for name, was in one.items()
        if name not in names and isinstance(was, str)
    )
    columns = (*map.columns, *(Column(name) for name in others))
    shown = Shown(hub.settings.zone, wanted.channel, _mention(hub, wanted.channel))
    rows = tuple(cells_of(post, columns, shown) for post in posts)
    return Rows(tuple(column.name for column in columns), rows)


def _order(post: Post) -> tuple[bool, str, int, bool, float, str]:
    """Return where a post stands: in its table's order, or by its time."""
    found = _ORIGIN.fullmatch(str(read_kept(post.document.front).get(IMPORTED, "")))
    file, line = (found["file"], int(found["line"])) if found else ("", 0)
    at = post.publish_at.timestamp() if post.publish_at else 0.0
    return not file, file, line, post.publish_at is None, at, post.id


def _mention(hub: Hub, channel: str) -> Mention:
    """Return what answers a person's account on a channel's network, or else the name."""
    known = hub.channels.get(channel)

    def answer(id: str) -> str | None:
        person = hub.people.get(id)
        if person is None:
            return None
        network = SAME_PLACE.get(known.network, known.network) if known else ""
        handle = person.handles.get(network)
        return f"@{handle}" if handle else person.name

    return answer


def widest(table: Rows) -> Sequence[int]:
    """Return the most characters in a line of each column, names among them."""
    lines = [[len(name) for name in table.names]]
    lines += [[max(map(len, cell.split("\n"))) for cell in row] for row in table.rows]
    return [max(column) for column in zip(*lines, strict=True)]
