"""Partners: what stands behind them, what was agreed, what came of it."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.partner import agreed, disclosed
from row_helper import found, printed, shown, told

PAGE, POST = "strategy/partners/kilau.md", "content/posts/2026/glasses.md"
GOOD = disclosed.passing[PAGE]
METRICS = """\
date,channel,post,metric,value
2026-12-05,outbox,glasses,engagements,4
2026-12-06,outbox,glasses,engagements,3
2026-12-06,outbox,other,engagements,9
"""


def test_a_fee_makes_a_partner_paid(tmp_path: Path) -> None:
    """Money stands behind who gets a fee, whatever else the page says."""
    page = GOOD.replace("commercial: gift", "fee: {amount: 100, currency: EUR}")
    post = disclosed.failing[POST]
    (finding,) = found("partner/disclosure", tmp_path, {PAGE: page, POST: post})

    assert "kilau is a partner with `commercial: paid`" == finding.message


def test_a_partner_without_money_or_goods_needs_no_terms(tmp_path: Path) -> None:
    """Who lends a table is not disclosed as an advertisement."""
    page = "---\ntitle: Kilau\n---\nThey lend.\n"
    files = {PAGE: page, POST: disclosed.failing[POST]}

    assert [] == found("partner/disclosure", tmp_path, files)
    assert [] == found("partner/terms", tmp_path, files)
    assert [] == found("partner/dates", tmp_path, files)


def test_posts_without_a_partner_are_left_alone(tmp_path: Path) -> None:
    """A post that names nobody, or somebody unknown, is no matter of partners."""
    for line in ("", "partner: nobody\n"):
        post = disclosed.failing[POST].replace("partner: kilau\n", line)
        files = {PAGE: GOOD, POST: post}

        assert [] == found("partner/disclosure", tmp_path, files)
        assert [] == found("partner/dates", tmp_path, files)


def test_a_post_without_a_day_is_not_outside_the_agreement(tmp_path: Path) -> None:
    """Nobody knows yet when it goes out."""
    post = disclosed.passing[POST].replace("publish_at: 2026-12-14 09:00\n", "")

    assert [] == found("partner/dates", tmp_path, {PAGE: GOOD, POST: post})


def test_days_in_the_wrong_order_are_found(tmp_path: Path) -> None:
    """The last day is not before the first."""
    page = GOOD.replace("ends: 2026-12-31", "ends: 2026-11-01")
    (finding,) = found("schema/value", tmp_path, {PAGE: page})

    assert "`ends` is 2026-11-01, before `starts`, 2026-12-01" == finding.message


def test_what_is_missing_in_an_agreement_is_named(tmp_path: Path) -> None:
    """Every part of it at once."""
    (finding,) = found(
        "partner/terms", tmp_path, {PAGE: "---\ntitle: K\ncommercial: paid\n---\nThey.\n"}
    )

    assert ("`terms`, `starts`, `ends`, `deliverables`, `disclosure` missing") == finding.message
    assert "partner/terms" == agreed.id


def test_results_count_what_was_made(tmp_path: Path) -> None:
    """A deliverable is made once its post is published, and late after its day."""
    lines = "[{what: a, post: glasses}, {what: b, due: 2026-12-01}, {what: c, due: 2026-12-30}]"
    page = GOOD.replace("[{what: a post on the glasses, due: 2026-12-20}]", lines)
    page = page.replace("terms:", "fee: {amount: 100, currency: EUR}\nterms:")
    files = {PAGE: page, POST: disclosed.passing[POST], "strategy/metrics/posts.csv": METRICS}
    place = shown(tmp_path, files, PAGE, published=("glasses@outbox",))
    table, drawing = told(tmp_path, files, "partner", "results")["blocks"]

    for state in ("made", "late", "open"):
        assert f">{state}</span>" in place
    assert ["gift", 1, 0, 7, None, 3, 0, 1, 100, "EUR"] == table["rows"][0][1:]
    assert [7, None] == drawing["rows"][0][1:]


def test_a_post_that_hides_its_partner_is_marked(tmp_path: Path) -> None:
    """The page of the partner shows which posts say something else."""
    files = {
        PAGE: GOOD,
        POST: disclosed.failing[POST].replace("publish_at: 2026-12-14 09:00\n", ""),
    }

    assert "hub-mark--bad" in shown(tmp_path, files, PAGE)


def test_without_partners_the_report_says_the_next_step(tmp_path: Path) -> None:
    """Nobody yet: the command that begins."""
    assert "masthead partner new" in printed(tmp_path, {}, "partner", "results")
