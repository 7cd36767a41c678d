"""Rates: by one formula each, and none where the denominator is nought or not known."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from masthead.reports.rates import cost, engagement, growth, percent


def test_a_part_of_a_whole_in_percent() -> None:
    """190 clicks of 12,000 impressions are a CTR of 1.58 %."""
    assert 1.58 == percent(190, 12_000)
    assert percent(None, 12_000) is None
    assert percent(190, None) is None
    assert percent(190, 0) is None


def test_costs_are_of_so_many() -> None:
    """CPC is by click, CPM by a thousand impressions."""
    assert Decimal("0.22") == cost(Decimal("42.50"), 190)
    assert Decimal("3.54") == cost(Decimal("42.50"), 12_000, 1000)
    assert cost(None, 3) is None
    assert cost(Decimal(3), 0) is None


def test_engagement_is_by_post_and_follower() -> None:
    """50 engagements on 10 posts of an account with 100 followers are 5 %."""
    assert 5.0 == engagement(50, 10, 100)
    assert engagement(50, 0, 100) is None
    assert engagement(None, 10, 100) is None


def test_growth_is_from_the_first_count_to_the_last() -> None:
    """What is not known is passed over; one count is no growth."""
    assert 10.0 == growth([100, None, 90, 110])
    assert growth([100]) is None
    assert growth([0, 5]) is None


@given(st.decimals(0, 10**9, places=2), st.integers(1, 10**9))
def test_a_cost_never_has_more_than_two_places(spend: Decimal, count: int) -> None:
    """What is shown can be paid."""
    found = cost(spend, count)

    assert found is not None
    exponent = found.as_tuple().exponent
    assert isinstance(exponent, int)
    assert exponent in (-2, 0)
