"""The site wears the brand only where every text can be read."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from masthead.kinds.brand import SCHEME_KEYS
from masthead.tokens.wearing import SCHEMES, wear
from token_builder import read, srgb

TOKENS = read(
    {
        "c": {
            "$type": "color",
            "ink": {"$value": srgb(0.1, 0.1, 0.1)},
            "grey": {"$value": srgb(0.6, 0.6, 0.6)},
            "white": {"$value": srgb(1, 1, 1)},
        },
        "f": {"$type": "fontFamily", "$value": ["Georgia", "serif"]},
    }
)


@pytest.mark.parametrize(("scheme", "name"), [("light", "default"), ("dark", "slate")])
def test_the_sites_own_colours(scheme: str, name: str) -> None:
    """The colours that are counted with are those of the style sheet, and pass by themselves."""
    text = files("masthead.site").joinpath("assets/masthead.css").read_text("utf-8")
    block = text.split(f'[data-md-color-scheme="{name}"] {{', 1)[1].split("}")[0]
    written = dict(re.findall(r"--hub-(\w+): (#\w{6});", block))

    assert dict(SCHEMES[scheme]) == {key: written[key] for key in SCHEMES[scheme]}
    assert set(SCHEME_KEYS) <= set(SCHEMES[scheme])


def test_a_scheme_that_can_be_read() -> None:
    """Its colours are worn, and the fonts that are fonts."""
    site = {
        "light": {"paper": "c.white", "ink": "c.ink"},
        "serif": "f",
        "sans": "c.ink",
        "mono": "x",
    }
    worn = wear(site, TOKENS)

    assert {"light": {"paper": "#ffffff", "ink": "#1a1a1a"}} == worn.schemes
    assert ["serif"] == list(worn.fonts)
    assert () == worn.clashes


def test_a_scheme_that_cannot() -> None:
    """One colour that cannot be read, and the whole scheme is left; the other is not."""
    site = {
        "light": {"paper": "c.white", "ink": "c.grey"},
        "dark": {"ink": "c.white", "quiet": "c.nothing"},
    }
    worn = wear(site, TOKENS)

    assert {"dark": {"ink": "#ffffff"}} == worn.schemes
    assert {("light", "ink")} == {(clash.scheme, clash.text) for clash in worn.clashes}
    assert all(clash.ratio < 4.5 for clash in worn.clashes)


def test_nothing_worn() -> None:
    """A brand that says nothing changes nothing."""
    assert {} == wear({}, TOKENS).schemes
