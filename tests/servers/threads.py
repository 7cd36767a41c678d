"""A Threads on loopback: one account.

Contract of our own: the fields of a container, the states, `threads_publish`, lists of posts and
replies, the quota, deletion (developers.facebook.com, Threads API: Publishing of 20 April 2026,
Retrieve posts of 14 April 2026, Delete posts, Overview; read 2026-11-22).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from loopback import Reply, Request, serve
from masthead.setups.threads import SETUP
from servers.graph import REJECTS, Container, FakeGraph, said, stamp
from servers.lender import Lender, lender
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted

TOKEN = "threads-token-of-the-tests"
FIELDS = (
    "media_type",
    "text",
    "image_url",
    "video_url",
    "is_carousel_item",
    "children",
    "reply_to_id",
    "alt_text",
    "link_attachment",
)


class FakeThreads(FakeGraph):
    """The account's posts and replies."""

    def scopes(self) -> list[str]:
        """Return the rights that the set-up asks for."""
        return list(SETUP.scopes)

    def route(self, request: Request, path: list[str], query: dict[str, str]) -> Reply | None:
        """Answer a request by its path."""
        match request.method, path:
            case "GET", ["me"]:
                return said({"id": "4711", "username": "lentera"})
            case "GET", ["me", "threads_publishing_limit"]:
                return self.quota(250)
            case "POST", ["me", "threads"]:
                fields = self.form(request, *FIELDS)
                self.breaches += faults(fields, self)
                return self.contain(fields)
            case "POST", ["me", "threads_publish"]:
                return self.publish(self.form(request, "creation_id"), "text")
            case "GET", ["me", ("threads" | "replies") as which]:
                return self.listing([one for one in self._shown() if _is_reply(one, which)])
            case "GET", ["me", "mentions"]:
                return said({"data": [MENTION, {"id": "../1"}, {"id": "9", "timestamp": "never"}]})
            case "GET", [id, "insights"] if id in self.objects:
                return said({"data": list(insights(query.get("metric", "")))})
            case method, [id]:
                return self._one(method, id)
        return None

    def _one(self, method: str, id: str) -> Reply | None:
        if method == "GET" and id in self.containers:
            made = self.containers[id]
            state = self.state(made)
            fault = {"error_message": made.fault} if state == "ERROR" else {}
            return said({"id": id, "status": state, **fault})
        if id not in self.objects:
            return None
        if method == "DELETE":
            del self.objects[id]
            return said({"success": True, "deleted_id": id})
        return said({"id": id, "permalink": address(id)})

    def _shown(self) -> list[dict[str, Any]]:
        return [
            {
                "id": one["id"],
                "text": one["text"],
                "timestamp": stamp(one["at"]),
                "permalink": address(one["id"]),
                "is_reply": "reply_to_id" in one["fields"],
            }
            for one in self.objects.values()
        ]

    def posts(self) -> list[Posted]:
        """Return the posts as people see them."""
        return [
            Posted(one["id"], one["text"], tuple(one["alts"]), one["fields"].get("reply_to_id", ""))
            for one in self.objects.values()
        ]


MENTION = {
    "id": "18000000000000001",
    "username": "bawa",
    "text": "Ask @lentera",
    "timestamp": "2026-12-07T08:00:00+0000",
    "permalink": "https://www.threads.com/@bawa/post/M",
}


def address(id: str) -> str:
    """Return where people see a post."""
    return f"https://www.threads.com/@lentera/post/{id}"


def insights(metric: str) -> Iterator[dict[str, Any]]:
    """Yield a value of each metric that is asked for."""
    for at, name in enumerate(metric.split(",")):
        yield {"name": name, "period": "lifetime", "values": [{"value": at}]}


def faults(fields: dict[str, str], server: FakeGraph) -> Iterator[str]:
    """Yield what is wrong with a container's fields."""
    kind = fields.get("media_type", "")
    wanted = {"TEXT": "text", "IMAGE": "image_url", "VIDEO": "video_url", "CAROUSEL": "children"}
    if kind not in wanted:
        yield f"no media_type {kind}"
    elif not fields.get(wanted[kind]):
        yield f"{kind} without {wanted[kind]}"
    if len(fields.get("text", "")) > 500:
        yield "a text of more than 500 characters"
    if len(fields.get("alt_text", "")) > 1000:
        yield "an alternative text of more than 1,000 characters"
    if "link_attachment" in fields and kind != "TEXT":
        yield "a link beside media"
    if "children" in fields and not 2 <= len(fields["children"].split(",")) <= 20:
        yield "a carousel has 2 to 20 media"
    for id in filter(None, fields.get("children", "").split(",")):
        child = server.containers.get(id, Container("", {}, 0))
        if child.fields.get("is_carousel_item") != "true":
            yield f"{id} is no medium of a carousel"
    if "reply_to_id" in fields and fields["reply_to_id"] not in server.objects:
        yield "an answer to nothing"


def _is_reply(one: dict[str, Any], which: str) -> bool:
    return one["is_reply"] is (which == "replies")


@contextmanager
def running() -> Iterator[tuple[Peer, FakeThreads, Lender]]:
    """Run it, with a proxy before it and a public site beside it."""
    clock = Clock()
    fake = FakeThreads(clock, TOKEN, "v1.0")
    with lender("threads") as site, serve(fake.answer) as service, lossy(service.url) as proxy:
        made = Peer(
            "threads",
            proxy,
            fake.posts,
            page={"handle": "lentera"},
            secrets={"token": TOKEN},
            breaches=fake.breaches,
            clock=clock,
            public_url=site.url,
            rejects=REJECTS,
        )
        yield made, fake, site


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it for the contract test."""
    with running() as (made, _, _):
        yield made
