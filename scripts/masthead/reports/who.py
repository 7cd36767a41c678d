"""Who worked on the strategy, as git remembers it: by person, and page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from masthead.commit import Commit
from masthead.page import Page
from masthead.plots import bars
from masthead.report import Block, Ref, Table
from masthead.survey import Survey

TITLE = "Who worked on it"

MOST = 200
"""Pages in the list."""

EMPTY = "Git remembers nothing of strategy/ here: commit it, or fetch the whole history."


@dataclass(slots=True)
class _Work:
    """What one author has done: commits by time and subject, files, the last day."""

    commits: set[tuple[datetime, str]] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    last: date = date.min


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield how much each author has worked on, then the authors of each page."""
    yield _authors(survey.hub.commits)
    pages = pages_by_path(survey)
    known = [
        (pages[path], commits)
        for path, commits in sorted(survey.hub.commits.items())
        if path in pages and commits
    ]
    rows = tuple(
        (
            Ref(page.kind, page.id),
            ", ".join(dict.fromkeys(one.author for one in reversed(commits))),
            _owner(page),
            len(commits),
            commits[0].at.date(),
        )
        for page, commits in known[:MOST]
    )
    note = f"The first {MOST} of {len(known)} pages." if len(known) > MOST else ""
    columns = ("Page", "Authors", "Owner", "Changes", "Last change")
    yield Table("Page by page", columns, rows, note=note, empty=EMPTY)


def pages_by_path(survey: Survey) -> Mapping[str, Page]:
    """Return the pages of the strategy by their files."""
    return {
        page.path: page
        for pages in survey.hub.pages.values()
        for page in pages.values()
        if page.path.startswith("strategy/")
    }


def _authors(history: Mapping[str, tuple[Commit, ...]]) -> Block:
    """Return the authors with the number of their commits, the busiest first."""
    work: dict[str, _Work] = {}
    for path, some in history.items():
        for one in some:
            done = work.setdefault(one.author, _Work())
            done.commits.add((one.at, one.subject))
            done.files.add(path)
            done.last = max(done.last, one.at.date())
    order = sorted(work.items(), key=lambda pair: (-len(pair[1].commits), pair[0]))
    rows = tuple((name, len(done.commits), len(done.files), done.last) for name, done in order)
    note = "Commits that changed files in strategy/; names as git has them."
    columns = ("Author", "Commits", "Files", "Last")
    return bars(Table("Authors", columns, rows, note=note, empty=EMPTY), "Author", "Commits")


def _owner(page: Page) -> Ref | None:
    owner = page.document.data.get("owner")
    return Ref("person", owner) if isinstance(owner, str) and owner else None
