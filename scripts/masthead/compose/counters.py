"""Count text the way each network counts it.

Every function is pure. ASCII text never loads a library; other text without emoji, combining
marks and scripts that join letters takes a short way too (`_SIMPLE`). The tests hold each
short way against the long one. The patterns for addresses are costly to build, so their
module is imported only for a text that may hold one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

ADDRESS_LENGTH = 23
"""What an address counts on Mastodon and X, whatever its length."""

_SIMPLE = re.compile(
    r"[ -~\n\u00a1-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0370-\u0373\u0376\u0377\u037b-\u037d\u0386"
    r"\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203b"
    r"\u203d-\u2043\u20a0-\u20bf]*"
)
"""Latin, Greek, Cyrillic letters and punctuation: one character, one grapheme, no emoji."""

_HEAVY = re.compile(r"[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
"""Characters that weigh 2 on X."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A way to count.

    Args:
        name: name in `Limits.counter`.
        unit: what is counted, for people.
        count: the function.
    """

    name: str
    unit: str
    count: Callable[[str], int]


def graphemes(text: str) -> int:
    r"""Count what a reader takes for one character: extended grapheme clusters.

    Bluesky counts so (lexicon of app.bsky.feed.post; measured against its server in November
    2026). `regex` and its `\X` follow Unicode UAX 29.
    """
    if text.isascii():
        return len(text) - text.count("\r\n")
    if _SIMPLE.fullmatch(text):
        return len(text)
    return len(_patterns()[0].findall(text))


def characters(text: str) -> int:
    """Count Unicode code points."""
    return len(text)


def mastodon(text: str) -> int:
    """Count as Mastodon does: graphemes; an address is 23, an account its local part.

    Source: docs.joinmastodon.org, "Posting to your profile", and the server's length check,
    read in November 2026.
    """
    if "@" not in text and "://" not in text:
        return graphemes(text)
    from masthead.compose.addresses import ACCOUNT, web_addresses

    short = _replaced(text, web_addresses(text), "x" * ADDRESS_LENGTH)
    return graphemes(ACCOUNT.sub(r"@\1", short) if "@" in short else short)


def x(text: str) -> int:
    """Count as X does: weights 1 and 2, after NFC; an address is 23, an emoji 2.

    Weight 1 have U+0000-10FF, 2000-200D, 2010-201F and 2032-2037; all else has 2. An emoji
    sequence (skin tone, family, flag, keycap) is 2 as a whole. Source: docs.x.com, "Counting
    characters", and version 3 of the configuration of twitter-text, read in November 2026.
    """
    if text.isascii():
        return len(_short_for_x(text))
    import unicodedata

    short = _short_for_x(unicodedata.normalize("NFC", text))
    if _SIMPLE.fullmatch(short):
        return len(short) + len(_HEAVY.findall(short))
    emoji = _patterns()[1].findall(short)
    rest = _patterns()[1].sub("", short) if emoji else short
    return 2 * len(emoji) + len(rest) + len(_HEAVY.findall(rest))


def utf16(text: str) -> int:
    """Count UTF-16 code units, as TikTok does.

    Source: developers.tiktok.com, "Direct Post", read in November 2026.
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def threads(text: str) -> int:
    """Count as Threads does: an emoji is its UTF-8 bytes, another character is 1.

    Source: developers.facebook.com, "Threads Posts", read in November 2026. The page does not
    say what it takes for an emoji; every pictograph counts as one here, which may count a
    little too much and never too little.
    """
    if _SIMPLE.fullmatch(text):
        return len(text)
    emoji = "".join(_patterns()[1].findall(text))
    return len(text) - len(emoji) + len(emoji.encode())


def bytes_(text: str) -> int:
    """Count UTF-8 bytes, as Bluesky's second limit and YouTube's description do."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _short_for_x(text: str) -> str:
    """Return a text with each address as long as X makes it."""
    if "." not in text:
        return text
    from masthead.compose.addresses import shortened_addresses

    return _replaced(text, shortened_addresses(text), "x" * ADDRESS_LENGTH)


def _replaced(text: str, places: Iterable[tuple[int, int]], by: str) -> str:
    """Return a text with another one in some places, which are in order."""
    result: list[str] = []
    done = 0
    for start, end in places:
        result += (text[done:start], by)
        done = end
    return "".join((*result, text[done:])) if result else text


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns for a grapheme and for an emoji."""
    import regex  # type: ignore[import-untyped] # its patterns work like those of re

    picture = r"\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?[\U000E0020-\U000E007F]*"
    emoji = rf"\p{{RI}}{{1,2}}|[0-9#*]\uFE0F?\u20E3|{picture}(?:\u200D{picture})*"
    return regex.compile(r"\X"), regex.compile(emoji)


COUNTERS: Mapping[str, Counter] = {
    counter.name: counter
    for counter in (
        Counter("graphemes", "graphemes", graphemes),
        Counter("characters", "characters", characters),
        Counter("mastodon", "characters", mastodon),
        Counter("x", "weighted characters", x),
        Counter("utf16", "UTF-16 units", utf16),
        Counter("threads", "characters", threads),
        Counter("bytes", "bytes", bytes_),
    )
}
"""Each way to count, by name."""
