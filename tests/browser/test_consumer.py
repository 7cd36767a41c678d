"""The example consumer shows a site's posts in a page of its own, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from browser_page import CHROMIUM
from hub_builder import SETTINGS
from masthead.site.selection import PUBLIC
from masthead.site.tree import build_tree
from site_builder import SITE_POST, picture, read, record, with_records

CONSUMER = Path(__file__).parent.parent.parent / "examples/latest-posts"
NOW = datetime(2026, 12, 7, 9, tzinfo=UTC)
HOSTILE = "Lampu & bangku &lt;img src=x onerror=alert(1)&gt;"

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here: set CHROMIUM")


class Open(SimpleHTTPRequestHandler):
    """Serves files to pages of any origin, as static hosts do."""

    def end_headers(self) -> None:
        """Say that other origins may read."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


def served(folder: Path) -> ThreadingHTTPServer:
    """Serve a folder on a free port of loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Open, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    return server


def address(server: ThreadingHTTPServer) -> str:
    """Return the address of a server."""
    return f"http://127.0.0.1:{server.server_address[1]}"


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[str]:
    """Serve a site and, from another origin, the example; return the example's address."""
    site, example = tmp_path / "site", tmp_path / "example"
    site.mkdir()
    shutil.copytree(CONSUMER, example)
    data, here = served(site), served(example)
    files: dict[str, str | bytes | None] = {
        "masthead.yml": SETTINGS.replace("https://brand.example", address(data)),
        "content/posts/2026/lamp.jpg": picture(),
    }
    for number in range(4):
        text = SITE_POST.replace("Repair week starts on Monday", f"Post {number}")
        files[f"content/posts/2026/p{number}.md"] = text
    files["content/posts/2026/lampu.md"] = SITE_POST.replace(
        "title: Repair week starts on Monday", f"title: {HOSTILE}"
    ).replace("lang: en", "lang: id\nmedia: [{file: lamp.jpg, alt: A lamp}]")
    records = [record(f"p{number}", "site") for number in range(4)]
    hub = with_records(read(tmp_path, files), record("lampu", "site"), *records)
    for place, content in build_tree(hub, PUBLIC, now=NOW).items():
        (site / place).parent.mkdir(parents=True, exist_ok=True)
        (site / place).write_bytes(content if isinstance(content, bytes) else picture())
    page = (example / "index.html").read_text("utf-8")
    page = page.replace("https://lentera.example", address(data))
    (example / "index.html").write_text(page, encoding="utf-8")
    (example / "id.html").write_text(page.replace('lang=""', 'lang="id"'), encoding="utf-8")
    try:
        yield address(here)
    finally:
        for server in (data, here):
            server.shutdown()
            server.server_close()


def test_the_latest_posts(browser: Browser, pages: str) -> None:
    """Three of them, linked, dated, in the order of the site."""
    page = browser.new_page()
    page.goto(f"{pages}/index.html")
    page.wait_for_selector("article")

    assert ["Post 3", "Post 2", "Post 1"] == page.locator("article h3").all_text_contents()
    assert "December 7, 2026" == page.locator("time").first.text_content()
    assert str(page.locator("h3 a").first.get_attribute("href")).endswith("/posts/p3/")
    assert "Bring your lamp" in str(page.locator("article p").first.text_content())
    page.close()


def test_posts_of_one_language(browser: Browser, pages: str) -> None:
    """With its picture; what a writer wrote is shown as text and never runs."""
    page = browser.new_page()
    seen: list[str] = []
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.goto(f"{pages}/id.html")
    page.wait_for_selector("article img")

    assert [HOSTILE] == page.locator("article h3").all_text_contents()
    assert "A lamp" == page.locator("img").get_attribute("alt")
    assert page.evaluate("document.images[0].naturalWidth") == 64
    assert [] == seen
    page.close()


def test_it_is_short() -> None:
    """About thirty lines: the API needs no library."""
    lines = (CONSUMER / "latest-posts.js").read_text("utf-8").splitlines()

    assert len(lines) <= 34
    assert "innerHTML" not in "".join(lines)


def test_the_handbook_shows_the_same() -> None:
    """What people copy is what is tested."""
    page = CONSUMER.parent.parent / "content/handbook/headless.md"

    assert (CONSUMER / "latest-posts.js").read_text("utf-8") in page.read_text("utf-8")
