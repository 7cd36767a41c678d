"""Containers of Instagram and Threads (K3): made first, published once, asked how they are.

A container lives for 24 hours; its id is the handle in the ledger. A film is worked on for minutes.
A container that is not ready is kept: where waiting in the run is not enough, the delivery stays
open, and the next run asks the same container again. A second one would start from nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from masthead.channels.graph import GONE, id_of
from masthead.channels.wire import Reply, Wire, harmless
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Prepared, Refused

LOOKS = 3
"""How often a new container is asked whether it is ready, one after the other."""

MOST_ATTEMPTS = 12
"""Runs after which media that Meta cannot use at once are given up."""

WAITS = 2
"""How often a run waits for a container: one less than its tries for a part."""

WAIT = 15.0
"""Seconds of each; no more than a run's patience."""


@dataclass(frozen=True, slots=True)
class Containers:
    """The containers of one account.

    Args:
        wire: how the service is asked.
        title: its name, for reasons.
        state: the field that says how a container is.
        fault: the field that says why one failed.
        publish: the path that publishes one.
        waits: how often this run has waited for a container.
    """

    wire: Wire
    title: str
    state: str
    fault: str
    publish: str
    waits: dict[str, int] = field(default_factory=dict)

    def make(self, path: str, fields: Mapping[str, str]) -> str | Refused:
        """Make a container and return its id; nothing becomes public."""
        got = harmless(self.wire.ask("POST", path, form=fields))
        if isinstance(got, Refused):
            return got
        return id_of(got) or Refused(f"{self.title} named no container", retryable=True)

    def settled(self, id: str) -> str | Refused:
        """Return how a container is once it is ready or not, or at last that it is worked on.

        One that has failed is a refusal.
        """
        said = ""
        for _ in range(LOOKS):
            got = self._how(id)
            if isinstance(got, Refused):
                return got
            said = got.text(self.state)
            if said == "ERROR":
                return Refused(self._why(got))
            if said != "IN_PROGRESS":
                break
        return said

    def carousel(self, path: str, media: Iterable[Mapping[str, str]]) -> dict[str, str] | Refused:
        """Make a container for each medium; return the fields of the one that holds them together.

        Args:
            path: where containers are made.
            media: the fields of each medium.
        """
        made = []
        for fields in media:
            child = self.make(path, {**fields, "is_carousel_item": "true"})
            if isinstance(child, Refused):
                return child
            made.append(child)
        for child in made:
            how = self.settled(child)
            if isinstance(how, Refused):
                return how
            if how == "IN_PROGRESS":
                return Refused(f"{self.title} is still working on the media", retryable=True)
        return {"media_type": "CAROUSEL", "children": ",".join(made)}

    def prepared(self, id: str, attempt: int) -> Outcome:
        """Return the handle of a new container, also where it is still worked on.

        Args:
            id: the container.
            attempt: how often a run has taken the delivery: media that fail again and again,
                minutes later, must come to an end.
        """
        how = self.settled(id)
        if isinstance(how, Refused):
            return how
        if how == "IN_PROGRESS" and attempt > MOST_ATTEMPTS:
            return Refused(f"{self.title} was not done with the media in {attempt - 1} runs")
        return Prepared(id)

    def send(
        self, id: str, find: Callable[[], Outcome], receipt: Callable[[str], Outcome]
    ) -> Outcome:
        """Publish a container once it is ready.

        Args:
            id: the container.
            find: looks for what was published among the account's own.
            receipt: returns the receipt of a published id.
        """
        got = self._how(id)
        if isinstance(got, Refused):
            return replace(got, retryable=True) if GONE in got.reason else got
        match got.text(self.state):
            case "FINISHED":
                done = self.wire.ask("POST", self.publish, form={"creation_id": id})
                return self._received(done, receipt) if isinstance(done, Reply) else done
            case "PUBLISHED":
                return find()
            case "IN_PROGRESS":
                return self._wait(id)
            case "ERROR":
                return Refused(self._why(got))
            case "EXPIRED":
                return Refused("the container has expired; a new one is made", retryable=True)
        return Ambiguous(f"{self.title} did not say how the container is")

    def look(self, id: str, find: Callable[[], Outcome]) -> Outcome:
        """Find out what became of a container that may have been published."""
        got = self._how(id)
        if isinstance(got, Refused):
            return Ambiguous(got.reason)
        match got.text(self.state):
            case "FINISHED":
                return Absent()
            case "PUBLISHED":
                return find()
            case "ERROR" | "EXPIRED":
                return Absent(handle_lost=True)
            case "IN_PROGRESS":
                return Ambiguous(f"{self.title} is still working on the media")
        return Ambiguous(f"{self.title} did not say how the container is")

    def _how(self, id: str) -> Reply | Refused:
        fields = f"id,{self.state},{self.fault}"
        return harmless(self.wire.ask("GET", id, query={"fields": fields}))

    def _why(self, got: Reply) -> str:
        # Cleaned before it is cut: the beginning of a secret is one as well.
        said = self.wire.client.clean(" ".join(got.text(self.fault).split()))[:120]
        return f"{self.title} cannot use the media: {said or 'no reason given'}"

    def _received(self, got: Reply, receipt: Callable[[str], Outcome]) -> Outcome:
        id = id_of(got)
        return receipt(id) if id else Ambiguous(f"{self.title} answered without the post's id")

    def _wait(self, id: str) -> Outcome:
        self.waits[id] = self.waits.get(id, 0) + 1
        said = f"{self.title} is still working on the media"
        if self.waits[id] <= WAITS:
            return Refused(said, retryable=True, retry_after=WAIT)
        return Ambiguous(f"{said}; the next run asks again")
