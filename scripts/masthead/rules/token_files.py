"""What the rules on design tokens share: what reading found, and the files of the examples."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding
from masthead.rules.context import Context
from masthead.rules.rule import Example

FILE = "content/brand/tokens/lamp.tokens.json"
PAGE = "content/brand/colour.md"

INK = '"ink": {"$value": {"colorSpace": "srgb", "components": [0.1333, 0.1451, 0.1686]}}'
PAPER = '"paper": {"$value": {"colorSpace": "srgb", "components": [0.9843, 0.9686, 0.9412]}}'


def example(*members: str) -> Example:
    """Return an example that is one token file: a group of colours with these members."""
    inner = ",\n".join(f"    {member}" for member in members)
    return Example({FILE: f'{{\n  "palette": {{\n    "$type": "color",\n{inner}\n  }}\n}}\n'})


def read(context: Context, rule: str) -> Iterator[Finding]:
    """Yield what reading the token files has found for a rule, where it is wanted."""
    if any(context.wants(path) for path in context.hub.tokens):
        yield from (one for one in context.shared.tokens.findings if one.rule == rule)


def page(front: str) -> str:
    """Return the text of a colour page with these lines of front matter."""
    return f"---\ntitle: Colour\n{front}---\nThree colours from the bench.\n"
