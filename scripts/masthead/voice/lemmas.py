"""All forms of a word, from the word data of simplemma; its home.

The data maps forms to lemmas. It is turned around once for the words of a guide, so that a check
only looks tokens up. Loading it takes 0.4 s for English and 3 s for Russian (November 2026),
therefore `masthead.lexicon` remembers the answers. The data is read where it is installed and never
copied into the project or a hub: its sources have licences of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from masthead.voice.tokens import fold, read


def all_forms(words: Iterable[str], lang: str) -> Mapping[str, frozenset[str]]:
    """Return every form of some words, by the folded word, in one pass over the data.

    Folded forms that are not one word (`be` has `'re`) are left out.
    """
    wanted = {fold(word): word for word in words}
    data = _data(lang.partition("-")[0]) if wanted else {}
    lemmas: dict[str, set[str]] = {}
    for key, word in wanted.items():
        for spelling in dict.fromkeys((word, word.casefold(), key)):
            for lemma in _spellings(data.get(spelling) or spelling):
                lemmas.setdefault(lemma, set()).add(key)
    forms = {key: {key} for key in wanted}
    for form, lemma in data.items():
        if lemma in lemmas:
            tokens = read(form)
            if len(tokens.keys) == 1 and "'" not in form and "’" not in form:
                for key in lemmas[lemma]:
                    forms[key].update(tokens.keys)
    return {key: frozenset(found) for key, found in forms.items()}


def _spellings(lemma: str) -> set[str]:
    """Return a lemma, and with `ё` for each `е`: the data has some words both ways."""
    both = (lemma[:at] + "ё" + lemma[at + 1 :] for at, char in enumerate(lemma) if char == "е")
    return {lemma, *both}


def _data(lang: str) -> Mapping[str, str]:
    """Return the lemma of each form of a language; nothing where there is no data.

    It is not kept: the Russian data takes some 300 MiB.
    """
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    try:
        return DefaultDictionaryFactory(cache_max_size=0).get_dictionary(lang)
    except ValueError:
        return {}
