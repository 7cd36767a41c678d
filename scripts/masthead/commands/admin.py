"""`masthead admin`: the writers' forms at `/admin` of the internal site."""

from __future__ import annotations

from pathlib import Path

import click

from masthead.commands.options import hub_option


@click.group()
def command() -> None:
    """Make the forms at /admin of the internal site, or show their configuration.

    A site gets them with `masthead build --site internal --admin`.

    Example: masthead admin bundle build/admin
    """


@command.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
def bundle(folder: Path | None) -> None:
    """Bundle the forms' program (Sveltia CMS) into DIR, or into the cache.

    It needs Node.js 18 or later with npm; building a site with the bundle does not.

    Example: masthead admin bundle build/admin
    """
    from masthead.bundling import cached_bundle, make_bundle

    target = folder or cached_bundle()
    make_bundle(target)
    click.echo(f"bundled {target}")


@command.command()
@hub_option
def config(hub: Path) -> None:
    """Print the configuration of the forms, as it is made from the schemas.

    Example: masthead admin config
    """
    from masthead.site.admin import configuration_text, place_of
    from masthead.workspace import load_hub

    loaded = load_hub(hub)
    click.echo(configuration_text(loaded, place_of(hub, loaded)), nl=False)
