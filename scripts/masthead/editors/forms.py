"""The configuration of the forms at `/admin`: Sveltia CMS, told from the hub's schemas.

A form never publishes: saving makes a branch and a draft pull request (`editorial_workflow`), and
`publish: false` takes the button away, since merging on GitHub is the approval. It holds no secret:
people sign in with a token of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from masthead.editors.place import Place
from masthead.editors.widgets import Ids, Widget, widget_of
from masthead.hub import Hub
from masthead.kinds import KINDS, Kind
from masthead.schema.fields import LONGEST_ID

WRITTEN = frozenset({"post"})
"""Kinds without commands of their own that have forms too."""

PER_YEAR = ("{{year}}/{{slug}}", "{{year}}/{{slug}}/index")
"""Where a post stands: a file, or a folder with its media."""

BODY = "body"

Collection = dict[str, Any]


def form_kinds() -> tuple[Kind, ...]:
    """Return the kinds that have forms: posts, and every Markdown kind with commands."""
    return tuple(
        kind
        for kind in KINDS.values()
        if kind.is_page and not kind.single and (kind.command or kind.name in WRITTEN)
    )


def configuration(hub: Hub, place: Place) -> dict[str, Any]:
    """Return the configuration of the forms.

    Args:
        hub: the hub; its people are what keys such as `owner` may name.
        place: where it is kept.
    """
    kinds = form_kinds()
    # The name of an entry in a folder of a year is more than its id: posts are named as text.
    names = {kind.name: kind.name for kind in kinds if kind.name not in WRITTEN}
    ids: Ids = {"person": {id: person.name for id, person in hub.people.items()}}
    collections = []
    for kind in kinds:
        collections.extend(_collections(kind, names, ids))
    site = {"site_url": hub.settings.internal_url, "display_url": hub.settings.internal_url}
    return {
        "app_title": f"{hub.settings.name}: forms",
        "logo": {"src": "../assets/mark.svg"},
        "backend": _backend(place),
        "publish_mode": "editorial_workflow",
        "media_folder": "content/media",
        "public_folder": "/media",
        "media_libraries": {
            "default": {"config": {"slugify_filename": True}},
            "stock_assets": {"providers": []},
        },
        **(site if hub.settings.internal_url else {}),
        "show_preview_links": False,
        "slug": {
            "encoding": "ascii",
            "clean_accents": True,
            "maxlength": LONGEST_ID,
            "timezone": "local",
        },
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "collections": collections,
    }


def _backend(place: Place) -> dict[str, Any]:
    """Return how the forms reach GitHub; without a sign-in service, people paste a token."""
    return {
        "name": "github",
        "repo": place.repository,
        "branch": place.branch,
        "api_root": place.api,
        "auth_methods": ["token"],
    }


def _collections(kind: Kind, names: Mapping[str, str], ids: Ids) -> list[Collection]:
    """Return a kind's collections: two of posts, whose media may stand beside them."""
    fields = _fields(kind, names, ids)
    title, _, more = kind.title.partition(": ")
    about = {
        "label": kind.folder.partition("/{")[0].rpartition("/")[2].capitalize(),
        "label_singular": kind.name.capitalize(),
        "description": (more or kind.about or title).capitalize(),
        "create": True,
        "publish": False,
        "fields": fields,
        "slug": "{{title}}",
    }
    if kind.name not in WRITTEN:
        place = {"name": kind.name, "folder": kind.folder, "format": f"masthead-{kind.name}"}
        return [place | about]
    folder = kind.folder.partition("/{")[0]
    file, beside = PER_YEAR
    plain = {
        "name": kind.name,
        "folder": folder,
        "path": file,
        "format": "masthead-post",
        "media_folder": "/content/media",
        "public_folder": "/media",
    }
    pictured = {
        "name": f"{kind.name}-with-media",
        "folder": folder,
        "path": beside,
        "format": "masthead-post-with-media",
        "media_folder": "",
        "public_folder": "",
    }
    return [plain | about, pictured | about | {"label": f"{about['label']} with a folder"}]


def _fields(kind: Kind, names: Mapping[str, str], ids: Ids) -> list[Widget]:
    """Return a kind's widgets: title, text, then the other keys in the order of the schema."""
    made = [widget_of(field, names, ids) for field in kind.record.fields]
    widgets = [widget for widget in made if widget]
    text = {
        "name": BODY,
        "label": "Text",
        "hint": "Plain Markdown. A line `## @channel` begins the text for one channel.",
        "widget": "text",
        "required": False,
    }
    return [*widgets[:1], text, *widgets[1:]]
