"""The right to use what our own pages show lasts a while yet.

A file whose last day (`expires` in its sidecar) is near is told of before `media/expired` stops
a build: 30 days before, or as many as `days` says. Ask for a longer time and note it in the
sidecar, or choose another file. What goes out to other networks only is not looked at: it is
sent before the day, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.media_uses import uses
from masthead.rules.pictures import PHOTO
from masthead.rules.rule import Example, Options

DAYS = 30

ID = "media/expiring"
LEVEL = Level.WARNING
OPTIONS: Options = {"days": DAYS}

_SIDECAR = "credit: Budi\nrights: lent for the winter campaign\nexpires: {}\n"
_PAGE = "---\ntitle: Our bench\n---\n![A lamp in pieces on the bench](media/bench.png)\n"
_FILES = {"content/bench.md": _PAGE, "content/media/bench.png": PHOTO["bench.png"]}
PASS = Example({**_FILES, "content/media/bench.png.yml": _SIDECAR.format("2027-01-31")})
FAIL = Example({**_FILES, "content/media/bench.png.yml": _SIDECAR.format("2026-12-20")})


def check(context: Context) -> Iterator[Finding]:
    """Yield each media file on our pages whose last day is near."""
    near = timedelta(days=context.options["days"])
    for use in uses(context):
        if use.shown and use.needed <= use.ends <= use.needed + near:
            name = use.asset.path.rpartition("/")[2]
            yield use.finding(ID, f"the right to use {name} ends on {use.ends}")
