"""Which merged pull requests brought what a message is made of, and whether they are approved.

The post's own text must have come by a merged pull request that is approved. What else shapes the
message (media, their sidecars, the channel's page, settings, people) needs no approval of its own
as long as it is what it was before that pull request and what its approvers read: they have seen
the message made with it. Where it is not, what changed it must be approved as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from masthead.approving.gathering import judge_pull
from masthead.approving.judged import Judged
from masthead.approving.texts import Texts
from masthead.approving.withholding import why_withheld
from masthead.errors import GitHubError, MastheadError, RepositoryError
from masthead.github import GitHub, pulls
from masthead.pull import Opinion, PullRequest
from masthead.record import Approval, Read
from masthead.repo import Repository, brought_by, fetch_commits
from masthead.settings import Publishing

Judge = Callable[..., Judged]

PULLS = 5
"""Pull requests that are looked at for one commit: GitHub names one, but for odd histories."""

ANEW = "bring the text anew by a pull request that is approved; the next run asks again"


@dataclass(frozen=True, slots=True)
class Made:
    """What a message is made of; files relative to the hub, whether they are there or not.

    Args:
        post: the post's file.
        media: the media that go along, and their captions: the post's approval is for them, too.
        others: all else: sidecars, the channel's page, settings, people.
    """

    post: str
    media: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    @property
    def files(self) -> frozenset[str]:
        """All files."""
        return self.media | self.others | {self.post}


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a message may go out: its approval, or why there is none and what to do next."""

    approval: Approval | None = None
    reason: str = ""
    next_step: str = ""


@dataclass(slots=True)
class Approver:
    """Rules on messages, one by one.

    Args:
        github: the repository on GitHub; one that remembers, since it is asked for each message.
        repository: the hub's repository.
        commit: the commit that is published.
        publishing: the publishing policy.
        judge: judges a pull request.
        expected: all files that the messages are made of.
    """

    github: GitHub
    repository: Repository
    commit: str
    publishing: Publishing
    judge: Judge = judge_pull
    expected: frozenset[str] = frozenset()
    _brought: Mapping[str, str] | None = None
    _texts: Texts = field(init=False)
    _fetched: set[int] = field(default_factory=set)
    _judged: dict[tuple[int, str, frozenset[str]], Judged] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Ask git for files, and GitHub where git has them not."""
        self._texts = Texts(self.repository, self.github)

    def expect(self, messages: Collection[Made]) -> None:
        """Learn of all messages of a run, so that their files are looked up in one pass."""
        self.expected = frozenset().union(*(one.files for one in messages))
        self._brought = None

    def rule(self, made: Made) -> Ruling:
        """Return whether a message may go out; whatever is not known says no."""
        try:
            return self._rule(made)
        except MastheadError as error:
            step = error.hint or "see to it; the next run asks again"
            return Ruling(reason=f"who approved it is not known: {error.message}", next_step=step)

    def _rule(self, made: Made) -> Ruling:
        own = self._approved(made.post, frozenset({made.post}))
        if isinstance(own, Ruling):
            return own
        behind = [own]
        for path in sorted(made.files - {made.post}):
            if self._as_read(path, own):
                continue
            with_post = path in made.media and self._is_newer(path, made.post)
            other = self._approved(path, frozenset({path, made.post} if with_post else {path}))
            if isinstance(other, Ruling):
                return _because(path, own, other)
            behind.append(other)
        return Ruling(self._approval(made.post, own, behind))

    def _approved(self, path: str, paths: frozenset[str]) -> Judged | Ruling:
        """Return the approved pull request that brought a file, or why there is none.

        Args:
            path: the file.
            paths: what must be approved in it.
        """
        commit = self._commit_of(path)
        if not commit:
            return Ruling(
                reason=f"which commit brought {path} is not known",
                next_step="a clone needs all of its history: `fetch-depth: 0`, "
                "or git fetch --unshallow",
            )
        refused = Ruling(
            reason=f"{path} came in commit {commit[:9]} without a pull request that was merged "
            f"into {self.publishing.branch}: nobody has approved it",
            next_step=ANEW,
        )
        for pull in self._pulls(commit):
            judged = self._judge(pull, commit, paths)
            if not judged.verdict.approved:
                reason, step = why_withheld(judged, path)
                refused = Ruling(reason=reason, next_step=step)
            elif all(self._is_published(name, judged.change.head) for name in paths):
                return judged
            else:
                other = f"{path} is not what pull request #{judged.number} brought"
                refused = Ruling(reason=other, next_step=ANEW)
        return refused

    def _commit_of(self, path: str) -> str:
        if self._brought is None:
            self._brought = brought_by(self.repository, self.commit, self.expected)
        return self._brought.get(path, "")

    def _pulls(self, commit: str) -> Iterator[PullRequest]:
        """Yield the pull requests by which a commit came into the publishing branch."""
        try:
            found = pulls.pulls_of_commit(self.github, commit)
        except GitHubError as error:
            if error.cause != "invalid":
                raise
            message = f"GitHub does not know the commit {commit[:9]}"
            raise GitHubError(message, "push it", "missing") from None
        target = self.publishing.branch
        merged = [one for one in found if one.merged_at and one.target == target]
        yield from merged[:PULLS]

    def _judge(self, pull: PullRequest, commit: str, paths: frozenset[str]) -> Judged:
        key = (pull.number, commit, paths)
        if key not in self._judged:
            self._fetch(pull)
            self._judged[key] = self.judge(
                self.github, self.repository, pull.number, delivered=commit, paths=paths
            )
        return self._judged[key]

    def _fetch(self, pull: PullRequest) -> None:
        """Bring what people read into this clone: no branch holds it after a squash.

        What does not come is asked of GitHub, file by file, which gives no large media.
        """
        if pull.number not in self._fetched:
            self._fetched.add(pull.number)
            read = {one.commit for one in pulls.reviews(self.github, pull.number)}
            fetch_commits(self.repository, self.publishing.remote, sorted({pull.head, *read}))

    def _as_read(self, path: str, own: Judged) -> bool:
        """Tell whether a file is what it was before the pull request, and what was read."""
        commits = (own.change.base, *own.commits_read)
        try:
            return len({self._id(commit, path) for commit in (self.commit, *commits)}) == 1
        except (GitHubError, RepositoryError):
            return False

    def _is_published(self, path: str, commit: str) -> bool:
        """Tell whether a file is now what it is at a commit: what was judged is what goes out."""
        return self._id(commit, path) == self._id(self.commit, path)

    def _id(self, commit: str, path: str) -> str:
        """Return what git calls the content of a file at a commit, nothing where there is none."""
        entry = self._texts.files(commit).get(path)
        return entry.id if entry and entry.regular else ""

    def _is_newer(self, path: str, than: str) -> bool:
        """Tell whether a file came later than another."""
        later, earlier = self._commit_of(path), self._commit_of(than)
        asked = self.repository.git("merge-base", "--is-ancestor", later, earlier)
        return asked.code != 0

    def _approval(self, post: str, own: Judged, behind: Collection[Judged]) -> Approval:
        """Return what is kept of an approved message."""
        return Approval(
            pull=own.number,
            url=own.url,
            commit=self._commit_of(post),
            by=tuple(self._readers(own)),
            emergency=any(one.short_way for one in behind),
            besides=tuple(sorted({one.number for one in behind} - {own.number})),
        )

    def _readers(self, judged: Judged) -> Iterator[Read]:
        """Yield whose approvals count, each with the last commit that they approved of."""
        commits = {
            review.reviewer.login.casefold(): review.commit
            for review in pulls.reviews(self.github, judged.number)
            if review.opinion is Opinion.APPROVED and review.commit in judged.commits_read
        }
        yield from (Read(login, commits.get(login.casefold(), "")) for login in judged.by)


def _because(path: str, own: Judged, refused: Ruling) -> Ruling:
    """Return a refusal for a file that shapes a message whose own text is approved."""
    return Ruling(
        reason=f"{path} shapes what goes out, and is not what those saw who approved pull request "
        f"#{own.number}: {refused.reason}",
        next_step=refused.next_step,
    )
