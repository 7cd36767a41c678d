"""A hub in git, and runs on it: what the publishing tests share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from conftest import NOW
from hub_builder import commit_all, write_hub
from masthead.ledger import create, read_records
from masthead.publishing import Result, Run, publish
from masthead.record import Record
from masthead.workspace import load_settings

WEBHOOK = """\
---
title: Hook
service: webhook
status: active
owner: sari
url: {url}
secrets: {{signing_key: HOOK_KEY}}
---
Our own service.
"""

MANUAL = """\
---
title: By hand
service: manual
network: linkedin
status: active
owner: sari
---
Somebody posts here.
"""


@dataclass
class House:
    """A committed hub with a ledger, and a clock that a test moves."""

    root: Path
    now: datetime = NOW
    environment: dict[str, str] = field(default_factory=lambda: {"HOOK_KEY": "hunter2"})
    told: list[str] = field(default_factory=list)
    slept: float = 0.0

    def publish(self, **options: Any) -> Result:
        """Run once, with the checks switched off unless a test asks for them."""
        run = Run(
            self.root,
            self.now,
            environment=self.environment,
            tell=self.told.append,
            check=lambda *_: (),
            clock=lambda: self.slept,
            sleep=self._sleep,
        )
        return publish(replace(run, **options))

    def _sleep(self, seconds: float) -> None:
        self.slept += seconds

    def later(self, **length: float) -> None:
        """Let time pass."""
        self.now += timedelta(**length)

    def write(self, name: str, text: str) -> None:
        """Write a file of the hub without committing it."""
        write_hub(self.root, {**dict.fromkeys(_base(), None), name: text})

    def commit(self) -> str:
        """Commit everything."""
        return commit_all(self.root)

    @property
    def records(self) -> Mapping[str, Record]:
        """What the ledger holds, by delivery name."""
        return read_records(self.root, load_settings(self.root))

    def states(self, result: Result) -> dict[str, str]:
        """Return the listed deliveries' states by name."""
        return {one.name: str(one.state) for one in result.deliveries}


def _base() -> list[str]:
    from hub_builder import BASE

    return list(BASE)


def build(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> House:
    """Write a hub, commit it, and create its ledger."""
    write_hub(root, {".gitignore": "build/\n", **(files or {})})
    commit_all(root)
    create(root, load_settings(root), now=NOW.timestamp() - 86_400)
    return House(root)
