"""Draw an SVG as PNG, and tell beforehand whether that is safe. The home of resvg.

resvg loads nothing from other hosts here: what it gets is cleaned (`masthead.site.drawings`), and
it knows no fonts of the system, so that the same SVG gives the same bytes on every machine. It
runs in a process of its own with limits of time and memory, since a drawing of a few lines can ask
for hours.
"""

from __future__ import annotations

import math
import re
import struct
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_BYTES = 1024 * 1024
MOST_ELEMENTS = 10_000
MOST_DRAWN = 50_000
"""Most elements that are drawn once every `use`, pattern and mask is written out."""
DEEPEST = 64
WIDEST, TALLEST = 20, 4
"""Most width to height, and height to width."""
SECONDS = 10
MEMORY = 1024**3
"""What one drawing may take, in seconds and in bytes."""

DRAWABLE = frozenset(
    {
        "svg",
        "g",
        "title",
        "desc",
        "metadata",
        "defs",
        "symbol",
        "use",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "linearGradient",
        "radialGradient",
        "stop",
        "pattern",
        "clipPath",
        "mask",
    }
)
"""Elements that a logo may have: what the site's cleaning leaves, but text."""

_SPACE_NAME = "http://www.w3.org/2000/svg"
_INSIDE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_NUMBER = re.compile(r"\s*([+-]?[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*(?:px)?\s*")
_FONTS = "sets text in a font, which not every machine has"


class DrawingError(ValueError):
    """An SVG cannot be drawn; the message says why, to follow its name."""


def svg_problem(content: bytes) -> str:
    """Return why an SVG cannot be a logo or an icon, to follow its name; or nothing."""
    if len(content) > MOST_BYTES:
        return "is larger than 1 MiB"
    seen = _Seen()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    parser.EntityDeclHandler = seen.entity
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        return f"is no XML (line {error.lineno}: {expat.errors.messages[error.code]})"
    except DrawingError as problem:
        return str(problem)
    return seen.problem()


def pngs(svg: bytes, widths: Sequence[int]) -> tuple[bytes, ...]:
    """Return an SVG as PNG files of these widths in pixels; the same bytes for the same SVG.

    Raises:
        DrawingError: it cannot be drawn within the limits.
    """
    import subprocess  # most commands draw nothing

    command = [sys.executable, "-I", "-m", "masthead.media.drawing", *map(str, widths)]
    try:
        done = subprocess.run(
            command, input=svg, capture_output=True, check=False, timeout=SECONDS + 5
        )
    except subprocess.TimeoutExpired as error:
        raise DrawingError(f"takes more than {SECONDS} seconds to draw") from error
    head = 4 * len(widths)
    if done.returncode or len(done.stdout) < head:
        raise DrawingError("cannot be drawn")
    pictures, at = [], head
    for size in struct.unpack_from(f">{len(widths)}I", done.stdout):
        pictures.append(done.stdout[at : at + size])
        at += size
    return tuple(pictures)


def draw(svg: bytes, width: int) -> bytes:
    """Return an SVG as PNG, in this process and without limits."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg.decode(), width=width, skip_system_fonts=True)
    )


@dataclass(slots=True)
class _Seen:
    """What a parser has seen of an SVG."""

    root: Mapping[str, str] | None = None
    elements: int = 0
    open: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self.root is None:
            if tag != "svg" or space not in ("", _SPACE_NAME):
                raise DrawingError("is no SVG")
            self.root = attributes
        if space in ("", _SPACE_NAME):
            self._check(tag, attributes)
        owner = attributes.get("id") or (self.owners[-1] if self.owners else "")
        self.open.append(tag)
        self.owners.append(owner)
        # An element counts for the nearest element with an id around it, and that one for its own.
        self.weights[owner] = self.weights.get(owner, 0) + 1
        outer = self.owners[-2] if len(self.owners) > 1 else ""
        if owner != outer:
            self.links.setdefault(outer, []).append(owner)
        for key, value in attributes.items():
            if key.rpartition(" ")[2] == "href" and value.startswith("#"):
                self.links.setdefault(owner, []).append(value[1:])
            self.links.setdefault(owner, []).extend(_INSIDE.findall(value))

    def end(self, _name: str) -> None:
        self.open.pop()
        self.owners.pop()

    def entity(self, *_declared: object) -> None:
        raise DrawingError("declares entities")

    def problem(self) -> str:
        """Return what is wrong with the whole."""
        size = _size(self.root or {})
        if size is None:
            return "has neither a `viewBox` nor a width and a height"
        width, height = size
        if width > height * WIDEST or height > width * TALLEST:
            return (
                f"is more than {WIDEST} times as wide as high, or {TALLEST} times as high as wide"
            )
        if self._drawn("", {}, ()) > MOST_DRAWN:
            return f"repeats its parts to over {MOST_DRAWN} elements, or in a circle"
        return ""

    def _check(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise DrawingError(f"has more than {MOST_ELEMENTS} elements")
        if len(self.open) >= DEEPEST:
            raise DrawingError(f"is nested deeper than {DEEPEST} levels")
        if tag == "style" or "style" in attributes:
            raise DrawingError("has a style sheet: export it with presentation attributes")
        if tag in ("text", "tspan", "textPath"):
            raise DrawingError(f"{_FONTS}: turn the text into paths")
        if tag not in DRAWABLE:
            raise DrawingError(f"holds `<{tag}>`, which the site takes out")

    def _drawn(self, owner: str, known: dict[str, int], above: tuple[str, ...]) -> int:
        """Return how many elements are drawn for an id; past the limit for a circle."""
        if owner in above or len(above) > DEEPEST:
            return MOST_DRAWN + 1
        if owner not in known:
            total = self.weights.get(owner, 0)
            for link in self.links.get(owner, ()):
                total = min(MOST_DRAWN + 1, total + self._drawn(link, known, (*above, owner)))
            known[owner] = total
        return known[owner]


def _size(root: Mapping[str, str]) -> tuple[float, float] | None:
    """Return width and height in the drawing's own units."""
    box = root.get("viewBox", "").replace(",", " ").split()
    numbers = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    matches = [_NUMBER.fullmatch(number) for number in numbers]
    sizes = [float(match[1]) for match in matches if match]
    if len(sizes) == 2 and all(math.isfinite(size) and size > 0 for size in sizes):
        return sizes[0], sizes[1]
    return None


def _main() -> None:
    """Draw what comes in, within the limits: the process that `pngs` starts."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of `pngs` holds alone
        pass
    else:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    svg = sys.stdin.buffer.read()
    pictures = [draw(svg, int(width)) for width in sys.argv[1:]]
    sizes = struct.pack(f">{len(pictures)}I", *map(len, pictures))
    sys.stdout.buffer.write(sizes + b"".join(pictures))


if __name__ == "__main__":
    _main()
