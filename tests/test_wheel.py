"""The built wheel works in an empty folder, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it into a folder of its own; return the folder."""
    target = tmp_path_factory.mktemp("installed")
    wheels = tmp_path_factory.mktemp("wheels")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", str(target), str(wheel)], check=True, capture_output=True)
    return target


def masthead(installed: Path, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the installed Masthead in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, "-m", "masthead", *args],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def delivered(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the keys that a `publish --format json` has published."""
    return [
        f"{line['post']}@{line['channel']}"
        for line in json.loads(done.stdout)["deliveries"]
        if line["state"] == "published"
    ]


@pytest.mark.parametrize("example", [False, True], ids=["bare", "example"])
def test_a_new_hub_checks_publishes_once_and_builds(
    installed: Path, tmp_path: Path, *, example: bool
) -> None:
    """`init`, `check`, `publish`, `publish` again and `build` work from the wheel alone."""
    made = masthead(installed, tmp_path, "init", "d", *(["--example"] if example else []))
    assert 0 == made.returncode, made.stderr
    hub = tmp_path / "d"

    checked = masthead(installed, hub, "check")
    assert 0 == checked.returncode, checked.stdout + checked.stderr

    first = masthead(installed, hub, "publish", "--format", "json")
    assert 0 == first.returncode, first.stdout + first.stderr
    assert delivered(first)

    second = masthead(installed, hub, "publish", "--format", "json")
    assert 0 == second.returncode, second.stdout + second.stderr
    assert [] == delivered(second)

    built = masthead(installed, hub, "build", "--site", "public", "--output", "out")
    assert 0 == built.returncode, built.stdout + built.stderr
    assert (hub / "out" / "index.html").is_file()
