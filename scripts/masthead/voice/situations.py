"""What a situation leaves out: the part that machines can judge, and the part that people do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from masthead.guide import Situation
from masthead.voice import counts
from masthead.voice.hit import Hit
from masthead.voice.prepared import Prepared


def _links(text: Prepared) -> Iterator[tuple[int, int]]:
    return iter(text.masked.links)


CHECKS: Mapping[str, tuple[str, Callable[[Prepared], Iterator[tuple[int, int]]]]] = {
    "emoji": ("an emoji", counts.emoji),
    "exclamation": ("an exclamation mark", counts.exclamations),
    "exclamations": ("an exclamation mark", counts.exclamations),
    "question": ("a question", counts.questions),
    "questions": ("a question", counts.questions),
    "hashtag": ("a hashtag", counts.hashtags),
    "hashtags": ("a hashtag", counts.hashtags),
    "link": ("a link", _links),
    "links": ("a link", _links),
}
"""What machines find, by its name in `forbids`: in words, and how."""


def for_people(situation: Situation) -> tuple[str, ...]:
    """Return what a situation forbids that only people can judge: humour, excuses ..."""
    return tuple(name for name in situation.forbids if name not in CHECKS)


def situation_hits(texts: Sequence[Prepared], situation: Situation) -> Iterator[tuple[int, Hit]]:
    """Yield the first of each kind of thing that a situation forbids, with its text's number."""
    checks = (CHECKS[name] for name in situation.forbids if name in CHECKS)
    for what, find in dict(checks).items():
        places = ((index, span) for index, text in enumerate(texts) for span in find(text))
        for index, (start, end) in places:
            message = f"there is {what}, and this is: {situation.when}"
            hint = situation.shift or f"a post for {situation.id} has none"
            yield index, Hit(start, end, f"voice/situations/{situation.id}", message, hint)
            break
