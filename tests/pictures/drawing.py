"""Draw texts of Masthead as the pages around them would show them."""

from __future__ import annotations

import html
import io
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from PIL import Image
from playwright.sync_api import Browser

LARGEST = 250 * 1024
"""Bytes of a picture: the handbook travels with every hub."""

COLOURS = 128
"""Colours of a picture: what is text on a ground needs no more."""

SCALE = 2
STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


def comment(markdown: str) -> str:
    """Return a page with a comment, as GitHub shows its Markdown: a line break is a line break."""
    options: dict[str, Any] = {"html": True, "breaks": True}
    shown = MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).render(markdown)
    return _page(f'<main class="comment">{shown}</main>')


def terminal(command: str, output: str) -> str:
    """Return a page with a command and what it prints, as a terminal shows them."""
    line = f"<b>$ {html.escape(command)}</b>"
    return _page(f'<main class="terminal"><pre>{line}\n{html.escape(output)}</pre></main>')


def _page(inside: str) -> str:
    return f'<!doctype html><html lang="en"><style>{STYLE}</style><body>{inside}</body></html>'


def draw(browser: Browser, page: str, width: int, file: Path) -> None:
    """Draw a page of a width in pixels, as high as it is, into a file."""
    context = browser.new_context(
        viewport={"width": width, "height": 100}, device_scale_factor=SCALE
    )
    window = context.new_page()
    window.set_content(page)
    save(window.locator("main").screenshot(), file)
    context.close()


def save(picture: bytes, file: Path) -> None:
    """Write a picture with few colours and no dithering; it must not be too large.

    Raises:
        ValueError: it is larger than `LARGEST`.
    """
    with Image.open(io.BytesIO(picture)) as found:
        small = found.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    if len(out.getvalue()) > LARGEST:
        raise ValueError(f"{file.name} would have {len(out.getvalue())} bytes")
    file.write_bytes(out.getvalue())
