"""The media library shows every asset, where it is used, and what is to be seen to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hub_builder import SETTINGS, post
from masthead.site.content import Tree
from masthead.site.tree import build_tree
from site_builder import picture, published, read, text_of

SIDECAR = "alt: A lamp\ncredit: K. Lau\nrights: press\nexpires: {}\n"
FILES: dict[str, str | bytes | None] = {
    "content/posts/2026/repair-week.md": post("media: [{file: lamp.jpg, alt: A lamp}]"),
    "content/posts/2026/lamp.jpg": picture(),
    "content/posts/2026/lamp.jpg.yml": "decorative: true\nrights: our own\n",
    "content/about.md": "---\ntitle: About us\n---\n![The bench](media/old.png)\n",
    "strategy/channels/outbox.md": (
        "---\ntitle: Outbox\nservice: folder\nowner: sari\n"
        "profile: {avatar: /media/near.png}\n---\nWords.\n"
    ),
    "content/media/old.png": picture("PNG"),
    "content/media/old.png.yml": SIDECAR.format("2026-12-06"),
    "content/media/today.png": picture("PNG"),
    "content/media/today.png.yml": SIDECAR.format("2026-12-07"),
    "content/media/near.png": picture("PNG"),
    "content/media/near.png.yml": SIDECAR.format("2027-01-06"),
    "content/media/far.png": picture("PNG"),
    "content/media/far.png.yml": SIDECAR.format("2027-01-07"),
    "content/media/torn.png": picture("PNG")[:30],
    "content/brand/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def library(root: Path, now: datetime, **files: str | bytes | None) -> Tree:
    """Return the internal site of the hub above."""
    return build_tree(read(root, {**FILES, **files}), "internal", now=now)


def test_what_is_known(tmp_path: Path, now: datetime) -> None:
    """Words, credit, rights, last day, size, problem."""
    tree = library(tmp_path, now)
    page = text_of(tree, "library/index.md")

    for part in (
        "A lamp",
        "K. Lau",
        "press",
        "Expired Sun 6 Dec 2026",
        "Expires Wed 6 Jan 2027",
        "64 × 40",
        "Decoration",
        "torn.png",
    ):
        assert part in page
    assert "media/torn.png" not in tree


def test_where_a_file_is_used(tmp_path: Path, now: datetime) -> None:
    """In posts, in the text of pages, and in their front matter."""
    page = text_of(library(tmp_path, now), "library/index.md")

    assert '<a href="../posts/repair-week/">Repair week starts on Monday</a>' in page
    assert '<a href="../about/">About us</a>' in page
    assert '<a href="../channels/outbox/">Outbox</a>' in page


def names(tree: Tree, mark: str) -> set[str]:
    """Return the files that a list shows."""
    page = text_of(tree, f"library/{mark}/index.md")
    files = page.split('<p class="hub-file">')[1:]
    return {file.partition("<")[0] for file in files}


def test_lists_of_what_is_to_be_seen_to(tmp_path: Path, now: datetime) -> None:
    """Each has a page of its own, and the number of its files stands on all of them."""
    tree = library(tmp_path, now)

    assert {"old.png"} == names(tree, "expired")
    assert {"today.png", "near.png"} == names(tree, "expiring")
    assert {"torn.png", "logo.svg"} == names(tree, "no-rights")
    assert {"today.png", "far.png", "torn.png"} == names(tree, "unused")
    assert '<a href="expired/">Expired (1)</a>' in text_of(tree, "library/index.md")
    assert '<a href="../">All (7)</a>' in text_of(tree, "library/expired/index.md")
    assert 'aria-current="page">Expired (1)</a>' in text_of(tree, "library/expired/index.md")


def test_a_library_in_order_has_no_lists(tmp_path: Path, now: datetime) -> None:
    """Where nothing is amiss there is nothing to choose."""
    sidecar = "alt: A lamp\nrights: our own\n"
    hub = read(
        tmp_path,
        {
            "content/media/a.png": picture("PNG"),
            "content/media/a.png.yml": sidecar,
            "content/about.md": "---\ntitle: About us\n---\n![The bench](media/a.png)\n",
        },
    )
    tree = build_tree(hub, "internal", now=now)

    assert not [place for place in tree if place.startswith("library/") and place.count("/") > 1]
    assert "hub-lists" not in text_of(tree, "library/index.md")


def test_the_days_are_those_of_the_rule(tmp_path: Path, now: datetime) -> None:
    """What `masthead.yml` says of `media/expiring` holds for the page too."""
    settings = f"{SETTINGS}rules:\n  media/expiring: {{level: notice, days: 40}}\n"
    tree = library(tmp_path, now, **{"masthead.yml": settings})

    assert {"today.png", "near.png", "far.png"} == names(tree, "expiring")


def test_large_libraries_have_pages(tmp_path: Path, now: datetime) -> None:
    """Sixty files a page, in every list."""
    tiny = picture("PNG", (1, 1))
    files = {f"content/media/{n}.png": tiny for n in range(61)}
    tree = build_tree(read(tmp_path, files), "internal", now=now)

    assert '<a href="2/">2</a>' in text_of(tree, "library/index.md")
    assert 'href="../">1</a>' in text_of(tree, "library/2.md")
    assert '<a href="2/">2</a>' in text_of(tree, "library/unused/index.md")


def test_sizes(tmp_path: Path, now: datetime) -> None:
    """Sizes are written for people."""
    files: dict[str, str | bytes | None] = {
        f"content/media/{size}.pdf": b"%PDF-".ljust(size, b" ") for size in (812, 34_000, 1_200_000)
    }
    page = text_of(build_tree(read(tmp_path, files), "internal", now=now), "library/index.md")

    for size in ("812 B", "34 KB", "1.2 MB", "application/pdf"):
        assert size in page


def test_the_public_site_has_no_library(tmp_path: Path, now: datetime) -> None:
    """Rights, last days and unused files are the team's business."""
    tree = build_tree(published(tmp_path, FILES), "public", now=now)

    assert not [place for place in tree if place.startswith("library")]
