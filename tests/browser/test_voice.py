"""The guides on the built sites: every rule has its place, and the word list can be searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser_page import CHROMIUM, opened
from masthead.voice.anchors import anchor_of
from masthead.voice.layers import known_rules
from masthead.workspace import load_hub

needs_browser = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here: set CHROMIUM")

OF_A_GUIDE = frozenset({"voice/guide", "voice/example"})
"""Faults of a guide itself: they stand in its file, not on its page."""


def rules(hub: Path) -> Iterator[tuple[str, str]]:
    """Yield each rule of the example, with the guide on whose page it stands."""
    guides = load_hub(hub).guides
    for id in guides:
        for rule in known_rules(guides[id], guides):
            family = rule.count("/") == 1 and rule not in ("voice/address", "voice/language")
            if not family and rule not in OF_A_GUIDE:
                yield id, rule


@pytest.mark.parametrize("site", ["public", "internal"])
def test_live_anchors(site: str, built: Path) -> None:
    """Where a finding's link leads there is a place on the page, and only one."""
    pages = {
        path.parent.name: re.findall(r'<[^>]*\sid="?([^"\s>]+)', path.read_text("utf-8"))
        for path in (built / site / "voice").glob("*/index.html")
    }
    found = list(rules(built / "hub"))

    assert {"en", "id", "ru", "tl"} == set(pages)
    assert len(found) > 300
    assert [] == [(id, rule) for id, rule in found if pages[id].count(anchor_of(rule)) != 1]


@needs_browser
@pytest.mark.parametrize(
    ("path", "asked", "found"),
    [
        ("voice/en/", "LEVERAGE", "words-leverage"),
        ("voice/en/", "soap saline", "words-solution"),
        ("voice/ru/", "деталь карту", ""),
        ("voice/ru/", "еще", ""),
        ("voice/ru/", "разобранное", ""),
        ("voice/tl/", "Cómo está", "words-kamusta"),
        ("voice/id/", "sakelar kbbi", "words-sakelar"),
    ],
)
def test_search(path: str, asked: str, found: str, sites: dict[str, str], browser: Browser) -> None:
    """The word list shows the words in which all that was asked for stands, accents or not."""
    watched = opened(browser, sites["public"])
    page = watched.visit(path)
    page.locator(".hub-find input").fill(asked)
    shown = page.locator(".hub-words tbody tr[id]:visible")

    assert [found] * bool(found) == [row.get_attribute("id") for row in shown.all()]
    assert bool(found) == page.locator(".hub-words tbody:visible").count()
    assert ("1 /" in page.locator(".hub-found").inner_text()) is bool(found)
    assert [] == watched.faults


@needs_browser
def test_states(sites: dict[str, str], browser: Browser) -> None:
    """A switch shows the words of one status; a link to another word ends the search."""
    watched = opened(browser, sites["internal"])
    page = watched.visit("voice/en/")
    page.get_by_role("button", name="banned").click()
    states = page.locator(".hub-words tbody tr[id]:visible .hub-status").all_inner_texts()
    assert {"banned"} == set(states)
    assert "true" == page.get_by_role("button", name="banned").get_attribute("aria-pressed")

    page.evaluate("location.hash = '#words-leverage'")
    page.locator("#words-leverage").wait_for()
    assert "true" == page.get_by_role("button", name="all").get_attribute("aria-pressed")
    assert [] == watched.faults


@needs_browser
def test_without_scripts(sites: dict[str, str], browser: Browser) -> None:
    """Without JavaScript the whole list is there, and no field that does nothing."""
    watched = opened(browser, sites["public"], scripts=False)
    watched.page.goto(f"{watched.base}voice/en/")

    assert watched.page.locator("#words-leverage").is_visible()
    assert not watched.page.locator(".hub-find").is_visible()


@needs_browser
@pytest.mark.parametrize("width", [390, 1280])
def test_a_link_of_a_finding(width: int, sites: dict[str, str], browser: Browser) -> None:
    """A finding's link shows its rule, not hidden under the head of the page."""
    watched = opened(browser, sites["public"], width=width)
    page = watched.visit("voice/ru/#words-yavlyatsya")
    top = page.locator("#words-yavlyatsya").bounding_box()
    head = page.locator(".md-header").bounding_box()

    assert top is not None
    assert head is not None
    assert head["y"] + head["height"] <= top["y"] <= 900
