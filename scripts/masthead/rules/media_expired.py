"""The right to use a media file lasts until the post goes out, and as long as a page shows it.

`expires` in the file's sidecar is the last day. Looked at are posts that still go out, posts that
our own site shows, and pages. Choose another file, publish sooner, or ask for a longer time and
note it in the sidecar.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.media_uses import uses
from masthead.rules.pictures import PHOTO, PHOTO_POST
from masthead.rules.rule import Options, post_example

ID = "media/expired"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = PHOTO_POST.replace("2026-12-14", "2026-12-20")
_SIDECAR = "credit: Budi\nrights: lent for the winter campaign\nexpires: {}\n"
PASS = post_example(_POST, {**PHOTO, "bench.png.yml": _SIDECAR.format("2027-01-31")})
FAIL = post_example(_POST, {**PHOTO, "bench.png.yml": _SIDECAR.format("2026-12-10")})


def check(context: Context) -> Iterator[Finding]:
    """Yield each media file whose time is over before it goes out, or while it is shown."""
    for use in uses(context):
        if use.ends < use.needed:
            name = use.asset.path.rpartition("/")[2]
            now = use.shown and use.needed == context.now.date()
            when = "and it is still shown" if now else f"before {use.needed}"
            yield use.finding(ID, f"the right to use {name} ends on {use.ends}, {when}")
