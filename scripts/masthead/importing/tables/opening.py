"""Open a table and the map that says what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from masthead.errors import UsageError
from masthead.finding import Finding
from masthead.hub import Hub
from masthead.importing.tables import columns
from masthead.importing.tables.columns import ColumnMap, from_layout, read_map
from masthead.importing.tables.layouts import CALENDAR, LAYOUTS
from masthead.importing.tables.sheets import MOST_BYTES, Sheet, read_sheet
from masthead.importing.tables.suggesting import suggest
from masthead.suggestions import did_you_mean
from masthead.walking import escaped
from masthead.when import WhenError, find_zone


@dataclass(frozen=True, slots=True)
class Opened:
    """A table with its map.

    Args:
        sheet: the table with its good rows; where it cannot be read, one without columns.
        map: what its columns mean.
        layout: the built-in layout that was known again, or empty.
        findings: what is wrong, and notices.
    """

    sheet: Sheet
    map: ColumnMap
    layout: str
    findings: tuple[Finding, ...]


def open_map(file: Path | None, layout: str | None) -> ColumnMap | None:
    """Return the map of a file or of a built-in layout; None where neither is named.

    Raises:
        UsageError: both are named.
        ConfigError: the file cannot be used.
    """
    if file is None:
        return from_layout(LAYOUTS[layout]) if layout else None
    if layout:
        raise UsageError("--map and --layout both say what the columns mean", "leave one out")
    with file.open("rb") as opened:
        return read_map(file.as_posix(), opened.read(columns.MOST_BYTES + 1))


def export_map(file: Path | None, layout: str | None) -> ColumnMap:
    """Return the map for an export: that of `open_map`, or our own layout."""
    return open_map(file, layout) or from_layout(LAYOUTS[CALENDAR])


def open_table(file: Path, map: ColumnMap | None, encoding: str) -> Opened:
    """Read a table from elsewhere; where nobody says what its columns mean, go by their names.

    Raises:
        UsageError: there is no such encoding.
    """
    with file.open("rb") as opened:
        raw = opened.read(MOST_BYTES + 1)
    headless = map is not None and not map.header
    names = [column.name for column in map.columns] if map is not None and headless else ()
    path = escaped(file.as_posix())
    sheet, findings = read_sheet(path, raw, encoding=encoding, names=names)
    layout, found = suggest(sheet.names) if sheet else ("", ColumnMap(()))
    known = map if map is not None else found
    return Opened(sheet or Sheet(path, (), ()), known, "" if map else layout, findings)


def with_options(
    map: ColumnMap, hub: Hub, *, dates: str = "", zone: str = "", channels: Sequence[str] = ()
) -> ColumnMap:
    """Return a map with what the command line says besides.

    Args:
        map: the map.
        hub: the hub, which knows the channels.
        dates: one of `masthead.importing.dates.ORDERS`, or empty.
        zone: zone of the times, or empty.
        channels: channels of the rows that name none.

    Raises:
        UsageError: there is no such zone or channel.
    """
    try:
        own_zone = find_zone(zone).key if zone else map.zone
    except WhenError as error:
        raise UsageError(f"--zone: {error.message}", error.hint) from error
    for id in channels:
        if id not in hub.channels:
            raise UsageError(f"there is no channel {id!r}", did_you_mean(id, hub.channels))
    constants: Mapping[str, Any] = map.constants
    if channels:
        constants = {**constants, "channels": list(channels)}
    return replace(map, dates=dates or map.dates, zone=own_zone, constants=constants)
