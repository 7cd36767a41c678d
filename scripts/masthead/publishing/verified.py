"""Ask for approval at publish (`publishing.require_approval: verified`).

With `none` and `merged` nobody is asked: git alone says what is approved.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from masthead.approving.delivered import Approver, Made, Ruling
from masthead.approving.remembering import remembering
from masthead.channel import Channel
from masthead.errors import GitHubError
from masthead.github import connect
from masthead.hub import Hub
from masthead.post import Post
from masthead.record import Record, State
from masthead.repo import Repository
from masthead.schedule import Delivery

ASKS = "the run asks GitHub whether it is approved"
"""What is said of a delivery that is due, where nobody asks the network."""

OTHER = (
    "parts of it are out, of another text than that of now: nobody can look up its approval",
    "masthead resolve POST@CHANNEL, with --published URL or --drop --why TEXT",
)
"""Why the rest of a thread is held, and what to do."""


class Approves(Protocol):
    """Says of each message whether it may go out."""

    def expect(self, messages: Collection[Made]) -> None:
        """Learn of all messages of a run."""

    def rule(self, made: Made) -> Ruling:
        """Return whether a message may go out."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Lets nothing go out, since nobody can be asked: why, and what to do next."""

    reason: str
    next_step: str

    def expect(self, messages: Collection[Made]) -> None:
        """Learn nothing."""

    def rule(self, made: Made) -> Ruling:
        """Return that it may not."""
        why = f"who approved {made.post} is not known: {self.reason}"
        return Ruling(reason=why, next_step=self.next_step)


def approver_of(
    hub: Hub,
    repository: Repository,
    commit: str,
    *,
    environment: Mapping[str, str],
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Approves | None:
    """Return who is asked for approval; None where the hub's policy asks nobody.

    Args:
        hub: the hub.
        repository: its repository.
        commit: the commit that is published.
        environment: where `GITHUB_TOKEN` and `GITHUB_REPOSITORY` are.
        clock: gives seconds that pass; only their differences count.
        sleep: waits some seconds.
    """
    if hub.settings.publishing.require_approval != "verified":
        return None
    try:
        github = connect(environment)
    except GitHubError as error:
        return NoAnswer(error.message, error.hint)
    asked = remembering(github, clock, sleep)
    return Approver(asked, repository, commit, hub.settings.publishing)


def is_frozen(record: Record | None, payload: Mapping[str, object]) -> bool:
    """Tell whether the text that the ledger keeps of a delivery is the message as it is now.

    What stands in the ledger alone nobody has approved: its branch is written without reviews.
    """
    return record is not None and _plain(record.payload) == _plain(payload)


def is_of_another_text(record: Record | None, payload: Mapping[str, object]) -> bool:
    """Tell whether parts of a delivery are out, and the ledger keeps another text for the rest."""
    half_out = record is not None and record.receipts and record.payload
    return bool(half_out) and not is_frozen(record, payload)


def is_resent(hub: Hub, delivery: Delivery) -> bool:
    """Tell whether a delivery may be sent again, and its post still says so."""
    post = hub.posts.get(delivery.post)
    resumed = delivery.state is not State.DUE and delivery.may_send
    return resumed and post is not None and post.placement(delivery.channel) is not None


def _plain(payload: Mapping[str, object]) -> str:
    return json.dumps(payload, sort_keys=True)


def made_of(hub: Hub, post: Post, channel: Channel) -> Made:
    """Return what a message is made of; files that could shape it and are not there, too."""
    items = post.media_for(channel.id)
    media = {path for one in items for path in (one.path, one.captions) if path}
    sidecars = {f"{path}.yml" for path in media}
    sidecars |= {hub.assets[path].sidecar for path in media if path in hub.assets} - {""}
    settings = {"masthead.yml", "strategy/people.yml", channel.document.path}
    return Made(post.path, frozenset(media), frozenset(sidecars | settings))
