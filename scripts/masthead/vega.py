"""Draw plots as SVG, with Vega as vl-convert brings it, and remember the drawings.

What comes back can stand in a page: one line, made of shapes and words alone, without ids, links,
styles of its own fonts or roles inside; ink is the page's (`currentColor`), colours are the page's
custom properties. Drawings are remembered in the user's cache folder, which is never needed and
never in a hub; a file there goes through the same sieve as a drawing.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from masthead.report import Plot

FORMAT: Final = 1
"""Changes with what this module makes of a drawing, so that old ones are not shown."""
MOST_BYTES: Final = 1024 * 1024
"""Of a specification and of a drawing; a plot of 400 marks has about 60 KB."""
MOST_FILES: Final = 2000
ALONE: Final = {
    "font-family": "system-ui, sans-serif",
    "style": "color-scheme:light dark;color:CanvasText",
}
"""What a file has of its own; a page's policy forbids `style`, and its style sheet has it."""

_REFUSED: Final = frozenset(
    {"url", "href", "expr", "signal", "signals", "params", "transform", "sequence", "image"}
)
"""Words of Vega-Lite that load, link, run or count: plots need none, and a file URL is read."""

_UNDRAWABLE: Final = re.compile("[^ -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
"""Characters that cannot stand in XML: vl-convert 1.9 aborts the whole process on one
(2026-11-22); and line breaks, which would end the line."""

_SVG: Final = "{http://www.w3.org/2000/svg}"
_SHAPES: Final = frozenset({"g", "path", "line", "rect", "text", "tspan"})
_FIELDS: Final = frozenset({"background", "foreground"})
"""Classes of what Vega lays below and above each group, mostly unseen."""
_INHERITED: Final = (
    *("fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray"),
    *("text-anchor", "font-size", "font-weight"),
)
_LOOKS: Final = frozenset(
    (
        *("d", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "width", "height", "transform"),
        *("opacity", *_INHERITED),
    )
)
_LOOK: Final = re.compile(r"[\w#%(),. +-]*", re.ASCII)
_LONG: Final = re.compile(r"-?\d+\.\d{2,}(?:e-?\d+)?", re.ASCII)
_BOX: Final = re.compile(r"0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)", re.ASCII)
_NOTHING: Final = frozenset({None, "", "translate(0,0)"})


def svg(plot: Plot, *, alone: bool = False) -> str:
    """Return the drawing of a plot; empty where it has none, and its table must do.

    Args:
        plot: what is drawn.
        alone: whether it is a file of its own, with its own font and the reader's colours.
    """
    text = _text(plot.spec) if plot.spec else ""
    drawn = _drawn(text) if 0 < len(text) <= MOST_BYTES else None
    if drawn is None:
        return ""
    root = ET.fromstring(drawn)  # noqa: S314 - it went through the sieve
    for name, value in {
        "xmlns": _SVG[1:-1],
        "class": "hub-plot",
        "role": "img",
        "aria-label": _plain(plot.words or plot.table.title) or "Drawing of the table",
        "direction": "ltr",
        "fill": "none",
        **(ALONE if alone else {}),
    }.items():
        root.set(name, value)
    return ET.tostring(root, encoding="unicode")


def _text(spec: Mapping[str, Any]) -> str:
    """Return a specification as JSON that is safe to draw; empty where it is not."""
    try:
        return json.dumps(_safe(spec), allow_nan=False, sort_keys=True)
    except (ValueError, TypeError, RecursionError):
        return ""


def _safe(value: Any) -> Any:
    """Return a part of a specification without characters that cannot be drawn.

    Raises:
        ValueError: it would load, link or run something.
    """
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, Mapping):
        if _REFUSED & value.keys():
            raise ValueError("a drawing loads nothing")
        return {key: _safe(part) for key, part in value.items()}
    return [_safe(part) for part in value] if isinstance(value, list | tuple) else value


def _plain(text: str) -> str:
    return _UNDRAWABLE.sub(" ", text)


@functools.lru_cache(maxsize=256)
def _drawn(spec: str) -> str | None:
    """Return the drawing of a specification, remembered or new; None where there is none."""
    key = hashlib.sha256(f"{FORMAT} {_version()} {spec}".encode()).hexdigest()
    folder = _folder()
    path = folder / f"{key}.svg" if folder else None
    known = _sieved(_read(path)) if path else None
    if known is not None:
        return known
    import vl_convert

    try:
        made = _sieved(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
    except ValueError:
        return None
    if made is not None and path is not None:
        _write(path, made)
    return made


def _sieved(text: str) -> str | None:
    """Return what of an SVG may stand in a page, or None where it is no drawing."""
    if "<!" in text or not 0 < len(text) <= MOST_BYTES:
        return None
    try:
        root = ET.fromstring(text)  # noqa: S314 - bounded, and without a document type
    except ET.ParseError:
        return None
    box = _BOX.fullmatch(root.get("viewBox", ""))
    if box is None or root.tag.removeprefix(_SVG) != "svg":
        return None
    kept = ET.Element("svg", {"viewBox": box[0], "width": box[1], "height": box[2]})
    kept.extend(part for child in root for part in _kept(child))
    return ET.tostring(kept, encoding="unicode")


def _kept(element: ET.Element) -> Iterator[ET.Element]:
    """Yield what stays of an element: itself, what it holds where it only groups, or nothing."""
    tag = element.tag.removeprefix(_SVG)
    if tag not in _SHAPES or element.get("display") == "none":
        return
    if element.get("class") in _FIELDS and not {"fill", "stroke"} & element.attrib.keys():
        return
    looks = {
        name: _LONG.sub(_rounded, value)
        for name, value in element.items()
        if name in _LOOKS and value not in _NOTHING and _LOOK.fullmatch(value)
    }
    kept = ET.Element(tag, looks)
    if tag in {"text", "tspan"}:
        kept.text = element.text
        kept.tail = element.tail if tag == "tspan" else None
    kept.extend(part for child in element for part in _kept(child))
    if tag == "g":
        _share(kept)
    if tag == "g" and (not kept.attrib or kept.attrib == {"fill": "none"}):
        yield from kept
    elif len(kept) or kept.text or tag not in {"g", "text"}:
        yield kept


def _share(group: ET.Element) -> None:
    """Move what all parts of a group have alike to the group: it is half of a drawing."""
    for name in _INHERITED:
        values = {part.get(name) for part in group}
        if len(group) > 1 and len(values) == 1 and values != {None}:
            group.set(name, values.pop() or "")
            for part in group:
                del part.attrib[name]


def _rounded(found: re.Match[str]) -> str:
    """Return a number with the hundredths that can be seen."""
    return f"{float(found[0]):.2f}".rstrip("0").rstrip(".")


@functools.cache
def _version() -> str:
    from importlib.metadata import version

    return version("vl-convert-python")


def _folder() -> Path | None:
    """Return the folder of drawings; None where the user has no home."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "masthead" / "plots"
    except RuntimeError:
        return None


def _read(path: Path) -> str:
    """Return a remembered drawing, or nothing."""
    try:
        return path.read_text(encoding="utf-8") if path.stat().st_size <= MOST_BYTES else ""
    except (OSError, ValueError):
        return ""


def _write(path: Path, drawing: str) -> None:
    """Remember a drawing; where that cannot be done, do without."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(drawing)
        Path(name).replace(path)
        _forget(path.parent)
    except OSError:
        return


def _forget(folder: Path) -> None:
    """Forget the older half of the drawings where there are too many."""
    paths = list(folder.iterdir())
    if len(paths) > MOST_FILES:
        for path in sorted(paths, key=lambda path: path.stat().st_mtime)[: len(paths) // 2]:
            path.unlink(missing_ok=True)
