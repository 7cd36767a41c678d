"""What each reviewer says now, out of all that they have said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from masthead.pull import Opinion, Review


@dataclass(frozen=True, slots=True)
class Voice:
    """Where one reviewer stands.

    Args:
        login: who, in small letters.
        bot: whether it is a program.
        commits: the commits that they approve of; a later approval does not take back an earlier.
        objects: they ask for changes.
        unknown: they said something that we do not know; it stands until they say another thing.
    """

    login: str
    bot: bool = False
    commits: frozenset[str] = field(default_factory=frozenset)
    objects: bool = False
    unknown: bool = False


def voices(reviews: Iterable[Review]) -> dict[str, Voice]:
    """Return where each reviewer stands, by login.

    Comments change nothing. A request for changes, a dismissal and a word that we do not know take
    back every approval before; an approval takes back a request for changes.

    Args:
        reviews: all reviews, oldest first. Those of accounts that are gone are one voice, whose
            objections stay: it may have been another who approved later.
    """
    found: dict[str, Voice] = {}
    for review in reviews:
        if review.opinion in (Opinion.COMMENTED, Opinion.PENDING):
            continue
        login = review.reviewer.login.casefold()
        before = found.get(login, Voice(login))
        stays = before.commits if review.opinion is Opinion.APPROVED else frozenset()
        new = {review.commit} if review.opinion is Opinion.APPROVED and review.commit else set()
        found[login] = Voice(
            login,
            review.reviewer.bot or before.bot,
            stays | new,
            review.opinion is Opinion.CHANGES_REQUESTED or (before.objects and not login),
            review.opinion is Opinion.UNKNOWN or (before.unknown and not login),
        )
    return found
