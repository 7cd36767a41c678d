"""The forms at `/admin` in a real browser, as a writer uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from masthead.editors.place import Place
from masthead.site.admin import put_admin
from masthead.site.serving import serving
from masthead.workspace import load_hub
from servers.github_graphql import NAME, OWNER, TOKEN, Forms

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

LIST = re.compile(r"#/collections/[^/]+$")
"""Where the forms go by themselves once something is saved; what is opened before is left again."""

MARK = '<svg xmlns="http://www.w3.org/2000/svg"/>'


@dataclass
class Writer:
    """A writer at the forms: what is open, and what went wrong or elsewhere."""

    page: Page
    base: str
    forms: Forms
    faults: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note errors, and requests that leave the site and the GitHub of the test."""
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("console", lambda message: self._console(message.type, message.text))
        self.page.on("request", lambda request: self._request(request.url))

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"{kind}: {text}")

    def _request(self, url: str) -> None:
        if not url.startswith((self.base, f"{self.forms.url}/", "blob:", "data:")):
            self.faults.append(f"request to {url}")

    def sign_in(self) -> None:
        """Sign in with a token, and wait until the hub has been read."""
        self.page.goto(self.base + "admin/")
        self.page.get_by_role("button", name="Sign In Using Access Token").click()
        self.page.get_by_role("textbox").first.fill(TOKEN)
        self.page.get_by_role("button", name="Sign In", exact=True).click()
        self.page.get_by_text("Posts with a folder").wait_for()

    def open(self, collection: str, entry: str = "") -> None:
        """Open a form: an entry's, or an empty one; a backup that is offered is not taken."""
        self.page.add_locator_handler(
            self.page.get_by_role("alertdialog", name="Restore Draft"),
            lambda dialog: dialog.get_by_role("button", name="Discard").click(),
            times=1,
        )
        place = f"entries/{entry}" if entry else "new"
        self.page.goto(f"{self.base}admin/#/collections/{collection}/{place}")
        self.field("title").wait_for()

    def field(self, key: str) -> Locator:
        """Return a field of the form; those further down come as the form is scrolled."""
        found = self.page.locator(f'section[data-key-path="{key}"]')
        while self.page.locator("section[data-key-path]").count() and not found.count():
            self.page.locator("section[data-key-path]").last.scroll_into_view_if_needed()
        return found

    def fill(self, key: str, text: str) -> None:
        """Write a text into a field."""
        self.field(key).get_by_role("textbox").fill(text)

    def choose(self, key: str, name: str) -> None:
        """Choose one of the things that a field may name."""
        box = self.field(key)
        box.scroll_into_view_if_needed()
        if box.get_by_role("combobox").count():
            box.get_by_role("combobox").click()
            self.page.get_by_role("option", name=name).click()
        else:
            box.get_by_role("radio", name=name).or_(box.get_by_role("checkbox", name=name)).click()

    def save(self, *, review: bool) -> None:
        """Save, and say whether it goes to review; wait for GitHub, and for the list to be back."""
        last = "markPullRequestReadyForReview" if review else "createCommitOnBranch"
        answer = "Send for Review" if review else "Later"
        with self.page.expect_request_finished(lambda one: last in (one.post_data or "")):
            self.page.get_by_role("button", name="Save", exact=True).click()
            dialog = self.page.get_by_role("alertdialog")
            dialog.get_by_role("button", name=answer).click()
        self.page.wait_for_url(LIST)

    def run(self, code: str, *values: Any) -> Any:
        """Run a function of the part that reads and writes files, in the page."""
        module = "import('./front_matter.js')"
        return self.page.evaluate(f"async (v) => {{ const m = await {module}; {code} }}", [*values])


@contextmanager
def writer_at(
    hub: Path,
    site: Path,
    bundle: Path,
    forms: Forms,
    browser: Browser,
    *,
    api: str = "",
    window: Mapping[str, Any] | None = None,
) -> Iterator[Writer]:
    """Put the forms of a hub onto a site of their own, and open it in a fresh browser window.

    Args:
        hub: the hub's folder.
        site: a new folder for the site.
        bundle: the forms' program.
        forms: the GitHub of the test.
        browser: the browser.
        api: another address of GitHub than that of the test.
        window: how the browser's window differs from 1280 by 900 pixels.
    """
    (site / "assets").mkdir(parents=True)
    (site / "assets" / "mark.svg").write_text(MARK, encoding="utf-8")
    put_admin(site, load_hub(hub), Place(f"{OWNER}/{NAME}", "main", api or forms.url), bundle)
    with serving(site, 0) as base:
        usual: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "locale": "en-US"}
        context = browser.new_context(**{**usual, "timezone_id": "Asia/Jakarta", **(window or {})})
        writer = Writer(context.new_page(), base, forms)
        writer.watch()
        yield writer
        context.close()
