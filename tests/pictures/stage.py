"""A pull request on the example hub, on a GitHub of our own: what the pictures show."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from browser_page import NOW
from git_helper import git
from masthead import cli
from masthead.starting import write_hub
from servers.github import REPOSITORY, TOKEN, FakeGitHub, github

OWNERS = """\
*                @lentera/editors
/strategy/       @sari-lentera
/masthead.yml    @sari-lentera
/.github/        @sari-lentera
"""
POST = """\
---
title: A switch takes four minutes
publish_at: 2026-12-09 09:30
channels: [mastodon]
lang: en
goal: trust-2026
audiences: [tinkerers]
commercial: paid
partner: repair-cafe
link: https://lentera.example/repair
hashtags: [RepairWeek]
owner: dimas
media:
  - {file: /media/screws.jpg, alt: "@ALT@"}
---
Paid partnership with Table for Repairs. The switch of a Lentera Satu comes out with one screw. We
show it on Thursday, step by step.

---

Bring your own lamp. The part costs nothing if yours is older than five years.
"""
ALT = "Five brass screws of one kind in the palm of a hand."
PATH = "content/posts/2026/switch-workshop.md"
BRANCH = "switch-workshop"
NUMBER = 12
EDITORS = ("dimas-lentera", "ligaya-lentera")
PEOPLE = (*EDITORS, "sari-lentera", "vera-lentera")
DAY = "2026-12-07T09:00:00+00:00"


def moment() -> datetime:
    """Return the moment at which everything happens: that of the tests."""
    return datetime.fromisoformat(NOW)


@contextmanager
def environment(folder: Path) -> Iterator[None]:
    """Run with a home of our own, the tests' GitHub token, and commits of one fixed moment."""
    before = dict(os.environ)
    for name in [one for one in before if one.startswith(("GITHUB_", "MASTHEAD_", "GIT_"))]:
        del os.environ[name]
    for who in ("AUTHOR", "COMMITTER"):
        os.environ[f"GIT_{who}_NAME"] = "Sari Wulandari"
        os.environ[f"GIT_{who}_EMAIL"] = "sari-lentera@users.noreply.example"
        os.environ[f"GIT_{who}_DATE"] = DAY
    os.environ |= {"HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    os.environ |= {"GITHUB_TOKEN": TOKEN, "GITHUB_REPOSITORY": REPOSITORY}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def pull_request(folder: Path) -> Iterator[Path]:
    """Yield a clone of the example hub with Dimas's branch, which is a pull request.

    Ligaya approved it before he took the alternative text out; Vera, who may answer for money,
    after that.
    """
    with github(folder) as fake:
        _example(fake, folder)
        fake.rights = dict.fromkeys(PEOPLE, "write")
        fake.teams = {"editors": list(EDITORS)}
        fake.issues[NUMBER - 1] = {}
        fake.commit(BRANCH, {PATH: POST.replace("@ALT@", ALT)}, author="dimas-lentera")
        pull = fake.open(BRANCH, author="dimas-lentera", title="A switch takes four minutes")
        fake.review(pull, "ligaya-lentera")
        fake.commit(BRANCH, {PATH: POST.replace("@ALT@", "")}, author="dimas-lentera")
        fake.review(pull, "vera-lentera")
        os.environ["GITHUB_API_URL"] = fake.url
        clone = folder / "clone"
        git(folder, "clone", "-q", str(fake.git), str(clone))
        git(clone, "checkout", "-q", BRANCH)
        yield clone


def _example(fake: FakeGitHub, folder: Path) -> None:
    """Put the example hub onto the GitHub's main, without the handbook: it has the pictures."""
    write_hub(folder / "made", example=True, profile="team", now=moment())
    without = shutil.ignore_patterns("handbook")
    shutil.copytree(folder / "made", fake.work, ignore=without, dirs_exist_ok=True)
    fake.commit("main", {".github/CODEOWNERS": OWNERS}, author="sari-lentera")


def said(*words: str) -> str:
    """Return what a command of Masthead prints, whatever it ends with."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        cli.run([*words])
    return out.getvalue()
