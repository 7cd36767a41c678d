"""`masthead reference`: write the handbook's generated pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from masthead.cli import group
from masthead.commands.options import hub_option
from masthead.commands.reference_channels import channels_page
from masthead.kinds import KINDS

FOLDER = "content/handbook/reference"


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when a page is out of date.")
@hub_option
def command(hub: Path, *, check: bool) -> int:
    """Write the handbook's generated pages: channels, commands, rules, files, services.

    Example: masthead reference --check
    """
    stale = [name for name, text in pages().items() if _read(hub / name) != text]
    for name in stale:
        if not check:
            path = hub / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(pages()[name], encoding="utf-8", newline="\n")
        click.echo(f"{'out of date' if check else 'written'}: {name}")
    return 1 if check and stale else 0


def pages() -> Mapping[str, str]:
    """Return the generated pages by their path in the hub."""
    from masthead.rules import reference as rules_reference

    return {
        f"{FOLDER}/channels.md": channels_page(),
        f"{FOLDER}/commands.md": _commands(),
        f"{FOLDER}/files.md": _files(),
        f"{FOLDER}/rules.md": rules_reference(),
        f"{FOLDER}/services.md": _services(),
    }


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _commands() -> str:
    lines = ["---", "title: Commands", "---", "Written by `masthead reference`.", ""]
    for context in _contexts():
        verb = context.command
        lines += [f"## {context.command_path}", "", "```text", verb.get_help(context), "```", ""]
    return "\n".join(lines)


def _contexts() -> Iterator[click.Context]:
    """Yield each command as the command line sees it, those of subgroups after their group."""
    top = click.Context(group, info_name="masthead", terminal_width=90, **group.context_settings)
    for name in group.list_commands(top):
        verb = group.get_command(top, name)
        if verb is None:  # pragma: no cover - the table is complete, a test says so
            continue
        context = click.Context(verb, info_name=name, parent=top)
        yield context
        if isinstance(verb, click.Group):
            for part, inner in sorted(verb.commands.items()):
                yield click.Context(inner, info_name=part, parent=context)


def _files() -> str:
    lines = ["---", "title: Files", "---", "Written by `masthead reference` from the schemas.", ""]
    for name, kind in sorted(KINDS.items()):
        schema = kind.json_schema()
        required = set(schema.get("required", ()))
        lines += [f"## {name}", "", kind.title + f": `{kind.pattern}`", ""]
        lines += ["| Key | Needed | What it is |", "|---|---|---|"]
        for key, value in schema.get("properties", {}).items():
            needed = "yes" if key in required else ""
            text = " ".join(str(value.get("description", "")).split()).replace("|", "\\|")
            lines.append(f"| `{key}` | {needed} | {text} |")
        lines.append("")
    return "\n".join(lines)


def _services() -> str:
    from masthead.compose.services import SERVICES

    lines = ["---", "title: Services", "---", "Written by `masthead reference`.", ""]
    lines += [
        "| Service | Class | Published by | Text | Media | Formats | By a person only | As of |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for service in SERVICES.values():
        limits = service.limits
        text = f"{limits.text} ({limits.counter})" if limits.text else "not limited"
        media = "" if limits.media is None else str(limits.media)
        lines.append(
            f"| {service.title} (`{service.id}`) | {service.retry_class} | {service.publishes} "
            f"| {text} | {media} | {', '.join(service.formats)} "
            f"| {', '.join(service.by_hand)} | {service.as_of} |"
        )
    manual = [service for service in SERVICES.values() if service.reason]
    lines += ["", "## Why a person posts", ""]
    lines += [f"- **{service.title}**: {service.reason}" for service in manual]
    return "\n".join(lines) + "\n"
