"""Give the engine's error page words, and a way on."""

from __future__ import annotations

import html
import re

_HEADING = re.compile(r"<h1>404 - Not found</h1>")
_HOME = re.compile(r'<a href="(?P<href>[^"]*)"[^>]*data-md-component="logo"')


def with_words(page: str) -> str:
    """Return the error page with a link to the first page; another page stays as it is.

    The error page stands in for any address, so its link is the one of the theme's logo,
    which works from anywhere.
    """
    home = _HOME.search(page)
    href = html.unescape(home["href"]) if home else "/"
    words = (
        "<h1>There is no page here</h1>\n"
        "<p>The address may have a slip of the pen, or the page has moved or gone.</p>\n"
        f'<p><a href="{html.escape(href)}">Go to the first page</a>, or search above.</p>'
    )
    return _HEADING.sub(lambda _found: words, page, count=1)
