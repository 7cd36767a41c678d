"""The lanes of a run, side by side: each waits for its own effects only (sans-IO).

There is one lane for each channel, one for the ledger, and one for the wait before a push. Two
lanes meet only where one asks for a record to be in the ledger (`Tell`): a push takes along
whatever waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any

from masthead.protocol.effect import AWAIT, NOW, Begin, Ended, Now, Sleep
from masthead.protocol.writing import Steps
from masthead.record import Record

LEDGER, GATHER = "", "+"
"""Lanes that are no channel's; no channel is called so."""


@dataclass(frozen=True, slots=True)
class Tell:
    """Let the ledger know this record before anything else happens in the lane.

    It is answered by whether the ledger holds it now; where it does not, the claim was lost.
    """

    record: Record


class Lanes:
    """Runs lanes to their ends.

    Args:
        lanes: the steps of each channel.
        write: makes the steps that bring what is `told` to the ledger, and some more with it.
        holds: tells whether a record that was told is in the ledger; None where the push did
            not take it along.
        gather: the longest, in seconds, that a push may wait for what other lanes will tell.

    `told` holds what lanes wait for. `now` is when the last thing ended, `begun` when what is under
    way in a lane began, and `took` the seconds of what ended last in each. `prompt` are the lanes
    that told something and are taken to do so again; one that lets a push wait in vain is not
    waited for until it tells again.
    """

    def __init__(
        self,
        lanes: Mapping[str, Generator[Any, Any, None]],
        write: Callable[[], Steps],
        holds: Callable[[Record], bool | None],
        gather: float,
    ) -> None:
        self.lanes = dict(lanes)
        self.write = write
        self.holds = holds
        self.gather = gather
        self.told: dict[str, Record] = {}
        self.prompt: set[str] = set()
        self.under_way: set[str] = set()
        self.now = 0.0
        self.begun: dict[str, float] = {}
        self.took: dict[str, float] = {}

    def steps(self) -> Steps:
        """Begin in every lane, then go on wherever something has ended, until all are done."""
        for lane in tuple(self.lanes):
            yield from self._go_on(lane, None)
        yield from self._write()
        while self.under_way - {GATHER}:
            ended: Ended = yield AWAIT
            self._note(ended)
            if ended.lane != GATHER:
                yield from self._go_on(ended.lane, ended.answer)
            elif self.told and LEDGER not in self.lanes:
                self.prompt -= self.under_way
            yield from self._write()

    def _note(self, ended: Ended) -> None:
        self.under_way.discard(ended.lane)
        self.now = ended.at
        self.took[ended.lane] = ended.at - self.begun.get(ended.lane, ended.at)

    def _go_on(self, lane: str, answer: Any) -> Steps:
        """Take a lane to the next thing that takes time."""
        try:
            effect = self.lanes[lane].send(answer)
            while isinstance(effect, Now):
                effect = self.lanes[lane].send((yield NOW))
        except StopIteration:
            del self.lanes[lane]
            if lane == LEDGER:
                yield from self._written()
            return
        if isinstance(effect, Tell):
            self.told[lane] = effect.record
            self.prompt.add(lane)
        else:
            yield from self._begin(lane, effect)

    def _begin(self, lane: str, work: Any) -> Steps:
        self.under_way.add(lane)
        self.begun[lane] = yield Begin(lane, work)

    def _write(self) -> Steps:
        """Push what lanes wait for, in one push with what others are just about to tell."""
        while self.told and LEDGER not in self.lanes:
            if patience := self._patience():
                if GATHER not in self.under_way:
                    yield from self._begin(GATHER, Sleep(patience))
                return
            self.lanes[LEDGER] = self.write()
            yield from self._go_on(LEDGER, None)

    def _patience(self) -> float:
        """Return how many seconds a push waits for lanes that would just miss it; 0: it goes now.

        Who comes back later than that, as long as it took the last time, finds the ledger free.
        """
        coming = self.prompt & self.under_way
        if not coming:
            return 0.0
        patience = max(0.0, min(self.took.get(LEDGER, 0.0), self.gather))
        back = (self.begun[one] + self.took.get(one, 0.0) for one in coming)
        return patience if min(back) < self.now + patience else 0.0

    def _written(self) -> Steps:
        """Let the lanes go on whose records were pushed."""
        for lane, record in tuple(self.told.items()):
            held = self.holds(record)
            if held is not None:
                del self.told[lane]
                yield from self._go_on(lane, held)
