"""A name in front matter stands for a file of the hub, or is refused."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.schema.media_path import resolve
from masthead.schema.shapes import UnfitError

FOLDER = "content/posts/2026"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bench.jpg", "content/posts/2026/bench.jpg"),
        ("./bench.jpg", "content/posts/2026/bench.jpg"),
        ("repair/bench.jpg", "content/posts/2026/repair/bench.jpg"),
        ("/media/lamp.jpg", "content/media/lamp.jpg"),
        ("Лампа.jpg", "content/posts/2026/Лампа.jpg"),
    ],
)
def test_a_name_is_looked_up_beside_the_post_or_in_content(name: str, expected: str) -> None:
    """Relative to the post's folder, or from content/ where it begins with a slash."""
    assert expected == resolve(name, FOLDER)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../../../etc/passwd", "must not lead out of its folder with `..`"),
        ("a/../b.jpg", "must not lead out of its folder with `..`"),
        ("/../masthead.yml", "must not lead out of its folder with `..`"),
        ("//host/share.jpg", "must be the path of a file, without empty steps"),
        ("a//b.jpg", "must be the path of a file, without empty steps"),
        ("a/", "must be the path of a file, without empty steps"),
        ("/", "must be the path of a file, without empty steps"),
        (".", "must be the path of a file, without empty steps"),
        ("a\\b.jpg", "must be a path of the hub with forward slashes"),
        ("C:/a.jpg", "must be a path of the hub with forward slashes"),
        ("C:a.jpg", "must be a path of the hub with forward slashes"),
        ("https://a.example/b.jpg", "must be a file of the hub, not an address"),
        ("file:///etc/passwd", "must be a file of the hub, not an address"),
        (
            "cafe\u0301.jpg",
            "is a name with decomposed letters, which systems read differently",
        ),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str, message: str) -> None:
    """Traversal, absolute and drive paths, addresses, and names that differ by system."""
    with pytest.raises(UnfitError) as caught:
        resolve(name, FOLDER)

    assert message == caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("link", ["content/posts/2026/a.jpg", "content/posts/2026", "content"])
def test_a_path_through_a_link_is_refused(link: str) -> None:
    """Neither a link nor what lies behind one goes out."""
    with pytest.raises(UnfitError, match="symbolic link"):
        resolve("a.jpg", FOLDER, {link})


def test_a_link_elsewhere_does_no_harm() -> None:
    """A link counts for itself and what lies behind it only."""
    assert "content/posts/2026/ab.jpg" == resolve("ab.jpg", FOLDER, {"content/posts/2026/a"})


@given(name=st.text(alphabet="ab./\\:-~%", max_size=12))
def test_no_name_leads_out_of_the_hub(name: str) -> None:
    """Whatever is written, the path stays below the folder or content/, in normal form."""
    try:
        path = resolve(name, FOLDER)
    except UnfitError:
        return
    assert path == posixpath.normpath(path)
    assert path.startswith("content/" if name.startswith("/") else f"{FOLDER}/")
