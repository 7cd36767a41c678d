"""Who works here sets how much approval a post needs.

A `team` needs one approval before anything goes out, an `organisation` two; only who works alone
(`solo`) may send what nobody else has seen. `publishing.require_approval: none` sends whatever
lies in the folder: write `merged`, or say `profile: solo` where that is so.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "settings/profile"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_SETTINGS = """\
name: Lentera
public_url: https://lentera.example
profile: team
publishing: {{require_approval: {}}}
"""
PASS = Example({"masthead.yml": _SETTINGS.format("merged")})
FAIL = Example({"masthead.yml": _SETTINGS.format("none")})


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding where the policy asks for less approval than the profile."""
    settings = context.hub.settings
    document, count = settings.document, settings.approvals
    if document is None or not count or settings.publishing.require_approval != "none":
        return
    message = (
        f"a hub of the profile `{settings.profile}` needs {count}"
        f" {'approval' if count == 1 else 'approvals'}, and `require_approval: none` asks for none"
    )
    hint = "write `require_approval: merged`, or `profile: solo`"
    yield document.finding(ID, message, "publishing", "require_approval", hint=hint)
