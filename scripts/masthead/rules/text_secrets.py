"""No text holds a token, key, password or webhook address.

Whoever can read the repository can use it, and the public site would show it to all. Revoke
the secret now, where it was made: deleting the text is not enough, git keeps it. Then name an
environment variable in the channel's `secrets`. The finding never shows the secret.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example
from masthead.rules.secrets import secrets
from masthead.rules.texts import texts

ID = "text/secrets"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
---
Bring your lamp. Our key is {}.
"""
PASS = post_example(_POST.format("under the mat"))
FAIL = post_example(_POST.format("AKIA" + "ABCDEFGH234567QR"))


def check(context: Context) -> Iterator[Finding]:
    """Yield each secret in posts and pages."""
    for document in context.documents():
        if not secrets(context.words(document)):
            continue
        for text in texts(document):
            for kind, start, _ in secrets(text.value):
                hint = "revoke it where it was made, then take it out"
                yield text.finding(ID, f"this looks like {kind}", start, hint=hint)
