"""Real git repositories for tests: hubs, bare remotes, clones."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, which must succeed; return what it printed."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def make_repository(folder: Path) -> Path:
    """Make an empty repository on branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    return folder


def commit_file(folder: Path, name: str, text: str) -> str:
    """Write a file, commit it alone, and return the commit."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    git(folder, "add", "--force", name)
    git(folder, "commit", "-q", "-m", f"write {name}")
    return git(folder, "rev-parse", "HEAD")


def add_remote(folder: Path, remote: Path) -> Path:
    """Make a bare remote that serves partial fetches, and name it `origin` in `folder`."""
    remote.mkdir(parents=True)
    git(remote, "init", "-q", "--bare", "-b", "main")
    git(remote, "config", "uploadpack.allowFilter", "true")
    git(folder, "remote", "add", "origin", str(remote))
    return remote
