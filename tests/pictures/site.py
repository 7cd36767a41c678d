"""Draw the page of a post on the internal site, where a writer sees what each channel gets."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, FloatRect

from browser_page import NOW
from masthead import cli
from masthead.site.serving import serving
from masthead.starting import start_hub
from pictures.drawing import SCALE, save
from pictures.stage import moment

POST = "posts/why-screws/"
PREVIEWS = "As it will look"
WIDTH, HEIGHT = 1100, 560


def post_page(browser: Browser, folder: Path, file: Path) -> None:
    """Build the internal site of the example, and draw a post's page where the previews begin."""
    hub, site = folder / "example", folder / "built"
    start_hub(hub, example=True, profile="team", now=moment())
    options = ["--site", "internal", "--output", str(site), "--now", NOW]
    if cli.run(["build", "--hub", str(hub), *options]):
        raise RuntimeError("the site was not built")
    with serving(site, 0) as base:
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=SCALE,
            reduced_motion="reduce",
        )
        window = context.new_page()
        window.goto(base + POST)
        window.wait_for_load_state("networkidle")
        found = window.get_by_role("heading", name=PREVIEWS).bounding_box()
        if found is None:
            raise RuntimeError(f"the page has no heading {PREVIEWS!r}")
        clip: FloatRect = {"x": 0, "y": found["y"] - 20, "width": WIDTH, "height": HEIGHT}
        save(window.screenshot(animations="disabled", full_page=True, clip=clip), file)
        context.close()
