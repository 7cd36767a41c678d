"""Read JSON of GitHub's strictly: a value that is missing or of another kind stops the run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from masthead.errors import GitHubError
from masthead.github.answers import HINTS
from masthead.pull import NOBODY, Account


@dataclass(frozen=True, slots=True)
class Json:
    """A value of an answer, and where it stands, for messages.

    Args:
        value: the value.
        place: the request, and the path inside its answer.
    """

    value: object
    place: str

    def at(self, *keys: str) -> Json:
        """Return a value inside; it must be there, though it may be null."""
        found = self
        for key in keys:
            if not isinstance(found.value, dict) or key not in found.value:
                raise found.odd(f"has no `{key}`")
            found = Json(found.value[key], f"{found.place} > {key}")
        return found

    def maybe(self, *keys: str) -> Json | None:
        """Return a value inside; None where it, or one around it, is missing or null."""
        found: object = self.value
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return None if found is None else Json(found, " > ".join((self.place, *keys)))

    def text(self, *keys: str) -> str:
        """Return a text inside."""
        found = self.at(*keys)
        if not isinstance(found.value, str):
            raise found.odd("is no text")
        return found.value

    def text_or(self, other: str, *keys: str) -> str:
        """Return a text inside, or another where it is missing or null."""
        found = self.maybe(*keys)
        return other if found is None else found.text()

    def number(self, *keys: str) -> int:
        """Return a whole number inside."""
        found = self.at(*keys)
        if type(found.value) is not int:
            raise found.odd("is no whole number")
        return found.value

    def flag(self, *keys: str) -> bool:
        """Return true or false inside."""
        found = self.at(*keys)
        if not isinstance(found.value, bool):
            raise found.odd("is neither true nor false")
        return found.value

    def moment(self, *keys: str) -> datetime | None:
        """Return a time with its zone, or None where it is missing or null."""
        found = self.maybe(*keys)
        if found is None:
            return None
        try:
            moment = datetime.fromisoformat(found.text())
        except ValueError:
            raise found.odd("is no time") from None
        if moment.tzinfo is None:
            raise found.odd("is a time without a zone")
        return moment

    def rows(self, *keys: str) -> Iterator[Json]:
        """Yield the items of a list inside."""
        found = self.at(*keys)
        if not isinstance(found.value, list):
            raise found.odd("is no list")
        for index, item in enumerate(found.value):
            yield Json(item, f"{found.place}[{index}]")

    def account(self, *keys: str) -> Account:
        """Return an account inside; nobody's where it is missing or null."""
        found = self.maybe(*keys)
        if found is None:
            return NOBODY
        login = found.text("login")
        bot = found.text_or("", "type") == "Bot" or login.endswith("[bot]")
        return Account(login, bot)

    def odd(self, fault: str) -> GitHubError:
        """Return the error that the value is not what it must be."""
        return GitHubError(f"GitHub's answer cannot be used: {self.place} {fault}", HINTS["odd"])
