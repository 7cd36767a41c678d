"""Take out of a built site what only its engine's makers need: maps of scripts and styles."""

from __future__ import annotations

import re
from pathlib import Path

_MAPPED = re.compile(
    rb"\s*(?://[#@] ?sourceMappingURL=\S+|/\*[#@] ?sourceMappingURL=[^*]+\*/)\s*\Z"
)
_ENDINGS = (".js", ".mjs", ".css")


def remove_source_maps(folder: Path) -> int:
    """Remove every source map of a built site and what points to it; return how many there were."""
    maps = [path for path in folder.rglob("*.map") if path.is_file()]
    for path in maps:
        mapped = path.with_suffix("")
        path.unlink()
        if mapped.suffix in _ENDINGS and mapped.is_file():
            mapped.write_bytes(_MAPPED.sub(b"\n", mapped.read_bytes()))
    return len(maps)
