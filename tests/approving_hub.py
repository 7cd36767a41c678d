"""A team's hub on the fake GitHub, cloned, with pull requests on it: what the tests judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from git_helper import git
from github_parts import asking
from hub_builder import post
from masthead.approving.gathering import judge_pull
from masthead.approving.judged import Judged
from masthead.repo import Repository, find_repository
from servers.github import FakeGitHub, Fault, Pull, github

POST = "content/posts/2026/repair.md"
PICTURE = "content/media/bench.jpg"
SETTINGS = """\
name: Lentera
profile: team
languages: [en]
approvals:
  groups:
    legal: [lentera/legal]
  emergency:
    from: ["@ayu"]
  rules:
    - name: paid posts
      why: The law wants them marked.
      fields: {commercial: [paid]}
      from: [legal]
"""
OWNERS = "* @lentera/editors\n/.github/ @lead\n/masthead.yml @lead\n/mkdocs.yml @lead\n"
SHOWN = "media:\n  - file: /media/bench.jpg\n    alt: A bench.\n"
BASE: Mapping[str, str | None] = {
    "masthead.yml": SETTINGS,
    ".github/CODEOWNERS": OWNERS,
    PICTURE: "an old picture",
    "content/posts/2026/shown.md": post(SHOWN, title="Shown"),
}


@dataclass(frozen=True)
class Stage:
    """A GitHub with a hub, and a clone of it.

    Args:
        fake: the GitHub.
        clone: the folder of the clone, on main.
    """

    fake: FakeGitHub
    clone: Path

    @property
    def repository(self) -> Repository:
        """The clone as a repository."""
        found = find_repository(self.clone)
        assert found is not None
        return found

    def fetch(self) -> None:
        """Bring the clone up to date, main checked out; heads of pull requests stay away."""
        refs = "+refs/heads/main:refs/remotes/origin/main"
        git(self.clone, "fetch", "-q", "origin", refs)
        git(self.clone, "checkout", "-q", "-B", "main", "origin/main")

    def judge(self, pull: Pull | int = 1, delivered: str = "", **more: object) -> Judged:
        """Return the verdict on a pull request, as the clone and the GitHub tell it."""
        number = pull if isinstance(pull, int) else pull.number
        return judge_pull(
            asking(self.fake),
            self.repository,
            number,
            delivered=delivered,
            **more,  # type: ignore[arg-type] - `paths`
        )


@contextmanager
def stage(folder: Path, files: Mapping[str, str | None] | None = None) -> Iterator[Stage]:
    """Run a GitHub whose main holds a team's hub, with Sari's branch `post` and a clone of main."""
    with github(folder) as fake:
        fake.commit("main", {**BASE, **(files or {})}, author="lead")
        fake.commit("post", {POST: post(title="Repair")})
        fake.rights = dict.fromkeys(("sari", "dimas", "budi", "ayu", "lead"), "write")
        fake.rights["reader"] = "read"
        fake.teams = {"editors": ["sari", "dimas", "budi"], "legal": ["ayu"]}
        clone = folder / "clone"
        url = f"file://{fake.git}"  # a path would bring the objects of all branches along
        git(folder, "clone", "-q", "--single-branch", "-b", "main", url, str(clone))
        yield Stage(fake, clone)


__all__ = ["BASE", "OWNERS", "PICTURE", "POST", "SETTINGS", "SHOWN", "Fault", "Stage", "stage"]
