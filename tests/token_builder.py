"""Read tokens from small files."""

from __future__ import annotations

import json
from typing import Any

from masthead.tokens.reading import read_tokens
from masthead.tokens.token import Tokens

FILE = "content/brand/tokens/a.tokens.json"


def read(data: Any, *more: Any) -> Tokens:
    """Return the tokens of files that hold these JSON values."""
    names = (FILE, *(FILE.replace("/a.", f"/{letter}.") for letter in "bcdef"))
    files = {
        name: json.dumps(value, indent=1).encode() if not isinstance(value, bytes) else value
        for name, value in zip(names, (data, *more), strict=False)
    }
    return read_tokens(files)


def rules(tokens: Tokens) -> list[str]:
    """Return the rules of the findings, in order."""
    return [finding.rule for finding in tokens.findings]


def srgb(red: float, green: float, blue: float, **more: Any) -> dict[str, Any]:
    """Return a colour as a file has it."""
    return {"colorSpace": "srgb", "components": [red, green, blue], **more}


def px(value: float) -> dict[str, Any]:
    """Return a length as a file has it."""
    return {"value": value, "unit": "px"}
