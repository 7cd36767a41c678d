"""What the rows of a table share, and what one of them says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from masthead.finding import Finding
from masthead.importing.tables.columns import Column, ColumnMap
from masthead.importing.tables.files import MediaFolder
from masthead.importing.tables.sheets import Sheet
from masthead.importing.tables.texts import as_markdown
from masthead.importing.tables.words import Names
from masthead.reader.cells import Row


@dataclass(frozen=True, slots=True)
class Told:
    """What all rows of a table share.

    Args:
        sheet: the table.
        columns: what its columns mean, in their order.
        map: the map that says so.
        names: the things of the hub by their names.
        media: where files that cells name are looked for.
        zone: zone of the times.
        now: what lies before it becomes a draft.
    """

    sheet: Sheet
    columns: Sequence[Column]
    map: ColumnMap
    names: Names
    media: MediaFolder
    zone: str
    now: datetime


@dataclass(slots=True)
class RowRead:
    """What one row says.

    Args:
        row: the row.
        data: front matter by key.
        texts: text by channel; the one for all others under an empty name.
        copies: files to copy beside the post, by their name there.
        at: when the post goes out, or None.
        kept: cells of columns without a home, by column.
        findings: what is wrong; notices say why the post is a draft.
    """

    row: Row
    data: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    at: datetime | None = None
    kept: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def body(self) -> str:
        """Return the text below the front matter."""
        parts = [as_markdown(self.texts[""])] if self.texts.get("") else []
        for channel, text in self.texts.items():
            if channel:
                parts.append(f"## @{channel}\n\n{as_markdown(text)}")
        return "\n\n".join(parts) + "\n" if parts else ""
