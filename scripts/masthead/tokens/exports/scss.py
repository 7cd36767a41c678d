"""Tokens as SCSS: a variable for each, and a map of all."""

from __future__ import annotations

from masthead.tokens import css, names
from masthead.tokens.token import Tokens
from masthead.tokens.value import Typography


def write(tokens: Tokens, _name: str) -> bytes:
    """Return the file."""
    known = names.unique(tokens, names.kebab)
    lines = [f"// {css.HEAD}"]
    entries: list[tuple[str, str]] = []
    for token in tokens:
        name = known[token.id]
        note = f" // {css.comment(token.description)}" if token.description else ""
        lines.append(f"${name}: {css.value(token.value)};{note}")
        entries.append((name, f"${name}"))
        if isinstance(token.value, Typography):
            lines.append(f"${name}-letter-spacing: {css.value(token.value.spacing)};")
    # Parentheses keep a list with commas one value of the map.
    inner = "".join(f'  "{name}": ({variable}),\n' for name, variable in entries)
    return ("\n".join(lines) + f"\n\n$tokens: (\n{inner});\n").encode()
