"""Where the harness plays: a hub, clones of it, a remote behind `git daemon`, and the service.

Everything lies in one folder and listens on the loopback only.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import masthead
from crash.building import START, Post, write_package, write_posts, write_settings
from crash.clock import VARIABLE, Clock
from crash.faults import Fault
from crash.kinds import KINDS
from crash.process import Publisher
from crash.servers import serve_posts, serve_remote

MASTHEAD = str(Path(masthead.__file__).parent.parent)
"""Where this process has Masthead from; the publishers get the same."""


@dataclass(slots=True)
class Ground:
    """One world.

    Args:
        folder: holds everything.
        clock: its time.
        environment: what every process gets.
        kinds: the services that the posts go to.
        seed: of texts and faults.
        clones: working copies of the hub.
        service: the service's port.
        posts: what the hub holds.
        count: how many publishers were started.
    """

    folder: Path
    clock: Clock
    environment: dict[str, str]
    kinds: tuple[str, ...]
    seed: int
    clones: list[Path] = field(default_factory=list)
    service: int = 0
    posts: list[Post] = field(default_factory=list)
    count: int = 0

    @property
    def remote(self) -> Path:
        """The bare repository."""
        return self.folder / "remotes" / "hub.git"

    def git(self, folder: Path, *arguments: str) -> str:
        """Run git, which must succeed; return what it printed."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def add(self, posts: Sequence[Post]) -> None:
        """Write posts into each clone, a little different in each, and commit them there."""
        self.posts += posts
        for number, clone in enumerate(self.clones):
            edition = f"Edition {number}."
            write_posts(clone, posts, self.kinds, seed=self.seed, edition=edition)
            self.git(clone, "add", "-A")
            self.git(clone, "commit", "-q", "-m", "Write")

    def start(self, *arguments: str, clone: int = 0, **variables: str) -> Publisher:
        """Start a publisher in a clone; `variables` go into its environment."""
        self.count += 1
        folder = self.folder / f"run-{self.count}"
        folder.mkdir()
        environment = {
            **self.environment,
            VARIABLE: self.clock.text(),
            "TMPDIR": str(folder),
            "CRASH_TRACE": str(folder / "trace"),
            **variables,
        }
        with (folder / "stderr").open("wb") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", "crash.publisher", *arguments],
                cwd=self.clones[clone],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,
            )
        return Publisher(process, folder)

    def jump(self, seconds: float, speed: float | None = None) -> None:
        """Let time pass at once, here and for the service."""
        now, speed = self.clock.now() + seconds, self.clock.speed if speed is None else speed
        self.clock = Clock.begin(now, speed)
        self.ask("PUT", "clock", asdict(self.clock))

    def set_faults(self, likely: Mapping[Fault, float]) -> None:
        """Tell the service how likely faults are from now on."""
        self.ask("PUT", "faults", likely)

    def dump(self) -> Any:
        """Return what the service holds and counted, once nothing is under way there."""
        while (found := self.ask("GET", "dump"))["pending"]:
            time.sleep(0.02)
        return found

    def ask(self, method: str, what: str, body: object = None) -> Any:
        """Speak to the service as the harness."""
        connection = HTTPConnection("127.0.0.1", self.service, timeout=30)
        try:
            connection.request(method, f"/-/{what}", json.dumps(body or {}))
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()


@contextmanager
def open_ground(
    posts: Sequence[Post] = (),
    *,
    kinds: Collection[str] = tuple(KINDS),
    clones: int = 1,
    speed: float = 1.0,
    seed: int = 1,
    keep: bool = False,
) -> Iterator[Ground]:
    """Build a world, and take it down again.

    Args:
        posts: what the hub holds.
        kinds: the services that each post goes to.
        clones: how many clones; each words the posts a little differently, so that a text
            that changes between two tries is noticed.
        speed: the clock's seconds in a real second.
        seed: of the texts and of the service's faults.
        keep: leave the folder.
    """
    folder = Path(tempfile.mkdtemp(prefix="masthead-crash-"))
    ground = Ground(folder, Clock.begin(START, speed), _environment(folder), tuple(kinds), seed)
    try:
        write_package(folder / "packages")
        with serve_remote(ground.remote, ground.environment) as url:
            _build(ground, url, clones)
            if posts:
                ground.add(posts)
            with serve_posts(folder, ground.environment, ground.clock, seed) as port:
                ground.service = port
                ground.environment["CRASH_SERVICE"] = f"http://127.0.0.1:{port}"
                yield ground
    finally:
        if keep:
            print(f"kept: {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _environment(folder: Path) -> dict[str, str]:
    (folder / "home").mkdir()
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Test Writer"), ("EMAIL", "writer@example.invalid"))
    }
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join((str(folder / "packages"), MASTHEAD)),
        "GIT_CONFIG_NOSYSTEM": "1",
        "CRASH_TOKEN": "token",
        **who,
    }


def _build(ground: Ground, url: str, clones: int) -> None:
    """Make the hub and its ledger, push both, and clone them."""
    hub = ground.folder / "hub"
    write_settings(hub, ground.kinds)
    ground.git(hub, "init", "-q", "-b", "main")
    ground.git(hub, "add", "-A")
    ground.git(hub, "commit", "-q", "-m", "Begin")
    ground.git(hub, "remote", "add", "origin", url)
    ground.git(hub, "push", "-q", "origin", "main")
    command = [sys.executable, "-m", "masthead", "ledger", "init"]
    subprocess.run(command, cwd=hub, env=ground.environment, check=True, capture_output=True)
    for number in range(clones):
        clone = ground.folder / f"clone-{number}"
        ground.git(ground.folder, "clone", "-q", url, clone.name)
        ground.clones.append(clone)
