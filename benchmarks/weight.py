"""What the first pages of the built example weigh, and how soon their largest part is painted.

usage: python benchmarks/weight.py      (needs Chromium; where it is not on the PATH, set CHROMIUM)

Aim (issue figures): the home page at most 350 KB, largest contentful paint under 1.5 s at 4G.

The pages come from a server on this machine that sends texts compressed, as hosts of static sites
do. The network is slowed down to 9 Mbit/s down, 1.5 Mbit/s up and 60 ms, about a phone at 4G; the
processor is not slowed down.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from masthead import cli
from masthead.site.serving import HOST, Handler

NOW = "2026-12-07T09:00Z"
MOST_BYTES = 350_000
MOST_SECONDS = 1.5
PAGES = {"public": ("", "posts/", "brand/colour/"), "internal": ("", "calendar/")}
FOUR_G = {
    "offline": False,
    "latency": 60,
    "downloadThroughput": 9e6 / 8,
    "uploadThroughput": 1.5e6 / 8,
}
TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml", ".ics")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
LARGEST = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
})"""


class Compressed(Handler):
    """Serves texts with gzip."""

    def do_GET(self) -> None:  # noqa: N802 - the server's name for it
        """Send a file, a text compressed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in TEXTS or not path.is_file():
            super().do_GET()
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yield its address."""
    server = ThreadingHTTPServer((HOST, 0), partial(Compressed, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://{HOST}:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def measure(browser: Browser, url: str) -> tuple[int, float]:
    """Return bytes over the network and seconds to the largest paint of a first visit."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", FOUR_G)
    loaded: list[float] = []
    session.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    seconds = page.evaluate(LARGEST) / 1000
    context.close()
    return int(sum(loaded)), seconds


def main() -> int:
    """Build, measure and print; return 1 where the home page misses a figure."""
    missed = False
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hub = str(Path(folder, "hub"))
        assert cli.run(["init", hub, "--example", "--now", NOW]) == 0
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for site, pages in PAGES.items():
            built = Path(folder, site)
            words = ["--hub", hub, "--site", site, "--output", str(built), "--now", NOW]
            assert cli.run(["build", *words]) == 0
            with served(built) as base:
                for page in pages:
                    size, seconds = measure(browser, base + page)
                    print(f"{site} /{page}: {size / 1000:.0f} KB, largest paint {seconds:.2f} s")
                    if not page:
                        missed |= size > MOST_BYTES or seconds > MOST_SECONDS
        browser.close()
    print(f"home pages: at most {MOST_BYTES // 1000} KB and {MOST_SECONDS} s")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
