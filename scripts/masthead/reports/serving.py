"""Which channels serve an audience: those on networks its people use, and those scored for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from masthead.compose.mediums import OTHER_NAMES
from masthead.page import Page
from masthead.schema.fields import score_of
from masthead.slug import slug
from masthead.survey import Survey

FITTING = 3
"""The score from which a channel serves what it is scored for."""


@dataclass(frozen=True, slots=True)
class Service:
    """A channel that serves an audience.

    Args:
        channel: its id.
        score: how well its page says that it reaches them, or None.
        why: the reason beside the score, or empty.
        used: the audience says that it uses the network.
        own: it is our own website, which nobody uses as a network.
    """

    channel: str
    score: int | None
    why: str
    used: bool
    own: bool = False


def serving(audience: Page, survey: Survey) -> Iterator[Service]:
    """Yield the active channels that serve an audience, by id."""
    for id in survey.active_channels:
        page = survey.hub.page("channel", id)
        if page is None:
            continue
        score, why = fit_of(survey.values(page), "audiences", audience.id)
        used = uses(audience, id, survey)
        if used or (score or 0) >= FITTING:
            own = survey.hub.channels[id].service == "site"
            yield Service(id, score, why, used, own)


def fit_of(channel: Mapping[str, Any], axis: str, id: str) -> tuple[int | None, str]:
    """Return a score of a channel's page and its reason; None where it does not score that."""
    given = channel.get("fit", {}).get(axis, {})
    return score_of(given[id]) if id in given else (None, "")


def uses(audience: Page, channel: str, survey: Survey) -> bool:
    """Tell whether an audience's `services` name a channel's network by any of its names."""
    services = survey.values(audience).get("services", ())
    return bool({slug(one) for one in services} & names_of(channel, survey))


def names_of(channel: str, survey: Survey) -> frozenset[str]:
    """Return the names under which an audience may mean a channel, each as an id."""
    known = survey.hub.channels[channel]
    aliases = known.options.get("aliases")
    given = aliases if isinstance(aliases, list) else []
    names = (channel, known.network, known.service, *given, *OTHER_NAMES.get(known.network, ()))
    return frozenset(slug(str(name)) for name in names)
