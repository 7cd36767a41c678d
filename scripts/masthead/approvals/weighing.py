"""Weigh approvals: whose counts, for which text, and what takes an approval's weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from masthead.approval import Emergency
from masthead.approvals.change import Change, File, Roster
from masthead.approvals.demands import GUARDIANS, Demand
from masthead.approvals.policy import Policy
from masthead.approvals.trailers import behind
from masthead.approvals.verdict import Discounted, Outcome
from masthead.approvals.voices import Voice


@dataclass(frozen=True, slots=True)
class Bench:
    """Weighs approvals.

    Args:
        change: what comes in.
        policy: the policy of the commit before it.
        roster: who people are.
        heard: where each reviewer stands, by login.
        weightless: why a reviewer's approval counts for nothing, by login; empty where it counts.
        texts: the fingerprints of all files of a commit, by commit.
    """

    change: Change
    policy: Policy
    roster: Roster
    heard: Mapping[str, Voice]
    weightless: Mapping[str, str]
    texts: Mapping[str, frozenset[str]]

    def judge(self, demand: Demand) -> Outcome:
        """Return what became of a demand."""
        members, hidden = self._members(demand.who)
        have = tuple(
            login
            for login, voice in sorted(self.heard.items())
            if (demand.who is None or login in members)
            and not self.weightless[login]
            and self._is_for(voice, demand.path)
        )
        short = len(have) < demand.minimum
        unknown = tuple(f"who is in {name} is not known" for name in hidden) if short else ()
        paths = (demand.path,)
        return Outcome(demand.name, demand.why, paths, demand.who, demand.minimum, have, unknown)

    def objections(self) -> tuple[str, ...]:
        """Return who asks for changes, or said what we do not know; readers may not block."""
        return tuple(
            login
            for login, voice in sorted(self.heard.items())
            if (voice.objects or voice.unknown) and _may_write(self.roster, login) is not False
        )

    def shorten(self, outcomes: Iterable[Outcome]) -> tuple[bool, tuple[Outcome, ...]]:
        """Return whether the short way is open and taken, and the outcomes with those it needs.

        Args:
            outcomes: those of the demands of the policy. Guardians are not passed over.
        """
        way = self.policy.emergency
        labels = {label.casefold() for label in self.change.labels}
        if way is None or way.label.casefold() not in labels:
            return False, tuple(outcomes)
        met = tuple(self.judge(self._short(way, file)) for file in self.change.files or ())
        done = tuple(replace(one, waived=one.missing > 0) for one in outcomes)
        guarded = any(one.waived and one.name == GUARDIANS for one in done)
        if guarded or any(one.missing for one in met):
            return False, (*outcomes, *met)
        return True, (*done, *met)

    def discounted(self) -> tuple[Discounted, ...]:
        """Return approvals that count for nothing, or not for every file."""
        return tuple(
            Discounted(login, reason)
            for login, voice in sorted(self.heard.items())
            if voice.commits and (reason := self.weightless[login] or self._stale(voice))
        )

    @staticmethod
    def _short(way: Emergency, file: File) -> Demand:
        why = f"The label `{way.label}` asks for the short way."
        return Demand(f"emergency ({way.label})", why, file.path, way.who, way.minimum)

    def _members(self, who: tuple[str, ...] | None) -> tuple[frozenset[str], tuple[str, ...]]:
        """Return the logins behind names, and the names that nobody knows anything about."""
        found: set[str] = set()
        hidden = []
        for name in who or ():
            login = name.removeprefix("@")
            if not name.startswith("@"):
                hidden.append(name)  # an address: which account it belongs to, GitHub keeps
            elif "/" not in login:
                found.add(login)
            elif (team := self._team(name)) is None:
                hidden.append(name)
            else:
                found |= team
        return frozenset(found), tuple(hidden)

    def _team(self, name: str) -> frozenset[str] | None:
        for key, logins in self.roster.teams.items():
            if key.casefold() == name:
                return None if logins is None else frozenset(one.casefold() for one in logins)
        return None

    def _is_for(self, voice: Voice, path: str) -> bool:
        """Tell whether somebody has approved a file's text as it is judged."""
        wanted = self.change.prints.get(self.change.head, {}).get(path)
        return bool(wanted) and any(
            wanted in self.texts.get(commit, ()) for commit in voice.commits
        )

    def _stale(self, voice: Voice) -> str:
        paths = [file.path for file in self.change.files or ()]
        stale = [path for path in paths if not self._is_for(voice, path)]
        if not stale:
            return ""
        more = f" and {len(stale) - 1} more" if len(stale) > 1 else ""
        return f"{stale[0]}{more} changed after it, or the commit that they read is gone"


def seat(change: Change, policy: Policy, roster: Roster, heard: Mapping[str, Voice]) -> Bench:
    """Return the bench for a change, with what is the same for all demands looked up once."""
    submitted, _ = behind(change.commits or (), policy.machines)
    reasons = {
        login: _weightless(voice, change, policy, submitted, _may_write(roster, login))
        for login, voice in heard.items()
    }
    texts = {commit: frozenset(prints.values()) for commit, prints in change.prints.items()}
    return Bench(change, policy, roster, heard, reasons, texts)


def _may_write(roster: Roster, login: str) -> bool | None:
    for key, may in roster.writers.items():
        if key.casefold() == login:
            return may
    return None


def _weightless(
    voice: Voice, change: Change, policy: Policy, submitted: frozenset[str], may: bool | None
) -> str:
    """Return why a reviewer's approval counts for nothing, or nothing."""
    login = voice.login
    if not login:
        return "the account is gone"
    if voice.bot:
        return "a program approves nothing"
    if login == change.author.login.casefold():
        return "nobody approves their own pull request"
    if login in submitted:
        return "nobody approves what a program submitted for them"
    if login == change.pusher.login.casefold() and not policy.last_pusher:
        return "nobody approves what they pushed last"
    if login in {one.casefold() for one in change.requested or ()}:
        return "a new review is asked of them"
    if may is None:
        return "it is not known whether they may write to the repository"
    return "" if may else "they may not write to the repository"
