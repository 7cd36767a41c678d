"""A page of a real browser that notes what goes wrong, for tests of the built sites."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NOW = "2026-12-07T09:00Z"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
INTERNAL = {
    "home": "",
    "calendar": "calendar/",
    "week": "calendar/week/2026-W50/",
    "ahead": "calendar/list/",
    "by-channel": "calendar/by/channel/mastodon/",
    "pipeline": "pipeline/",
    "posts": "posts/",
    "post": "posts/repair-week/",
    "channels": "channels/",
    "channel": "channels/mastodon/",
    "strategy": "strategy/",
    "goals": "strategy/goals/",
    "goal": "strategy/goals/trust-2026/",
    "audience": "strategy/audiences/tinkerers/",
    "budget": "strategy/budget/",
    "competitors": "strategy/competitors/",
    "mix": "strategy/mix/",
    "tactics": "strategy/tactics/",
    "routes": "strategy/care/routes/",
    "roles": "strategy/roles/",
    "events": "strategy/events/",
    "cadence": "strategy/reports/cadence/",
    "results": "strategy/reports/results/",
    "history": "strategy/reports/history/",
    "voices": "voice/",
    "voice": "voice/en/",
    "brand": "brand/",
    "colour": "brand/colour/",
    "type": "brand/type/",
    "logo": "brand/logo/",
    "handbook": "handbook/",
    "guarantee": "handbook/guarantee/",
    "media": "library/",
    "missing": "no-such-page/",
}
"""A page of each kind of the internal site, by a name for its picture."""

PUBLIC = {
    "home": "",
    "posts": "posts/",
    "post": "posts/twelve-parts/",
    "channels": "channels/",
    "voice": "voice/ru/",
    "stories": "stories/",
    "story": "stories/sinking-arm/",
    "colour": "brand/colour/",
    "logo": "brand/logo/",
    "handbook": "handbook/write/",
}
"""The same for the public site."""


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
