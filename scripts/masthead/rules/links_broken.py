"""A link to a file of the hub leads to a file that is there.

Links are written from the file they stand in, or from `content/` where they start with `/`.
The site leaves out a link that leads to no file, so nothing else would tell. A generated page
(the calendar, a folder's list) is no file: name it by its whole web address.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.paths import links_to_files
from masthead.rules.rule import Example, Options
from masthead.suggestions import did_you_mean

ID = "links/broken"
LEVEL = Level.ERROR
OPTIONS: Options = {}
WHOLE = "name a file of the hub, or write the whole web address"

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
            hint = hints[link.wanted] if _names_a_file(link.wanted) else WHOLE
            yield link.text.finding(ID, message, link.offset, hint=hint)


def _names_a_file(wanted: str) -> bool:
    """Tell whether a path ends like a file; others look like an address of the site."""
    return "." in posixpath.basename(wanted).strip(".")
