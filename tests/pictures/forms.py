"""Draw the form of a post at `/admin`, as a writer sees it."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser

from admin_page import writer_at
from git_helper import git
from hub_builder import commit_all
from masthead.bundling import is_bundle, make_bundle
from masthead.starting import write_hub
from pictures.drawing import SCALE, save
from pictures.stage import moment
from servers.github_graphql import forms_github

BUNDLE = Path(sys.prefix) / "admin"
ENTRY = "2026/brass-goes-brown"
WIDTH, HEIGHT = 1100, 760


def form(browser: Browser, folder: Path, file: Path) -> None:
    """Open a post of the example in the forms, and draw what is seen."""
    if not is_bundle(BUNDLE):
        make_bundle(BUNDLE)
    hub = folder / "forms"
    write_hub(hub, example=True, profile="team", now=moment())
    git(hub, "init", "-q", "-b", "main")
    commit_all(hub, "Begin")
    git(folder, "clone", "-q", "--bare", str(hub), str(folder / "forms.git"))
    window = {"viewport": {"width": WIDTH, "height": HEIGHT}, "device_scale_factor": SCALE}
    with (
        forms_github(folder / "forms.git") as forms,
        writer_at(hub, folder / "site", BUNDLE, forms, browser, window=window) as writer,
    ):
        writer.sign_in()
        writer.open("post", ENTRY)
        writer.page.wait_for_load_state("networkidle")
        save(writer.page.screenshot(animations="disabled", caret="hide"), file)
