"""Draw front matter as a table of definitions, whatever kind of page it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from masthead.kinds import KINDS
from masthead.site.addresses import link, media_place
from masthead.site.view import View

LABELS: Mapping[str, str] = {"lang": "Language", "dont": "Don't", "ok": "Passes"}
"""Names of fields whose key does not read well."""

SELDOM = 4
"""A key that less than one in so many rows has does not get a column."""

PLACEHOLDER = re.compile(r"^[ \t]*\{\{[ \t]*([a-z_]+)[ \t]*\}\}[ \t]*$", re.MULTILINE)
"""Where a text asks for a field: a line `{{ words }}`."""

MOST_COLUMNS = 6
"""Keys that mappings under free names may have together, to be drawn as one table."""

SHOWN_ELSEWHERE = frozenset({"title", "description", "visibility"})
_URL = re.compile(r"https?://[^\s<>\"']+")


def shown(view: View, kind: str, data: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of a page that its site shows, in order of the file.

    On the public site these are the keys that the kind's module names (`PUBLIC`): of most kinds
    nothing but title and description.
    """
    allowed = None if view.internal else KINDS[kind].public_fields
    return {
        key: value
        for key, value in data.items()
        if key not in SHOWN_ELSEWHERE and (allowed is None or key in allowed)
    }


def table(view: View, place: str, fields: Mapping[str, object]) -> str:
    """Return fields as HTML for the page at `place`, or nothing where there are none."""
    drawn = _Drawer(view, place).mapping(fields)
    return str(Markup('<div class="hub-fields">{}</div>').format(drawn)) if drawn else ""


def alone(view: View, place: str, key: str, value: object) -> str:
    """Return one field's value without its name, for a place where the text names it."""
    drawn = _Drawer(view, place).value(value, key)
    return str(Markup('<div class="hub-fields">{}</div>').format(drawn)) if drawn else ""


def label(key: str) -> str:
    """Return a field's name for people: `min_per_week` -> `Min per week`."""
    words = LABELS.get(key) or key.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


class _Drawer:
    """Draws values for one page."""

    def __init__(self, view: View, place: str) -> None:
        self.view = view
        self.place = place

    def mapping(self, fields: Mapping[str, object], parent: str = "") -> Markup:
        rows = [
            Markup("<dt>{}</dt><dd>{}</dd>").format(self._name(str(key), parent), drawn)
            for key, value in fields.items()
            if value not in (None, "", [], {}) and (drawn := self.value(value, str(key)))
        ]
        return Markup("<dl>{}</dl>").format(Markup().join(rows)) if rows else Markup()

    def value(self, value: object, key: str) -> Markup:
        if isinstance(value, Mapping):
            return self._grid(value, key) if _is_grid(value) else self.mapping(value, key)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return self._list(value, key)
        if isinstance(value, bool):
            return Markup("yes") if value else Markup("no")
        return self._text(str(value), key)

    def _name(self, key: str, parent: str) -> Markup:
        return self._page(key, parent) or Markup("{}").format(label(key))

    def _list(self, values: Sequence[object], key: str) -> Markup:
        if values and all(isinstance(item, Mapping) for item in values):
            return self._rows([item for item in values if isinstance(item, Mapping)])
        items = Markup().join(Markup("<li>{}</li>").format(self.value(v, key)) for v in values)
        return Markup('<ul class="hub-list">{}</ul>').format(items)

    def _rows(self, rows: Sequence[Mapping[str, object]]) -> Markup:
        """Return mappings as a table; keys that few of them have share a last column."""
        counts = Counter(str(key) for row in rows for key in row)
        common = [key for key in counts if counts[key] * SELDOM >= len(rows)]
        seldom = len(common) < len(counts)
        names = [label(key) for key in common] + ["More"] * seldom
        head = Markup().join(Markup('<th scope="col">{}</th>').format(name) for name in names)
        body = Markup().join(self._row(row, common, seldom=seldom) for row in rows)
        return Markup(
            '<div class="hub-scroll"><table class="hub-table"><thead><tr>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(head, body)

    def _grid(self, rows: Mapping[str, Any], parent: str) -> Markup:
        """Return mappings under free names as a table, their names as its first column."""
        columns = dict.fromkeys(str(key) for row in rows.values() for key in row)
        head = Markup().join(
            Markup('<th scope="col">{}</th>').format(label(one)) for one in columns
        )
        body = Markup().join(
            Markup('<tr><th scope="row">{}</th>{}</tr>').format(
                self._name(str(name), parent),
                Markup().join(
                    Markup("<td>{}</td>").format(self.value(row.get(one, ""), one))
                    for one in columns
                ),
            )
            for name, row in rows.items()
        )
        return Markup(
            '<div class="hub-scroll"><table class="hub-table"><thead><tr><td></td>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(head, body)

    def _row(self, row: Mapping[str, object], common: Sequence[str], *, seldom: bool) -> Markup:
        cells = [self.value(row.get(key, ""), key) for key in common]
        if seldom:
            cells.append(self.mapping({key: row[key] for key in row if key not in common}))
        drawn = Markup().join(Markup("<td>{}</td>").format(cell) for cell in cells)
        return Markup("<tr>{}</tr>").format(drawn)

    def _text(self, text: str, key: str) -> Markup:
        if _URL.fullmatch(text):
            href = self.view.links.resolve(text, "", self.place).href
            return (
                Markup('<a href="{}" rel="noopener">{}</a>').format(href, text)
                if href
                else Markup()
            )
        if f"content{text}" in self.view.hub.assets:
            return self._file(f"content{text}")
        if key in ("owner", "owners") or (key.endswith("_by") and text in self.view.hub.people):
            return Markup("{}").format(self.view.person(text))
        return self._page(text, key) or _lines(text)

    def _page(self, id: str, key: str) -> Markup:
        """Return the title of the page that an id under a key refers to, or nothing."""
        page = self.view.hub.page(key, id) or self.view.hub.page(key.removesuffix("s"), id)
        place = self.view.places.get(page.path) if page else None
        if page is None or place is None:
            return Markup()
        return Markup('<a href="{}">{}</a>').format(link(self.place, place), page.title)

    def _file(self, path: str) -> Markup:
        """Return a link to a media file; the public site has only files that its pages show."""
        if not self.view.internal or path not in self.view.links.media:
            return Markup()
        return Markup('<a href="{}">{}</a>').format(
            link(self.place, media_place(path)), path.rpartition("/")[2]
        )


def _is_grid(value: Mapping[str, object]) -> bool:
    """Tell whether mappings under free names have so much in common that a table shows them."""
    rows = [row for row in value.values() if isinstance(row, Mapping) and row]
    columns = {key for row in rows for key in row}
    filled = sum(map(len, rows))
    return (
        1 < len(rows) == len(value)
        and len(columns) <= MOST_COLUMNS
        and 2 * filled >= len(rows) * len(columns)
        and not any(_is_table(cell) for row in rows for cell in row.values())
    )


def _is_table(value: object) -> bool:
    """Tell whether a value would be drawn as a table: tables in tables are too wide for a phone."""
    if isinstance(value, Mapping):
        return _is_grid(value)
    return isinstance(value, list) and any(isinstance(item, Mapping) for item in value)


def _lines(text: str) -> Markup:
    """Return text whose line ends do not end the HTML block that it stands in."""
    return Markup("&#10;").join(text.split("\n"))
