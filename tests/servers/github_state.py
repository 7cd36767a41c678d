"""What the fake GitHub knows: pull requests, reviews, teams; commits in a bare git repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from git_helper import git
from servers.description import description

REPOSITORY = "lentera/hub"
OWN = "github-actions[bot]"
"""Whose token it is."""

DAY = "2026-12-07T09:00:00Z"
Json = dict[str, Any]


@dataclass
class Pull:
    """A pull request as the fake keeps it; while it is open, its commits are those of git."""

    number: int
    title: str
    author: str
    target: str
    branch: str
    body: str = ""
    draft: bool = False
    state: str = "open"
    merged: bool = False
    merge_commit: str = ""
    base: str = ""
    head: str = ""
    brought: tuple[str, ...] = ()
    labels: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    teams: list[str] = field(default_factory=list)
    reviews: list[Json] = field(default_factory=list)


class RefusedError(Exception):
    """The fake refuses a request."""

    def __init__(self, status: int, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"message": message, "documentation_url": "https://docs.github.com/", **more}


@dataclass
class FakeState:
    """What a GitHub of our own knows, and what tests do there by hand.

    `git` is the bare repository, `work` a clone in which tests write and commit. `rights` are the
    roles of collaborators; `strangers` are logins whose commits GitHub does not know; `spoiled` is
    the content that it gives for every file instead of the real one; with `cut_trees` it lists
    not all files of a commit; `statuses` are those that were set.
    """

    git: Path
    work: Path
    rights: dict[str, str] = field(default_factory=dict)
    teams: dict[str, list[str]] = field(default_factory=dict)
    pulls: dict[int, Pull] = field(default_factory=dict)
    issues: dict[int, Json] = field(default_factory=dict)
    comments: dict[int, list[Json]] = field(default_factory=dict)
    pushes: list[Json] = field(default_factory=list)
    runs: list[tuple[str, str]] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    owners_errors: list[Json] | None = None
    rules: list[Json] = field(default_factory=list)
    strangers: set[str] = field(default_factory=set)
    spoiled: str = ""
    cut_trees: bool = False
    statuses: list[Json] = field(default_factory=list)

    def commit(
        self,
        branch: str,
        files: Mapping[str, str | None],
        *,
        author: str = "sari",
        message: str = "Write",
        force: bool = False,
    ) -> str:
        """Commit files on a branch as a person, push it, and return the commit."""
        known = git(self.work, "ls-remote", "origin", f"refs/heads/{branch}").partition("\t")[0]
        git(self.work, "fetch", "-q", "origin")
        start = "main" if force or not known else branch
        if self.commit_of(start):
            git(self.work, "checkout", "-q", "-B", branch, f"origin/{start}")
        for name, text in files.items():
            path = self.work / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        git(self.work, "add", "--all")
        git_as(self.work, author, "commit", "-q", "--allow-empty", "-m", message)
        git(self.work, "push", "-q", "--force", "origin", f"HEAD:refs/heads/{branch}")
        made = git(self.work, "rev-parse", "HEAD")
        kind = "branch_creation" if not known else "force_push" if force else "push"
        self.note_push(branch, known or "0" * 40, made, author, kind)
        return made

    def open(
        self,
        branch: str,
        *,
        author: str = "sari",
        target: str = "main",
        title: str = "Post",
        draft: bool = False,
        body: str = "",
    ) -> Pull:
        """Open a pull request for a branch."""
        number = 1 + max([0, *self.pulls, *self.issues])
        made = Pull(number, title, author, target, branch, body, draft)
        self.pulls[number] = made
        return made

    def review(self, pull: Pull, reviewer: str, state: str = "APPROVED", commit: str = "") -> Json:
        """Review a pull request, at its head unless told otherwise."""
        made = {
            "id": 100 + len(pull.reviews),
            "user": reviewer,
            "state": state,
            "commit_id": commit or self._ends(pull)[1],
        }
        pull.reviews.append(made)
        pull.people = [one for one in pull.people if one != reviewer]
        return made

    def merge(self, pull: Pull, how: str = "merge", by: str = "dimas") -> str:
        """Merge a pull request by `merge`, `squash` or `rebase`; return the target's commit."""
        base, head = self._ends(pull)
        git(self.work, "fetch", "-q", "origin")
        git(self.work, "checkout", "-q", "-B", pull.target, f"origin/{pull.target}")
        before = git(self.work, "rev-parse", "HEAD")
        if how == "rebase":
            git_as(self.work, by, "cherry-pick", "--allow-empty", f"{base}..{head}")
        elif how == "squash":
            git_as(self.work, by, "merge", "-q", "--squash", head)
            git_as(self.work, by, "commit", "-q", "-m", f"{pull.title} (#{pull.number})")
        else:
            git_as(self.work, by, "merge", "-q", "--no-ff", "-m", f"Merge #{pull.number}", head)
        git(self.work, "push", "-q", "origin", f"HEAD:refs/heads/{pull.target}")
        pull.merge_commit = git(self.work, "rev-parse", "HEAD")
        brought = git(self.work, "rev-list", f"{before}..HEAD").split()
        pull.base, pull.head, pull.brought = base, head, tuple(brought)
        pull.merged, pull.state = True, "closed"
        self.note_push(pull.target, before, pull.merge_commit, by, "pr_merge")
        return pull.merge_commit

    # What git knows.

    def commit_of(self, name: str) -> str:
        """Return the commit of a name; empty where there is none."""
        done = subprocess.run(
            ["git", "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"],
            cwd=self.git,
            check=False,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def _ends(self, pull: Pull) -> tuple[str, str]:
        """Return the commits of a pull request's target and head."""
        if pull.merged:
            return pull.base, pull.head
        return self.commit_of(pull.target), self.commit_of(pull.branch)

    def commits_of(self, pull: Pull) -> list[str]:
        """Return the commits of a pull request, oldest first."""
        base, head = self._ends(pull)
        return git(self.git, "rev-list", "--reverse", f"{base}..{head}").split()

    def note_push(self, branch: str, before: str, after: str, actor: str, kind: str) -> None:
        """Note that a branch moved."""
        self.pushes.insert(
            0,
            {
                "id": len(self.pushes) + 1,
                "node_id": "x",
                "before": before,
                "after": after,
                "ref": f"refs/heads/{branch}",
                "timestamp": DAY,
                "activity_type": kind,
                "actor": user(actor),
            },
        )

    # Values as GitHub writes them.

    def pull_json(self, pull: Pull, schema: str) -> Json:
        """Return a pull request as an answer holds it."""
        base, head = self._ends(pull)
        made: Json = description().sample(schema)
        for end, branch, commit in (("base", pull.target, base), ("head", pull.branch, head)):
            made[end] |= {
                "label": f"lentera:{branch}",
                "ref": branch,
                "sha": commit,
                "user": user("lentera"),
            }
            made[end]["repo"] |= {"full_name": REPOSITORY, "name": "hub"}
        made |= {
            "number": pull.number,
            "title": pull.title,
            "body": pull.body or None,
            "state": pull.state,
            "draft": pull.draft,
            "user": user(pull.author),
            "merged_at": DAY if pull.merged else None,
            "merge_commit_sha": pull.merge_commit or None,
            "html_url": f"https://github.com/{REPOSITORY}/pull/{pull.number}",
            "labels": [
                {
                    "id": 1,
                    "node_id": "x",
                    "url": "https://github.example/it",
                    "name": name,
                    "description": "",
                    "color": "ffffff",
                    "default": False,
                }
                for name in pull.labels
            ],
        }
        if schema == "pull-request":
            made |= {
                "merged": pull.merged,
                "commits": len(self.commits_of(pull)),
                "changed_files": len(self.changed(pull)),
            }
        return made

    def changed(self, pull: Pull) -> list[Json]:
        """Return the files that a pull request changes."""
        base, head = self._ends(pull)
        out = git(self.git, "diff", "--name-status", "-M", "-z", f"{base}...{head}")
        words, rows = iter(out.split("\0")), []
        names = {"A": "added", "M": "modified", "D": "removed", "T": "changed"}
        for word in words:
            if not word:
                break
            row = description().sample("diff-entry") | {"sha": "0" * 40}
            if word.startswith("R"):
                row |= {"previous_filename": next(words), "status": "renamed"}
            else:
                row["status"] = names[word]
            rows.append(row | {"filename": next(words)})
        return rows

    def commit_json(self, commit: str) -> Json:
        """Return a commit as a list of commits holds it."""
        form = "%an%x00%ae%x00%cn%x00%ce%x00%P%x00%B"
        out = git(self.git, "show", "-s", f"--format={form}", commit).split("\0")
        made: Json = description().sample("commit")
        made |= {
            "sha": commit,
            "author": self._known(out[1]),
            "committer": self._known(out[3]),
            "parents": [{"sha": one, "url": "https://github.example/it"} for one in out[4].split()],
        }
        made["commit"]["message"] = out[5].strip()
        return made

    def _known(self, address: str) -> Json | None:
        """Return the account of an address; an empty one, or None, where GitHub knows none."""
        login, _, host = address.partition("@")
        if login in self.strangers:
            return {}
        return user(login) if host == "users.noreply.example" else None


def git_as(folder: Path, login: str, *arguments: str) -> str:
    """Run git as a person whom GitHub knows by the address of the commits."""
    names = {f"GIT_{who}_NAME": login for who in ("AUTHOR", "COMMITTER")}
    names |= {
        f"GIT_{who}_EMAIL": f"{login}@users.noreply.example" for who in ("AUTHOR", "COMMITTER")
    }
    if "cherry-pick" in arguments:  # it keeps the author
        names = {key: value for key, value in names.items() if "COMMITTER" in key}
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **names},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def user(login: str) -> Json:
    """Return an account as GitHub writes it."""
    kind = "Bot" if login.endswith("[bot]") else "User"
    made: Json = description().sample("simple-user")
    return made | {"login": login, "type": kind}
