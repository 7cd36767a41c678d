"""The MkDocs plugin: the same tree for a bare `mkdocs build` and for live reload.

It only forwards. The public site is built unless `MASTHEAD_SITE=internal` is set. For a site
that goes to the world use `masthead build`: it stages the tree first, so that the engine never
sees what is internal, and audits what came out.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from masthead.errors import MastheadError
from masthead.site.building import make_tree, read_hub
from masthead.site.config import SANITISER, own_settings
from masthead.site.content import Tree
from masthead.site.finishing import finish
from masthead.site.navigation import navigation
from masthead.site.selection import INTERNAL, PUBLIC
from masthead.site.staging import read
from masthead.site.tidying import remove_source_maps
from masthead.site.view import View

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

WATCHED = ("content", "strategy", "masthead.yml")


class Options(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: the hub says everything."""


class MastheadPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Put the hub's tree in the place of the files in `docs_dir`."""

    tree: Tree
    view: View
    root: Path
    live = False

    def on_startup(self, *, command: str, **_more: object) -> None:
        """Note whether the site is served while it changes."""
        self.live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the hub, and take from it what MkDocs asks of its settings."""
        self.root = Path(config.config_file_path).parent
        site = INTERNAL if os.environ.get("MASTHEAD_SITE") == INTERNAL else PUBLIC
        try:
            hub = read_hub(self.root, site)
            now = datetime.now(UTC)
            self.tree = make_tree(self.root, hub, site, now)
            self.view = View(hub, site, now)
        except MastheadError as error:
            raise PluginError(f"{error.message}\nnext: {error.hint}") from error
        for key, value in own_settings(hub, site, navigation(self.tree)).items():
            if key != "validation":
                config[key] = value or None
        if SANITISER not in config.markdown_extensions:
            config.markdown_extensions.append(SANITISER)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep the theme's files, drop the folder's, add the tree's."""
        made = [file for file in files if file.src_dir != config.docs_dir]
        for place, content in self.tree.items():
            in_nav = InclusionLevel.NOT_IN_NAV if place.endswith(".md") else InclusionLevel.INCLUDED
            try:
                made.append(
                    File.generated(
                        config, place, content=read(content, self.root), inclusion=in_nav
                    )
                )
            except MastheadError as error:
                raise PluginError(f"{error.message}\nnext: {error.hint}") from error
        return Files(made)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Give every page its content-security policy; live reload needs a script of its own."""
        if not self.live:
            remove_source_maps(Path(config.site_dir))
            finish(Path(config.site_dir), self.view)

    def on_serve(self, server: LiveReloadServer, **_more: object) -> LiveReloadServer:
        """Build again when the hub changes."""
        for name in WATCHED:
            server.watch(str(self.root / name))
        return server
