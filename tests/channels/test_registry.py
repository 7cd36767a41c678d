"""Which adapter serves which service."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from channels.parts import channel, tools
from conftest import NOW
from hub_builder import OUTBOX, post, write_hub
from masthead import cli
from masthead.channels import registry
from masthead.channels.folder import Folder
from masthead.channels.manual import Manual
from masthead.channels.registry import adapter, other_services
from masthead.errors import ConfigError


def offer(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Let another package offer an adapter for the service `semaphore`."""
    point = EntryPoint("semaphore", value, registry.GROUP)
    monkeypatch.setattr(
        registry,
        "entry_points",
        lambda *, group, name: [point] if (group, name) == (point.group, point.name) else [],
    )


def test_the_table_comes_first(tmp_path: Path) -> None:
    """Our own services are served by our own modules."""
    assert isinstance(adapter(channel("folder"), tools(tmp_path)), Folder)


def test_another_package_may_serve_a_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By an entry point whose name is the service."""
    offer(monkeypatch, "masthead.channels.folder:make")

    assert isinstance(adapter(channel("semaphore"), tools(tmp_path)), Folder)


def test_a_broken_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run stops before anything is sent."""
    offer(monkeypatch, "nowhere:make")

    with pytest.raises(ConfigError, match=r"the adapter nowhere:make for semaphore"):
        adapter(channel("semaphore"), tools(tmp_path))


def test_what_nobody_serves_is_handed_to_a_person(tmp_path: Path) -> None:
    """Every network can be published to by hand."""
    assert isinstance(adapter(channel("reddit"), tools(tmp_path)), Manual)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a package that serves `semaphore`, and `folder`, which is ours."""
    metadata = tmp_path / "packages/flags-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: flags\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(
        "[masthead.channels]\nsemaphore = flags:make\nfolder = flags:make\n"
    )
    monkeypatch.syspath_prepend(tmp_path / "packages")


@pytest.mark.usefixtures("package")
def test_services_of_other_packages_are_named() -> None:
    """Each with its package; what we serve ourselves stays ours."""
    assert {"semaphore": "flags"} == other_services()


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        ("service: semaphore", 0, ""),
        ("service: semaphore\nnetwork: bluesky", 0, ""),
        ("service: semaphor", 1, "there is no service 'semaphor'"),
        ("service: semaphor", 1, "did you mean semaphore?"),
        ("service: semaphore\nnetwork: blusky", 1, "there is no network 'blusky'"),
    ],
)
def test_a_hub_may_use_what_another_package_serves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: str, code: int, words: str
) -> None:
    """The check knows its name, and still finds a wrong one."""
    page = OUTBOX.replace("service: folder", lines)
    root = write_hub(
        tmp_path / "hub",
        {
            "strategy/channels/outbox.md": page,
            "content/posts/2026/repair-week.md": post(publish_at="2026-12-14 09:00"),
        },
    )

    assert code == cli.run(["check", "--hub", str(root), "--now", NOW.isoformat()])
    assert words in capsys.readouterr().out


@pytest.mark.usefixtures("package")
def test_the_list_of_services_has_them(capsys: pytest.CaptureFixture[str]) -> None:
    """With the package's name; their class is the adapter's business."""
    assert 0 == cli.run(["channel", "services"])

    (line,) = [one for one in capsys.readouterr().out.splitlines() if "semaphore" in one]
    assert ["semaphore", "api", "by", "the", "package", "flags"] == line.split()
