"""A GitHub that is asked each thing once a run, and not for ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from masthead.errors import GitHubError
from masthead.github import GitHub
from masthead.github.reading import Json

ASKING = 90.0
"""Seconds that a run asks GitHub at most, all its waits together: it is there to publish."""

STOPS = frozenset({"token", "limited", "unreachable"})
"""Causes with which no other question will go better."""

BROKEN = 3
"""Questions without an answer after which a run asks no more."""


@dataclass(frozen=True)  # with slots, super() would not know the class
class Remembering(GitHub):
    """A GitHub that keeps what it answered, faults as well.

    Args:
        left: seconds for which it may be asked.
        kept: answers by path.
        over: why it is asked no more, once that is so.
    """

    left: Callable[[], float] = field(default=lambda: ASKING, repr=False)
    kept: dict[str, tuple[Json, str] | GitHubError] = field(default_factory=dict, repr=False)
    over: list[GitHubError] = field(default_factory=list, repr=False)

    def _read(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None = None,
        *,
        again: bool = True,
    ) -> tuple[Json, str]:
        if method != "GET":
            return super()._read(method, path, body, again=again)
        if path not in self.kept:
            self.kept[path] = self._ask_once(path)
        found = self.kept[path]
        if isinstance(found, GitHubError):
            raise GitHubError(found.message, found.hint, found.cause)
        return found

    def _ask_once(self, path: str) -> tuple[Json, str] | GitHubError:
        if self.over:
            return self.over[0]
        if self.left() <= 0:
            return _no_time()
        try:
            return super()._read("GET", path)
        except GitHubError as error:
            broken = [one for one in self.kept.values() if _is_broken(one)]
            if self._ends(error) or (_is_broken(error) and len(broken) >= BROKEN - 1):
                self.over.append(error)
            return error

    def _ends(self, error: GitHubError) -> bool:
        """Tell whether no other question will go better; the token for teams is for them alone."""
        for_teams = self.token == self.teams_token
        return error.cause in STOPS and not (error.cause == "token" and for_teams)


def remembering(
    github: GitHub, clock: Callable[[], float], sleep: Callable[[float], None]
) -> Remembering:
    """Return a GitHub that remembers, and that is asked for `ASKING` seconds from now on.

    Args:
        github: the repository.
        clock: gives seconds that pass; only their differences count.
        sleep: waits some seconds.
    """
    ends = clock() + ASKING

    def pause(seconds: float) -> None:
        if clock() + seconds > ends:
            raise _no_time()
        sleep(seconds)

    return Remembering(
        github.repository,
        github.token,
        github.address,
        github.http,
        github.clock,
        pause,
        lambda: ends - clock(),
        teams_token=github.teams_token,
    )


def _is_broken(found: object) -> bool:
    return isinstance(found, GitHubError) and found.cause == "broken"


def _no_time() -> GitHubError:
    return GitHubError(
        f"GitHub did not answer within the {ASKING:.0f} s that a run asks it",
        "the next run asks again; https://www.githubstatus.com tells of trouble",
        "limited",
    )
