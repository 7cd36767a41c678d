"""Advertisements: what they need, what they cost and brought, how fast their money goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.kinds.ad import linked, planned
from masthead.kinds.spend import answered
from row_helper import found, printed, shown, told

PAGE, TABLE = "strategy/ads/bench.md", "strategy/ad-spend.csv"
GOOD, ROWS = answered.passing[PAGE], answered.passing[TABLE]


def test_days_in_the_wrong_order_are_found(tmp_path: Path) -> None:
    """The last day is not before the first."""
    files = {**answered.passing, PAGE: GOOD.replace("ends: 2026-12-20", "ends: 2026-11-20")}
    (finding,) = found("schema/value", tmp_path, files)

    assert "`ends` is 2026-11-20, before `starts`, 2026-12-01" == finding.message


def test_an_advertisement_set_aside_is_left_alone(tmp_path: Path) -> None:
    """A draft costs nothing yet."""
    page = "---\ntitle: Bench\nstatus: draft\nstarts: 2026-01-01\n---\nSoon.\n"

    for rule in ("ad/linked", "ad/complete", "ad/measured", "ad/budget"):
        assert [] == found(rule, tmp_path, {PAGE: page, "strategy/budget/2026.csv": PLAN})


PLAN = planned.passing["strategy/budget/2026.csv"]


def test_something_is_seen_and_the_money_is_named(tmp_path: Path) -> None:
    """Budget, days, and a creative or a post."""
    page = GOOD.replace("creative: The long bench with five lamps.\n", "")
    page = page.replace("budget: {amount: 120, currency: EUR}\n", "")
    (finding,) = found("ad/complete", tmp_path, {**answered.passing, PAGE: page})

    assert "`budget`, `creative` or `post` missing" == finding.message


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("channel: mastodon", "campaign: week"), "for week may cost EUR 120, and nothing is"),
        (("channel: mastodon\n", ""), ""),
        (("currency: EUR", "currency: IDR"), "for mastodon may cost IDR 120, and nothing is"),
    ],
)
def test_the_plan_is_that_of_the_campaign_or_the_channel(
    tmp_path: Path, change: tuple[str, str], expected: str
) -> None:
    """Without either any money for promoting counts; another currency is no plan."""
    week = "---\ntitle: Week\nstatus: draft\n---\nA plan.\n"
    files = {
        **planned.passing,
        "strategy/campaigns/week.md": week,
        PAGE: planned.passing[PAGE].replace(*change),
    }
    messages = [one.message for one in found("ad/budget", tmp_path, files)]

    assert bool(expected) == bool(messages)
    assert all(expected in message for message in messages)


def test_two_advertisements_share_one_plan(tmp_path: Path) -> None:
    """The second one goes over what the first has left; one without a budget takes nothing."""
    files = {
        **planned.passing,
        "strategy/ads/second.md": planned.passing[PAGE],
        "strategy/ads/third.md": planned.passing[PAGE].replace(
            "budget: {amount: 120, currency: EUR}\n", ""
        ),
    }
    (finding,) = found("ad/budget", tmp_path, files)

    assert "strategy/ads/second.md" == finding.path
    assert "may cost EUR 240, and EUR 150 is planned" in finding.message


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("42.50,,", "an amount without a currency"),
        ("42.50,USD,", "USD where the budget of bench is in EUR"),
        (",USD,", ""),
    ],
)
def test_money_is_in_the_currency_of_the_budget(tmp_path: Path, row: str, expected: str) -> None:
    """An amount without or in another currency is found; a row without an amount is fine."""
    files = {**answered.passing, TABLE: ROWS.replace("42.50,EUR,", row)}

    assert [expected][: bool(expected)] == [
        one.message for one in found("spend/currency", tmp_path, files)
    ]


def test_a_row_of_tomorrow_is_found(tmp_path: Path) -> None:
    """What is to come has cost nothing yet."""
    files = {**answered.passing, TABLE: ROWS.replace("2026-12-02", "2026-12-20")}
    (finding,) = found("spend/possible", tmp_path, files)

    assert "counted on a day to come, 2026-12-20" == finding.message


def test_a_row_of_an_unknown_advertisement_is_a_reference_that_leads_nowhere(
    tmp_path: Path,
) -> None:
    """The row names an advertisement that nobody wrote."""
    files = {**answered.passing, TABLE: ROWS.replace("bench", "bank")}

    assert [] == found("spend/currency", tmp_path, files)
    assert "there is no ad 'bank'" == found("page/reference", tmp_path, files)[0].message


@pytest.mark.parametrize(
    ("spend", "starts", "expected"),
    [
        ("100", "2026-12-01", "too fast"),
        ("5", "2026-12-01", "slow"),
        ("150", "2026-12-01", "over budget"),
        ("", "2026-12-01", "not counted"),
        ("", "2026-12-10", "not begun"),
        ("45", "2026-12-01", "on pace"),
    ],
)
def test_the_pace_is_told_in_words(tmp_path: Path, spend: str, starts: str, expected: str) -> None:
    """Spending beside the days: 7 of 20 are over."""
    page = GOOD.replace("2026-12-01", starts)
    rows = ROWS.replace("42.50", spend)
    files = {**answered.passing, PAGE: page, TABLE: rows}
    (plot,) = told(tmp_path, files, "ad", "pace")["blocks"]

    assert expected == plot["rows"][0][6]["text"]


def test_what_has_no_budget_or_days_has_no_pace(tmp_path: Path) -> None:
    """Nothing can be compared; the report says the next step."""
    files = {**answered.passing, PAGE: GOOD.replace("ends: 2026-12-20\n", "")}

    assert "masthead ad new" in printed(tmp_path, files, "ad", "pace")


def test_bought_clicks_and_foreign_money_are_in_no_sum(tmp_path: Path) -> None:
    """Rows with bought clicks, in another currency, or of tomorrow are left out."""
    head, row = ROWS.splitlines()
    more = [
        f"{row},",
        f"{row},true",
        f"{row.replace('EUR', 'USD')},",
        f"{row.replace('12-02', '12-20')},",
        "bench,2026-12-03,1000,,,,,,",
    ]
    files = {**answered.passing, TABLE: "\n".join([f"{head},bought", *more]) + "\n"}
    table = told(tmp_path, files, "ad", "report")["blocks"][0]

    assert [13000, 190, 7, 42.5, "EUR"] == table["rows"][0][1:6]


def test_an_advertisement_without_numbers_is_listed_with_gaps(tmp_path: Path) -> None:
    """No row, no rate; nothing is drawn."""
    files = {PAGE: "---\ntitle: Bench\nstatus: draft\n---\nSoon.\n"}
    (table,) = told(tmp_path, files, "ad", "report")["blocks"]

    assert [None] * 9 == table["rows"][0][1:]
    assert "ad-spend.csv" in printed(tmp_path, files, "ad", "show", "bench")


def test_the_pages_show_the_days(tmp_path: Path) -> None:
    """The page of one draws its clicks; the page of the table has all rows."""
    files = {
        **answered.passing,
        TABLE: ROWS + ROWS.splitlines()[1].replace("12-02", "12-03") + "\n",
    }

    assert "## Clicks along the days" in shown(tmp_path, files, PAGE)
    assert "42.50" in shown(tmp_path, files, "strategy/ad-spend.md")
    assert "ad/linked" == linked.id
