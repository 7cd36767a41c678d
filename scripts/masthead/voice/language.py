"""Tell whether a text is in the language that it says; the home of py3langid.

py3langid asks for numpy, and both together take longer to load than a whole check of a post. So a
text that has the small words of its language is believed; only what does not is given to the model.
The model chooses among the languages of the hub: among all, much Indonesian becomes Malay.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from masthead.voice.masking import COVER, mask

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SHORTEST = 60
"""Characters from which on the model is right in 98 of 100 texts or more (November 2026)."""
SURE = 0.8
"""Share of the likelihood from which on another language counts."""

SMALL_WORDS = {
    "en": "the and of to is that it for with you are this on be or from not have we your",
    "id": "yang dan di untuk dengan ini itu dari tidak kami kamu pada akan bisa atau ada ke",
    "tl": "ang ng sa mga na at ay ito kung para kayo hindi may nang ninyo namin lang po",
    "ru": "и в не на что с для это как мы вы по у из или но за от к его",
}
"""Common words that carry no meaning of their own, by language."""

_SMALL = {lang: frozenset(words.split()) for lang, words in SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str, lang: str, languages: Collection[str]) -> str:
    """Return the language of the hub that a text is in, where that is not the one it says.

    Args:
        text: the text as it is sent.
        lang: the language that it says.
        languages: the languages of the hub.

    Returns:
        Nothing where the text is in its language, is short, or cannot be told.
    """
    choices = {language.partition("-")[0] for language in languages}
    own = lang.partition("-")[0]
    if len(choices) < 2 or own not in choices:
        return ""
    plain = " ".join(mask(text).text.replace(COVER, " ").split())
    if len(plain) < SHORTEST or _has_small_words(plain, own, choices):
        return ""
    found = _classified(plain, frozenset(choices))
    return "" if found == own else found


def _has_small_words(text: str, own: str, choices: Collection[str]) -> bool:
    """Tell whether a text has more small words of its own language than of any other."""
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = {lang: sum(word in _SMALL.get(lang, ()) for word in words) for lang in choices}
    mine = counts.pop(own)
    return mine > 1 and mine > max(counts.values(), default=0)


def _classified(text: str, languages: frozenset[str]) -> str:
    """Return the language of a text, or nothing where the model is not there or not sure."""
    identifier = _identifier(languages)
    if identifier is None:
        return ""
    lang, share = identifier.classify(text)
    return str(lang) if share >= SURE else ""


@functools.cache
def _identifier(languages: frozenset[str]) -> LanguageIdentifier | None:
    """Return the model for some languages; None where it is not installed, or knows one too few."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return None
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = languages & set(identifier.labels)
    if len(known) < len(languages):
        return None
    identifier.set_languages(known)
    return identifier
