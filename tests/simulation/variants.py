"""Wrong protocols that the simulator must catch, and the usual designs to compare with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from masthead import protocol
from masthead.protocol import claims, run, settling, turn
from masthead.protocol.effect import NOW, Effect, Fetch, Lost, Push, Pushed, Rejected, Send
from masthead.protocol.outcome import Sent
from masthead.protocol.task import Policy, Task
from masthead.record import Plan, Record, State
from simulation.runs import History

Deliver = Generator[Effect, Any, Mapping[str, Record]]
Patch = Callable[[], AbstractContextManager[Any]]


def _claim_without_lease(task: Task, record: Record | None, **rest: Any) -> Record | None:
    return claims.claim(task, record and replace(record, lease_until=0.0), **rest)


def _key_of_this_run(task: Task, record: Record | None, **rest: Any) -> Record | None:
    taken = claims.claim(task, record, **rest)
    return taken and replace(taken, key=f"{task.name}-{rest['nonce']}")


def _claim_forgets_parts(task: Task, record: Record | None, **rest: Any) -> Record | None:
    taken = claims.claim(task, record, **rest)
    return taken and replace(taken, receipts=())


def _claim_though_late(task: Task, record: Record | None, **rest: Any) -> Record | None:
    return claims.claim(replace(task, may_send=True), record, **rest)


def _claim_without_lag(task: Task, record: Record | None, **rest: Any) -> Record | None:
    service = replace(task.capability, listing_lag=0.0)
    return claims.claim(replace(task, capability=service), record, **rest)


def _claim_gives_up(task: Task, record: Record | None, **rest: Any) -> Record | None:
    taken = claims.claim(task, record, **rest)
    if taken is None or taken.state is not State.SENDING or taken.attempt <= 21:
        return taken
    since = rest["now"] if taken.first_sent is None else taken.first_sent
    old = rest["now"] - since > rest["policy"].find_out_for
    return settling.undecided(taken, "claimed too often", rest["now"]) if old else taken


def _recovery_resends(task: Task, record: Record, **rest: Any) -> Plan:
    return Plan.RESEND


def _recovery_repeats_blind(
    task: Task, record: Record, *, right: Callable[..., Plan] = claims.recovery, **rest: Any
) -> Plan:
    return right(task, record, **rest) or Plan.SEND


def _handle_kept_to_itself(
    run: Any, record: Record, *, right: Callable[..., Any] = run.Run.push_intent
) -> Any:
    intent = yield from right(run, replace(record, handle=""))
    if intent is None:
        return None
    run.mine[record.name] = replace(intent, handle=record.handle)
    return run.mine[record.name]


def _intent_with_the_results(run: Any, record: Record) -> Any:
    now = yield NOW
    run.mine[record.name] = replace(record, state=State.SENDING, first_sent=now, at=now)
    run.pending[record.name] = run.mine[record.name]
    return run.mine[record.name]


def _a_lane_for_each_delivery(run: Any) -> Mapping[str, Any]:
    return {name: run._lane([name]) for name in run.mine}


def _held_where_left_out(run: Any, record: Record, right: Any = run.Run._holds) -> bool:
    return right(run, record) is not False


def _not_sent_always_clean(*args: Any, **rest: Any) -> Record:
    return settling.not_sent(*args, **{**rest, "clean": True})


def _answers_taken_for(kind: type) -> Patch:
    """Take a kind of answer to a push for success."""
    update = run.Writer.update

    def wrong(self: Any, change: Any, verb: str) -> Any:
        steps, answer = update(self, change, verb), None
        while True:
            try:
                effect = steps.send(answer)
            except StopIteration:
                return
            answer = yield effect
            if type(effect) is Push and isinstance(answer, kind):
                answer = Pushed(effect.base)

    return lambda: patch.object(run.Writer, "update", wrong)


def _patch(target: Any, name: str, value: Any) -> Patch:
    return lambda: patch.object(target, name, value)


BROKEN: Mapping[str, Patch] = {
    "an expired lease is not asked for": _patch(run, "claim", _claim_without_lease),
    "the key changes with each run": _patch(run, "claim", _key_of_this_run),
    "a thread starts over": _patch(run, "claim", _claim_forgets_parts),
    "late deliveries are sent": _patch(run, "claim", _claim_though_late),
    "a blind service is tried again": _patch(claims, "recovery", _recovery_repeats_blind),
    "sent again without looking": _patch(claims, "recovery", _recovery_resends),
    "the key's window is not asked for": _patch(
        claims, "may_repeat", lambda task, *_, **__: task.capability.key_window > 0
    ),
    "no intent before the request": _patch(turn.Turn, "_needs_intent", lambda *_: False),
    "a handle that only the run knows": _patch(run.Run, "push_intent", _handle_kept_to_itself),
    "an intent that travels with the next push": _patch(
        run.Run, "push_intent", _intent_with_the_results
    ),
    "an intent that the push left out": _patch(run.Run, "_holds", _held_where_left_out),
    "two requests at once to one channel": _patch(run.Run, "_lanes", _a_lane_for_each_delivery),
    "a refusal speaks for earlier requests": _patch(turn, "not_sent", _not_sent_always_clean),
    "a rejected push taken for success": _answers_taken_for(Rejected),
    "a lost push answer taken for success": _answers_taken_for(Lost),
    "a lease shorter than a request": _patch(
        Policy, "__init__", lambda self, init=Policy.__init__: init(self, lease=30.0, guard=2.0)
    ),
    "a key is trusted to the end of its window": _patch(
        Policy, "__init__", lambda self, init=Policy.__init__: init(self, margin=240.0)
    ),
    "the listing's lag is not waited for": _patch(run, "claim", _claim_without_lag),
    "many claims are taken for many questions": _patch(run, "claim", _claim_gives_up),
}
"""What was changed in the protocol, by a sentence."""


def send_then_mark(
    tasks: Sequence[Task], policy: Policy, nonce: str, random: Callable[[], float], *_: Any
) -> Deliver:
    """Send, then record: what most schedulers in CI do."""
    snapshot = yield Fetch()
    for task in tasks:
        if task.capability.two_steps or task.name in getattr(snapshot, "records", {}):
            continue
        record = _marked(task, nonce)
        answer = yield Send(record)
        if isinstance(answer, Sent):
            yield from _mark(record, policy, random)
    return {}


def mark_then_send(
    tasks: Sequence[Task], policy: Policy, nonce: str, random: Callable[[], float], *_: Any
) -> Deliver:
    """Record as published, then send: what tools do that push the tag first."""
    for task in tasks:
        record = _marked(task, nonce)
        if not task.capability.two_steps:
            mine = yield from _mark(record, policy, random)
            if mine:
                yield Send(record)
    return {}


def _marked(task: Task, nonce: str) -> Record:
    key = f"{task.name}-{nonce}"
    return Record(task.post, task.channel, State.PUBLISHED, nonce=nonce, key=key)


def _mark(record: Record, policy: Policy, random: Callable[[], float]) -> Generator[Any, Any, bool]:
    snapshot = yield from protocol.update(
        lambda seen: {} if record.name in seen.records else {record.name: record}, policy, random
    )
    mine: bool = snapshot.records[record.name].nonce == record.nonce
    return mine


def tally(history: History) -> Counter[str]:
    """Count deliveries that went out twice, or are recorded as published and never went out."""
    counts = Counter({"deliveries": len(history.names), "doubled": 0, "lost": 0})
    for name in history.names:
        posts = history.world.made[name.rpartition("@")[2]]
        parts = Counter(post.part for post in posts if post.name == name)
        record = history.world.records.get(name)
        counts["doubled"] += any(count > 1 for count in parts.values())
        counts["lost"] += not parts and record is not None and record.state is State.PUBLISHED
    return counts


DESIGNS: Mapping[str, Callable[..., Deliver]] = {
    "Masthead": protocol.deliver,
    "send, then mark": send_then_mark,
    "mark, then send": mark_then_send,
}
"""Designs to compare, by name."""
