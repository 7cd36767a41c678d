"""The GitHub that these tests ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from servers.github import FakeGitHub, github


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeGitHub]:
    """Return a GitHub with one commit and one issue."""
    with github(tmp_path) as made:
        made.commit("main", {"README.md": "A hub.\n", "a.jpg": "x" * 40})
        issue = {"title": "Late", "body": "It is late.", "state": "open", "labels": []}
        made.issues[1] = {**issue, "number": 1, "user": "sari"}
        yield made
