"""The built example in a real browser: no error, no request to elsewhere, usable at any width."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Browser, Response

from browser_page import CHROMIUM, INTERNAL, PUBLIC, opened
from masthead.starting import PACKAGE

WIDTHS = {"desktop": 1280, "phone": 390}
SCREENSHOTS = PACKAGE.parent.parent / "build" / "screenshots"
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here: set CHROMIUM")


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

    assert 1 == page.locator("div[lang=ru]").count()


def test_printed_in_the_dark(sites: dict[str, str], browser: Browser) -> None:
    """What is printed from dark pages is dark on white, previews of posts too."""
    page = opened(browser, sites["internal"], scheme="dark").visit("posts/repair-week/")
    page.emulate_media(media="print", color_scheme="dark")

    for name in (".mh-card", "body"):
        ground = page.locator(name).first.evaluate("one => getComputedStyle(one).backgroundColor")
        assert "rgb(255, 255, 255)" == ground


def test_the_home_page_is_light(sites: dict[str, str], browser: Browser) -> None:
    """The public home page weighs at most 350 KB, texts sent compressed as hosts do."""
    watched = opened(browser, sites["public"])
    weights: list[int] = []

    def weigh(response: Response) -> None:
        body = response.body()
        packed = response.url.endswith((".jpg", ".png", ".webp", ".woff2"))
        weights.append(len(body) if packed else len(gzip.compress(body)))

    watched.page.on("response", weigh)
    watched.visit("").wait_for_load_state("networkidle")

    assert sum(weights) <= 350 * 1024
