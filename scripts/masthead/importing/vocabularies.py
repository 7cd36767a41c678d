"""The front-matter keys of common site generators, each with the key of ours that means the same.

Written from the public documentation of each (Jekyll 4, Hugo, Hexo, Eleventy, the blog template of
Astro, exports of Ghost, Obsidian Publish), November 2026. A key that is kept has no home in a post.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KEEP = "keep"
"""Instead of a key of ours: the value has no home here and is kept as a comment."""

ANY = "any"
"""The vocabulary that has the keys of all generators."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a value goes.

    Args:
        to: a key of ours, `media.alt`, or `KEEP`.
        values: what single values become, by the value as text.
    """

    to: str
    values: Mapping[str, Any] = field(default_factory=dict)


Keys = Mapping[str, Target]

_NOT = {"true": False, "false": True}
_STATES = {"draft": True, "published": False, "scheduled": False, "sent": False}


def _keys(kept: str = "", **to: str) -> dict[str, Target]:
    return {
        **{key: Target(target) for key, target in to.items()},
        **{key: Target(KEEP) for key in kept.split()},
    }


_BLOG = _keys(
    "description excerpt summary layout slug permalink categories category series aliases toc",
    title="title",
    date="publish_at",
    tags="hashtags",
    draft="draft",
    author="owner",
    lang="lang",
)
_JEKYLL = {
    **_keys(
        "last_modified_at redirect_from comments pin math mermaid render_with_liquid sitemap",
        image="media",
        locale="lang",
    ),
    "published": Target("draft", _NOT),
    "image.path": Target("media"),
    "image.alt": Target("media.alt"),
}
_HUGO = {
    **_keys(
        "lastmod weight url type linkTitle isCJKLanguage keywords markup outputs resources cascade",
        publishDate="publish_at",
        expiryDate="expires_at",
        images="media",
        featured_image="media",
        authors="owner",
    ),
    "cover.image": Target("media"),
    "cover.alt": Target("media.alt"),
}
_HEXO = {
    **_keys("updated comments disableNunjucks", cover="media", thumbnail="media"),
    "published": Target("draft", _NOT),
}
_ELEVENTY = _keys(
    "eleventyExcludeFromCollections eleventyNavigation eleventyComputed templateEngineOverride"
    " updated",
    image="media",
    locale="lang",
)
_ASTRO = {
    **_keys(
        "updatedDate modDatetime postSlug featured ogImage canonicalURL",
        pubDate="publish_at",
        pubDatetime="publish_at",
        publishDate="publish_at",
        heroImage="media",
        heroImageAlt="media.alt",
        image="media",
    ),
    "image.url": Target("media"),
    "image.src": Target("media"),
    "image.alt": Target("media.alt"),
}
_GHOST = {
    **_keys(
        "uuid visibility featured created_at updated_at custom_excerpt meta_title meta_description"
        " canonical_url feature_image_caption og_image twitter_image codeinjection_head email_only",
        published_at="publish_at",
        feature_image="media",
        feature_image_alt="media.alt",
        primary_author="owner",
        authors="owner",
    ),
    "status": Target("draft", _STATES),
}
_OBSIDIAN = {
    **_keys("created updated modified cssclasses cssclass type", cover="media", image="media"),
    "publish": Target("draft", _NOT),
    "status": Target("draft", _STATES),
}

GENERATORS: Mapping[str, Keys] = {
    "jekyll": {**_JEKYLL, **_BLOG},
    "hugo": {**_HUGO, **_BLOG},
    "hexo": {**_HEXO, **_BLOG},
    "eleventy": {**_ELEVENTY, **_BLOG},
    "astro": {**_ASTRO, **_BLOG},
    "ghost": {**_GHOST, **_BLOG},
    "obsidian": {**_OBSIDIAN, **_BLOG},
}
"""The keys by generator. Where several become one of ours, the first that a file has wins."""

VOCABULARIES: Mapping[str, Keys] = {
    **GENERATORS,
    ANY: {
        **{key: to for keys in GENERATORS.values() for key, to in keys.items() if key not in _BLOG},
        **_BLOG,
    },
    "none": {},
}

GUIDE = _keys(
    "date layout slug permalink author",
    title="title",
    description="description",
    summary="description",
    lang="lang",
    language="lang",
    tags="tags",
)
"""The keys that pages of prose have: what a guide takes of them."""
