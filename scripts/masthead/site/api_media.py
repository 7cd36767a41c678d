"""What the API tells of media files and of people."""

from __future__ import annotations

from masthead.asset import Asset
from masthead.kinds import KINDS
from masthead.page import Person
from masthead.site.addresses import media_place
from masthead.site.asset_uses import standing, uses_of
from masthead.site.rendered import full_address
from masthead.site.shapes import (
    ADDRESS,
    COUNT,
    DAY,
    FLAG,
    TEXT,
    Collection,
    Part,
    closed,
    list_of,
    or_null,
)
from masthead.site.view import View


def media_collection(view: View) -> Collection[Asset]:
    """Return what the API tells of the media files that a site has."""
    parts: tuple[Part[Asset], ...] = (
        Part("id", "What names it in its collection.", TEXT, _id),
        Part("url", "The file.", ADDRESS, lambda one: full_address(view, media_place(one.path))),
        Part("mime", "Its type, or empty.", TEXT, lambda one: one.mime),
        Part("width", "In pixels; 0 where unknown.", COUNT, lambda one: one.width),
        Part("height", "In pixels; 0 where unknown.", COUNT, lambda one: one.height),
        Part("alt", "What it shows.", TEXT, lambda one: one.alt),
        Part("credit", "Whom to name.", TEXT, lambda one: one.credit),
    )
    return Collection(
        name="media",
        title="A media file of the site",
        items=lambda: [
            one for path, one in sorted(view.hub.assets.items()) if path in view.shown_media
        ],
        parts=(*parts, *(_known(view) if view.internal else ())),
        id=_id,
        kind="media",
    )


def _known(view: View) -> tuple[Part[Asset], ...]:
    """Return what the team knows of a media file besides."""

    def uses(asset: Asset) -> list[dict[str, str]]:
        found = uses_of(view).get(asset.path, ())
        return [{"title": use.title, "url": full_address(view, use.place)} for use in found]

    return (
        Part("path", "Its file in the hub.", TEXT, lambda one: one.path),
        Part("bytes", "Size of the hub's file.", COUNT, lambda one: one.bytes),
        Part("rights", "Why we may use it.", TEXT, lambda one: one.rights),
        Part(
            "expires",
            "The last day it may be used.",
            or_null(DAY),
            lambda one: one.expires.isoformat() if one.expires else None,
        ),
        Part("decorative", "It says nothing.", FLAG, lambda one: one.decorative),
        Part(
            "marks",
            "What is to be seen to: expired, expiring, no-rights, no-alt, unused.",
            list_of(TEXT),
            lambda one: sorted(standing(view, one)),
        ),
        Part(
            "uses",
            "The posts and pages that use it.",
            list_of(closed({"title": TEXT, "url": ADDRESS})),
            uses,
        ),
    )


def people_collection(view: View) -> Collection[Person]:
    """Return what the internal API tells of people."""
    handles = {"type": "object", "additionalProperties": TEXT}
    return Collection(
        name="people",
        title=KINDS["people"].title,
        items=view.hub.people.values,
        parts=(
            Part("id", "As posts and pages name the person.", TEXT, lambda one: one.id),
            Part("name", "The name, for people.", TEXT, lambda one: one.name),
            Part("handles", "Accounts by network.", handles, lambda one: dict(one.handles)),
            Part("github", "The GitHub account, or empty.", TEXT, lambda one: one.github),
        ),
        id=lambda one: one.id,
        kind="people",
    )


def _id(asset: Asset) -> str:
    return media_place(asset.path).replace("/", "~")
