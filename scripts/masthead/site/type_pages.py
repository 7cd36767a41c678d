"""Draw type: a specimen for each style, in every language that the brand writes."""

from __future__ import annotations

from masthead.site.brand_view import BrandPage
from masthead.site.drawing import draw
from masthead.site.fields import label
from masthead.site.languages import RIGHT_TO_LEFT
from masthead.tokens import css
from masthead.tokens.names import kebab
from masthead.tokens.value import Typography


def styles(page: BrandPage) -> str:
    """Return the styles of type with their specimens."""
    samples = [
        (lang, "rtl" if lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr", text)
        for lang, text in page.values.get("samples", {}).items()
    ] or [("", "ltr", page.page.title)]
    rows = [
        {
            "name": label(token.label.replace("-", " ")),
            "token": token.id,
            "class": style_class(token.path),
            "about": token.description,
            "facts": facts(token.value),
            "css": css.value(token.value),
        }
        for name in page.list("styles")
        for token in page.tokens.under(name)
        if isinstance(token.value, Typography)
    ]
    return draw("brand_styles", rows=rows, samples=samples) if rows else ""


def style_class(path: tuple[str, ...]) -> str:
    """Return the class of a style of type; `brand_style` says how it looks."""
    return f"brand-type-{kebab(path)}"


def facts(style: Typography) -> tuple[tuple[str, str], ...]:
    """Return what a style is made of, by name."""
    return (
        ("font", style.family.names[0]),
        ("size", css.value(style.size)),
        ("weight", css.number(style.weight.value)),
        ("line", css.number(style.line_height)),
        ("spacing", css.value(style.spacing)),
    )
