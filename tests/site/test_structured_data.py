"""What search engines read: schema.org data in the pages, harmless and complete."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.site.building import build
from masthead.site.selection import INTERNAL
from masthead.site.structured_data import embed, script, structured_data
from masthead.site.view import View
from site_builder import SITE_POST, picture, published, record, with_records

HOSTILE = "Lamps </script><script>alert(1)</script> <!-- & “more”"
FILES: dict[str, str | bytes | None] = {
    "content/posts/2026/repair-week.md": SITE_POST.replace(
        "owner: sari",
        "owner: sari\nhashtags: [Repair]\nmedia: [{file: a.jpg, alt: A bench}, {file: b.pdf}]",
    ),
    "content/posts/2026/a.jpg": picture(),
    "content/posts/2026/a.jpg.yml": "credit: Photo by Sari\n",
    "content/posts/2026/b.pdf": b"%PDF-",
    "content/index.md": "---\ntitle: Home\nvisibility: public\n---\nLamps.\n",
    "strategy/channels/bluesky.md": (
        "---\ntitle: Bluesky\nservice: folder\nnetwork: bluesky\nowner: sari\n"
        "visibility: public\n---\nShort.\n"
    ),
}
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def data_of(tmp_path: Path, now: datetime) -> dict[str, Any]:
    """Return the data of the public site by place."""
    return dict(structured_data(View(published(tmp_path, FILES), "public", now)))


def test_a_post(tmp_path: Path, now: datetime) -> None:
    """A posting with its times, language, pictures and publisher."""
    found = data_of(tmp_path, now)["posts/repair-week.md"]

    url = "https://brand.example/posts/repair-week/"
    assert ("https://schema.org", "BlogPosting") == (found["@context"], found["@type"])
    assert url == found["url"] == found["@id"] == found["mainEntityOfPage"]
    assert "Repair week starts on Monday" == found["headline"]
    assert "2026-12-07T10:01:00+01:00" == found["datePublished"] == found["dateModified"]
    assert ("en", ["Repair"]) == (found["inLanguage"], found["keywords"])
    (image,) = found["image"]
    assert ("ImageObject", 64, 40, "A bench", "Photo by Sari") == (
        image["@type"],
        image["width"],
        image["height"],
        image["caption"],
        image["creditText"],
    )
    assert "https://brand.example/#organization" == found["publisher"]["@id"]


def test_the_home_page(tmp_path: Path, now: datetime) -> None:
    """The brand and its site."""
    brand, site = data_of(tmp_path, now)["index.md"]["@graph"]

    assert ("Organization", "Test brand", "https://brand.example/") == (
        brand["@type"],
        brand["name"],
        brand["url"],
    )
    assert "https://brand.example/assets/mark.svg" == brand["logo"]
    assert "slogan" not in brand
    assert ("WebSite", ["en"], brand["@id"]) == (
        site["@type"],
        site["inLanguage"],
        site["publisher"]["@id"],
    )


def test_none_on_the_internal_site_or_without_address(tmp_path: Path, now: datetime) -> None:
    """Nobody searches the one, and nothing can be named in the other."""
    hub = published(tmp_path, {"masthead.yml": "name: T\nzone: UTC\nlanguages: [en]\n"})

    assert [] == list(structured_data(View(hub, INTERNAL, now)))
    assert [] == list(structured_data(View(hub, "public", now)))


def test_where_else_it_is(tmp_path: Path, now: datetime) -> None:
    """Only channels that are public are named."""
    hub = published(tmp_path, FILES)
    hub = with_records(
        hub,
        record("repair-week", "site"),
        record("repair-week", "outbox", url="https://hidden.example/1"),
    )

    assert "sameAs" not in dict(structured_data(View(hub, "public", now)))["posts/repair-week.md"]


@settings(deadline=None, max_examples=50)
@given(st.text(), st.text())
def test_nothing_ends_the_element(name: str, text: str) -> None:
    """Whatever stands in a text, the element holds it whole and no tag gets out."""
    made = script({"name": name, "text": HOSTILE + text})
    match = SCRIPT.fullmatch(made)

    assert match is not None
    assert not set("<>&\u2028\u2029") & set(match[1])
    assert {"name": name, "text": HOSTILE + text} == json.loads(match[1])


def test_pages_that_are_not_there_are_passed_over(tmp_path: Path, now: datetime) -> None:
    """A bare engine may be told to leave a page out."""
    (tmp_path / "site").mkdir()
    view = View(published(tmp_path, FILES), "public", now)
    (tmp_path / "site/index.html").write_text("<head></head><p></head></p>")

    assert 1 == embed(tmp_path / "site", view)
    assert (tmp_path / "site/index.html").read_text().startswith("<head><script type=")
    assert (tmp_path / "site/index.html").read_text().endswith("</head><p></head></p>")


def test_built_pages_hold_it(tmp_path: Path, now: datetime) -> None:
    """In the head of the built page, beside a policy that does not know it: it is only data."""
    hub_root = published(tmp_path, FILES)  # writes the files
    assert hub_root.posts
    built = build(tmp_path / "hub", "public", tmp_path / "site", now=now)
    home = (built.folder / "index.html").read_text("utf-8")
    (found,) = SCRIPT.findall(home.partition("</head>")[0])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', home)

    assert "Organization" == json.loads(found)["@graph"][0]["@type"]
    assert policy is not None
    assert "unsafe" not in policy[1]
