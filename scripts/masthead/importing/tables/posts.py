"""Make the posts of a table: all of them with what is wrong, and nothing written yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from masthead.exporting.cells import Shown, meaning
from masthead.finding import Finding, Level
from masthead.hub import Hub
from masthead.importing.kept import kept_lines, read_kept
from masthead.importing.tables.columns import IMPORTED, KEEP, Column, ColumnMap
from masthead.importing.tables.drafted import ordered, read_back
from masthead.importing.tables.files import MediaFolder
from masthead.importing.tables.rows import read_row
from masthead.importing.tables.sheets import MOST_FINDINGS, Sheet
from masthead.importing.tables.told import RowRead, Told
from masthead.importing.tables.words import Names
from masthead.kinds import locate
from masthead.post import Post
from masthead.reader.cells import Row
from masthead.reader.front_matter import FRONT_LIMIT
from masthead.schema.template import as_yaml
from masthead.slug import slug
from masthead.walking import escaped
from masthead.when import find_zone

LONGEST_TITLE = 80
"""Characters of a title that is made from a text."""

INDEX = "index"
"""The name of a file that stands for its folder."""

Each = Callable[[Sequence[Row]], Iterable[Row]]
"""What goes through the rows; a command shows its progress there."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a table gives.

    Args:
        sheet: the table.
        columns: what its columns mean.
        posts: path of each new post, in the order of the rows.
        there: posts of the hub that are rows of this table, word for word.
        files: content by path (relative to the hub): bytes, or the file to copy.
        findings: what is wrong, and notices; where one is an error, nothing may be written.
    """

    sheet: Sheet
    columns: tuple[Column, ...] = ()
    posts: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def make_posts(
    hub: Hub,
    sheet: Sheet,
    map: ColumnMap,
    folder: Path,
    *,
    now: datetime,
    each: Each = iter,
) -> Brought:
    """Return the posts of a table.

    Args:
        hub: the hub that they will stand in.
        sheet: the table.
        map: what its columns mean.
        folder: the table's folder, where its media files are.
        now: what lies before it becomes a draft.
        each: goes through the rows, and may show the progress.
    """
    zone = find_zone(map.zone).key if map.zone else hub.settings.zone
    media = MediaFolder(hub, folder)
    told = Told(sheet, map.over(sheet.names), map, Names(hub), media, zone, now)
    findings = list(_column_faults(sheet, map))
    making = _Making(told, hub, folder)
    for row in each(sheet.rows) if not findings else ():
        findings += making.add(row)
        if sum(one.level is Level.ERROR for one in findings) >= MOST_FINDINGS:
            break
    return Brought(
        sheet,
        tuple(told.columns),
        tuple(making.posts),
        tuple(making.there),
        making.files,
        tuple(findings),
    )


def _column_faults(sheet: Sheet, map: ColumnMap) -> Iterator[Finding]:
    """Yield the columns that the map needs and the table lacks, and a name that is ours."""
    for name in map.missing(sheet.names):
        message = f"the column `{name}` is missing"
        hint = f"add it, or take it out of the map; the table has {', '.join(sheet.names)}"
        yield Finding("import/column", sheet.path, message, hint=hint[:300])
    if IMPORTED in sheet.names:
        number = sheet.names.index(IMPORTED) + 1
        yield sheet.finding("import/column", 1, number, "posts keep their origin so", "rename it")


class _Making:
    """Makes one post after another; no two of them, and none of the hub's, share an id."""

    def __init__(self, told: Told, hub: Hub, folder: Path) -> None:
        self.told = told
        self.hub = hub
        self.folder = folder
        self.posts: list[str] = []
        self.files: dict[str, bytes | Path] = {}
        self.lines: dict[str, int] = {}
        self.there: list[str] = []
        self.origins: dict[str, list[str]] = {}
        for post in hub.posts.values():
            origin = read_kept(post.document.front).get(IMPORTED)
            if isinstance(origin, str):
                self.origins.setdefault(origin, []).append(post.id)
        self.known = {(post.title, post.publish_at): post.id for post in hub.posts.values()}
        meanings = [column.to for column in told.columns]
        at = meanings.index("id") if "id" in meanings else None
        self.given = {row.cells[at].strip() for row in told.sheet.rows} if at is not None else set()

    def add(self, row: Row) -> Iterator[Finding]:
        """Make the post of a row; yield what is wrong with it."""
        made = read_row(self.told, row)
        if any(one.level is Level.ERROR for one in made.findings):
            yield from made.findings
            return
        title = str(made.data.get("title") or self._title(made))
        if (there := self._imported(made, title)) is not None:
            self.there.append(there.path)
            self.lines[there.id] = row.line
            return
        yield from made.findings
        id, fault = self._id(made, title)
        if fault:
            yield fault
            return
        self.lines[id] = row.line
        place = f"content/posts/{(made.at or self.told.now).year}/{id}"
        in_folder = made.copies or id == INDEX
        path = f"{place}/{INDEX}.md" if in_folder else f"{place}.md"
        text, findings = self._text(made, path, title)
        yield from findings
        if not findings:
            self.posts.append(path)
            self.files[path] = text.encode()
            copies = made.copies.items()
            self.files.update({f"{place}/{name}": self.folder / one for name, one in copies})

    def _imported(self, made: RowRead, title: str) -> Post | None:
        """Return the post of the hub that is this row's, word for word; or None."""
        for id in self.origins.get(self._origin(made), ()):
            post = self.hub.posts[id]
            text, findings = self._text(made, post.path, title)
            if not findings and text == f"---{post.document.front}---\n{post.document.body}":
                return post
        return None

    def _origin(self, made: RowRead) -> str:
        """Return where a row comes from, as its post says it."""
        return f"{escaped(self.told.sheet.path.rpartition('/')[2])}, line {made.row.line}"

    def _text(self, made: RowRead, path: str, title: str) -> tuple[str, list[Finding]]:
        """Return the post's file, with what an export would lose, or what is wrong with it."""
        data = ordered({**made.data, "title": title})
        if data.get("id") == locate(path)[1]:
            del data["id"]
        front = [f"{key}: {as_yaml(data[key])}" for key in data]
        body, line, sheet = made.body(), made.row.line, self.told.sheet
        post, faults = read_back(path, front, body, self.hub)
        if post is None or faults:
            found = (
                sheet.finding("import/value", line, 0, one.message, one.hint) for one in faults
            )
            return "", list(found)
        kept = {IMPORTED: self._origin(made), **made.kept, **self._lost(made.row, post)}
        whole = "\n".join([*front, *kept_lines(kept)])
        if len(whole.encode()) > FRONT_LIMIT:
            message = f"what is kept of the row has more than {FRONT_LIMIT:,} bytes"
            hint = "shorten its cells, or give their columns a meaning"
            return "", [sheet.finding("import/value", line, 0, message, hint)]
        return f"---\n{whole}\n---\n{body}", []

    def _lost(self, row: Row, post: Post) -> dict[str, list[str]]:
        """Return the cells that an export would write in another way, with that way."""
        shown = Shown(self.hub.settings.zone)
        cells = zip(self.told.columns, row.cells, strict=True)
        pairs = ((one, cell, meaning(post, one, shown)) for one, cell in cells if one.to != KEEP)
        return {one.name: [cell, meant] for one, cell, meant in pairs if cell != meant}

    def _title(self, made: RowRead) -> str:
        """Return a title for a post that has none: the start of its text."""
        text = next((text for text in made.texts.values() if text), "")
        line = text.strip().partition("\n")[0].translate({60: None, 62: None}).replace("\t", " ")
        if len(line) > LONGEST_TITLE:
            line = line[:LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:") or line[:LONGEST_TITLE]
            line += "…"
        stem = self.told.sheet.path.rpartition("/")[2].rpartition(".")[0]
        return line.strip() or f"{escaped(stem) or 'table'}, line {made.row.line}"

    def _id(self, made: RowRead, title: str) -> tuple[str, Finding | None]:
        """Return the id of a new post, or why it cannot have one."""
        line, sheet = made.row.line, self.told.sheet
        given = str(made.data.get("id", ""))
        id = given or slug(title) or f"post-{line}"
        there = given if given in self.hub.posts else self.known.get((title, made.at), "")
        if there and (given == there or not given):
            message = f"the post `{there}` is there already: {self.hub.posts[there].path}"
            hint = "delete the row; a post that is there is never overwritten"
            return "", sheet.finding("import/exists", line, 0, message, hint)
        if given in self.lines:
            message = f"the id `{given}` is that of line {self.lines[given]} too"
            return "", sheet.finding("import/exists", line, 0, message, "give it another id")
        name, number = id, 1
        taken = (self.hub.posts, self.lines, self.given, (INDEX,))
        while not given and any(name in some for some in taken):
            number += 1
            name = f"{id}-{number}"
        return name, None
