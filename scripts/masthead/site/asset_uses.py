"""Where each media file is used, and what is to be seen to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from masthead.asset import Asset
from masthead.document import Document
from masthead.rules import RULES, media_expiring, media_orphan
from masthead.rules.markdown import targets
from masthead.rules.paths import document_paths, resolve
from masthead.rules.settings_rules import options_of
from masthead.site.view import View

EXPIRED = "expired"
EXPIRING = "expiring"
NO_RIGHTS = "no-rights"
NO_ALT = "no-alt"
UNUSED = "unused"

MARKS: Mapping[str, str] = {
    EXPIRED: "Expired",
    EXPIRING: "Expires soon",
    NO_RIGHTS: "Rights unknown",
    NO_ALT: "No alternative text",
    UNUSED: "Unused",
}
"""What is to be seen to, the most urgent first, in words."""


@dataclass(frozen=True, slots=True)
class Use:
    """A post or page that uses a file: its title, and its place in the tree."""

    title: str
    place: str


def uses_of(view: View) -> Mapping[str, list[Use]]:
    """Return the posts and pages that use each file, in order of their files."""
    if not view.uses:
        for use, paths in _uses(view):
            for path in paths:
                view.uses.setdefault(path, []).append(use)
    return view.uses


def _uses(view: View) -> Iterator[tuple[Use, dict[str, None]]]:
    for post in view.posts.values():
        used = _named(view, post.document)
        for media in (post.media, *(line.media or () for line in post.channels)):
            used |= {path: None for one in media for path in (one.path, one.captions) if path}
        yield Use(post.title, view.places[post.path]), used
    for page in view.pages:
        used = _named(view, page.document)
        used |= {path: None for path in document_paths(page.document) if path in view.hub.assets}
        yield Use(page.title, view.places[page.path]), used


def _named(view: View, document: Document) -> dict[str, None]:
    """Return the media files that a text links to or shows."""
    if not view.hub.assets:
        return {}
    paths = (resolve(document.path, target.url) for target in targets(document.body))
    return {path: None for path in paths if path and path in view.hub.assets}


def standing(view: View, asset: Asset) -> frozenset[str]:
    """Return what is to be seen to of a file, as keys of `MARKS`."""
    found = set()
    if asset.expires:
        left = asset.expires - view.local(view.now).date()
        near = timedelta(days=_options(view, media_expiring.ID)["days"])
        if left < timedelta(0):
            found.add(EXPIRED)
        elif left <= near:
            found.add(EXPIRING)
    if not asset.rights:
        found.add(NO_RIGHTS)
    if asset.mime.startswith("image/") and not asset.alt and not asset.decorative:
        found.add(NO_ALT)
    offered = tuple(_options(view, media_orphan.ID)["except"])
    if not uses_of(view).get(asset.path) and not asset.path.startswith(offered):
        found.add(UNUSED)
    return frozenset(found)


def _options(view: View, rule: str) -> Mapping[str, Any]:
    """Return what a rule goes by in this hub: the page says what the check says."""
    return options_of(RULES[rule], view.hub.settings.rules.get(rule))
