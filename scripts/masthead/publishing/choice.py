"""Choose what a run takes: approved, without errors, with everything its channel needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from masthead.approving.delivered import Made
from masthead.channels.base import Adapter
from masthead.finding import Finding, Level
from masthead.hub import Hub
from masthead.ledger.form import fits
from masthead.protocol.task import Task
from masthead.publishing.budgets import Budgets
from masthead.publishing.freezing import Frozen, freeze, inputs
from masthead.publishing.guards import Guards
from masthead.publishing.tasks import recovery, sending
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
from masthead.repo import Repository, differing, find_repository, require_branch
from masthead.schedule import Delivery

Check = Callable[[Hub, datetime, Collection[str]], Sequence[Finding]]
"""Returns the findings in some files of the hub."""


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
    changed = _changed(hub, sent, repository) if commit else frozenset()
    errors = _errors(hub, due, now, check)
    held = commit or _any_commit(repository)
    choice, guards, budgets = Choice(), Guards(hub, now), Budgets(hub, now)
    if approves:
        approves.expect([_made(hub, one) for one in sent])
    for delivery in ready:
        adapter = adapters[delivery.channel]
        obstacle = adapter.obstacle()
        if obstacle:
            choice.blocked[delivery.name] = _no_way(delivery, obstacle)
        elif delivery.state is not State.DUE:
            task = recovery(hub, delivery, adapter)
            task = _narrowed(hub, delivery, task, changed, repository.root) if approves else task
            ruled = _ruled(hub, delivery, approves if task.may_send else None)
            if isinstance(ruled, Delivery):
                choice.blocked[delivery.name] = ruled
            else:
                choice.tasks[delivery.name] = task
        else:
            judged = _judge(hub, delivery, changed, errors, repository.root)
            if isinstance(judged, Delivery):
                choice.blocked[delivery.name] = judged
            elif repeated := guards.repeated(delivery, judged.payload.get("parts")):
                choice.blocked[delivery.name] = repeated
            elif paced := guards.paced(delivery):
                choice.waiting[delivery.name] = paced
            elif unpaid := budgets.exceeded(delivery, judged.payload):
                choice.blocked[delivery.name] = unpaid
            elif approves and is_of_another_text(delivery.record, judged.payload):
                choice.blocked[delivery.name] = delivery.held(*OTHER)
            elif isinstance(ruled := _ruled(hub, delivery, approves), Delivery):
                choice.blocked[delivery.name] = ruled
            else:
                guards.take(delivery, judged.payload.get("parts"))
                budgets.take(delivery, judged.payload)
                choice.tasks[delivery.name] = sending(delivery, adapter, judged, held, ruled)
    return choice


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
    judged = _judge(hub, delivery, changed, {}, root) if is_resent(hub, delivery) else None
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
    changed = _changed(hub, due, repository) if approved else frozenset()
    errors = _errors(hub, due, now, check)
    judged = {one.name: _judge(hub, one, changed, errors, repository.root) for one in due}
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


def _judge(
    hub: Hub,
    delivery: Delivery,
    changed: frozenset[str],
    errors: Mapping[str, Finding],
    root: Path,
) -> Frozen | Delivery:
    """Return a due delivery's frozen message, or the delivery held, with the reason."""
    post, channel = hub.posts[delivery.post], hub.channels[delivery.channel]
    if not fits(post.id, channel.id):
        return delivery.held("its id, or its channel's, is none", f"masthead check {post.path}")
    unapproved = sorted(changed & inputs(hub, post, channel))
    if unapproved:
        return delivery.held(
            f"{unapproved[0]} is not committed as it is here: what is not merged is not approved",
            f"commit it (and merge it to {hub.settings.publishing.branch})",
        )
    if post.path in errors:
        finding = errors[post.path]
        return delivery.held(
            f"{finding.path}:{finding.line}: {finding.message} ({finding.rule})",
            f"masthead check {post.path}",
        )
    frozen = freeze(root, hub, post, channel)
    if frozen.fault:
        return delivery.held(frozen.fault, f"masthead check {post.path}")
    return frozen


def _changed(hub: Hub, due: Sequence[Delivery], repository: Repository) -> frozenset[str]:
    """Return which of the files behind the due messages are not as committed."""
    wanted = (inputs(hub, hub.posts[one.post], hub.channels[one.channel]) for one in due)
    paths = frozenset().union(*wanted)
    return differing(repository, paths) if paths else frozenset()


def _errors(
    hub: Hub, due: Sequence[Delivery], now: datetime, check: Check
) -> Mapping[str, Finding]:
    """Return the first error in each post that is due, by file."""
    paths = {hub.posts[delivery.post].path for delivery in due}
    findings = check(hub, now, paths) if paths else ()
    errors: dict[str, Finding] = {}
    for finding in findings:
        if finding.level is Level.ERROR and finding.path in paths:
            errors.setdefault(finding.path, finding)
    return errors


def _any_commit(repository: Repository) -> str:
    """Return the commit that is checked out, or empty where there is none yet."""
    answer = repository.git("rev-parse", "--verify", "--quiet", "HEAD")
    return answer.text if answer.code == 0 else ""
