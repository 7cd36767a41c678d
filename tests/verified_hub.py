"""A team's hub whose posts go out only with an approval that GitHub confirms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from approving_hub import POST, SETTINGS, Stage, stage
from conftest import NOW
from git_helper import git
from hub_builder import OUTBOX, PEOPLE, post
from masthead.ledger import create
from masthead.publishing import Result
from masthead.record import Record
from masthead.schedule import Delivery
from masthead.workspace import load_settings
from publishing.house import House
from servers.github import REPOSITORY, TOKEN, FakeGitHub, Pull

CHANNEL = "strategy/channels/outbox.md"
VERIFIED = f"{SETTINGS}publishing: {{require_approval: verified}}\n"
FILES: Mapping[str, str | None] = {
    "masthead.yml": VERIFIED,
    CHANNEL: OUTBOX,
    "strategy/people.yml": PEOPLE,
    "content/posts/2026/shown.md": post("draft: true", title="Shown"),
}


@dataclass
class Hub:
    """A hub on GitHub, its clone, and runs on it.

    Args:
        stage: the GitHub, and the clone of main.
        house: runs the publisher on the clone.
    """

    stage: Stage
    house: House

    @property
    def fake(self) -> FakeGitHub:
        """The GitHub."""
        return self.stage.fake

    def merged(self, how: str = "merge", reviewer: str = "dimas", branch: str = "post") -> Pull:
        """Open a pull request for a branch, have it approved, and merge it."""
        pull = self.fake.open(branch)
        if reviewer:
            self.fake.review(pull, reviewer)
        self.fake.merge(pull, how)
        return pull

    def push(self, files: Mapping[str, str | None], author: str = "lead") -> str:
        """Commit to main, without a pull request."""
        return self.fake.commit("main", files, author=author)

    def run(self, **options: Any) -> Result:
        """Bring the clone up to date, and publish."""
        self.stage.fetch()
        return self.house.publish(**options)

    def one(self, name: str = "repair@outbox", **options: Any) -> Delivery:
        """Publish, and return what became of a delivery."""
        return next(one for one in self.run(**options).deliveries if one.name == name)

    @property
    def record(self) -> Record:
        """What the ledger holds of the post of the branch."""
        return self.house.records["repair@outbox"]


@contextmanager
def verified_hub(folder: Path, files: Mapping[str, str | None] | None = None) -> Iterator[Hub]:
    """Run a GitHub with a hub, and a clone of it with a ledger; Sari's branch holds a post."""
    with stage(folder, {**FILES, **(files or {})}) as made:
        house = House(made.clone)
        house.environment = {
            "GITHUB_TOKEN": TOKEN,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_API_URL": made.fake.url,
        }
        create(made.clone, load_settings(made.clone), now=NOW.timestamp() - 86_400)
        git(made.clone, "config", "user.name", "Masthead")
        yield Hub(made, house)


__all__ = ["CHANNEL", "POST", "VERIFIED", "Hub", "verified_hub"]
