"""Which adapter serves which service."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from channels.parts import channel, tools
from masthead.channels import registry
from masthead.channels.folder import Folder
from masthead.channels.manual import Manual
from masthead.channels.registry import adapter
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
    assert isinstance(adapter(channel("linkedin"), tools(tmp_path)), Manual)
