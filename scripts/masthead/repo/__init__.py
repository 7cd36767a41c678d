"""The git repository around a hub: with the ledger, the only home of GitPython."""

from __future__ import annotations

from masthead.repo.beginning import begin_repository, require_git
from masthead.repo.bringing import brought_by, fetch_commits
from masthead.repo.commits import (
    commit_dates,
    commit_history,
    committed,
    differing,
    head_commit,
    read_committed,
    require_branch,
)
from masthead.repo.differences import changes, read_files
from masthead.repo.git import Answer, Repository, find_repository, open_repository
from masthead.repo.remotes import (
    fetch_branch,
    has_remote,
    person,
    remote_url,
    transport_settings,
)

__all__ = [
    "Answer",
    "Repository",
    "begin_repository",
    "brought_by",
    "changes",
    "commit_dates",
    "commit_history",
    "committed",
    "differing",
    "fetch_branch",
    "fetch_commits",
    "find_repository",
    "has_remote",
    "head_commit",
    "open_repository",
    "person",
    "read_committed",
    "read_files",
    "remote_url",
    "require_branch",
    "require_git",
    "transport_settings",
]
