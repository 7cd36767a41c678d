"""Read the cells of one row into what a post's front matter and text will say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from masthead.importing.dates import read_date
from masthead.importing.tables.columns import KEEP, Column, list_kind
from masthead.importing.tables.told import RowRead, Told
from masthead.importing.tables.words import FALSE, MOST_WORDS, TRUE, split_words
from masthead.kinds import KINDS
from masthead.reader.cells import Row
from masthead.reader.faults import shown
from masthead.schema.fields import FLAG, WHEN
from masthead.schema.shapes import ABSENT, Choice, Fault, Scalar
from masthead.when import WhenError, parse_when

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_TIMES = ("date", "time", "publish_at")
_ORDER_HINT = "say --dates dmy or --dates mdy"


def read_row(told: Told, row: Row) -> RowRead:
    """Read one row; whatever is wrong is among its findings."""
    reader = _RowReader(told, RowRead(row))
    reader.read()
    return reader.made


class _RowReader:
    """One pass over the cells of a row."""

    def __init__(self, told: Told, made: RowRead) -> None:
        self.told = told
        self.made = made
        self.times: dict[str, tuple[int, str]] = {}
        self.drafts: list[tuple[int, str, str]] = []

    def read(self) -> None:
        """Read the cells, then what rests on several of them."""
        for number, (column, cell) in enumerate(
            zip(self.told.columns, self.made.row.cells, strict=True), 1
        ):
            if column.to == KEEP:
                if cell:
                    self.made.kept[column.name] = cell
            elif cell.strip():
                self._cell(number, column, cell.strip())
        for key, value in self.told.map.constants.items():
            self.made.data.setdefault(key, value)
        self._when()
        self._check()
        self._draft()

    def _cell(self, number: int, column: Column, cell: str) -> None:
        """Read one cell that is not empty."""
        to, data = column.to, self.made.data
        if to == "text" or to.startswith("text@"):
            self.made.texts[to.partition("@")[2]] = cell
        elif to in _TIMES:
            self.times[to] = number, cell
        elif to == "media":
            self._media(number, self._words(number, cell, column))
        elif to == "media.alt":
            self._alt(number, cell, column)
        elif to == "channels":
            data[to] = self._found(number, "channel", self._words(number, cell, column))
        elif (list_shape := list_kind(to)) is not None:
            words = self._words(number, cell, column)
            kind = getattr(list_shape.items, "refers", "")
            data[to] = self._found(number, kind, words) if kind else words
        elif (value := self._value(number, column, cell)) is not ABSENT:
            data[to] = value

    def _words(self, number: int, cell: str, column: Column) -> list[str]:
        """Return the words of a cell that may hold several."""
        words = split_words(cell, column)
        if len(words) <= MOST_WORDS:
            return words
        message = f"the cell has more than {MOST_WORDS} words"
        self._fault("import/value", number, message, "look at what stands between them")
        return []

    def _value(self, number: int, column: Column, cell: str) -> object:
        """Return the value of a key that holds a single one."""
        word, shape = column.ours(cell), KINDS["post"].record.known[column.to].shape
        if shape is FLAG:
            near = word.casefold()
            return True if near in TRUE else False if near in FALSE else word
        if isinstance(shape, Choice):
            return word.casefold() if word.casefold() in shape.options else word
        if shape is WHEN:
            return self._moment(number, cell)[0] or ABSENT
        if isinstance(shape, Scalar) and shape.refers and shape.refers != "post":
            return next(iter(self._found(number, shape.refers, [word])), ABSENT)
        return word

    def _found(self, number: int, kind: str, words: Sequence[str]) -> list[str]:
        """Return the ids that words mean; note those that mean nothing."""
        ids: list[str] = []
        for word in words:
            id, hint = self.told.names.find(kind, word)
            if id and id not in ids:
                ids.append(id)
            elif not id:
                message = f"there is no {kind} `{shown(word)}`"
                self._fault("import/reference", number, message, hint)
                break  # what the rest of the cell means is of no use before this is mended
        return ids

    def _media(self, number: int, words: Sequence[str]) -> None:
        """Note the files that go out with the post; an address is none."""
        for word in words:
            if _ADDRESS.match(word):
                hint = "fetch the file, put it beside the post and name it under `media`"
                self.drafts.append((number, "its picture is an address, not a file", hint))
                continue
            name, source, fault = self.told.media.find(word, self.made.copies)
            if fault:
                hint = "put the file beside the table, or into content/media of the hub"
                self._fault("import/media", number, fault, hint)
                continue
            if source:
                self.made.copies[name] = source
            self.made.data.setdefault("media", []).append({"file": name})

    def _alt(self, number: int, cell: str, column: Column) -> None:
        """Give each file its words; the column of files must stand before."""
        media = self.made.data.get("media", [])
        parts = cell.split(column.between.strip() or "|") if len(media) > 1 else [cell]
        if len(parts) != len(media):
            if media:
                message = f"there are {len(parts)} texts for {len(media)} files"
                self._fault("import/media", number, message, "write ` | ` between them")
            return
        for one, alt in zip(media, parts, strict=True):
            if alt.strip():
                one["alt"] = alt.strip()

    def _when(self) -> None:
        """Put date and time together."""
        if "publish_at" in self.times:
            number, written = self.times["publish_at"]
        elif "date" in self.times:
            number, written = self.times["date"]
            written = " ".join((written, self.times.get("time", (0, ""))[1])).strip()
        else:
            if "time" in self.times:
                number, message = self.times["time"][0], "there is a time, but no day"
                self._fault("import/date", number, message, "write the day into its column")
            return
        text, self.made.at = self._moment(number, written)
        if text:
            self.made.data["publish_at"] = text
            if self.told.zone != self.told.names.hub.settings.zone:
                self.made.data["zone"] = self.told.zone

    def _moment(self, number: int, written: str) -> tuple[str, datetime | None]:
        """Return a time as front matter has it, or nothing after noting why."""
        try:
            map = self.told.map
            text = read_date(written, order=map.dates, time=map.time).text
            return text, parse_when(text, self.told.zone)
        except WhenError as error:
            hint = _ORDER_HINT if "day-first" in error.hint else error.hint
            self._fault("import/date", number, error.message, hint)
            return "", None

    def _check(self) -> None:
        """Note what the schema of posts says of the values."""
        faults: list[Fault] = []
        checked = {key: value for key, value in self.made.data.items() if key != "publish_at"}
        KINDS["post"].record.read_fields({"title": "-", **checked}, (), faults)
        for fault in faults:
            self._fault("import/value", self._number(str(fault.key[0])), fault.message, fault.hint)

    def _number(self, key: str) -> int:
        """Return the number of the column that gives a key, or 0."""
        names = [column.to for column in self.told.columns]
        return names.index(key) + 1 if key in names else 0

    def _draft(self) -> None:
        """Make a draft of a post that lacks what it needs, and say so."""
        data, made = self.made.data, self.made
        if data.get("draft") or made.findings:
            return
        if made.at is None:
            self.drafts.append((0, "it has no date", "give it `publish_at`"))
        elif made.at and made.at < self.told.now:
            hint = "look whether it went out; then give it a new date, or delete it"
            self.drafts.append((self._number("publish_at"), "its date has passed", hint))
        if not data.get("channels"):
            hint = "give it `channels`, or import it with --channel ID"
            self.drafts.append((self._number("channels"), "it names no channel", hint))
        if not any(made.texts.values()) and not data.get("media"):
            self.drafts.append((self._number("text"), "it has no text", "write one"))
        if any(not one.get("alt") for one in data.get("media", ())):
            hint = "say under `alt` what it shows, for people who do not see it"
            self.drafts.append((self._number("media"), "its picture is not described", hint))
        if self.drafts:
            data["draft"] = True
        for number, why, hint in self.drafts:
            found = self.told.sheet.finding(
                "import/draft",
                self.made.row.line,
                number,
                f"the post becomes a draft: {why}",
                f"{hint}; then delete `draft`",
                notice=True,
            )
            made.findings.append(found)

    def _fault(self, rule: str, number: int, message: str, hint: str) -> None:
        line = self.made.row.line
        self.made.findings.append(self.told.sheet.finding(rule, line, number, message, hint))
