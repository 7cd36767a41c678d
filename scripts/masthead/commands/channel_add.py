"""`masthead channel add`: write a channel's page with what its service needs."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from masthead.commands.options import hub_option, now_option
from masthead.errors import UsageError
from masthead.suggestions import did_you_mean

if TYPE_CHECKING:
    from masthead.service import Service
    from masthead.setups import Need, Setup


@click.command("add")
@click.argument("service")
@click.option("--title", default="", help="What people call the channel (default: the service).")
@click.option("--id", default="", metavar="ID", help="Name of the page (default: the service).")
@click.option(
    "--set",
    "told",
    multiple=True,
    metavar="NAME=VALUE",
    help="Answer one of the questions; of a secret, the name of its variable.",
)
@now_option
@hub_option
def add_channel(
    *, service: str, title: str, id: str, told: tuple[str, ...], now: datetime, hub: Path
) -> int:
    """Write the page of a new channel, and say what is to be set up on its service.

    In a terminal it asks for what the service needs, and says where that is found; --set answers
    without a question. Secrets are never asked for: the page names the environment variable that
    holds each. A network without an interface for posts becomes a channel that a person posts to,
    from a prepared bundle. Nothing is sent.

    Example: masthead channel add discord --set account=112233445566778899
    """
    from masthead.compose.services import SERVICES
    from masthead.drafting import Draft, write_draft
    from masthead.setups import setup_of
    from masthead.setups.judging import SITE_HINT, without_site
    from masthead.workspace import load_settings

    known = SERVICES.get(service)
    if known is None:
        hint = did_you_mean(service, SERVICES) or "`masthead channel services` shows them"
        raise UsageError(f"there is no service {service!r}", hint)
    if known.publishes == "archived":
        raise UsageError(f"{known.title} takes no posts: {known.reason}", "choose another")
    setup = setup_of(service)
    if setup is not None:
        if setup.hosted and not load_settings(hub).public_url:
            raise UsageError(without_site(service), SITE_HINT)
        _introduce(known, setup)
    given = _page(known, setup, _answers(told), id or service)
    draft = Draft("channel", title or known.title, id or service, given=given)
    path = write_draft(hub, draft, now)
    click.echo(path)
    for line in _next_steps(path, known, setup, given):
        click.echo(line, err=True)
    return 0


def _introduce(service: Service, setup: Setup) -> None:
    """Say where the access is made, and how."""
    click.echo(f"{service.title}: {setup.page}" if setup.page else service.title, err=True)
    for number, step in enumerate(setup.steps, start=1):
        click.echo(f"  {number}. {step}", err=True)
    if setup.scopes:
        click.echo(f"  rights: {', '.join(setup.scopes)}", err=True)


def _answers(told: tuple[str, ...]) -> Mapping[str, str]:
    """Return what was said with `--set`, by name."""
    pairs = [one.partition("=") for one in told]
    for name, sign, value in pairs:
        if not (name and sign and value):
            raise UsageError(
                f"--set {name}{sign}{value} is no NAME=VALUE", "as --set account=12345"
            )
    return {name: value for name, _, value in pairs}


def _page(
    service: Service, setup: Setup | None, answers: Mapping[str, str], id: str
) -> dict[str, Any]:
    """Return the keys of the new page."""
    from masthead.setups.judging import ON_PAGE, address_fault

    page: dict[str, Any] = {"service": service.id}
    if setup is None and not service.carrier and service.publishes == "manual":
        page = {"service": "manual", "network": service.id}
    needs = setup.needs if setup else ()
    unknown = sorted(answers.keys() - {need.name for need in needs})
    if unknown:
        known = ", ".join(need.name for need in needs)
        hint = f"it is asked for {known}" if known else "leave it out, and write it into the page"
        raise UsageError(f"{service.id} is not asked for {unknown[0]!r}", hint)
    for need in needs:
        value = _answer(need, answers, id)
        if not value:
            continue
        _refuse_unfit(need, value)
        if need.name == "url" and (fault := address_fault(setup, value)):
            step = _as_set("url", need.example or "https://a.example")
            raise UsageError(f"the address {value} {fault}", step)
        if need.secret:
            page.setdefault("secrets", {})[need.name] = value
        elif need.name in ON_PAGE:
            page[need.name] = value
        else:
            page.setdefault("settings", {})[need.name] = value
    return page


def _answer(need: Need, answers: Mapping[str, str], id: str) -> str:
    """Return what a page is to say of a need: as told, as asked, or the name of its variable."""
    if need.name in answers:
        return answers[need.name]
    if need.secret:
        return f"{id}_{need.name}".upper().replace("-", "_")
    if sys.stdin.isatty():
        words = f"{need.name} ({need.what})"
        choice = click.Choice(need.values) if need.values else str
        default = "" if need.optional else None
        asked: str = click.prompt(words, type=choice, default=default, show_default=False, err=True)
        return asked
    if need.optional:
        return ""
    raise UsageError(f"{need.name} is missing: {need.what}", _as_set(need.name, need.example))


def _refuse_unfit(need: Need, value: str) -> None:
    """Refuse an answer that the check would refuse on the page; what may be a secret is not shown.

    Raises:
        UsageError: it is of another form, or none of what the service knows.
    """
    from masthead.schema.channel_shapes import ACCOUNT, SETTING
    from masthead.schema.fields import LINK, ONE_LINE, VARIABLE
    from masthead.schema.shapes import Fault, Shape

    shapes: dict[str, Shape] = {"account": ACCOUNT, "handle": ONE_LINE, "url": LINK}
    faults: list[Fault] = []
    shape: Shape = VARIABLE if need.secret else shapes.get(need.name, SETTING)
    shape.read(value, (need.name,), faults)
    example = _as_set(need.name, need.example)
    if faults:
        step = f"name the variable that holds it, {example}" if need.secret else example
        raise UsageError(faults[0].message, step)
    if need.values and value not in need.values:
        raise UsageError(f"{need.name} is one of {', '.join(need.values)}", example)


def _as_set(name: str, example: str) -> str:
    """Return how a question is answered on the command line, quoted where a shell needs it."""
    return f"as --set {shlex.quote(f'{name}={example}')}"


def _next_steps(
    path: str, service: Service, setup: Setup | None, page: Mapping[str, Any]
) -> Iterator[str]:
    """Yield what a person has to do now."""
    if page["service"] == "manual" and service.id != "manual":
        yield f"{service.title} is posted to by a person: {service.reason}"
    names = page.get("secrets", {})
    needs = {need.name: need for need in setup.secrets} if setup else {}
    for purpose, variable in names.items():
        need = needs[purpose]
        said = f"{need.what}; or take it out of the page" if need.optional else need.what
        yield f"secret to set: {variable} ({said})"
    if names:
        yield "  on GitHub: Settings, Environments, publish, Add environment secret"
        yield "  and in .github/workflows, publish.yml and doctor.yml, under the last `env:`"
        for variable in names.values():
            yield f"    {variable}: ${{{{ secrets.{variable} }}}}"
    yield f"next: say in {path} what the channel is for, then run `masthead check {path}`"
    if setup is not None:
        where = ", where the secrets are set" if names else ""
        yield f"then{where}: masthead doctor --online --channel {Path(path).stem}"
