"""An Instagram on loopback: one professional account, by Instagram's own login.

Contract of our own: the fields of a container are those of Meta's facebook-business 26.0.3
(`IGUserForIGOnlyAPI.create_media`); JPEG only, carousels of 2 to 10, captions of 2,200 characters
(developers.facebook.com, Instagram Platform: Content Publishing, IG Container; read 2026-11-22).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from loopback import Reply, Request, serve
from servers.graph import REJECTS, Container, FakeGraph, said, stamp
from servers.lender import Lender, lender
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted
from servers.threads import insights

TOKEN = "instagram-token-of-the-tests"
ACCOUNT = "17841400000000000"
FIELDS = (
    "media_type",
    "caption",
    "image_url",
    "video_url",
    "is_carousel_item",
    "children",
    "alt_text",
)


@dataclass
class FakeInstagram(FakeGraph):
    """The account's posts, stories and comments."""

    comments: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def route(self, request: Request, path: list[str], query: dict[str, str]) -> Reply | None:
        """Answer a request by its path."""
        match request.method, path:
            case "GET", ["me"]:
                return said({"user_id": ACCOUNT, "username": "lentera"})
            case "GET", [id, "content_publishing_limit"] if id == ACCOUNT:
                return self.quota(100)
            case "POST", [id, "media"] if id == ACCOUNT:
                fields = self.form(request, *FIELDS)
                self.breaches += faults(fields, self)
                return self.contain(fields)
            case "POST", [id, "media_publish"] if id == ACCOUNT:
                return self.publish(self.form(request, "creation_id"), "caption")
            case "GET", [id, ("media" | "stories") as which] if id == ACCOUNT:
                return self.listing([one for one in self._shown() if _is_story(one, which)])
            case "GET", [id, "tags"] if id == ACCOUNT:
                return said({"data": [TAG]})
            case "GET", [id, "insights"] if id in self.objects:
                return said({"data": list(insights(query.get("metric", "")))})
            case method, [id, "comments"] if id in self.objects:
                return self._comment(method, id, request)
            case "GET", [id]:
                return self._one(id)
        return None

    def _one(self, id: str) -> Reply | None:
        if id in self.containers:
            made = self.containers[id]
            state = self.state(made)
            fault = {"status": f"Error: {made.fault}"} if state == "ERROR" else {}
            return said({"id": id, "status_code": state, **fault})
        if id in self.objects:
            return said({"id": id, "permalink": address(id)})
        return None

    def _comment(self, method: str, id: str, request: Request) -> Reply:
        under = self.comments.setdefault(id, [])
        if method == "GET":
            return self.listing(under)
        fields = self.form(request, "message")
        made = {
            "id": self.new(),
            "text": fields.get("message", ""),
            "timestamp": stamp(self.clock()),
            "username": "lentera",
        }
        under.append(made)
        return said({"id": made["id"]})

    def _shown(self) -> list[dict[str, Any]]:
        return [
            {
                "id": one["id"],
                "caption": one["text"],
                "timestamp": stamp(one["at"]),
                "permalink": address(one["id"]),
                "media_type": one["fields"].get("media_type", "IMAGE"),
            }
            for one in self.objects.values()
        ]

    def posts(self) -> list[Posted]:
        """Return the posts as people see them."""
        return [Posted(one["id"], one["text"], tuple(one["alts"])) for one in self.objects.values()]


TAG = {
    "id": "18000000000000002",
    "username": "bawa",
    "caption": "At @lentera",
    "timestamp": "2026-12-07T08:00:00+0000",
    "permalink": "javascript:alert(1)",
}


def address(id: str) -> str:
    """Return where people see a post."""
    return f"https://www.instagram.com/p/{id}/"


def faults(fields: dict[str, str], server: FakeGraph) -> Iterator[str]:
    """Yield what is wrong with a container's fields."""
    kind = fields.get("media_type", "")
    if kind not in ("", "REELS", "STORIES", "CAROUSEL", "VIDEO"):
        yield f"no media_type {kind}"
    if kind in ("REELS", "VIDEO") and "video_url" not in fields:
        yield f"{kind} without video_url"
    if kind == "VIDEO" and fields.get("is_carousel_item") != "true":
        yield "VIDEO is for carousels only"
    if not kind and "image_url" not in fields:
        yield "no medium"
    if "alt_text" in fields and (kind or "image_url" not in fields):
        yield "alternative texts are for pictures in the feed only"
    if len(fields.get("caption", "")) > 2200:
        yield "a caption of more than 2,200 characters"
    if "children" in fields and not 2 <= len(fields["children"].split(",")) <= 10:
        yield "a carousel has 2 to 10 media"
    for id in filter(None, fields.get("children", "").split(",")):
        child = server.containers.get(id, Container("", {}, 0))
        if child.fields.get("is_carousel_item") != "true":
            yield f"{id} is no medium of a carousel"


def _is_story(one: dict[str, Any], which: str) -> bool:
    return (one["media_type"] == "STORIES") is (which == "stories")


@contextmanager
def running() -> Iterator[tuple[Peer, FakeInstagram, Lender]]:
    """Run it, with a proxy before it and a public site beside it."""
    clock = Clock()
    fake = FakeInstagram(clock, TOKEN, "v25.0")
    with lender("instagram") as site, serve(fake.answer) as service, lossy(service.url) as proxy:
        made = Peer(
            "instagram",
            proxy,
            fake.posts,
            page={"account": ACCOUNT, "handle": "lentera"},
            secrets={"token": TOKEN},
            breaches=fake.breaches,
            clock=clock,
            public_url=site.url,
            rejects=REJECTS,
            text_only=False,
            threads=False,
            deletes=False,
        )
        yield made, fake, site


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it for the contract test."""
    with running() as (made, _, _):
        yield made
