"""Ask what may not be answered: what is not said becomes unknown, with the reason for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from masthead.errors import ConfigError, GitHubError, RepositoryError
from masthead.repo import Repository

Value = TypeVar("Value")


@dataclass(slots=True)
class Asking:
    """Asks, and keeps what went wrong.

    Args:
        troubles: what could not be found out, and why; each once.
        hints: what to do about it.
    """

    troubles: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    @property
    def hint(self) -> str:
        """What to do about the first trouble that something can be done about, or nothing."""
        return next(filter(None, self.hints), "")

    def ask(self, what: str, question: Callable[[], Value]) -> Value | None:
        """Return an answer; None where there is none, which is noted.

        Args:
            what: what is asked about, in words.
            question: asks.
        """
        try:
            return question()
        except (GitHubError, RepositoryError) as error:
            self.note(f"{what}: {error.message}")
            self.hints.append(error.hint)
        return None

    def note(self, *troubles: str) -> None:
        """Note what could not be found out."""
        self.troubles += (one for one in troubles if one not in self.troubles)


def require_top(repository: Repository) -> None:
    """See that the hub is the whole repository: CODEOWNERS and GitHub name files from its top.

    Raises:
        ConfigError: it is in a folder of it.
    """
    if repository.prefix:
        raise ConfigError(
            f"the hub is in the folder {repository.prefix} of its repository: "
            "who must approve its files cannot be told",
            "give the hub a repository of its own",
        )
