"""A Facebook Page on loopback.

Contract of our own: the fields of a photo, a post, a comment and an update are among those of
Meta's facebook-business 26.0.3 (`Page.create_photo`, `Page.create_feed`, `PagePost.create_comment`,
`PagePost.api_update`); up to 10 photos, texts of 63,206 characters (developers.facebook.com, Pages
API: Posts; read 2026-11-22).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from loopback import Reply, Request, serve
from masthead.setups.facebook import SETUP
from servers.forms import parts_of
from servers.graph import REJECTS, FakeGraph, refused, said, stamp
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted
from servers.threads import insights

TOKEN = "facebook-token-of-the-tests"
PAGE = "102030405060708"


@dataclass
class FakeFacebook(FakeGraph):
    """The Page's posts, unpublished photos and comments."""

    photos: dict[str, str] = field(default_factory=dict)

    def scopes(self) -> list[str]:
        """Return the rights that the set-up asks for."""
        return list(SETUP.scopes)

    def route(self, request: Request, path: list[str], query: dict[str, str]) -> Reply | None:
        """Answer a request by its path."""
        match request.method, path:
            case "GET", ["me"]:
                return said({"id": PAGE, "name": "Lentera"})
            case "POST", [id, "photos"] if id == PAGE:
                return self._photo(request)
            case "POST", [id, "feed"] if id == PAGE:
                return self._post(self.form(request, "message", "attached_media", "link"))
            case "GET", [id, "published_posts"] if id == PAGE:
                return self.listing([_shown(one) for one in self.objects.values() if _top(one)])
            case "GET", [id, "tagged"] if id == PAGE:
                return said({"data": [TAG]})
            case "POST", [id, "comments"] if id in self.objects:
                return self._add(self.form(request, "message")["message"], [], id)
            case "GET", [id, "comments"] if id in self.objects:
                under = [one for one in self.objects.values() if one["under"] == id]
                return self.listing([_shown(one) for one in under])
            case "GET", [id, "insights"] if id in self.objects:
                return said({"data": list(insights(query.get("metric", "")))})
            case method, [id] if id in self.objects:
                return self._one(method, id, request)
        return None

    def _one(self, method: str, id: str, request: Request) -> Reply:
        if method == "DELETE":
            self.objects = {
                key: one for key, one in self.objects.items() if id not in (key, one["under"])
            }
            return said({"success": True})
        if method == "POST":
            self.objects[id]["text"] = self.form(request, "message")["message"]
            return said({"success": True})
        counts = {"summary": {"total_count": 3}, "data": []}
        return said({"id": id, "reactions": counts, "comments": counts, "shares": {"count": 2}})

    def _photo(self, request: Request) -> Reply:
        fields = self.form(request, "source", "published", "alt_text_custom")
        if fields.get("published") != "false":
            self.breaches.append("a photo that is published by itself")
        source = parts_of(request)["source"]
        if not source.type.startswith("image/") or not source.filename:
            self.breaches.append("no photo")
        id = self.new()
        self.photos[id] = fields.get("alt_text_custom", "")
        return said({"id": id})

    def _post(self, fields: dict[str, str]) -> Reply:
        attached = json.loads(fields.get("attached_media", "[]"))
        ids = [one["media_fbid"] for one in attached]
        if len(fields["message"]) > 63_206:
            self.breaches.append("a text of more than 63,206 characters")
        if len(ids) > 10 or (ids and "link" in fields):
            self.breaches.append("more than 10 photos, or a link beside them")
        if any(id not in self.photos for id in ids):
            return refused(100, "Invalid parameter: media_fbid")
        return self._add(fields["message"], [self.photos[id] for id in ids], "")

    def _add(self, text: str, alts: list[str], under: str) -> Reply:
        id = f"{PAGE}_{self.new()}"
        made = {"id": id, "text": text, "alts": alts, "under": under, "at": self.clock()}
        self.objects[id] = made
        return said({"id": id})

    def posts(self) -> list[Posted]:
        """Return posts and comments as people see them."""
        return [
            Posted(one["id"], one["text"], tuple(one["alts"]), one["under"])
            for one in self.objects.values()
        ]


TAG = {
    "id": "55_66",
    "message": "At Lentera",
    "created_time": "2026-12-07T08:00:00+0000",
    "from": {"id": "55", "name": "Bawa"},
    "permalink_url": "https://www.facebook.com/55_66",
}


def _top(one: dict[str, Any]) -> bool:
    return not one["under"]


def _shown(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": one["id"],
        "message": one["text"],
        "created_time": stamp(one["at"]),
        "from": {"id": PAGE, "name": "Lentera"},
    }


@contextmanager
def running() -> Iterator[tuple[Peer, FakeFacebook]]:
    """Run it, with a proxy before it."""
    clock = Clock()
    fake = FakeFacebook(clock, TOKEN, "v25.0")
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        made = Peer(
            "facebook",
            proxy,
            fake.posts,
            page={"account": PAGE},
            secrets={"token": TOKEN},
            breaches=fake.breaches,
            clock=clock,
            rejects=REJECTS,
            threads=False,
        )
        yield made, fake


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it for the contract test."""
    with running() as (made, _):
        yield made
