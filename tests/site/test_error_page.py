"""The page for an address that does not exist says so and leads on."""

from __future__ import annotations

from pathlib import Path

from masthead.site.error_page import with_words
from masthead.site.policy import finish_site

LOGO = '<a href="/hub/" title="Lentera" class="md-logo" data-md-component="logo"></a>'
PAGE = f"<html><head></head><body>{LOGO}<h1>404 - Not found</h1></body></html>"


def test_the_error_page_leads_on() -> None:
    """It says what happened and links to the first page, wherever the site stands."""
    page = with_words(PAGE)

    assert "404 - Not found" not in page
    assert '<a href="/hub/">Go to the first page</a>' in page


def test_an_error_page_without_a_logo() -> None:
    """Without a logo the link leads to the root of the host."""
    assert '<a href="/">' in with_words("<h1>404 - Not found</h1>")


def test_only_the_error_page_gets_words(tmp_path: Path) -> None:
    """A page of the hub with the same heading stays as it is."""
    (tmp_path / "404.html").write_text(PAGE, "utf-8")
    (tmp_path / "index.html").write_text(PAGE, "utf-8")

    finish_site(tmp_path)

    assert "There is no page here" in (tmp_path / "404.html").read_text("utf-8")
    assert "There is no page here" not in (tmp_path / "index.html").read_text("utf-8")
