"""`masthead channel`: the hub's channels, and the services they can use."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from masthead.commands.channel_add import add_channel
from masthead.commands.kinds import KindVerbs, add_kind
from masthead.commands.options import format_option, hub_option, now_option
from masthead.hub import Hub
from masthead.kinds import KINDS


@click.group(cls=KindVerbs)
def command() -> None:
    """Show the hub's channels and the services.

    Example: masthead channel services
    """


@command.command("list")
@format_option("text", "json")
@hub_option
def list_channels(format: str, hub: Path) -> int:
    """List the hub's channels.

    Example: masthead channel list --format json
    """
    from masthead.workspace import load_hub

    rows = channel_rows(load_hub(hub))
    if format == "json":
        click.echo(json.dumps({"channels": rows}, ensure_ascii=False, indent=2))
    elif rows:
        click.echo(table(rows, ("id", "service", "network", "status", "handle")))
    else:
        click.echo("the hub has no channel: make one with masthead new channel TITLE", err=True)
    return 0


@command.command("services")
@format_option("text", "json")
def list_services(format: str) -> int:
    """List every service: its retry class, how it is published, and why a person is needed.

    The class says what can be known after a lost answer: K1 and K2 may be sent again, K3 and
    K4 can be asked, after K5 a person decides.

    Example: masthead channel services
    """
    rows = service_rows()
    if format == "json":
        click.echo(json.dumps({"services": rows}, ensure_ascii=False, indent=2))
    else:
        click.echo(table(rows, ("service", "class", "publishes", "as_of", "formats", "reason")))
    return 0


@command.command("retire")
@click.argument("id")
@click.option("--why", required=True, metavar="TEXT", help="The reason, on one line.")
@now_option
@hub_option
def retire_channel(id: str, why: str, now: datetime, hub: Path) -> int:
    """Give a channel up: its page says so, since when and why.

    Nothing else of the page changes, and nothing is sent to the network. Commit the page and open
    a pull request: that is the decision.

    Example: masthead channel retire vk --why "Nobody answers there any more"
    """
    from masthead.retiring import retire

    done = retire(hub, id, why, now)
    click.echo(done.path)
    if done.posts:
        click.echo(f"still to go there: {', '.join(done.posts)}", err=True)
        click.echo(f"next: take {id} out of their `channels`", err=True)
    return 0


command.add_command(add_channel)
add_kind(command, KINDS["channel"])


def channel_rows(hub: Hub) -> list[dict[str, object]]:
    """Return the hub's channels as JSON values."""
    return [
        {
            "id": channel.id,
            "service": channel.service,
            "network": channel.network,
            "status": str(channel.status),
            "handle": channel.handle,
        }
        for channel in hub.channels.values()
    ]


def service_rows() -> list[dict[str, object]]:
    """Return the services as JSON values, in the shape that the design promises.

    What another package serves has no class here: its adapter knows it.
    """
    from masthead.channels.registry import other_services
    from masthead.compose.services import SERVICES

    ours: list[dict[str, object]] = [
        {
            "service": service.id,
            "class": str(service.retry_class),
            "publishes": service.publishes,
            "reason": service.reason,
            "formats": list(service.formats),
            "as_of": service.as_of,
        }
        for service in SERVICES.values()
    ]
    return ours + [
        {
            "service": name,
            "class": "",
            "publishes": "api",
            "reason": f"by the package {package}",
            "formats": [],
            "as_of": "",
        }
        for name, package in other_services().items()
        if name not in SERVICES
    ]


def table(rows: Sequence[dict[str, object]], columns: Sequence[str]) -> str:
    """Return rows as aligned columns under their names."""
    cells = [[column.replace("_", " ") for column in columns]]
    cells += [[_cell(row[column]) for column in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )


def _cell(value: object) -> str:
    """Return a value for a table; a list with commas."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
