"""Make what decides on findings from the files of another commit.

In a pull request the guides and the levels of the base branch decide: a change cannot switch off
the rule that it breaks. What is wrong with its own guides shows all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from masthead.hub import Hub
from masthead.kinds import KINDS, locate
from masthead.page import Page
from masthead.reader import read_markdown, read_yaml
from masthead.rules.shared import Gating
from masthead.schema.build import build_page, build_settings
from masthead.settings import RuleSettings, Settings
from masthead.voice.reading import Guides

SETTINGS = "masthead.yml"
GUIDES = "content/voice"
PACKS = f"{GUIDES}/packs/"


def gating_of(hub: Hub, files: Mapping[str, bytes]) -> Gating:
    """Return the settings of rules, the guides and the style folders that files hold.

    Args:
        hub: the hub that is checked.
        files: bytes of `masthead.yml` and of what is in `content/voice`, as they were. A
            `masthead.yml` that cannot be read changes no level; where there was none, there was
            no hub, and that of now counts.
    """
    settings = hub.settings
    if SETTINGS in files:
        settings = replace(settings, rules=_rules(files[SETTINGS]))
    pages = dict(_pages(files, settings))
    packs: dict[str, dict[str, bytes]] = {}
    for path, raw in files.items():
        folder, slash, name = path.removeprefix(PACKS).partition("/")
        if path.startswith(PACKS) and slash and "/" not in name:
            packs.setdefault(folder, {})[name] = raw
    return Gating(settings, Guides(pages), packs)


def _rules(raw: bytes) -> Mapping[str, RuleSettings]:
    document, _ = read_yaml(SETTINGS, raw, limit=KINDS["settings"].front_limit)
    read = build_settings(document)[0] if document is not None else None
    return read.rules if read else {}


def _pages(files: Mapping[str, bytes], settings: Settings) -> Iterator[tuple[str, Page]]:
    for path, raw in sorted(files.items()):
        if path.endswith(".md") and locate(path)[0] == "guide":
            document, _ = read_markdown(path, raw, front_limit=KINDS["guide"].front_limit)
            if document is not None:
                page, _ = build_page(document, settings)
                yield page.id, page
