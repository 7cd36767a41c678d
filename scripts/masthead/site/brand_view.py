"""What the pages on the brand draw from: tokens, and what the pages' front matter says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from masthead.page import Page
from masthead.site.addresses import link, media_place
from masthead.site.view import View
from masthead.tokens.brand import KIND, file_path, values_of
from masthead.tokens.colours import hex_of
from masthead.tokens.names import kebab
from masthead.tokens.token import Tokens


@dataclass(frozen=True)
class BrandPage:
    """One page on the brand in one site.

    Args:
        view: the site.
        page: the page.
        tokens: the brand's tokens.
    """

    view: View
    page: Page
    tokens: Tokens

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """The good values of its front matter."""
        return values_of(self.page)

    @property
    def place(self) -> str:
        """Where it stands in the tree."""
        return self.view.places[self.page.path]

    def list(self, key: str) -> tuple[Any, ...]:
        """Return the good items under a key."""
        return tuple(self.values.get(key, ()))

    def file(self, name: str) -> str:
        """Return a file that the page names, or empty where the site cannot show it."""
        path = file_path(self.page, name)
        usable = path.endswith(".svg") and path in self.view.links.media
        return path if usable and not path.startswith("strategy/") else ""

    def problem(self, name: str) -> str:
        """Return why a file cannot be shown, for the internal site."""
        asset = self.view.hub.assets.get(file_path(self.page, name))
        return f"{name} {asset.problem or 'cannot be shown'}" if asset else f"{name} is not there"

    def href(self, path: str) -> str:
        """Return the address of a media file as seen from the page."""
        return link(self.place, media_place(path))

    def ground(self, token: str) -> str:
        """Return the class of a ground (`brand_style` has its colour), or empty."""
        found = self.tokens.find(token)
        return f"brand-on-{kebab(found.path)}" if found and self.tokens.colour(token) else ""

    def grounds(self) -> Iterator[tuple[str, str]]:
        """Yield class and colour of each ground that the page shows a logo on."""
        for logo in self.list("logos"):
            colour = self.tokens.colour(logo.get("on", ""))
            if colour:
                yield self.ground(logo["on"]), hex_of(colour)


def brand_pages(view: View) -> Iterator[BrandPage]:
    """Yield the pages on the brand that a site has."""
    for page in view.pages:
        if page.kind == KIND:
            yield BrandPage(view, page, view.tokens)
