"""How readers are addressed: forms to avoid, found as phrases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from masthead.guide import Address
from masthead.voice.hit import Hit
from masthead.voice.phrases import Phrases, phrase
from masthead.voice.prepared import Prepared
from masthead.voice.sentences import begins_sentence
from masthead.voice.telling import shown
from masthead.voice.tokens import written


class _Form(NamedTuple):
    text: str
    as_written: bool


class Addressing:
    """The forms of address of a guide."""

    def __init__(self, address: Address) -> None:
        self.use = address.use
        self.by_fold = {written(form).casefold(): form for form in address.use}
        forms = [_Form(form, as_written=False) for form in address.avoid]
        forms += [_Form(form, as_written=True) for form in address.avoid_inside]
        self.table: Phrases[_Form] = Phrases(phrase(form.text, form) for form in forms)

    def hits(self, text: Prepared) -> Iterator[Hit]:
        """Yield each form to avoid; one in another case than the right one can be mended."""
        done = -1
        for found in sorted(self.table.find(text.tokens), key=lambda one: (one.start, -one.end)):
            surface = written(text.text[found.start : found.end])
            if found.start < done or any(
                name.start < found.end and found.start < name.end for name in text.names
            ):
                continue
            if found.of.as_written and (
                surface != written(found.of.text) or begins_sentence(text.text, found.start)
            ):
                continue
            done = found.end
            right = self.by_fold.get(surface.casefold())
            if right is not None and surface == written(right):
                continue
            yield Hit(
                found.start,
                found.end,
                "voice/address",
                f"{shown(surface)} is not how readers are addressed",
                hint=self._hint(right, found.of),
                fix=self._fix(surface, found.of),
            )

    def _hint(self, right: str | None, form: _Form) -> str:
        if form.as_written:
            return f"write {shown(right or form.text.lower())} inside a sentence"
        return f"write {', '.join(map(shown, self.use))}" if self.use else "leave it out"

    def _fix(self, surface: str, form: _Form) -> str | None:
        """Return the form in small letters, where only a capital is wrong."""
        return surface[:1].lower() + surface[1:] if form.as_written else None
