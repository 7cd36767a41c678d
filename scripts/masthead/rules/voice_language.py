"""A text is in the language that its post says.

From 60 characters on, the text is compared with the languages of the hub. The rule needs the extra
`language` (`pip install 'masthead[language]'`) and finds nothing without it. Correct `lang`, or the
text; a text that mixes languages on purpose gets a waiver.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context, part_place
from masthead.rules.rule import Options, post_example

ID = "voice/language"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_POST = """\
---
title: Lamp
publish_at: 2026-12-14 09:00
channels: [outbox]
lang: {}
---
Bawa lampumu ke meja panjang kami, lalu pulang dengan lampu yang menyala lagi.
"""
PASS = post_example(_POST.format("id"))
FAIL = post_example(_POST.format("en"))


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield the first text that seems to be in another language of the hub."""
    languages = context.hub.settings.languages
    if len(languages) < 2:
        return
    from masthead.voice.language import other_language

    seen: set[str] = set()
    for _, message in context.messages(post):
        part = message.parts[0]
        text = "\n".join(one.text for one in message.parts)
        if text in seen:
            continue
        seen.add(text)
        if found := other_language(text, post.lang, languages):
            place = part_place(part, post)
            words = f"the text seems to be in {found!r}, and the post says {post.lang!r}"
            hint = "correct `lang`, or the text"
            yield Finding(ID, post.path, words, place.line, place.column, hint=hint)
            return
