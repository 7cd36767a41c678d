"""The values that a token may have, resolved: no reference is left in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour.

    Args:
        space: name of the colour space, as in CSS Color 4 (`srgb`, `oklch` ...).
        components: three numbers; None is the keyword `none`.
        alpha: 0 (transparent) to 1.
        hex: the fallback that the file gives (`#rrggbb`, lower case), or empty.
    """

    space: str
    components: tuple[float | None, float | None, float | None]
    alpha: float = 1
    hex: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A length: a number of `px` or `rem`."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: a number of `ms` or `s`."""

    value: float
    unit: str

    @property
    def milliseconds(self) -> float:
        """The time in milliseconds."""
        return self.value * (1000 if self.unit == "s" else 1)


@dataclass(frozen=True, slots=True)
class FontFamily:
    """Names of fonts, the preferred one first."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FontWeight:
    """A weight from 1 to 1000; `word` is the name that the file uses for it, or empty."""

    value: float
    word: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number without a unit."""

    value: float


@dataclass(frozen=True, slots=True)
class CubicBezier:
    """The two inner points of a curve from (0, 0) to (1, 1): x1, y1, x2, y2."""

    points: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class StrokeStyle:
    """How a line is drawn: a word, or dashes with their gaps and the form of their ends."""

    word: str = ""
    dashes: tuple[Dimension, ...] = ()
    cap: str = ""


@dataclass(frozen=True, slots=True)
class Border:
    """A border: colour, width and the style of its line."""

    color: Colour
    width: Dimension
    style: StrokeStyle


@dataclass(frozen=True, slots=True)
class Transition:
    """How one state becomes another: how long, after what delay, along which curve."""

    duration: Duration
    delay: Duration
    timing: CubicBezier


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a shadow."""

    color: Colour
    x: Dimension
    y: Dimension
    blur: Dimension
    spread: Dimension
    inset: bool = False


@dataclass(frozen=True, slots=True)
class Shadow:
    """One layer of shadow or more, the topmost first."""

    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A colour at a position (0 to 1) of a gradient."""

    color: Colour
    position: float


@dataclass(frozen=True, slots=True)
class Gradient:
    """The stops of a gradient in the order of the file."""

    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Typography:
    """A style of type; `line_height` is a multiple of the size."""

    family: FontFamily
    size: Dimension
    weight: FontWeight
    spacing: Dimension
    line_height: float


Value = (
    Colour
    | Dimension
    | Duration
    | FontFamily
    | FontWeight
    | Number
    | CubicBezier
    | StrokeStyle
    | Border
    | Transition
    | Shadow
    | Gradient
    | Typography
)
