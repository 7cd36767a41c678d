"""A public site on loopback that lends media: nothing but what stands at its address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from channels.samples import CONTENTS, PATHS
from loopback import Reply, Request, serve
from masthead.compose.lending import lent_limits, lent_place
from masthead.compose.services import SERVICES
from masthead.media.lending import lent


@dataclass
class Lender:
    """The site.

    Args:
        files: what stands where.
        asked: the requests so far, as `METHOD /path`.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def answer(self, request: Request) -> Reply:
        """Answer a request; it must not bring a token."""
        assert "authorization" not in request.headers
        self.asked.append(f"{request.method} {request.path}")
        content = self.files.get(request.path.lstrip("/"))
        if content is None:
            return 404, {}, b"<h1>404</h1>"
        size = {"Content-Length": str(len(content))}
        return 200, size, b"" if request.method == "HEAD" else content


@contextmanager
def lender(service: str) -> Iterator[Lender]:
    """Run a site that lends the samples to a service."""
    files = {}
    for form in ("", "story"):
        limits = lent_limits(SERVICES[service].limits, {"format": form})
        for kind, content in CONTENTS.items():
            place = lent_place(PATHS[kind], hashlib.sha256(content).hexdigest(), limits)
            files[place] = lent(PATHS[kind], content, limits)
    site = Lender(files)
    with serve(site.answer) as served:
        site.url = served.url
        yield site
