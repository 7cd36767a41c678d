"""What search engines read of the public site: schema.org data as JSON-LD in the pages' heads.

It is put in after the engine, since no page of the tree may hold a script. A browser never runs
it, so the content-security policy has no say; nothing in it can end the element it stands in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from masthead.post import Media, Post
from masthead.site import mark
from masthead.site.addresses import media_place, post_place
from masthead.site.feeds import changed
from masthead.site.posts import also_on, site_media, time_of
from masthead.site.rendered import full_address
from masthead.site.view import View
from masthead.site.words import excerpt

CONTEXT = "https://schema.org"
HOME = "index.md"
LONGEST_HEADLINE = 110
"""Characters of a headline that search engines take (Google's guide to articles, 2026)."""

_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}

Data = dict[str, object]


def structured_data(view: View) -> Iterator[tuple[str, Data]]:
    """Yield the data of each page by its place: the brand on the home page, then each post."""
    if view.internal or not view.base_url:
        return
    yield HOME, {"@context": CONTEXT, "@graph": [_brand(view), _site(view)]}
    for post in view.posts.values():
        yield post_place(post.id), {"@context": CONTEXT, **_posting(view, post)}


def embed(folder: Path, view: View) -> int:
    """Put the data into the pages of a built site; return how many pages have got some."""
    done = 0
    for place, data in structured_data(view):
        path = folder / _file(place)
        if not path.is_file():
            continue  # a bare engine may be told to leave a page out
        before, head, after = path.read_text("utf-8").partition("</head>")
        path.write_text(f"{before}{script(data)}{head}{after}", encoding="utf-8", newline="")
        done += 1
    return done


def script(data: Data) -> str:
    """Return data as an element that nothing inside can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return f'<script type="application/ld+json">{text}</script>'


def _file(place: str) -> str:
    name = place.removesuffix(".md")
    return f"{name}.html" if name.rpartition("/")[2] == "index" else f"{name}/index.html"


def _brand(view: View) -> Data:
    settings = view.hub.settings
    home = full_address(view, "")
    return _told(
        {
            "@type": "Organization",
            "@id": f"{home}#organization",
            "name": settings.name,
            "slogan": settings.tagline,
            "url": home,
            "logo": full_address(view, mark.PLACE),
        }
    )


def _site(view: View) -> Data:
    settings = view.hub.settings
    home = full_address(view, "")
    return {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "name": settings.name,
        "url": home,
        "inLanguage": list(settings.languages),
        "publisher": {"@id": f"{home}#organization"},
    }


def _posting(view: View, post: Post) -> Data:
    url = full_address(view, post_place(post.id))
    at = time_of(view, post)
    return _told(
        {
            "@type": "BlogPosting",
            "@id": url,
            "url": url,
            "mainEntityOfPage": url,
            "headline": post.title[:LONGEST_HEADLINE],
            "description": excerpt(view, post),
            "inLanguage": post.lang or view.hub.settings.languages[0],
            "datePublished": at.isoformat() if at else "",
            "dateModified": changed(view, post).isoformat(),
            "keywords": list(post.hashtags),
            "image": [_image(view, one) for one in site_media(view, post) if _is_image(view, one)],
            "sameAs": [address for _, address in also_on(view, post)],
            "author": _publisher(view),
            "publisher": _publisher(view),
        }
    )


def _publisher(view: View) -> Data:
    home = full_address(view, "")
    name = view.hub.settings.name
    return {"@type": "Organization", "@id": f"{home}#organization", "name": name, "url": home}


def _is_image(view: View, media: Media) -> bool:
    asset = view.hub.assets.get(media.path)
    return asset is not None and asset.mime.startswith("image/")


def _image(view: View, media: Media) -> Data:
    asset = view.hub.assets[media.path]
    return _told(
        {
            "@type": "ImageObject",
            "url": full_address(view, media_place(media.path)),
            "width": asset.width,
            "height": asset.height,
            "caption": view.alt(media),
            "creditText": asset.credit,
        }
    )


def _told(data: Data) -> Data:
    """Return the data without keys that say nothing."""
    return {key: value for key, value in data.items() if value not in ("", [], 0)}
