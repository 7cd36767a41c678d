"""A channel's page has what its service needs.

A webhook needs an address, `url`, and the name of the variable that holds its signing key,
`secrets: {signing_key: NAME}`. The website needs `public_url` in `masthead.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.channel import Channel
from masthead.finding import Finding, Level
from masthead.rules.addresses import problem
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "channel/setup"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_CHANNEL = """\
---
title: Shop window
service: webhook
url: https://window.example/hook
{}---
The screen in our shop window.
"""
PASS = Example(
    {"strategy/channels/window.md": _CHANNEL.format("secrets: {signing_key: WINDOW_KEY}\n")}
)
FAIL = Example({"strategy/channels/window.md": _CHANNEL.format("")})


def check(context: Context) -> Iterator[Finding]:
    """Yield what is missing on channel pages."""
    for channel in context.hub.channels.values():
        if not context.wants(channel.document.path):
            continue
        url = channel.options.get("url")
        if url and (fault := problem(str(url))):
            yield channel.document.finding(ID, f"the address {fault}", "url")
        if channel.service == "webhook":
            yield from _check_webhook(channel)
        elif channel.service == "site" and not context.hub.settings.public_url:
            message = "the website has no address"
            hint = "write `public_url: https://...` into masthead.yml"
            yield channel.document.finding(ID, message, "service", hint=hint)


def _check_webhook(channel: Channel) -> Iterator[Finding]:
    page = channel.document
    if not channel.options.get("url"):
        yield page.finding(ID, "the webhook has no address", "service", hint="write `url:`")
    if not channel.secrets.get("signing_key"):
        message = "nothing signs what the webhook sends"
        hint = "name the variable with the key: `secrets: {signing_key: NAME}`"
        yield page.finding(ID, message, "service", hint=hint)
