"""Why a text may not go out is said with who, which rule, which pull request and what next."""

from __future__ import annotations

from dataclasses import replace

from masthead.approvals import Change, Discounted, Outcome, Route, Standing, Verdict
from masthead.approving.judged import Judged
from masthead.approving.withholding import LONGEST, why_withheld

OWNERS = Outcome("owners", "They own it.", ("a.md",), ("@sari", "@lentera/editors"), 2, ("budi",))
JUDGED = Judged(
    12,
    "https://github.example/12",
    "A title",
    Verdict(Standing.MISSING, (OWNERS,)),
    Change(Route.PULL, "main", "b" * 40, "h" * 40),
)


def said(**verdict: object) -> str:
    """Return the reason for a verdict."""
    return why_withheld(replace(JUDGED, verdict=Verdict(**verdict)), "a.md")[0]  # type: ignore[arg-type]


def test_who_is_missing() -> None:
    """By which rule, of which pull request; and what to do next."""
    reason, step = why_withheld(JUDGED, "a.md")

    assert (
        "a.md came by pull request #12 (https://github.example/12), which is not approved: "
        "owners: 1 approval is missing, from @sari or @lentera/editors"
    ) == reason
    assert "masthead approvals --pr 12" in step


def test_whoever_may_give_it() -> None:
    """Anybody, or nobody at all."""
    anybody = replace(OWNERS, name="approvals", who=None, minimum=3)
    nobody = replace(OWNERS, name="legal", who=())

    reason = said(standing=Standing.MISSING, outcomes=(anybody, nobody))

    assert "approvals: 2 approvals are missing, from anybody who may write" in reason
    assert "legal: 1 approval is missing, and nobody is named who could give it" in reason


def test_what_is_met_or_waived_is_not_missing() -> None:
    """Only what stands in the way is named."""
    met = replace(OWNERS, name="met", have=("budi", "dimas"))
    waived = replace(OWNERS, name="waived", waived=True)

    reason = said(
        standing=Standing.OBJECTED, outcomes=(met, waived), objections=("sari",), reasons=("x y",)
    )

    assert reason.endswith("which is not approved: x y; sari asks for changes")


def test_what_is_not_known() -> None:
    """Of the verdict, of a demand, of GitHub; and the approvals that do not count."""
    outcome = replace(OWNERS, have=("a", "b"), unknown=("who is in @x/y is not known",))
    verdict = Verdict(
        Standing.UNKNOWN,
        (outcome,),
        unknowns=("the reviews are not known",),
        discounted=(Discounted("dimas", "too early"),),
    )

    reason, _ = why_withheld(replace(JUDGED, verdict=verdict, troubles=("GitHub: 500",)), "a.md")

    assert reason.endswith(
        "of which it is not known whether it is approved: not known: the reviews are not known; "
        "not known: who is in @x/y is not known; GitHub: 500; "
        "the approval of dimas does not count: too early"
    )


def test_there_is_an_end_to_it() -> None:
    """Long names are cut, and many reasons counted."""
    reasons = tuple("abcdefg")

    assert said(standing=Standing.MISSING, reasons=reasons).endswith(": a; b; c; d; 3 more")
    assert said(standing=Standing.MISSING).endswith("GitHub does not say more")
    assert len(said(standing=Standing.MISSING, reasons=("x" * 9_999,))) < LONGEST + 200
