"""Names stand in their exact form; a name's own words never wake a rule about words.

The longest name wins. Right are the name, its listed forms, and at the start of a sentence a name
that begins with a small letter, with a capital. Every other case and every listed wrong form is
wrong: where the words of a name also occur as plain words, the guide lists that form as right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from masthead.guide import Name
from masthead.voice.hit import Hit
from masthead.voice.phrases import Found, Phrase, Phrases, phrase
from masthead.voice.sentences import begins_sentence
from masthead.voice.tokens import Tokens, written


class Form(NamedTuple):
    """A form of a name: the entry, the form, and whether it is right."""

    name: Name
    text: str
    right: bool


class Names:
    """The names of a guide."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.rights = {name.id: _rights(name) for name in names}
        self.wrongs = {name.id: frozenset(map(written, name.wrong)) for name in names}
        self.table: Phrases[Form] = Phrases(_phrases(names))

    def find(self, tokens: Tokens) -> Iterator[Found[Form]]:
        """Yield the names in a text, right and wrong, none inside another."""
        found = sorted(self.table.find(tokens), key=lambda one: (one.start, -one.end, one.of.right))
        done = -1
        for one in found:
            if one.start >= done:
                done = one.end
                yield self._best(one, found, tokens)

    def _best(self, one: Found[Form], found: list[Found[Form]], tokens: Tokens) -> Found[Form]:
        """Return the form that suits a place best: two names may differ in case alone."""
        same = [other for other in found if (other.start, other.end) == (one.start, one.end)]
        right = (other for other in same if self.hit(other, tokens) is None)
        return next(right, one)

    def hit(self, found: Found[Form], tokens: Tokens) -> Hit | None:
        """Return what is wrong with a name in a text, or None."""
        name = found.of.name
        surface = written(tokens.text[found.start : found.end])
        if surface in self.rights[name.id]:
            return None
        if surface not in self.wrongs[name.id] and self._opens(found, tokens, surface):
            return None
        fix = self._fix(found.of, surface)
        why = name.why and f" ({name.why.rstrip('.')})"
        return Hit(
            found.start,
            found.end,
            f"voice/names/{name.id}",
            f"{surface!r} is not how the name is written",
            hint=f"write {fix or name.name!r}{why}" if fix is None else f"write {fix!r}{why}",
            fix=fix,
        )

    def _opens(self, found: Found[Form], tokens: Tokens, surface: str) -> bool:
        """Tell whether a name in small letters has its capital from the start of a sentence."""
        small = surface[:1].lower() + surface[1:]
        right = small in self.rights[found.of.name.id] and small.split(" ", 1)[0].islower()
        return right and begins_sentence(tokens.text, found.start)

    def _fix(self, form: Form, surface: str) -> str | None:
        """Return the right form, where it is certain.

        It is where only case differs, and where a listed wrong form has no word of the name
        and the name has one form: else grammar or a further word has to be seen to.
        """
        folded = surface.casefold()
        same = [
            text for right, text in self.rights[form.name.id].items() if right.casefold() == folded
        ]
        if same:
            return same[0]
        if len(self.rights[form.name.id]) > 1 or form.right:
            return None
        holds = written(form.name.name).casefold() in folded
        return None if holds else form.name.name


def _rights(name: Name) -> dict[str, str]:
    """Return the right forms of a name as written, by the form that is compared."""
    return {written(text): text for text in (name.name, *name.forms)}


def _phrases(names: tuple[Name, ...]) -> Iterator[Phrase[Form]]:
    for name in names:
        for text in dict.fromkeys((name.name, *name.forms)):
            yield phrase(text, Form(name, text, right=True))
        for text in name.wrong:
            yield phrase(text, Form(name, text, right=False))
