"""Each page allows the theme's scripts and no other."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from masthead.site.policy import finish, finish_site, theme_scripts

SCOPE = '__md_scope=new URL("{}",location)'
PAGE = (
    '<!doctype html><html><head>\n<meta charset="utf-8"><title>T</title></head><body>'
    '<script>{scope}</script><script src="a.js"></script>'
    '<script id="c" type="application/json">{{}}</script>{extra}</body></html>'
)


def page(base: str, extra: str = "") -> str:
    """Return a page as the theme makes it at some depth."""
    return PAGE.format(scope=SCOPE.format(base), extra=extra)


def hashed(code: str) -> str:
    """Return a script's hash as a policy writes it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}"


KNOWN = theme_scripts(page("/"))


def test_the_theme_may_run() -> None:
    """The theme's script is allowed at every depth, by the hash of what the page holds."""
    for root in ("/", "/sub/"):
        for base in (".", "..", "../.."):
            finished = finish(page(base), theme_scripts(page(root)), {})
            assert hashed(SCOPE.format(base)) in finished


def test_others_may_not() -> None:
    """A script that the error page does not have is not allowed, whoever wrote it."""
    finished = finish(page("..", "<script>alert(1)</script>"), KNOWN, {})

    assert hashed("alert(1)") not in finished
    assert 1 == finished.count("sha256-")


def test_data_needs_no_hash() -> None:
    """Scripts with an address and blocks of data are no inline scripts."""
    assert frozenset({SCOPE.format(".")}) == KNOWN


def test_place_of_the_policy() -> None:
    """The policy stands right behind the encoding, before anything that it rules."""
    finished = finish(page("."), KNOWN, {"feed.xml": "application/rss+xml"})
    head = finished.partition("<title>")[0]

    assert re.search(r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy"', head)
    assert '<link rel="feed alternate" type="application/rss+xml" href="feed.xml">' in head
    for directive in ("default-src 'none'", "base-uri 'none'", "img-src 'self' data:"):
        assert directive in head
    assert "unsafe" not in head


def test_a_site(tmp_path: Path) -> None:
    """Every page of a site is finished; each finds the feeds from where it stands."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "404.html").write_text(page("/"))
    (tmp_path / "index.html").write_text(page("."))
    (tmp_path / "a" / "b" / "index.html").write_text(page("../.."))
    (tmp_path / "feed.xml").write_text("<rss/>")

    assert 3 == finish_site(tmp_path)
    assert 'href="feed.xml"' in (tmp_path / "index.html").read_text()
    deep = (tmp_path / "a" / "b" / "index.html").read_text()
    assert 'href="../../feed.xml"' in deep
    assert "atom.xml" not in deep
    assert hashed(SCOPE.format("../..")) in deep


def test_a_site_without_error_page(tmp_path: Path) -> None:
    """Without an error page to learn from, no inline script is allowed."""
    (tmp_path / "index.html").write_text(page("."))
    finish_site(tmp_path)

    assert "sha256" not in (tmp_path / "index.html").read_text()
