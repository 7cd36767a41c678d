"""Find what a guide says in two ways: one word with different advice, a name that is a bad word."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding
from masthead.guide import Guide, Match, Status, Word

RULE = "voice/guide"
BAD = frozenset({Status.AVOID, Status.BANNED})


def contradictions(guide: Guide) -> Iterator[Finding]:
    """Yield each word and each name whose entry contradicts another of the same guide."""
    known: dict[str, Word] = {}
    for word in guide.words:
        yield from _against_words(guide, word, known)
        for text in _texts(word):
            known.setdefault(text, word)
    yield from _against_names(guide, known)
    for word in guide.words:
        yield from _advice(guide, word, known)


def _texts(word: Word) -> tuple[str, ...]:
    """Return the texts that a word is found by, in lower case; those of a pattern as written."""
    if word.term.match is Match.REGEX:
        return (word.term.text,)
    return tuple(dict.fromkeys(text.casefold() for text in (word.term.text, *word.term.forms)))


def _against_words(guide: Guide, word: Word, known: dict[str, Word]) -> Iterator[Finding]:
    """Yield one finding where a word stood before, with another advice."""
    for text in _texts(word):
        other = known.get(text)
        if other is None or _advice_of(other) == _advice_of(word):
            continue
        line = guide.document.place(*other.key).line
        message = f"{text!r} is listed in line {line} already, with other advice"
        yield guide.document.finding(RULE, message, *word.key, hint="keep one of the two")
        return


def _advice_of(word: Word) -> tuple[object, ...]:
    return word.status, word.instead, word.advice


def _against_names(guide: Guide, known: dict[str, Word]) -> Iterator[Finding]:
    """Yield each name that is a bad word, or a wrong form of another name."""
    exact = {form: name for name in guide.names for form in (name.name, *name.forms)}
    for name in guide.names:
        for form in dict.fromkeys((name.name, *name.forms)):
            word = known.get(form.casefold())
            if word is not None and word.status in BAD:
                line = guide.document.place(*word.key).line
                message = f"the name {form!r} is a word to leave out, in line {line}"
                yield guide.document.finding(RULE, message, *name.key, hint="keep one of the two")
        for index, form in enumerate(name.wrong):
            if form in exact:
                message = f"{form!r} is wrong here, and the exact form of {exact[form].name!r}"
                yield guide.document.finding(RULE, message, *name.key, "wrong", index)


def _advice(guide: Guide, word: Word, known: dict[str, Word]) -> Iterator[Finding]:
    """Yield each advice to write a word, or a form of a name, that the guide leaves out."""
    wrong = {form: name for name in guide.names for form in name.wrong}
    for text in word.instead:
        other = known.get(text.casefold())
        if other is not None and other.status in BAD:
            line = guide.document.place(*other.key).line
            message = f"{text!r} is a word to leave out, in line {line}"
            yield guide.document.finding(RULE, message, *word.key, "instead")
        elif text in wrong:
            message = f"{text!r} is a wrong form of the name {wrong[text].name!r}"
            yield guide.document.finding(RULE, message, *word.key, "instead")
