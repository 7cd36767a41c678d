"""The engine's settings for a staged site, made from the hub's `mkdocs.yml`.

Only the keys in `TAKEN` come over, and all plugins but ours, so that no setting (hooks, other
folders, links to the repository) brings something into a site that the tree does not hold. YAML
tags such as `!!python/name:` come over as they are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from masthead.errors import ConfigError
from masthead.hub import Hub
from masthead.site import mark
from masthead.site.markdown import title_of
from masthead.site.navigation import Nav
from masthead.site.selection import INTERNAL
from masthead.site.tree import SCRIPTS, STYLES

FILE = "mkdocs.yml"
TAKEN = ("theme", "markdown_extensions", "plugins", "extra", "copyright")
OURS = "masthead"
SANITISER = "masthead.site.sanitise"
READS_FILES = frozenset({"pymdownx.snippets", "pymdownx.b64", "markdown_include.include"})
"""Extensions that put other files into a page, also internal ones."""


def staged_config(source: Path, hub: Hub, site: str, nav: Nav, docs: Path) -> str:
    """Return the engine's settings as YAML.

    Args:
        source: the `mkdocs.yml` with theme, extensions and plugins.
        hub: the hub.
        site: `public` or `internal`.
        nav: the navigation.
        docs: the staged folder, beside the settings.
    """
    written = _read(source)
    if "INHERIT" in written:
        raise ConfigError(f"{source} uses INHERIT", "write the settings into one file")
    taken = {key: written[key] for key in TAKEN if key in written}
    taken["theme"] = _theme(taken.get("theme"), source.parent)
    taken["plugins"] = _without(taken.get("plugins"), {OURS})
    extensions = _without(taken.get("markdown_extensions"), READS_FILES | {SANITISER})
    taken["markdown_extensions"] = [*extensions, SANITISER]
    ours = own_settings(hub, site, nav) | {"docs_dir": docs.name, "strict": True}
    return str(yaml.dump(taken | ours, Dumper=_Dumper, sort_keys=False, allow_unicode=True))


def own_settings(hub: Hub, site: str, nav: Nav) -> dict[str, Any]:
    """Return what the hub decides, whatever its `mkdocs.yml` says."""
    settings = hub.settings
    address = settings.internal_url if site == INTERNAL else settings.public_url
    return {
        "site_name": title_of(settings.name) + (" · internal" if site == INTERNAL else ""),
        "site_description": title_of(settings.tagline),
        "site_url": f"{address}/" if address else "",
        "use_directory_urls": True,
        "repo_url": "",
        "edit_uri": "",
        "nav": nav,
        "extra_css": list(STYLES),
        "extra_javascript": list(SCRIPTS),
        "validation": {"nav": {"omitted_files": "ignore"}},
    }


class _Loader(yaml.SafeLoader):
    """Reads plain YAML; a value with another tag stays a node."""


class _Dumper(yaml.SafeDumper):
    """Writes plain YAML, and nodes as they were read."""


for _prefix in ("!", "tag:yaml.org,2002:python/"):
    _Loader.add_multi_constructor(_prefix, lambda _loader, _tag, node: node)
for _kind in (yaml.ScalarNode, yaml.SequenceNode, yaml.MappingNode):
    _Dumper.add_representer(_kind, lambda _dumper, node: node)


def _read(source: Path) -> dict[str, Any]:
    try:
        written = yaml.load(source.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - safe
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError(f"{source} cannot be read: {error}", "mend the file") from error
    if not isinstance(written, dict):
        raise ConfigError(f"{source} is not a mapping", "write `key: value` lines")
    return written


def _theme(written: object, folder: Path) -> dict[str, Any]:
    theme = dict(written) if isinstance(written, Mapping) else {"name": written or "material"}
    if isinstance(own := theme.get("custom_dir"), str):
        theme["custom_dir"] = str(folder.resolve() / own)
    return {"logo": mark.PLACE, "favicon": mark.PLACE} | theme


def _without(entries: object, names: frozenset[str] | set[str]) -> list[Any]:
    """Return plugins or extensions as a list, those in `names` left out."""
    if isinstance(entries, Mapping):
        entries = [{name: options or {}} for name, options in entries.items()]
    kept = []
    for entry in entries if isinstance(entries, list) else []:
        name = next(iter(entry)) if isinstance(entry, Mapping) else entry
        if name not in names:
            kept.append(entry)
    return kept
