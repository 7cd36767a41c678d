"""What came of judging a pull request, or a branch that has none yet."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.approvals import Change, Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """A pull request with the verdict on it.

    Args:
        number: of the pull request; 0 where there is none, or it is not known.
        url: its page.
        title: as its author wrote it: text that nobody has checked.
        verdict: how it stands.
        change: what was judged.
        by: logins whose approvals count, in order.
        commits_read: the commits that they approved of, oldest approval first.
        short_way: the emergency route was taken; it is to be reported.
        merged: whether it is merged.
        after_merge: those of `by` who approved only after the merge.
        troubles: why something is not known, in words, for people: what GitHub answered.
        hint: what to do about the first of them, or empty.
    """

    number: int
    url: str
    title: str
    verdict: Verdict
    change: Change
    by: tuple[str, ...] = ()
    commits_read: tuple[str, ...] = ()
    short_way: bool = False
    merged: bool = False
    after_merge: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    hint: str = ""
