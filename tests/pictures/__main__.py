"""Make the handbook's pictures of a pull request anew: `python -m pictures` in the folder `tests`.

The texts are what Masthead writes for a pull request on the example hub, on the tests' GitHub; the
form is the real one. It needs what `make test` installs.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser_page import ARGUMENTS, CHROMIUM, NOW
from masthead.starting import PACKAGE
from pictures.drawing import comment, draw, terminal
from pictures.forms import form
from pictures.site import post_page
from pictures.stage import NUMBER, environment, pull_request, said

HANDBOOK = PACKAGE.parent.parent / "content" / "handbook"
APPROVALS = ["approvals", "--since", "main"]


def main() -> int:
    """Draw all pictures."""
    if not CHROMIUM:
        sys.exit("there is no Chromium here: set CHROMIUM")
    with tempfile.TemporaryDirectory() as place, environment(Path(place)):
        folder = Path(place)
        with pull_request(folder) as clone:
            hub = ["--hub", str(clone)]
            feedback = ["feedback", "--since", "main", "--pr", str(NUMBER), "--now", NOW]
            told, judged = said(*feedback, *hub), said(*APPROVALS, *hub)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            draw(browser, comment(told), 868, HANDBOOK / "feedback.png")
            command = f"masthead {' '.join(APPROVALS)}"
            draw(browser, terminal(command, judged), 908, HANDBOOK / "approvals.png")
            form(browser, folder, HANDBOOK / "editors-form.png")
            post_page(browser, folder, HANDBOOK / "write.png")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
