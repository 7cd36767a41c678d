"""A publisher as the harness sees it: a process, and the notes it leaves."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Publisher:
    """A publishing process, and the folder in which it notes where it is."""

    process: subprocess.Popen[bytes]
    folder: Path

    @property
    def begun(self) -> bool:
        """Whether it reached the first effect."""
        return (self.folder / "trace").exists()

    @property
    def boundaries(self) -> list[str]:
        """The boundaries that it reached, in order."""
        lines = (self.folder / "trace").read_text().splitlines() if self.begun else []
        return [line.partition(" ")[2] for line in lines]

    @property
    def said(self) -> str:
        """What it wrote to standard error."""
        return (self.folder / "stderr").read_text("utf-8", "replace").strip()

    @property
    def killed(self) -> bool:
        """Whether it ended by a kill."""
        return self.process.poll() == -signal.SIGKILL

    def kill(self) -> None:
        """End it and its children without warning."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def interrupt(self) -> None:
        """Interrupt it and its children, as control-C does on a terminal."""
        os.killpg(self.process.pid, signal.SIGINT)

    def tidy(self) -> None:
        """Remove its files."""
        shutil.rmtree(self.folder, ignore_errors=True)
