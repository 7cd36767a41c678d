"""The values that say what a service needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Gate(StrEnum):
    """Who must agree before an account can be published to by a program."""

    NONE = "nobody"
    PAID = "whoever pays"
    REVIEW = "the service, after a review"
    CLOSED = "nobody can"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a channel's page must say.

    Args:
        name: the key: of `secrets` where it is one, else of the page (`account`, `url`, `handle`)
            or of `settings`.
        what: what it is and where it is found, for people.
        example: a value as it looks, made up; of a secret, the name of its variable.
        secret: it is a secret: the page names the environment variable.
        optional: it may be left out.
        values: what it may be, where that is a short list.
    """

    name: str
    what: str
    example: str = ""
    secret: bool = False
    optional: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pin:
    """A version of an interface that we ask for by name, until the service shuts it.

    Args:
        name: the header, or the part of the address, that carries it.
        version: the version.
        expires: the day from which it may be refused, or None where no day is known.
        source: the page that says so.
    """

    name: str
    version: str
    expires: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Setup:
    """What a service needs before Masthead can publish to it.

    Args:
        page: the service's own page where the access is made; empty where nobody else gives any.
        steps: what a person does there, one step each.
        needs: what the channel's page must then say.
        scopes: the rights that the token needs, by the service's names.
        lives: days for which a token is good, or 0 where it does not expire.
        gate: who must agree first.
        pin: the version of the interface, where it is named in requests.
        base: the service's address that requests go to; empty where each account has its own.
        hosted: posts, or their media, stand on the public site: the hub must have a `public_url`.
        public: the channel's own page must be public.
        source: the page that the facts come from.
        as_of: the day they were read, ISO 8601.
    """

    page: str
    steps: tuple[str, ...]
    needs: tuple[Need, ...]
    source: str
    as_of: str
    scopes: tuple[str, ...] = ()
    lives: int = 0
    gate: Gate = Gate.NONE
    pin: Pin | None = None
    base: str = ""
    hosted: bool = False
    public: bool = False

    @property
    def secrets(self) -> tuple[Need, ...]:
        """The needs that are secrets."""
        return tuple(need for need in self.needs if need.secret)
