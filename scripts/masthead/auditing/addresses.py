"""Follow a link of a built site to the file that it leads to."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

ENDS = ("/index.html", ".html", ".md", "/index.md")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def own_path(link: str, file: str, public_url: str) -> str | None:
    """Return where a link leads in the site, without end and slashes; None where it leads out.

    Args:
        link: the link as the file has it.
        file: the file that holds it, relative to the site.
        public_url: address of the site, or empty.
    """
    link = link.strip()
    if "url=" in link[:40].lower():  # content="0; url=../there/"
        link = link[link.lower().index("url=") + 4 :].strip("'\" ")
    if _SCHEME.match(link):
        link = _relative(link, public_url)
        if not link:
            return None
    path = unquote(link.partition("#")[0].partition("?")[0])
    if not path or len(path) > 500 or "\n" in path:
        return None
    if not path.startswith("/"):
        path = posixpath.join("/", posixpath.dirname(file), path)
    return bare(posixpath.normpath(path))


def bare(path: str) -> str:
    """Return a path without its end: `/a/b/index.html`, `a/b.md` and `a/b/` are all `a/b`."""
    path = path.strip("/")
    for end in ENDS:
        path = path.removesuffix(end)
    return "" if path in ("index.html", "index") else path


def exists(path: str, files: frozenset[str]) -> bool:
    """Return whether a path of the site leads to a file of it."""
    return bool({path, f"{path}.html", f"{path}/index.html".lstrip("/")} & files)


def _relative(link: str, public_url: str) -> str:
    """Return an address of the site itself from its root, or nothing."""
    try:
        found, own = urlsplit(link), urlsplit(public_url)
    except ValueError:
        return ""
    if not own.netloc or found.netloc.lower() != own.netloc:
        return ""
    path = found.path or "/"
    return f"/{path.removeprefix(own.path).lstrip('/')}" if path.startswith(own.path) else ""
