"""The metrics that Masthead knows: formula, unit, level, and the goals that they can measure.

Counts are stored, rates are computed. The level is that of the AMEC framework (output, out-take,
outcome, impact; social-media-measurement-framework.org). Nothing here adds everything up into one
score or puts a price on attention: the Barcelona Principles refuse advertising value equivalents.
Sources and formulas were read in November 2026.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Depth(StrEnum):
    """How far from our own doing a metric measures, after AMEC."""

    OUTPUT = "output"
    OUT_TAKE = "out-take"
    OUTCOME = "outcome"
    IMPACT = "impact"


GOAL_KINDS: Final[Mapping[str, str]] = {
    "awareness": "People see content that carries the brand.",
    "reach": "More different people see what we say.",
    "engagement": "People react, answer and share.",
    "traffic": "People come to our site or portal.",
    "ctr": "Those who see a link follow it.",
    "leads": "People ask, book or leave a request.",
    "sales": "People buy.",
    "service": "People get help quickly and well.",
    "loyalty": "People come back and bring others.",
    "image": "People think of the company as it wants to be seen.",
    "growth": "More people follow our pages.",
}
"""The kinds of goals, with what each wants."""

FUNCTIONS: Final[Mapping[str, str]] = {
    "pr": "Public relations",
    "service": "Customer service",
    "crm": "Customer relations",
    "sales": "Sales",
    "marketing": "Marketing",
    "people": "Finding and keeping staff",
}
"""The lines of work that a goal can belong to."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric.

    Args:
        id: its name in goals, forecasts and tables.
        title: its name for people.
        formula: how it is counted or computed, with its denominator.
        unit: what its value is in.
        level: how far from our own doing it measures, or None where nobody has said.
        kinds: kinds of goals that it can measure; of a hub's own metric none stands for all.
        source: where the formula comes from.
        adds: values of several days, posts or channels may be added up.
        signed: it may be below nought.
        falls: less is better.
        house: no standard stands behind it.
        page: id of the hub's page that defines it, or empty.
    """

    id: str
    title: str
    formula: str
    unit: str
    level: Depth | None
    kinds: tuple[str, ...] = ()
    source: str = ""
    adds: bool = False
    signed: bool = False
    falls: bool = False
    house: bool = False
    page: str = ""

    def serves(self, kind: str) -> bool:
        """Tell whether a goal of a kind can be measured by it."""
        return kind in self.kinds or (self.page != "" and not self.kinds)


def named(text: str) -> str:
    """Return the id of a metric as tables hold it: a page's name has hyphens for underscores."""
    return text.replace("-", "_")


_TABLE: Final = """\
= MRC Social Media Measurement Guidelines 1.0 (2015)
impressions | Impressions | times | output | awareness reach | adds
    times content was displayed
views | Views | views | output |  | adds
    times content was viewed, as the service counts
reach | Reach | accounts | output | awareness reach |
    different accounts that saw it; never added over days, posts or channels
engagements | Engagements | interactions | out-take | engagement loyalty | adds
    sum of the kinds of interaction that the report lists
likes | Likes | likes | out-take | engagement | adds
    marks of liking
comments | Comments | comments | out-take | engagement | adds
    written answers
shares | Shares | shares | out-take | engagement loyalty reach awareness | adds
    times others passed it on
saves | Saves | saves | out-take | engagement loyalty | adds
    times somebody kept it
mentions | Mentions | mentions | out-take | awareness reach image loyalty | adds
    posts by others that name the brand
clicks | Link clicks | clicks | out-take | traffic ctr | adds
    clicks on links
visits | Visits | visits | out-take | traffic | adds
    visits of the site that came from posts
cpe | Cost per engagement | money | out-take | engagement | falls
    spend / engagements
followers | Followers | accounts | out-take | growth loyalty |
    accounts that follow us, on a day
= MRC Social Media Measurement Guidelines 1.0 (2015), for what carries the brand
branded_views | Branded views | views | output | awareness image | adds
    views (else impressions) of posts that say that they are branded
= blog.hootsuite.com/calculate-engagement-rate
er_reach | Engagement rate by reach | % | out-take | engagement |
    engagements / reach x 100
er_daily | Daily engagement rate | % | out-take | engagement |
    engagements in a day / followers x 100
er_views | Engagement rate by views | % | out-take | engagement |
    engagements / video views x 100
= GitLab handbook, social reporting
er_impressions | Engagement rate by impressions | % | out-take | engagement |
    engagements / impressions x 100
follower_growth_rate | Follower growth | % | out-take | growth | signed
    net new followers / followers at the start x 100
= brain.napoleoncat.com, article 1096078
er_followers | Engagement rate by followers | % | out-take | engagement loyalty |
    engagements / followers on the day of publication x 100
= buzzintely.com, calculator of advertising formulas
ctr | Click-through rate | % | out-take | ctr traffic |
    clicks / impressions x 100
leads | Leads | leads | outcome | leads | adds
    requests with a way to answer
conversions | Conversions | conversions | outcome | leads sales traffic | adds
    times the wanted action was done
orders | Orders | orders | impact | sales | adds
    orders that came from posts
revenue | Revenue | money | impact | sales | adds
    money from orders, in one currency
conversion_rate | Conversion rate | % | outcome | leads sales traffic |
    conversions / clicks x 100
spend | Spend | money | output |  | adds
    money spent on promotion, in one currency
cpc | Cost per click | money | output | traffic ctr | falls
    spend / clicks
cpm | Cost per thousand | money | output | awareness reach | falls
    spend / impressions x 1000
cpl | Cost per lead | money | outcome | leads | falls
    spend / leads
cpa | Cost per action | money | outcome | leads sales | falls
    spend / conversions
roas | Return on ad spend | times | impact | sales |
    revenue / spend
roi | Return on investment | times | impact | sales | signed
    (revenue - cost) / cost, cost with the making of content
= fix competitors, queries, languages and period
share_of_voice | Share of voice | % | out-take | awareness image reach |
    own mentions / (own + named competitors' mentions) x 100
= others divide by positive + negative
net_sentiment | Net sentiment | % | out-take | image loyalty | signed
    (positive - negative) / all mentions x 100
= usage of help desks; automatic answers are no answer
first_response_time | First response time | minutes | output | service | falls
    first human answer - time of the message, middle value
response_rate | Response rate | % | output | service |
    answered first messages / first messages x 100
within_sla | Answered in time | % | output | service |
    answers within the target / all answers x 100
resolution_time | Resolution time | hours | outcome | service | falls
    closed - opened, middle value
reopen_rate | Reopened | % | outcome | service | falls
    reopened / closed x 100
= definitions vary; this is the one counted here
amplification_rate | Amplification rate | % | out-take | engagement loyalty |
    shares / followers x 100
applause_rate | Applause rate | % | out-take | engagement |
    likes / followers x 100
= made from git and the ledger
on_time_rate | On time | % | output | service |
    published within tolerance / published x 100
approval_lead_time | Approval lead time | hours | output |  | falls
    pull request opened to approved, middle value
correction_rate | Corrections | % | output |  | falls
    posts that needed a fix / posts x 100
= our own definition
repeat_engagers | Returning engagers | % | outcome | loyalty | house
    accounts that engaged in two periods or more / engaging accounts x 100
"""
"""Below each source its metrics: id, title, unit, level, kinds of goals, more; formula."""


def _read(table: str) -> Iterator[Metric]:
    """Yield the metrics of the table above."""
    source, cells = "", tuple[str, ...]()
    for line in table.splitlines():
        if line.startswith("= "):
            source = line.removeprefix("= ")
        elif not line.startswith(" "):
            cells = tuple(cell.strip() for cell in line.split("|"))
        else:
            yield _metric(source, cells, line.strip())


def _metric(source: str, cells: tuple[str, ...], formula: str) -> Metric:
    id, title, unit, level, kinds, more = cells
    return Metric(
        id,
        title,
        formula,
        unit,
        Depth(level),
        tuple(kinds.split()),
        source,
        adds="adds" in more,
        signed="signed" in more,
        falls="falls" in more,
        house="house" in more,
    )


METRICS: Final[Mapping[str, Metric]] = {metric.id: metric for metric in _read(_TABLE)}
"""Every metric that Masthead knows, by id."""

REFUSED: Final = frozenset(
    {"ad_value", "ad_value_equivalent", "advertising_value_equivalent", "ave", "aves", "score"}
)
"""Metrics that are not offered: the Barcelona Principles refuse the first five, and one number
for everything says nothing of anything."""
