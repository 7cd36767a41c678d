"""A verdict on approvals is told in the comment: who must, who has, and what does not count."""

from __future__ import annotations

from masthead.approvals import Change, Discounted, Outcome, Route, Standing, Verdict
from masthead.approving.judged import Judged
from masthead.approving.telling import ANYBODY
from masthead.checking import Report
from masthead.feedback.approving import approving_of, not_judged
from masthead.feedback.facts import Approving, Feedback
from masthead.feedback.markdown import as_markdown

VERDICT = Verdict(
    Standing.UNKNOWN,
    (
        Outcome("owners", "They own a.md.", ("a.md",), ("@lentera/editors",), 1),
        Outcome("owners", "They own b.md.", ("b.md",), ("@lentera/editors",), 1),
        Outcome("approvals", "", ("a.md",), None, 2, have=("vera",)),
        Outcome("legal", "claims", ("a.md",), (), 1, unknown=("the team is hidden",), waived=True),
    ),
    reasons=("it is a draft",),
    objections=("dimas", "ayu"),
    unknowns=("the reviews are not known",),
    discounted=(Discounted("sari", "the text was changed since"),),
)
JUDGED = Judged(
    1,
    "https://github.example/lentera/hub/pull/1",
    "Lamps",
    VERDICT,
    Change(Route.PULL, "main", "b", "h"),
    after_merge=("vera",),
    troubles=("the reviews: GitHub answered with 403",),
    hint="give the token the right",
)


def told(approving: Approving) -> str:
    """Return the comment."""
    return as_markdown(Feedback("UTC", (), Report((), 1), approving=approving))


def test_each_need_stands_once() -> None:
    """With its reason, how many files it is about, who may meet it and who has."""
    owners, approvals, legal = approving_of(JUDGED).needs

    assert ("owners, for 2 files: CODEOWNERS names them.", ("@lentera/editors",), 1) == (
        owners.why,
        owners.who,
        owners.missing,
    )
    assert ("approvals, for a.md", (ANYBODY,), ("vera",), 1) == (
        approvals.why,
        approvals.who,
        approvals.given,
        approvals.missing,
    )
    assert ((), True) == (legal.who, legal.waived)


def test_what_stands_in_the_way_is_said() -> None:
    """Drafts, objections, what is not known, waived demands, approvals that do not count."""
    text = told(approving_of(JUDGED))

    for note in (
        "**Not known, and so not approved.** Next: give the token the right.",
        "it is a draft",
        "dimas asks for changes",
        "ayu asks for changes",
        "not known: the reviews: GitHub answered with `403`",
        "not known: the team is hidden",
        "1 missing, passed over by the short way: `legal, for a.md`: claims",
        "the approval of sari does not count: the text was changed since",
        "vera has approved after the merge",
        "of nobody who is known",
        f"2 approvals of {ANYBODY}",
    ):
        assert note.replace("`", "") in text.replace("`", ""), text
    assert "the reviews are not known" not in text


def test_where_nobody_can_say_it() -> None:
    """The reason stands there, and what to do."""
    text = told(not_judged("the hub is in a folder", "give it a repository"))

    assert "Next: give it a repository." in text
    assert "- Note: the hub is in a folder" in text
