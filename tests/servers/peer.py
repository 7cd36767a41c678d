"""What a server must show of itself so that every adapter can be held to the same expectations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from servers.lossy import Lossy
from servers.lossy_mail import LossyMail


@dataclass
class Clock:
    """A clock that only moves when it is told to; shared by a publisher and the fakes."""

    now: float = 1_796_634_000.0

    def __call__(self) -> float:
        """Return the time in seconds since 1970."""
        return self.now


@dataclass(frozen=True, slots=True)
class Posted:
    """One thing that people can see on a server.

    Args:
        id: the server's id of it.
        text: its text.
        media: alternative text (or empty) of each medium, in order.
        parent: the id of what it answers, or empty.
    """

    id: str
    text: str
    media: tuple[str, ...] = ()
    parent: str = ""


@dataclass
class Peer:
    """A server, and an account on it that may post.

    Args:
        service: id of the service.
        proxy: what the adapter speaks to.
        page: fields of the channel (`account`, `handle`, `settings`, `options`).
        secrets: values by purpose.
        posts: what people can see there now, oldest first.
        breaches: what was wrong with a request or an answer by the contract.
        clock: the time on the server and in the publisher.
        alt: whether it keeps alternative texts.
        media: what kind of medium the test sends: `image`, `video` or empty for none.
        text_only: whether a post without a medium can be made.
        threads: whether an answer to an own post can be made.
        deletes: whether a program can delete a post.
        moves: whether the service could send us to another address.
        named: whether the service tells the id of what it took.
        planted: values of secrets for the test that plants them, where any text will not do.
        public_url: address of the public site, where the service fetches media.
        server: what answers: `fake`, or the real software.
        shown: what people read of a text, where the service takes some signs only as others.
        rejects: answers that this service gives beyond HTTP's own: by `credentials`, `limited`,
            `too long`, `unsupported`, a status and a body.
    """

    service: str
    proxy: Lossy | LossyMail
    posts: Callable[[], list[Posted]]
    page: Mapping[str, Any] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)
    alt: bool = True
    media: str = "image"
    text_only: bool = True
    threads: bool = True
    deletes: bool = True
    moves: bool = True
    named: bool = True
    planted: Mapping[str, str] = field(default_factory=dict)
    public_url: str = "https://brand.example"
    server: str = "fake"
    shown: Callable[[str], str] = str
    rejects: Mapping[str, tuple[int, bytes]] = field(default_factory=dict)
