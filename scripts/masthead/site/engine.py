"""Run the engine that makes HTML of a staged tree; it runs in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from masthead.errors import SiteError
from masthead.site.beside import build_beside

ENGINES = ("mkdocs", "properdocs", "zensical")
"""Programs that build a staged tree; each is a Python module with a command line."""

QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore", "PYTHONIOENCODING": "utf-8"}


def run(config: Path, output: Path, *, epoch: int, engine: str = "mkdocs") -> None:
    """Build a site.

    Args:
        config: the engine's settings.
        output: a new folder for the site.
        epoch: the time that the engine writes into the site, in seconds since 1970 (UTC).
        engine: one of `ENGINES`.

    Raises:
        SiteError: the engine cannot build it; the message holds what it said.
    """
    if engine == "zensical":

        def build(own: Path) -> None:
            _run(engine, ["--strict", "--clean", "--config-file", str(own)], own.parent, epoch)

        build_beside(config, output, build)
        return
    options = ["--quiet", "--strict", "--config-file", str(config), "--site-dir", str(output)]
    _run(engine, options, config.parent, epoch)


def _run(engine: str, options: Sequence[str], folder: Path, epoch: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", engine, "build", *options],
        env={**os.environ, **QUIET, "SOURCE_DATE_EPOCH": str(epoch)},
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        said = "\n".join((done.stderr or done.stdout).strip().splitlines()[-20:])
        raise SiteError(f"{engine} could not build the site:\n{said}", "run `masthead check`")
