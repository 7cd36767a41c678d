"""Make a repository for a new hub."""

from __future__ import annotations

from pathlib import Path

from masthead.repo.git import Repository, open_repository


def require_git() -> None:
    """See that git can be run.

    Raises:
        RepositoryError: it cannot.
    """
    here = Path.cwd()
    Repository(here, None, here, here).ask("--version")


def begin_repository(root: Path, branch: str, message: str) -> str:
    """Put everything under `root` into a first commit, and return it.

    The commit is the person's; where git knows nobody, it is Masthead's.

    Raises:
        RepositoryError: git failed.
    """
    git_dir = root / ".git"
    bare = Repository(root, root, git_dir, git_dir)
    bare.ask("init", "--quiet", f"--initial-branch={branch}")
    repository = open_repository(root)
    repository.ask("add", "--all")
    known = repository.git("var", "GIT_AUTHOR_IDENT").code == 0
    person = () if known else ("-c", "user.name=Masthead", "-c", "user.email=masthead@localhost")
    repository.ask(*person, "commit", "--quiet", "--no-gpg-sign", "--message", message)
    return repository.ask("rev-parse", "HEAD").text
