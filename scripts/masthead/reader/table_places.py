"""Where the cells of a table stand, worked out when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from masthead.document import KeyPath, Place


class TablePlaces(Mapping[KeyPath, Place]):
    """The place of each row and cell, worked out when somebody asks.

    Args:
        lines: first line of each row.
        numbers: number of each column by its name.
        rows: the rows as read.
    """

    __slots__ = ("_lines", "_numbers", "_rows")

    def __init__(
        self, lines: Sequence[int], numbers: Mapping[str, int], rows: Sequence[Mapping[str, Any]]
    ) -> None:
        self._lines = lines
        self._numbers = numbers
        self._rows = rows

    def __getitem__(self, key: KeyPath) -> Place:
        """Return the place of the row or cell under a key path."""
        match key:
            case ("rows",):
                return Place()
            case ("rows", int(row)) if 0 <= row < len(self._lines):
                return Place(self._lines[row])
            case ("rows", int(row), str(column)) if (
                0 <= row < len(self._lines) and column in self._rows[row]
            ):
                return Place(self._lines[row], self._numbers[column])
        raise KeyError(key)

    def __iter__(self) -> Iterator[KeyPath]:
        """Iterate over the key paths in the order of the file."""
        yield ("rows",)
        for number, row in enumerate(self._rows):
            yield ("rows", number)
            yield from (("rows", number, column) for column in row)

    def __len__(self) -> int:
        """Return the number of key paths."""
        return 1 + len(self._rows) + sum(map(len, self._rows))
