"""The hooks for pre-commit name commands that there are, for the files that they are about."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from masthead import cli
from masthead.starting import PACKAGE

FILE = PACKAGE.parent.parent / ".pre-commit-hooks.yaml"
HOOKS: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs(hook: dict[str, Any], hub_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook runs in a hub that is right, as pre-commit calls it, and ends 0."""
    monkeypatch.chdir(hub_root)
    paths = (path for path in hub_root.rglob("*") if path.is_file())
    names = [path.relative_to(hub_root).as_posix() for path in paths]
    wanted = [name for name in names if re.search(hook["files"], name)]
    program, *words = shlex.split(hook["entry"])

    assert ("masthead", "python") == (program, hook["language"])
    assert 0 == cli.run([*words, *(wanted if hook.get("pass_filenames", True) else [])])


@pytest.mark.parametrize(
    ("name", "is_checked"),
    [
        ("content/posts/2026/a.md", True),
        ("content/media/a.jpg", True),
        ("strategy/people.yml", True),
        ("masthead.yml", True),
        ("README.md", False),
        ("docs/content/a.md", False),
    ],
)
def test_files(name: str, is_checked: bool) -> None:
    """The check runs when a commit changes what a hub holds."""
    assert is_checked == bool(re.search(HOOKS[0]["files"], name))


def test_a_broken_post_stops_the_commit(hub_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A post with an error ends the hook with 1, so that no commit is made."""
    monkeypatch.chdir(hub_root)
    post = "content/posts/2026/repair-week.md"
    (hub_root / post).write_text("---\ntitel: A\n---\nText\n", encoding="utf-8")

    assert 1 == cli.run(["check", post])
