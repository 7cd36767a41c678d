"""`assets/brand.css`: the site wears the brand that it documents.

It sets the custom properties that `masthead.css` draws with, by selectors that win over the ones
there in whichever order the two are loaded, and only on screens: print keeps black on white. What
the brand does not say, or what could not be read, keeps the site's own value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masthead.site.brand_view import BrandPage, brand_pages
from masthead.site.type_pages import style_class
from masthead.site.view import View
from masthead.tokens import css
from masthead.tokens.value import Typography
from masthead.tokens.wearing import Wearing, wear

MATERIAL = {"light": "default", "dark": "slate"}
"""The theme's name of each scheme."""

BODY = {
    "sans": "--md-text-font-family: var(--hub-sans);",
    "mono": "--md-code-font-family: var(--hub-mono);",
}
PREFIX = "brand"


def style_sheet(view: View) -> str:
    """Return the style sheet: what the site wears, and the classes of the brand's pages."""
    pages = tuple(brand_pages(view))
    sites = (page.values["site"] for page in pages if "site" in page.values)
    site: Mapping[str, Any] = next(sites, {})
    parts = [f"/* {css.HEAD} */\n", *_worn(wear(site, view.tokens))]
    if any(page.values.get("downloads") is True for page in pages):
        parts.append(css.custom_properties(view.tokens, PREFIX))
    rules: dict[str, None] = {}
    for page in pages:
        rules.update(dict.fromkeys(_rules(page)))
    return "".join([*parts, *rules])


def _worn(worn: Wearing) -> Iterator[str]:
    """Yield the rules that dress the site."""
    for scheme, colours in worn.schemes.items():
        inner = " ".join(f"--hub-{key}: {colour};" for key, colour in colours.items())
        selector = f'html [data-md-color-scheme="{MATERIAL[scheme]}"]'
        yield f"@media screen {{\n  {selector} {{ {inner} }}\n}}\n"
    if worn.fonts:
        inner = " ".join(f"--hub-{key}: {css.value(font)};" for key, font in worn.fonts.items())
        yield f"html:root {{ {inner} }}\n"
        # The theme names its fonts on `body`, where what `:root` says does not reach.
        yield f"html body {{ {' '.join(BODY[key] for key in worn.fonts if key in BODY)} }}\n"


def _rules(page: BrandPage) -> Iterator[str]:
    """Yield the rules of the classes that a page uses."""
    for name, colour in page.grounds():
        yield f".{name} {{ background: {colour}; }}\n"
    if share := page.values.get("clear_space", {}).get("share"):
        yield f".brand-clear {{ --brand-clear: {css.number(share)}; }}\n"
    for name in page.list("styles"):
        for token in page.tokens.under(name):
            if isinstance(token.value, Typography):
                selector = f".md-typeset .{style_class(token.path)}"
                spacing = css.value(token.value.spacing)
                font = css.value(token.value)
                yield f"{selector} {{ font: {font}; letter-spacing: {spacing}; }}\n"
