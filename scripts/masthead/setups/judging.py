"""What a channel's page lacks of its service's set-up, and how long the interface lives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from masthead.channel import Channel
from masthead.health import Check, Health
from masthead.settings import Settings
from masthead.setups.setup import Need, Pin, Setup

ON_PAGE = frozenset({"account", "handle", "url"})
"""Needs that are keys of the page itself; other needs stand under `settings`."""

_HERE = re.compile(r"http://(localhost|127(\.\d+){3}|\[::1\])(:\d+)?(/|$)")

SITE_HINT = "write `public_url: https://...` into masthead.yml"

SOON = timedelta(days=30)
"""How long before a version or a token dies it is said."""


class Gap(NamedTuple):
    """What keeps a channel from publishing, as its page and the settings tell.

    Args:
        name: where it is said, or should be: `account`, `secrets.token`.
        message: what is wrong.
        hint: the next step.
        later: it may wait for a service or a person elsewhere, or nothing hangs on it.
    """

    name: str
    message: str
    hint: str
    later: bool = False


def gaps(setup: Setup | None, channel: Channel, settings: Settings) -> Iterator[Gap]:
    """Yield all that a channel lacks of what its service needs, and what its page says in vain.

    Args:
        setup: what the service needs, or None where nothing is known of it.
        channel: the channel.
        settings: the hub's settings.
    """
    service, later = channel.service, bool(setup and setup.page)
    if fault := address_fault(setup, str(channel.options.get("url", ""))):
        yield Gap("url", f"the address {fault}", "write a whole web address")
    if setup is None:
        return
    for need in lacking(setup, channel):
        hint = f"see {setup.page}" if setup.page else f"write `{shown(need)}`"
        yield Gap(key_of(need), f"{service} needs `{key_of(need)}`: {need.what}", hint, later)
    for name, fault in misfits(setup, channel):
        yield Gap(f"settings.{name}", fault, "take it out, or correct it", later=True)
    if setup.public and channel.options.get("visibility") != "public":
        message = f"{service} needs `visibility: public`: nothing goes out before"
        yield Gap("visibility", message, "write it, once everybody may read the page", later)
    if setup.hosted and not settings.public_url:
        yield Gap("public_url", without_site(service), SITE_HINT, later)


def address_fault(setup: Setup | None, url: str) -> str:
    """Return what is wrong with the form of an address under `url`, or empty.

    Where posts go, it is HTTPS, or this machine.
    """
    from masthead.rules.addresses import problem

    fault = problem(url) if url else ""
    asked = setup is not None and any(need.name == "url" for need in setup.needs)
    if not fault and asked and url.lower().startswith("http:") and not _HERE.match(url.lower()):
        return "does not start with https://"
    return fault


def without_site(service: str) -> str:
    """Return what is said where a service needs the public site, and the hub has no address."""
    return f"{service} needs the address of the public site, and the hub has none"


def shown(need: Need) -> str:
    """Return a need as a page says it, with its example."""
    if need.secret:
        return f"secrets: {{{need.name}: {need.example}}}"
    return f"{need.name}: {need.example}"


def lacking(setup: Setup, channel: Channel) -> Iterator[Need]:
    """Yield what a channel's page must say and does not."""
    for need in setup.needs:
        if not need.optional and not value_of(need, channel):
            yield need


def misfits(setup: Setup, channel: Channel) -> Iterator[tuple[str, str]]:
    """Yield what a page says under `settings` and nobody reads, or reads otherwise: key, fault."""
    known = {need.name: need for need in setup.needs if not need.secret}
    for name, value in channel.settings.items():
        if name not in known or name in ON_PAGE:
            yield name, f"{channel.service} has no setting {name!r}"
        elif known[name].values and value not in known[name].values:
            yield name, f"{value!r} is none of {', '.join(known[name].values)}"


def unasked(setup: Setup | None, channel: Channel) -> Iterator[tuple[str, str]]:
    """Yield the secrets that a page names and its service does not ask for: purpose, fault."""
    named = {need.name for need in setup.secrets} if setup else channel.secrets.keys()
    for purpose in sorted(channel.secrets.keys() - named):
        yield purpose, f"{channel.service} asks for no secret {purpose!r}"


def value_of(need: Need, channel: Channel) -> str:
    """Return what a page says of a need; of a secret, the name of its variable."""
    if need.secret:
        return channel.secrets.get(need.name, "")
    match need.name:
        case "account":
            return channel.account
        case "handle":
            return channel.handle
        case "url":
            return str(channel.options.get("url", ""))
    return channel.settings.get(need.name, "")


def key_of(need: Need) -> str:
    """Return where a page says a need, for people."""
    if need.secret:
        return f"secrets.{need.name}"
    return need.name if need.name in ON_PAGE else f"settings.{need.name}"


def check_version(pin: Pin, today: date) -> Check:
    """Return how the version of an interface that we ask for stands on a day."""
    named = f"{pin.name} {pin.version}"
    if pin.expires is None:
        return Check("version", Health.GOOD, f"{named}: no last day is known")
    return until(
        "version", pin.expires, today, named, "update Masthead: a newer one asks for another"
    )


def until(what: str, last: date, today: date, said: str, step: str) -> Check:
    """Return how something stands that ends on a day.

    Args:
        what: what it is.
        last: the first day on which it may be refused.
        today: the day.
        said: what was found.
        step: what to do about it.
    """
    if last <= today:
        return Check(what, Health.BAD, f"{said} ended on {last}", step, last)
    health = Health.SOON if last - today <= SOON else Health.GOOD
    return Check(what, health, f"{said} until {last}", step if health is Health.SOON else "", last)


def check_secrets(
    setup: Setup | None, channel: Channel, environment: Mapping[str, str], *, online: bool
) -> Iterator[Check]:
    """Yield how a channel's secrets stand: here, where they are asked for, each must be set.

    Args:
        setup: what the service needs, or None where nothing is known of it.
        channel: the channel.
        environment: the environment variables.
        online: the account is to be asked, so that a secret that is not here is missed.
    """
    idle = dict(unasked(setup, channel))
    for purpose, variable in sorted(channel.secrets.items()):
        if said := idle.get(purpose):
            yield Check(purpose, Health.BAD, said, f"take it out of {channel.document.path}")
        elif environment.get(variable):
            yield Check(purpose, Health.GOOD, f"{variable} is set")
        else:
            health = Health.BAD if online else Health.UNKNOWN
            step = "set it where `masthead publish` runs"
            yield Check(purpose, health, f"{variable} is not set here", step)
