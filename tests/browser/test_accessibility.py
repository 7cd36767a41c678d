"""axe-core finds nothing serious on any kind of page, in light and in dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from browser_page import CHROMIUM, INTERNAL, PUBLIC, opened

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here: set CHROMIUM")

GRAVE = frozenset({"serious", "critical"})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("site", ["public", "internal"])
def test_nothing_serious(site: str, scheme: str, sites: dict[str, str], browser: Browser) -> None:
    """People who hear a page, or use no mouse, or need contrast, can use it."""
    watched = opened(browser, sites[site], scheme=scheme)
    found = []
    for path in (INTERNAL if site == "internal" else PUBLIC).values():
        result = Axe().run(watched.visit(path)).response
        found += [
            (path, fault["id"], node["target"])
            for fault in result["violations"]
            if fault["impact"] in GRAVE
            for node in fault["nodes"]
        ]

    assert [] == found
