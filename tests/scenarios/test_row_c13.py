"""Row C13: readers are told of a partner before the praise, and only while the agreement holds."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.partner import dated, disclosed
from row_helper import found, printed, shown

POST = "content/posts/2026/glasses.md"


def test_c13_a_post_with_a_partner_that_is_not_marked_is_found(tmp_path: Path) -> None:
    """A gift stands behind the partner, so the post says `commercial: gift`."""
    (finding,) = found("partner/disclosure", tmp_path, disclosed.failing)

    assert (POST, "kilau is a partner with `commercial: gift`") == (finding.path, finding.message)
    assert "write `commercial: gift`" == finding.hint


def test_c13_a_disclosure_that_does_not_stand_at_the_start_is_found(tmp_path: Path) -> None:
    """Marked, the post must say so in its first words."""
    late = disclosed.passing[POST].replace("Gifted: Kilau", "Kilau")
    (finding,) = found("post/disclosure", tmp_path, {**disclosed.passing, POST: late})

    assert POST == finding.path


def test_c13_a_post_outside_the_agreement_is_found(tmp_path: Path) -> None:
    """The agreement ends before the day of the post."""
    (finding,) = found("partner/dates", tmp_path, dated.failing)

    assert "it goes to outbox outside the agreement with kilau" == finding.message


def test_c13_partners_and_their_results_are_shown(tmp_path: Path) -> None:
    """The list shows what stands behind each partner; the command prints what came of it."""
    counted = "date,channel,post,metric,value\n2026-12-05,outbox,glasses,clicks,40\n"
    measured = {**disclosed.passing, "strategy/metrics/posts.csv": counted}
    page = shown(tmp_path, disclosed.passing, "strategy/partners/index.md")

    assert "## Results by partner" in page
    assert "<svg" in shown(tmp_path, measured, "strategy/partners/index.md")
    assert "Kilau Glass" in printed(tmp_path, disclosed.passing, "partner", "results")
    assert "organisation" in printed(tmp_path, disclosed.passing, "partner", "list")
