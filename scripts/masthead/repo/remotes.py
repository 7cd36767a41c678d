"""How a repository reaches its remotes, and who asks."""

from __future__ import annotations

import os
from collections.abc import Mapping

from masthead.repo.git import Repository

SHARED_SETTINGS = ("http.", "credential.", "url.", "protocol.", "ssh.", "core.sshcommand")


def has_remote(repository: Repository, remote: str) -> bool:
    """Tell whether the repository has a remote of that name."""
    return repository.git("config", "--get", f"remote.{remote}.url").code == 0


def remote_url(repository: Repository, remote: str) -> str:
    """Return the address of a remote, or nothing where there is none of that name."""
    return repository.git("config", "--get", f"remote.{remote}.url").text


def transport_settings(repository: Repository, remote: str) -> Mapping[str, str]:
    """Return environment variables that let another repository reach the same remote.

    Credentials of a CI service stand in the repository's own settings, sometimes in a file
    that is included for this very folder; only git itself can read them all.
    """
    listing = repository.git("config", "--list", "--show-scope", "--includes", "-z").out
    words = listing.decode("utf-8", "replace").split("\0")
    wanted = (*SHARED_SETTINGS, f"remote.{remote}.")
    pairs = [
        setting.partition("\n")[::2]
        for scope, setting in zip(words[::2], words[1::2], strict=False)
        if scope in {"local", "worktree"} and setting.lower().startswith(wanted)
    ]
    pairs = [*_inherited(), *pairs]
    variables = {"GIT_CONFIG_COUNT": str(len(pairs))}
    for number, (key, value) in enumerate(pairs):
        variables[f"GIT_CONFIG_KEY_{number}"] = key
        variables[f"GIT_CONFIG_VALUE_{number}"] = value
    return variables


def _inherited() -> list[tuple[str, str]]:
    """Return the settings that this process already has in its environment."""
    count = os.environ.get("GIT_CONFIG_COUNT", "0")
    numbers = range(int(count) if count.isdecimal() else 0)
    return [
        (os.environ.get(f"GIT_CONFIG_KEY_{n}", ""), os.environ.get(f"GIT_CONFIG_VALUE_{n}", ""))
        for n in numbers
    ]


def fetch_branch(repository: Repository, remote: str, branch: str) -> None:
    """Bring a remote's branch into this clone, for the commands that read local refs only.

    It is a courtesy: without a network nothing happens.
    """
    depth = ["--depth=1"] if (repository.common_dir / "shallow").is_file() else []
    view = f"+refs/heads/{branch}:refs/remotes/{remote}/{branch}"
    options = ("--quiet", "--no-tags", "--no-write-fetch-head", *depth)
    repository.git("fetch", *options, remote, view)


def person(repository: Repository) -> str:
    """Return who runs this, as git or the CI service knows them."""
    actor = os.environ.get("GITHUB_ACTOR", "")
    return actor or repository.git("config", "user.name").text or "somebody"
