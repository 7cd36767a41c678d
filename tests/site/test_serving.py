"""A built site is served on this machine as a static host would."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest

from masthead.errors import SiteError
from masthead.site.serving import HOST, serving, state_of, watch


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a tiny built site."""
    (tmp_path / "posts").mkdir()
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "calendar.ics").write_text("BEGIN:VCALENDAR")
    (tmp_path / "404.html").write_text("not here")
    return tmp_path


def test_pages(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Files are served, uncached and untouched, without a line of log."""
    with serving(site, 0) as address:
        home = httpx.get(address)
        calendar = httpx.get(f"{address}calendar.ics")

    assert address.startswith(f"http://{HOST}:")
    assert "home" == home.text
    assert "no-store" == home.headers["cache-control"]
    assert "nosniff" == home.headers["x-content-type-options"]
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert ("", "") == capfd.readouterr()


@pytest.mark.parametrize("path", ["nowhere/", "posts/", "../secret", "%2e%2e/secret"])
def test_error_page(path: str, site: Path) -> None:
    """What is not there, a folder's listing, and what lies outside: the site's error page."""
    with serving(site, 0) as address:
        answer = httpx.get(address + path)
        head = httpx.head(address + path)

    assert (404, "not here") == (answer.status_code, answer.text)
    assert (404, "") == (head.status_code, head.text)


def test_without_error_page(site: Path) -> None:
    """A site without an error page gets the server's own."""
    (site / "404.html").unlink()
    with serving(site, 0) as address:
        assert 404 == httpx.get(f"{address}nowhere").status_code


def test_a_new_build_is_served(site: Path) -> None:
    """A folder that is swapped while it is served is served anew."""
    with serving(site, 0) as address:
        site.rename(site.with_name("old"))
        site.mkdir()
        (site / "index.html").write_text("new")
        assert "new" == httpx.get(address).text


def test_port_in_use(site: Path) -> None:
    """A port that another program has is named, with the next step."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SiteError, match=f"port {port}") as refused, serving(site, port):
            pass

    assert "--port" in refused.value.hint


def test_other_faults(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault that has nothing to do with the port is not hidden."""

    def failing(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("masthead.site.serving.ThreadingHTTPServer", failing)
    with pytest.raises(OSError, match="full"), serving(site, 0):
        pass


def test_watch(hub_root: Path) -> None:
    """The site is built again once for each time that files changed."""
    changes = iter(["new.md", None, "new.md", None])
    built: list[int] = []

    def wait() -> bool:
        name = next(changes, "end")
        if name == "end":
            return False
        if name:
            path = hub_root / "content" / name
            path.write_text((path.read_text() if path.exists() else "") + "x")
        return True

    watch(hub_root, lambda: built.append(1), wait)

    assert 2 == len(built)


def test_state_of_a_partial_hub(tmp_path: Path) -> None:
    """Folders that are not there are no fault."""
    assert frozenset() == state_of(tmp_path)


@pytest.mark.parametrize(("host", "status"), [("evil.example", 421), ("localhost", 200)])
def test_only_this_machines_names_are_answered(site: Path, host: str, status: int) -> None:
    """A foreign name that was pointed at this machine reads nothing of the internal site."""
    with serving(site, 0) as address:
        answer = httpx.get(address, headers={"Host": host})

    assert status == answer.status_code
    assert ("home" in answer.text) == (status == 200)
