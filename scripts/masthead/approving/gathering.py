"""Judge a pull request by what git and GitHub know of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from masthead.approvals import Change, Route, Standing, Verdict, verify
from masthead.approving.changing import files_of, prints_of
from masthead.approving.judged import Judged
from masthead.approving.knowing import Asking, require_top
from masthead.approving.law import law_at
from masthead.approving.merging import where_merged
from masthead.approving.reading import Reader
from masthead.approving.roster import roster_of
from masthead.approving.texts import Texts
from masthead.errors import GitHubError, RepositoryError
from masthead.github import GitHub, contents, pulls
from masthead.pull import NOBODY, Opinion, PullRequest, Review
from masthead.repo import Repository

__all__ = ["Judged", "judge_pull"]


def judge_pull(
    github: GitHub,
    repository: Repository,
    number: int,
    *,
    delivered: str = "",
    paths: Collection[str] | None = None,
) -> Judged:
    """Return the verdict on a pull request.

    It is judged by what its reviews say now: a merge ends nothing, until the text has gone out.

    Args:
        github: the repository on GitHub.
        repository: the hub's repository here.
        number: of the pull request.
        delivered: a commit on the publishing branch that the pull request brought (its merge or
            squash, one of its rebased commits, or a commit of its own that a merge brought). The
            text that the pull request left there is judged (`change.head`) instead of its own
            head, by the law of the commit before it came in.
        paths: only these files, from the repository's root, are judged. One that the pull request
            does not change is unknown.

    Raises:
        GitHubError: GitHub does not give the pull request at all.
        ConfigError: the hub is not at the top of its repository.
    """
    require_top(repository)
    pull = pulls.pull(github, number)
    asking = Asking()
    texts = Texts(repository, github)
    merged = pull.merged_at is not None
    before, head = _ends(github, repository, asking, pull, delivered)
    law = law_at(texts, before)
    asking.note(*law.troubles)
    reader = Reader(texts, law.settings)
    begin = before if merged else _begin(texts, asking, before, head)
    reviews = asking.ask("the reviews", partial(pulls.reviews, github, number))
    change = _change(github, asking, pull, before, head)
    if begin and head:
        found = partial(files_of, reader, begin, before, head, paths)
        change = replace(change, files=asking.ask("which files are changed", found))
    roster = roster_of(github, asking, change, law, reviews or ())
    read = _read_by(reviews or (), roster.writers)
    prints = _prints(reader, asking, change, begin, read)
    change = replace(change, prints=prints)
    verdict = verify(change, law.policy, law.owners, reviews, roster)
    verdict = _beside(verdict, pull, change, paths)
    return _judged(pull, verdict, change, reviews or (), asking)


def _ends(
    github: GitHub, repository: Repository, asking: Asking, pull: PullRequest, delivered: str
) -> tuple[str, str]:
    """Return the commit before the change, and the one whose text is judged; empty: not known."""
    if pull.merged_at is None:
        if delivered:
            asking.note("the pull request is not merged, and so has delivered nothing")
            return "", ""
        tip = partial(contents.tip, github, pull.target)
        return asking.ask(f"what is on {pull.target}", tip) or "", pull.head
    known = delivered or pull.merge_commit
    if not known:
        asking.note("GitHub does not say which commit it was merged as")
        return "", ""
    found = partial(where_merged, github, repository, pull, known)
    return asking.ask("where it was merged", found) or ("", "")


def _begin(texts: Texts, asking: Asking, before: str, head: str) -> str:
    """Return the commit that a pull request began at; empty where it is not known."""
    if not (before and head):
        return ""
    return asking.ask("where the change began", partial(texts.parted, before, head)) or ""


def _change(github: GitHub, asking: Asking, pull: PullRequest, before: str, head: str) -> Change:
    """Return a pull request as a change, its files and their texts left open."""
    pusher = asking.ask("who pushed last", partial(pulls.last_pusher, github, pull))
    asked = asking.ask("who is asked for a review", partial(pulls.requested, github, pull.number))
    return Change(
        route=Route.PULL,
        target=pull.target,
        base=before,
        head=head,
        author=pull.author,
        pusher=pusher or NOBODY,
        files=None,
        commits=asking.ask("the commits of the pull request", partial(pulls.commits, github, pull)),
        requested=None if asked is None else asked.people,
        labels=pull.labels,
        draft=pull.draft and pull.open,
    )


def _read_by(reviews: Sequence[Review], writers: Mapping[str, bool | None]) -> tuple[str, ...]:
    """Return the commits that people who may write have approved of, oldest approval first."""
    found = (
        review.commit
        for review in reviews
        if review.opinion is Opinion.APPROVED and writers.get(review.reviewer.login)
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _prints(
    reader: Reader, asking: Asking, change: Change, begin: str, read: Sequence[str]
) -> Mapping[str, Mapping[str, str]]:
    """Return the fingerprints of the changed files at the head and at what people have read."""
    found: dict[str, Mapping[str, str]] = {}
    for commit in dict.fromkeys((change.head, *read)) if change.files else ():
        try:
            found[commit] = prints_of(reader, change.files or (), begin, commit)
        except (GitHubError, RepositoryError) as error:
            gone = isinstance(error, GitHubError) and error.cause in ("missing", "invalid")
            if not gone or commit == change.head:
                asking.note(f"the text of commit {commit[:10]}: {error.message}")
    return found


def _beside(
    verdict: Verdict, pull: PullRequest, change: Change, paths: Collection[str] | None
) -> Verdict:
    """Return a verdict with what `verify` cannot know."""
    files = {place for one in change.files or () for place in (one.path, one.previous)}
    strange = sorted(set(paths or ()) - files) if change.files is not None else []
    if strange:
        texts = tuple(f"{path} is not changed by this pull request" for path in strange)
        verdict = replace(verdict, standing=Standing.UNKNOWN, unknowns=(*verdict.unknowns, *texts))
    if not pull.open and pull.merged_at is None:
        standing = Standing.MISSING if verdict.approved else verdict.standing
        reasons = (*verdict.reasons, "it was closed without a merge")
        verdict = replace(verdict, standing=standing, reasons=reasons)
    return verdict


def _judged(
    pull: PullRequest,
    verdict: Verdict,
    change: Change,
    reviews: Sequence[Review],
    asking: Asking,
) -> Judged:
    by = {login for one in verdict.outcomes for login in one.have}
    wanted = set(change.prints.get(change.head, {}).values())
    counted = [
        one
        for one in reviews
        if one.opinion is Opinion.APPROVED
        and one.reviewer.login.casefold() in by
        and wanted & set(change.prints.get(one.commit, {}).values())
    ]
    early = {
        one.reviewer.login.casefold()
        for one in counted
        if pull.merged_at is None or one.at is None or one.at <= pull.merged_at
    }
    return Judged(
        number=pull.number,
        url=pull.url,
        title=pull.title,
        verdict=verdict,
        change=change,
        by=tuple(sorted(by)),
        commits_read=tuple(dict.fromkeys(one.commit for one in counted)),
        short_way=verdict.standing is Standing.EMERGENCY,
        merged=pull.merged_at is not None,
        after_merge=tuple(sorted(by - early)),
        troubles=tuple(asking.troubles),
        hint=asking.hint,
    )
