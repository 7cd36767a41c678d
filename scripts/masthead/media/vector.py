"""Look at an SVG: why it cannot be shown, if it cannot."""

from __future__ import annotations

import re
from xml.parsers import expat

MOST_BYTES = 4 * 1024 * 1024
"""Largest SVG that is looked through: larger ones are no drawings for a page."""

Fault = tuple[str, str]
"""Why a file cannot be used, to follow its name, and the next step."""


def fault(content: bytes) -> Fault | None:
    """Return why an SVG cannot be shown on a page, or None."""
    return refused(content) or _malformed(content)


def refused(content: bytes) -> Fault | None:
    """Return why an SVG cannot be cleaned for a page, or None."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "is not text in UTF-8", "export the SVG again"
    if re.search(r"<!ENTITY|<!DOCTYPE[^>]*\[", text, re.IGNORECASE):
        return "declares entities", "export it as plain SVG"
    if re.search(r"<style[\s>]", text, re.IGNORECASE):
        return "has a style sheet", "export it with presentation attributes"
    return None


def _malformed(content: bytes) -> Fault | None:
    """Return where an SVG breaks the rules of XML; entities were refused before."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(content, True)
    except expat.ExpatError as error:
        return (
            f"is no XML: {expat.ErrorString(error.code)} in line {error.lineno}",
            "export it again",
        )
    return None
