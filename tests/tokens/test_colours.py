"""Colours are converted and compared as coloraide and WCAG do it."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.tokens import colours
from masthead.tokens.value import Colour

BYTES = st.tuples(*[st.integers(0, 255)] * 3)
BLACK, WHITE = Colour("srgb", (0, 0, 0)), Colour("srgb", (1, 1, 1))


def of(rgb: tuple[int, int, int]) -> Colour:
    """Return a colour of three bytes."""
    red, green, blue = rgb
    return Colour("srgb", (red / 255, green / 255, blue / 255))


@settings(max_examples=100)
@given(BYTES, BYTES)
def test_contrast_is_that_of_coloraide(
    front: tuple[int, int, int], back: tuple[int, int, int]
) -> None:
    """Our formula and the library's agree; it counts with more digits of sRGB."""
    ours = colours.contrast(of(front), of(back))
    theirs = Color(colours.hex_of(of(front))).contrast(colours.hex_of(of(back)), method="wcag21")

    assert pytest.approx(theirs, abs=1e-3) == ours


@pytest.mark.parametrize(
    ("front", "back", "ratio"),
    [
        (BLACK, WHITE, "21.00"),
        (WHITE, WHITE, "1.00"),
        (Colour("srgb", (0x76 / 255,) * 3), WHITE, "4.54"),
        (Colour("srgb", (0x77 / 255,) * 3), WHITE, "4.47"),
        (Colour("srgb", (0, 0, 0), 0.5), WHITE, "3.97"),
        (Colour("oklch", (1, 0, None)), BLACK, "21.00"),
    ],
)
def test_contrast_of_known_pairs(front: Colour, back: Colour, ratio: str) -> None:
    """Known greys stand on the right side of 4.5; a translucent text is mixed with its ground."""
    assert ratio == colours.shown(colours.contrast(front, back))


def test_contrast_is_cut_not_rounded() -> None:
    """A contrast just below a limit does not look as if it reached it."""
    assert "4.49" == colours.shown(4.4999)
    assert "4.50" == colours.shown(4.5)


@settings(max_examples=60)
@given(BYTES)
def test_notations_come_back(rgb: tuple[int, int, int]) -> None:
    """Each notation, read by a CSS parser, is the colour again within a thousandth."""
    for name, written in colours.notations(of(rgb)).items():
        back = Color(written).convert("srgb").coords(nans=False)
        close = 0.004 if name == "hsl" else 0.002
        assert pytest.approx([part / 255 for part in rgb], abs=close) == list(back), written


SPACES = [
    ("srgb", (0.2, 0.4, 0.6)),
    ("srgb-linear", (0.2, 0.4, 0.6)),
    ("hsl", (210, 50, 40)),
    ("hwb", (210, 20, 40)),
    ("lab", (42, -4, -33)),
    ("lch", (42, 33, 262)),
    ("oklab", (0.5, -0.05, -0.09)),
    ("oklch", (0.5, 0.1, 250)),
    ("display-p3", (0.2, 0.4, 0.6)),
    ("a98-rgb", (0.3, 0.4, 0.6)),
    ("prophoto-rgb", (0.3, 0.4, 0.5)),
    ("rec2020", (0.3, 0.4, 0.5)),
    ("xyz-d65", (0.12, 0.13, 0.3)),
    ("xyz-d50", (0.12, 0.13, 0.25)),
]


@pytest.mark.parametrize(("space", "components"), SPACES)
def test_every_space_of_the_format(space: str, components: tuple[float, float, float]) -> None:
    """Each of the fourteen spaces becomes sRGB as CSS says, and keeps its own notation."""
    colour = Colour(space, components)
    written = colours.original(colour)

    expected = Color(written).convert("srgb").clip()
    assert pytest.approx(list(expected.coords(nans=False)), abs=0.02) == list(colours.srgb(colour))
    assert space in ("srgb", "hsl", "oklch") or written == colours.notations(colour)[space]


def test_colours_beyond_srgb() -> None:
    """A colour that sRGB does not have becomes one that it has."""
    red = Colour("display-p3", (1, 0, 0))

    assert not colours.in_srgb(red)
    assert all(0 <= part <= 1 for part in colours.srgb(red))
    assert colours.in_srgb(Colour("oklch", (0.5, 0.05, 250)))


def test_alpha_and_none() -> None:
    """Transparency and `none` are written out."""
    half = Colour("oklch", (0.5, None, 30), 0.5)

    assert "oklch(0.5 none 30 / 0.5)" == colours.original(half)
    assert "80" == colours.hex_of(half)[7:]
    assert colours.notations(half)["rgb"].endswith("/ 0.5)")


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("teal", Colour("srgb", (0, 0.501961, 0.501961))),
        ("rgb(0 0 0 / 50%)", Colour("srgb", (0, 0, 0), 0.5)),
        ("hsl(210 50% 40%)", Colour("hsl", (210, 50, 40))),
        ("oklch(0.5 0.1 250)", Colour("oklch", (0.5, 0.1, 250))),
        ("no colour", None),
    ],
)
def test_css(text: str, colour: Colour | None) -> None:
    """What CSS calls a colour is read; everything else is none."""
    assert colour == colours.from_css(text)
