"""The workflows are well-formed and hardened."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_zizmor_finds_nothing() -> None:
    """The auditor's persona of zizmor, offline, has no finding."""
    done = subprocess.run(
        [BIN / "zizmor", "--offline", "--persona=auditor", "--no-progress", ROOT / ".github"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == done.returncode, done.stdout


def test_workflows_follow_the_schema() -> None:
    """Each workflow is valid by the schema that check-jsonschema ships."""
    done = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS],
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == done.returncode, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_hardened(path: Path) -> None:
    """No default permission, every action pinned by hash, no expression in a script."""
    text = path.read_text(encoding="utf-8")

    assert "\npermissions: {}\n" in text
    assert "pull_request_target" not in text
    assert [] == re.findall(r"uses: (?!\./)[^@\n]+@(?![0-9a-f]{40}\b).*", text)
    assert [] == re.findall(r"run:.*\$\{\{.*", text)


def test_pull_requests_see_no_secret() -> None:
    """The jobs that a pull request starts name no secret."""
    for name in ("check.yml", "tests.yml"):
        assert "secrets." not in (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["hub.txt", "test.txt"])
def test_constraints_name_no_index(name: str) -> None:
    """Every pin is exact and hashed, and no address of a package index stands in the file."""
    text = (ROOT / "constraints" / name).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]

    assert "://" not in text
    assert "--index" not in text
    assert [] == [pin for pin in pins if "==" not in pin or not pin.endswith("\\")]
