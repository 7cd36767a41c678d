"""Choose what a run takes: approved, without errors, with everything its channel needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from masthead.approving.delivered import Made
from masthead.channels.base import Adapter
from masthead.channels.handing import sender
from masthead.finding import Finding
from masthead.hub import Hub
from masthead.protocol.task import Task
from masthead.publishing.budgets import Budgets
from masthead.publishing.freezing import Frozen
from masthead.publishing.guards import Guards
from masthead.publishing.judging import Check, changed_inputs, first_errors, judge
from masthead.publishing.tasks import kept, recovery, sending
from masthead.publishing.verified import (
    ASKS,
    OTHER,
    Approves,
    is_frozen,
    is_of_another_text,
    is_resent,
    made_of,
)
from masthead.record import Approval, State
from masthead.repo import Repository, find_repository, require_branch
from masthead.schedule import Delivery


@dataclass(slots=True)
class Choice:
    """What a run takes, and what it leaves.

    Args:
        tasks: what it takes, by delivery name, in order.
        blocked: deliveries that were due and are not taken, with the reason, by name.
        waiting: those that their channel's cadence keeps for a later run; no alarm.
    """

    tasks: dict[str, Task] = field(default_factory=dict)
    blocked: dict[str, Delivery] = field(default_factory=dict)
    waiting: dict[str, Delivery] = field(default_factory=dict)

    def fresh(self, ready: Sequence[Delivery]) -> list[str]:
        """Return the names of those taken that nobody may have sent yet."""
        names = (one.name for one in ready if one.state is State.DUE)
        return [name for name in names if name in self.tasks]


def approved_commit(hub: Hub, repository: Repository) -> str:
    """Return the commit whose content is approved; empty where the work tree is good enough.

    Raises:
        RepositoryError: the commit that is checked out is not on the approved branch.
    """
    policy = hub.settings.publishing
    if policy.require_approval == "none":
        return ""
    return require_branch(repository, policy.branch, policy.remote)


def choose(
    hub: Hub,
    ready: Sequence[Delivery],
    adapters: Mapping[str, Adapter],
    *,
    repository: Repository,
    commit: str,
    now: datetime,
    check: Check,
    approves: Approves | None = None,
) -> Choice:
    """Sort what is ready into tasks and what is blocked.

    Args:
        hub: the hub with its records.
        ready: deliveries that are due, or whose outcome is to be found out.
        adapters: by channel.
        repository: the hub's repository.
        commit: the approved commit, or empty where the work tree is good enough.
        now: the time.
        check: finds errors in posts.
        approves: says who approved a message; None where git alone says it.
    """
    due = [delivery for delivery in ready if delivery.state is State.DUE]
    sent = [*due, *(one for one in ready if approves and is_resent(hub, one))]
    changed = changed_inputs(hub, sent, repository) if commit else frozenset()
    errors = first_errors(hub, due, now, check)
    if approves:
        approves.expect([_made(hub, one) for one in sent])
    chooser = _Chooser(
        hub,
        repository.root,
        changed,
        errors,
        commit or _any_commit(repository),
        approves,
        Guards(hub, now),
        Budgets(hub, now),
    )
    for delivery in ready:
        who = sender(adapters[delivery.channel], _format(hub, delivery))
        chooser.take(delivery, who)
    return chooser.choice


@dataclass(frozen=True, slots=True)
class _Chooser:
    """Sorts deliveries one by one; guards and budgets know what was taken before.

    Args:
        hub: the hub with its records.
        root: its folder.
        changed: files that are not as committed.
        errors: the first error in each post that is due, by file.
        commit: the commit that holds the text.
        approves: says who approved a message; None where git alone says it.
        guards: what keeps a delivery back for now.
        budgets: what a month may cost.
        choice: what has come of it.
    """

    hub: Hub
    root: Path
    changed: frozenset[str]
    errors: Mapping[str, Finding]
    commit: str
    approves: Approves | None
    guards: Guards
    budgets: Budgets
    choice: Choice = field(default_factory=Choice)

    def take(self, delivery: Delivery, adapter: Adapter) -> None:
        """Put a delivery where it belongs."""
        obstacle = adapter.obstacle()
        if obstacle:
            self.choice.blocked[delivery.name] = _no_way(delivery, obstacle)
        elif delivery.state is State.DUE:
            self._fresh(delivery, adapter)
        else:
            self._recovered(delivery, adapter)

    def _recovered(self, delivery: Delivery, adapter: Adapter) -> None:
        """Find out what became of a delivery; send it again only where that may be."""
        task, approves = recovery(self.hub, delivery, adapter), self.approves
        if approves:
            task = _narrowed(self.hub, delivery, task, self.changed, self.root)
        ruled = _ruled(self.hub, delivery, approves if task.may_send else None)
        if isinstance(ruled, Delivery):
            self.choice.blocked[delivery.name] = ruled
        else:
            self.choice.tasks[delivery.name] = task

    def _fresh(self, delivery: Delivery, adapter: Adapter) -> None:
        """Send what is due, unless something is against it."""
        judged = judge(self.hub, delivery, self.changed, self.errors, self.root)
        if isinstance(judged, Delivery):
            self.choice.blocked[delivery.name] = judged
            return
        payload, name = judged.payload, delivery.name
        if repeated := self.guards.repeated(delivery, payload.get("parts")):
            self.choice.blocked[name] = repeated
        elif paced := self.guards.paced(delivery):
            self.choice.waiting[name] = paced
        elif held := self._held(delivery, payload):
            self.choice.blocked[name] = held
        elif isinstance(ruled := _ruled(self.hub, delivery, self.approves), Delivery):
            self.choice.blocked[name] = ruled
        else:
            self.guards.take(delivery, payload.get("parts"))
            self.budgets.take(delivery, payload)
            self.choice.tasks[name] = sending(delivery, adapter, judged, self.commit, ruled)

    def _held(self, delivery: Delivery, payload: Mapping[str, object]) -> Delivery | None:
        """Return the delivery held where its price or its text is against it."""
        if unpaid := self.budgets.exceeded(delivery, payload):
            return unpaid
        if self.approves and is_of_another_text(delivery.record, payload):
            return delivery.held(*OTHER)
        return None


def _format(hub: Hub, delivery: Delivery) -> object:
    """Return the format of what will be sent: the frozen message's, where a claim keeps that."""
    payload = kept(delivery)
    if payload or (delivery.record is not None and delivery.state is not State.DUE):
        return payload.get("format", "")
    return hub.posts[delivery.post].format if delivery.post in hub.posts else ""


def _made(hub: Hub, delivery: Delivery) -> Made:
    return made_of(hub, hub.posts[delivery.post], hub.channels[delivery.channel])


def _ruled(hub: Hub, delivery: Delivery, approves: Approves | None) -> Approval | Delivery | None:
    """Return how a delivery was approved, None where nobody is asked; or the delivery held."""
    if approves is None:
        return None
    ruling = approves.rule(_made(hub, delivery))
    return ruling.approval or delivery.held(ruling.reason, ruling.next_step)


def _narrowed(
    hub: Hub, delivery: Delivery, task: Task, changed: frozenset[str], root: Path
) -> Task:
    """Return a task of finding out, which sends again only the text that can be looked up."""
    judged = judge(hub, delivery, changed, {}, root) if is_resent(hub, delivery) else None
    same = isinstance(judged, Frozen) and is_frozen(delivery.record, judged.payload)
    return replace(task, may_send=task.may_send and same)


def foreseen(
    hub: Hub, found: Sequence[Delivery], root: Path, now: datetime, check: Check
) -> tuple[Delivery, ...]:
    """Return deliveries as a run would judge them: what it would hold says so already.

    Nobody asks the network: where the run does, it is said of what is due. Without a repository
    nothing is approved; the run itself says that better.
    """
    due = [one for one in found if one.ready and one.state is State.DUE]
    repository = find_repository(root) if due else None
    if repository is None:
        return tuple(found)
    approved = hub.settings.publishing.require_approval != "none"
    changed = changed_inputs(hub, due, repository) if approved else frozenset()
    errors = first_errors(hub, due, now, check)
    judged = {one.name: judge(hub, one, changed, errors, repository.root) for one in due}
    held = {name: one for name, one in judged.items() if isinstance(one, Delivery)}
    if hub.settings.publishing.require_approval == "verified":
        asked = {one.name: replace(one, reason=_joined(one.reason, ASKS)) for one in due}
        held = asked | held
    return tuple(held.get(one.name, one) for one in found)


def _joined(*texts: str) -> str:
    return "; ".join(text for text in texts if text)


def _no_way(delivery: Delivery, obstacle: str) -> Delivery:
    step = "see to it where `masthead publish` runs, then run it again"
    return replace(delivery, reason=obstacle, next_step=step, ready=False)


def _any_commit(repository: Repository) -> str:
    """Return the commit that is checked out, or empty where there is none yet."""
    answer = repository.git("rev-parse", "--verify", "--quiet", "HEAD")
    return answer.text if answer.code == 0 else ""
