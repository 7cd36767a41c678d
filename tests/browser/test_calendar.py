"""The calendar and the board can be narrowed down: in place, or without scripts by link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from browser_page import CHROMIUM, opened

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here: set CHROMIUM")


def shown(page: Page, entries: str) -> list[str]:
    """Return the titles of the entries that can be seen."""
    return page.locator(f"{entries}:visible > a").all_inner_texts()


@pytest.mark.parametrize(
    ("path", "entries"), [("calendar/", ".hub-slot"), ("pipeline/", ".hub-slip")]
)
def test_narrow_down(path: str, entries: str, sites: dict[str, str], browser: Browser) -> None:
    """A choice leaves what has it, says how much that is, and can be taken back."""
    watched = opened(browser, sites["internal"])
    page = watched.visit(path)
    everything = shown(page, entries)

    page.get_by_label("Language").select_option(label="Filipino")
    some = shown(page, entries)
    assert 0 < len(some) < len(everything)
    assert f"{page.locator('.hub-narrow [class*=in-lang-tl]:visible').count()} of" in (
        page.locator(".hub-found").inner_text()
    )
    page.locator("select[name=channel]").select_option(label="Letter from the bench")
    assert [] == shown(page, entries)
    page.get_by_role("button", name="Show all").click()
    assert everything == shown(page, entries)
    assert [] == watched.faults


def test_the_choice_goes_along(sites: dict[str, str], browser: Browser) -> None:
    """The next month, the week and a bookmark keep what was chosen."""
    page = opened(browser, sites["internal"]).visit("calendar/")
    page.get_by_label("Owner").select_option(label="Dimas Prakoso")
    page.locator(".hub-turn a[rel=next]").click()
    page.wait_for_url("**/calendar/2027-01/?owner=in-owner-*")

    assert "Dimas Prakoso" == page.get_by_label("Owner").evaluate(
        "(field) => field.selectedOptions[0].text"
    )


def test_narrow_down_without_scripts(sites: dict[str, str], browser: Browser) -> None:
    """Each choice is a link to a list of its own."""
    watched = opened(browser, sites["internal"], scripts=False)
    page = watched.page
    page.goto(watched.base + "calendar/")
    page.get_by_text("Campaign", exact=True).click()
    page.get_by_role("link", name="Repair Week", exact=True).first.click()

    assert "Campaign: Repair Week" == page.locator("h1").inner_text().rstrip("¶")
    assert page.locator(".hub-agenda li").count()


def test_by_keyboard_alone(sites: dict[str, str], browser: Browser) -> None:
    """A choice is made without a mouse, and the focus stays where people are."""
    page = opened(browser, sites["internal"]).visit("calendar/")
    page.locator("select[name=channel]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")

    assert page.locator(".hub-found").is_visible()
    assert "campaign" == page.evaluate("document.activeElement.name")
