"""The publishing run: load, choose, deliver, report."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from secrets import token_hex

from masthead.channels.base import Adapter, Tools
from masthead.channels.registry import serving
from masthead.errors import UsageError
from masthead.http import Client
from masthead.hub import Hub
from masthead.ledger.book import Ledger, open_ledger
from masthead.protocol import deliver
from masthead.protocol.effect import Snapshot
from masthead.publishing.choice import Choice, approved_commit, choose
from masthead.publishing.driving import Driver, snapshot
from masthead.publishing.freezing import media_reader
from masthead.publishing.guards import past_posts
from masthead.publishing.run import Result, Run
from masthead.publishing.timing import require_right_clock
from masthead.publishing.verified import approver_of
from masthead.record import Plan, State
from masthead.repo import Repository, fetch_branch, open_repository
from masthead.schedule import Delivery, deliveries
from masthead.suggestions import did_you_mean
from masthead.workspace import load_hub

HEARTBEAT = 3600.0
"""Seconds after which a run that changed nothing says that it was there."""

NEEDS_PERSON = frozenset({State.LATE, State.UNKNOWN, State.FAILED})
DONE = frozenset({State.PUBLISHED, State.RETRACTED, State.EXPIRED, State.SCHEDULED, State.DRAFT})


def publish(run: Run) -> Result:
    """Deliver what is due.

    Raises:
        ConfigError, RepositoryError, LedgerError: the run could not start, or the ledger
            could not be written.
        UsageError: there is no such channel.
    """
    hub = load_hub(run.root)
    if run.channel and run.channel not in hub.channels:
        hint = did_you_mean(run.channel, hub.channels) or "`masthead channel list` shows them"
        raise UsageError(f"there is no channel {run.channel}", hint)
    repository = open_repository(run.root)
    commit = approved_commit(hub, repository)
    with open_ledger(repository, hub.settings.publishing) as ledger:
        return _Publisher(run, hub, repository, ledger, commit).publish()


class _Publisher:
    """One run, with what it has read."""

    def __init__(
        self, run: Run, hub: Hub, repository: Repository, ledger: Ledger, commit: str
    ) -> None:
        self.run = run
        self.repository = repository
        self.ledger = ledger
        self.commit = commit
        self.nonce = token_hex(8)
        self.asked = 0.0
        self.posts = past_posts(hub, run.now)
        self.seen: Snapshot = snapshot(ledger, self.posts, run.now.timestamp())
        if ledger.open - self.posts:
            self.posts |= ledger.open
            self.seen = snapshot(ledger, self.posts, run.now.timestamp())
        if run.own_clock:
            require_right_clock(run.now, ledger.heartbeat, hub.settings.zone)
        self.hub = replace(hub, records=self.seen.records)
        names = {name for one in hub.channels.values() for name in one.secrets.values()}
        secrets = [run.environment[name] for name in names if run.environment.get(name)]
        self.client = Client(secrets, clock=run.time)

    def publish(self) -> Result:
        """Choose, deliver, report."""
        before = deliveries(self.hub, self.run.now, self.ledger.hold)
        if any(one.ready and one.state is State.DUE for one in before):
            self._recall_vanished()
        ready = [one for one in before if one.ready and self.run.channel in ("", one.channel)]
        adapters = self._adapters(ready)
        choice = self._choose(ready, adapters)
        problem = self._limit(choice, ready)
        if problem or self.run.dry_run:
            return self._result(before, choice, problem)
        self._deliver(choice, adapters)
        after = deliveries(self.hub, self._moment(), self.ledger.hold)
        return self._result(after, choice, "")

    def _choose(self, ready: Sequence[Delivery], adapters: Mapping[str, Adapter]) -> Choice:
        """Sort what is ready, and note how long that took: GitHub may be asked."""
        run, begun = self.run, self.run.clock()
        choice = choose(
            self.hub,
            ready,
            adapters,
            repository=self.repository,
            commit=self.commit,
            now=run.now,
            check=run.check,
            approves=approver_of(
                self.hub,
                self.repository,
                self.commit,
                environment=run.environment,
                clock=run.clock,
                sleep=run.sleep,
            ),
        )
        self.asked = run.clock() - begun
        return choice

    def _recall_vanished(self) -> None:
        """Read what the ledger knows of posts that are gone: a renamed one must not go out again.

        Only a run that is about to send needs it.
        """
        gone = self.ledger.tree.posts().keys() - self.hub.posts.keys() - self.posts
        if gone:
            self.posts |= gone
            self.seen = snapshot(self.ledger, self.posts, self.run.now.timestamp())
            self.hub = replace(self.hub, records=self.seen.records)

    def _adapters(self, ready: Sequence[Delivery]) -> dict[str, Adapter]:
        policy = self.hub.settings.publishing
        tools = Tools(
            self.repository.root,
            self.repository.root / policy.outbox,
            self.hub.settings.public_url,
            self.run.environment,
            media_reader(self.repository),
            self.client,
            self.run.time,
        )
        names = sorted({delivery.channel for delivery in ready})
        return {name: serving(self.hub.channels[name], tools) for name in names}

    def _limit(self, choice: Choice, ready: Sequence[Delivery]) -> str:
        """Cut the run to its limit; return why nothing may be sent without a person's word."""
        fresh, most = choice.fresh(ready), self.hub.settings.publishing.max_per_run
        if self.run.limit is not None:
            for name in fresh[self.run.limit :]:
                del choice.tasks[name]
        elif len(fresh) > most:
            return (
                f"{len(fresh)} deliveries are due, more than max_per_run ({most}): nothing was "
                f"sent; if that is right, run: masthead publish --limit {len(fresh)}"
            )
        return ""

    def _deliver(self, choice: Choice, adapters: Mapping[str, Adapter]) -> None:
        """Run the protocol, note what the ledger says then, and show that a run was here."""
        driver = Driver(
            self.ledger,
            adapters,
            self.run.time,
            self.client.clean,
            self.run.tell,
            self.run.sleep,
            self.seen,
            self.posts,
        )
        if choice.tasks:
            tasks = tuple(choice.tasks.values())
            # What choosing took is part of the job's time.
            policy = replace(self.run.policy, job=self.run.policy.job - self.asked)
            steps = deliver(tasks, policy, self.nonce, random.random, lambda: driver.stopped)
            records = driver.run(steps)
            self.hub = replace(self.hub, records={**self.hub.records, **records})
        beat = self.run.time() - self.ledger.heartbeat >= HEARTBEAT
        if not driver.pushes and beat:
            self.ledger.write(self.ledger.tip, {}, "Heartbeat", now=self.run.time())
        if self.ledger.remote and (driver.pushes or beat):
            fetch_branch(self.repository, self.ledger.remote, self.ledger.branch)
        if driver.stopped:
            raise KeyboardInterrupt

    def _moment(self) -> datetime:
        return datetime.fromtimestamp(self.run.time(), UTC)

    def _result(self, found: Sequence[Delivery], choice: Choice, problem: str) -> Result:
        now, taken = self._moment(), frozenset() if problem else frozenset(choice.tasks)
        tried = frozenset() if self.run.dry_run else taken
        listed = []
        failed = bool(problem)
        for delivery in found:
            one = {**choice.waiting, **choice.blocked}.get(delivery.name, delivery)
            if one.name in taken or one.name in choice.blocked or _open(one, now):
                listed.append(one)
            failed |= one.state in NEEDS_PERSON or one.name in choice.blocked
            failed |= one.name in tried and not self._settled(one)
        paths = {post.id: post.path for post in self.hub.posts.values()}
        zone = self.hub.settings.zone
        return Result(tuple(listed), taken, problem, failed, zone, paths)

    def _settled(self, delivery: Delivery) -> bool:
        """Tell whether a delivery that a run took is out, with a person or with another run."""
        record = delivery.record
        return record is not None and (
            record.nonce != self.nonce
            or record.plan is Plan.PERSON
            or record.state is State.PUBLISHED
        )


def _open(delivery: Delivery, now: datetime) -> bool:
    """Tell whether a delivery whose time has come is not at its end."""
    past = delivery.due_at is None or delivery.due_at <= now
    return past and delivery.state not in DONE
