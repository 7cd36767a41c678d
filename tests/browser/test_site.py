"""The built example in a real browser: no error, no request to elsewhere, usable at any width."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from masthead import cli
from masthead.site.serving import serving
from masthead.starting import PACKAGE

NOW = "2026-12-07T09:00Z"
WIDTHS = {"desktop": 1280, "phone": 390}
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
SCREENSHOTS = PACKAGE.parent.parent / "build" / "screenshots"
INTERNAL = {
    "home": "",
    "calendar": "calendar/",
    "week": "calendar/week/2026-W50/",
    "ahead": "calendar/list/",
    "pipeline": "pipeline/",
    "posts": "posts/",
    "post": "posts/repair-week/",
    "channels": "channels/",
    "channel": "channels/mastodon/",
    "strategy": "strategy/",
    "goal": "strategy/goals/trust-2026/",
    "voice": "voice/en/",
    "brand": "brand/",
    "media": "library/",
    "missing": "no-such-page/",
}
PUBLIC = {
    "home": "",
    "posts": "posts/",
    "post": "posts/twelve-parts/",
    "channels": "channels/",
    "voice": "voice/ru/",
}

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here: set CHROMIUM")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Serve both sites of the example; return their addresses."""
    folder = tmp_path_factory.mktemp("browser")
    hub = str(folder / "hub")
    # The guards of `conftest` are per test, and this runs before them.
    identity = {"GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)}
    for who in ("AUTHOR", "COMMITTER"):
        identity |= {f"GIT_{who}_NAME": "Writer", f"GIT_{who}_EMAIL": "writer@example.invalid"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in identity.items():
            patch.setenv(name, value)
        assert 0 == cli.run(["init", hub, "--example", "--now", NOW])
        for site in ("public", "internal"):
            options = ["--site", site, "--output", str(folder / site), "--now", NOW]
            assert 0 == cli.run(["build", "--hub", hub, *options])
    with serving(folder / "public", 0) as public, serving(folder / "internal", 0) as internal:
        yield {"public": public, "internal": internal}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


class Watched:
    """A page of the browser that notes errors and requests to other hosts."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.faults: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", lambda request: self._request(request.url))

    def _console(self, message: object) -> None:
        text = f"{getattr(message, 'type', '')}: {getattr(message, 'text', '')}"
        if text.startswith(("error", "warning")) and "404 (Not Found)" not in text:
            self.faults.append(text)

    def _request(self, url: str) -> None:
        if not url.startswith((self.base, "data:")):
            self.faults.append(f"request to {url}")

    def visit(self, path: str) -> Page:
        """Open a page and wait until it is at rest."""
        self.page.goto(self.base + path)
        # Errors of the theme's scripts and requests that the policy stops come before it is idle.
        self.page.evaluate("() => new Promise((done) => requestIdleCallback(done))")
        return self.page


def opened(
    browser: Browser, base: str, *, width: int = 1280, scheme: str = "light", scripts: bool = True
) -> Watched:
    """Return a fresh page of a width, in light or dark."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    return Watched(context.new_page(), base)


@pytest.mark.parametrize(
    ("site", "width", "scheme"),
    [
        ("internal", "desktop", "light"),
        ("internal", "desktop", "dark"),
        ("internal", "phone", "light"),
        ("public", "desktop", "light"),
        ("public", "phone", "dark"),
    ],
)
def test_pages(site: str, width: str, scheme: str, sites: dict[str, str], browser: Browser) -> None:
    """Every kind of page opens without error, stays on its host, and fits its window."""
    watched = opened(browser, sites[site], width=WIDTHS[width], scheme=scheme)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for name, path in (INTERNAL if site == "internal" else PUBLIC).items():
        page = watched.visit(path)
        assert "" != page.locator("h1").first.inner_text()
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{path} is {wide} pixels too wide"
        picture = SCREENSHOTS / f"{site}-{name}-{width}-{scheme}.png"
        page.screenshot(path=str(picture), full_page=True)
    assert [] == watched.faults


def test_policy_stops_a_script(sites: dict[str, str], browser: Browser) -> None:
    """A script that slipped into a page is not run: the page's policy forbids it."""
    watched = opened(browser, sites["internal"])
    page = watched.visit("")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); }"
    )

    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in fault for fault in watched.faults)


def test_search(sites: dict[str, str], browser: Browser) -> None:
    """Search finds a post by a word of its title, also under the policy."""
    watched = opened(browser, sites["internal"])
    page = watched.visit("")
    page.locator(".md-search__input").click()
    page.keyboard.type("repair week")
    page.locator(".md-search-result__link").first.wait_for()

    assert re.search("repair", page.locator(".md-search-result__list").inner_text(), re.IGNORECASE)
    assert [] == watched.faults


def test_switch_of_colours(sites: dict[str, str], browser: Browser) -> None:
    """The switch turns the page dark, and preview cards with it."""
    page = opened(browser, sites["internal"]).visit("posts/repair-week/")
    background = "getComputedStyle(document.querySelector('.mh-card')).backgroundColor"
    light = page.evaluate(background)
    page.locator("label[title='Switch to dark']").click()

    assert "slate" == page.locator("body").get_attribute("data-md-color-scheme")
    assert light != page.evaluate(background)


def test_keyboard(sites: dict[str, str], browser: Browser) -> None:
    """The first stop of the Tab key leads past the navigation; a day's post opens with Enter."""
    page = opened(browser, sites["internal"]).visit("calendar/")
    page.keyboard.press("Tab")
    assert "Skip to content" in page.locator(":focus").inner_text()
    page.locator(".hub-slot a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/posts/**")


def test_without_scripts(sites: dict[str, str], browser: Browser) -> None:
    """Calendar, board and posts need no JavaScript."""
    watched = opened(browser, sites["internal"], scripts=False)
    for path, mark in (
        ("calendar/", ".hub-slot"),
        ("pipeline/", ".hub-slip"),
        ("posts/", ".hub-row"),
    ):
        watched.page.goto(watched.base + path)
        assert watched.page.locator(mark).first.is_visible()


def test_languages(sites: dict[str, str], browser: Browser) -> None:
    """A text in another language than the site's says which, for those who hear it."""
    page = opened(browser, sites["public"]).visit("voice/ru/")

    assert 1 == page.locator("[lang=ru]").count()
