"""A post for money, gifts or an employer says so, in plain words and near its start.

`commercial` in the front matter says what it is. Readers must see it without opening the
rest: within the first characters, in the language of the post, and not only among the
hashtags at the end. The words are those of the option `words`; check them with your lawyer. Where
the guide of the language has words of its own for it, `voice/disclosures` looks for those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context, part_place
from masthead.rules.rule import Options, post_example

ID = "post/disclosure"
LEVEL = Level.ERROR
OPTIONS: Options = {
    "within": 125,
    "words": {
        "en": (
            "ad", "advert", "advertisement", "affiliate link", "affiliate links", "gifted",
            "i work for", "paid partnership", "sponsored", "we earn a commission", "we work for",
        ),
        "id": (
            "afiliasi", "bekerja untuk", "berbayar", "bersponsor", "disponsori", "hadiah dari",
            "iklan", "kerja sama berbayar", "tautan afiliasi",
        ),
        "tl": (
            "affiliate link", "bayad na patalastas", "isponsor", "inisponsoran",
            "nagtatrabaho ako sa", "patalastas", "regalo mula sa", "sponsored",
        ),
        "ru": (
            "на правах рекламы", "партнёрская ссылка", "партнерская ссылка", "платное партнёрство",
            "подарок от", "при поддержке", "реклама", "спонсор", "я работаю в",
        ),
    },
}  # fmt: skip

_POST = """\
---
title: A new switch for old lamps
publish_at: 2026-12-14 09:00
channels: [outbox]
commercial: paid
---
{} The switch fits lamps from 1920 on.
"""
PASS = post_example(_POST.format("Advertisement: Switchworks pays for this post."))
FAIL = post_example(_POST.format("Switchworks makes a new switch."))

HASHTAGS = r"(?:\s*#\w+)+\s*$"


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each text for a channel that does not say that it is commercial."""
    if post.commercial in ("", "none"):
        return
    pattern = _pattern(_words(post.lang, context.options["words"]))
    found: set[tuple[int, int]] = set()
    for channel, message in context.messages(post):
        if context.discloses(post, channel):
            continue
        start = re.sub(HASHTAGS, "", message.parts[0].text)[: context.options["within"]]
        place = part_place(message.parts[0], post)
        if pattern.search(start.casefold()) or (place.line, place.column) in found:
            continue
        found.add((place.line, place.column))
        yield Finding(
            ID,
            post.path,
            f"the start of the text for {channel.id} does not say that it is commercial",
            place.line,
            place.column,
            hint=f"begin with a word such as {_words(post.lang, context.options['words'])[0]!r}",
        )


def _words(lang: str, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the words of a language, or of all where the language has none."""
    base = lang.partition("-")[0]
    return words.get(lang) or words.get(base) or tuple(w for some in words.values() for w in some)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted((word.casefold() for word in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
