"""Every sidecar stands beside its media file.

A sidecar `<file>.yml` without its file is left over from a renamed or deleted file: its
credit and rights count for nothing. Rename it with its file, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.media_orphan import is_media
from masthead.rules.pictures import PHOTO
from masthead.rules.rule import Example, Options
from masthead.suggestions import did_you_mean

ID = "media/sidecar"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_PAGE = "---\ntitle: Our bench\n---\n![A lamp in pieces on the bench](media/bench.png)\n"
_FILES = {"content/bench.md": _PAGE, "content/media/bench.png": PHOTO["bench.png"]}
PASS = Example({**_FILES, "content/media/bench.png.yml": PHOTO["bench.png.yml"]})
FAIL = Example({**_FILES, "content/media/bank.png.yml": PHOTO["bench.png.yml"]})


def check(context: Context) -> Iterator[Finding]:
    """Yield each sidecar without its file."""
    files = context.hub.files
    for path in sorted(files):
        name = path.removesuffix(".yml")
        if name == path or not is_media(name) or name in files or not context.wants(path):
            continue
        folder = path.rpartition("/")[0] + "/"
        beside = (file for file in files if file.startswith(folder) and is_media(file))
        hint = did_you_mean(name, beside).replace(folder, "")
        yield Finding(ID, path, f"there is no file {name}", hint=hint)
