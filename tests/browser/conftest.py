"""Both sites of the example, built once, and a browser to look at them with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser_page import ARGUMENTS, CHROMIUM, NOW
from masthead import cli
from masthead.site.serving import serving


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both sites of the example; return the folder with `hub`, `public`, `internal`."""
    folder = tmp_path_factory.mktemp("browser")
    hub = str(folder / "hub")
    # The guards of `conftest` are per test, and this runs before them.
    identity = {"GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)}
    for who in ("AUTHOR", "COMMITTER"):
        identity |= {f"GIT_{who}_NAME": "Writer", f"GIT_{who}_EMAIL": "writer@example.invalid"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in identity.items():
            patch.setenv(name, value)
        assert 0 == cli.run(["init", hub, "--example", "--now", NOW])
        for site in ("public", "internal"):
            options = ["--site", site, "--output", str(folder / site), "--now", NOW]
            assert 0 == cli.run(["build", "--hub", hub, *options])
    return folder


@pytest.fixture(scope="session")
def sites(built: Path) -> Iterator[dict[str, str]]:
    """Serve both sites of the example; return their addresses."""
    with serving(built / "public", 0) as public, serving(built / "internal", 0) as internal:
        yield {"public": public, "internal": internal}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()
