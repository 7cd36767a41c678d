"""A link to a file of the hub leads to a file that is there.

Links are written from the file they stand in, or from `content/` where they start with `/`.
Generated pages (the calendar, the reference) are no files and are not looked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.paths import links_to_files
from masthead.rules.rule import Example, Options
from masthead.rules.suggestions import did_you_mean

ID = "links/broken"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = Example({"content/about.md": "---\ntitle: About us\n---\nSee [our home](index.md).\n"})
FAIL = Example({"content/about.md": "---\ntitle: About us\n---\nSee [our home](indxe.md).\n"})


def check(context: Context) -> Iterator[Finding]:
    """Yield each link to a file that is not there."""
    hints: dict[str, str] = {}
    for link in links_to_files(context):
        if link.found is None:
            if link.wanted not in hints:
                folder = link.wanted.rpartition("/")[0] + "/"
                beside = (path for path in context.hub.files if path.startswith(folder))
                hints[link.wanted] = did_you_mean(link.wanted, beside).replace(folder, "")
            message = f"there is no file {link.wanted}"
            yield link.text.finding(ID, message, link.offset, hint=hints[link.wanted])
