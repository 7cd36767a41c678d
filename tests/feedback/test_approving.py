"""A verdict on approvals is told in the comment: who must, who has, and what does not count."""

from __future__ import annotations

from masthead.approvals.verdict import Discounted, Outcome, Standing, Verdict
from masthead.checking import Report
from masthead.feedback.approving import ANYBODY, approving_of
from masthead.feedback.facts import Feedback
from masthead.feedback.markdown import as_markdown

VERDICT = Verdict(
    Standing.MISSING,
    (
        Outcome("owners", "CODEOWNERS names them", ("a.md", "b.md"), ("@lentera/editors",), 1),
        Outcome("minimum", "", ("a.md",), None, 2, have=("vera",)),
        Outcome("legal", "claims", ("a.md",), (), 1, unknown=("the team is hidden",), waived=True),
    ),
    reasons=("it is a draft",),
    objections=("dimas",),
    unknowns=("the reviews are not known",),
    discounted=(Discounted("sari", "the text was changed since"),),
)


def test_each_demand_is_a_need() -> None:
    """With its reason, how many files it is about, who may meet it and who has."""
    owners, minimum, legal = approving_of(VERDICT).needs

    assert ("owners: CODEOWNERS names them (2 files)", ("@lentera/editors",), 1) == (
        owners.why,
        owners.who,
        owners.missing,
    )
    assert ("minimum", (ANYBODY,), ("vera",), 1) == (
        minimum.why,
        minimum.who,
        minimum.given,
        minimum.missing,
    )
    assert () == legal.who


def test_what_stands_in_the_way_is_said() -> None:
    """Drafts, objections, what is not known, waived demands, approvals that do not count."""
    text = as_markdown(
        Feedback("UTC", (), Report((), 1), approving=approving_of(VERDICT)),
    )

    for note in (
        "it stands as missing",
        "it is a draft",
        "dimas asks for changes",
        "not known: the reviews are not known",
        "not known: the team is hidden",
        "legal is not met: the short way was taken",
        "the approval of sari does not count: the text was changed since",
        "of nobody who is known",
        f"2 approvals of {ANYBODY}",
    ):
        assert note in text
