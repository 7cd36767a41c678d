"""Posts can be narrowed down by channel, campaign, pillar, owner and language."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from hub_builder import post
from masthead.site.facets import FACETS
from masthead.site.tree import build_tree
from site_builder import read, text_of

ONE = post(publish_at="2026-12-09 18:30", title="Tea", lang="en", owner="sari")
TWO = post(publish_at="2026-12-10 08:00", title="Lamps", lang="id", owner="teo")
OVER = post(publish_at="2026-11-30 08:00", title="Screws", lang="id", owner="teo")


@pytest.fixture
def pages(tmp_path: Path, now: datetime) -> dict[str, str]:
    """Return the calendar of three posts as texts by place."""
    files = {"one": ONE, "two": TWO, "over": OVER, "repair-week": None}
    posts = {f"content/posts/2026/{id}.md": text for id, text in files.items()}
    tree = build_tree(read(tmp_path, posts), "internal", now=now)
    return {place: text_of(tree, place) for place in tree if place.endswith(".md")}


def test_each_choice_has_a_page(pages: dict[str, str]) -> None:
    """A language's page lists its posts and no others, what is over below."""
    page = pages["calendar/by/lang/id.md"]

    assert "# Language: Bahasa Indonesia" in page
    assert "Tea" not in page
    assert page.index("Lamps") < page.index("Before today") < page.index("Screws")


def test_the_choices_are_offered(pages: dict[str, str]) -> None:
    """The calendar links to each choice with the number of its posts."""
    month = pages["calendar/2026-12.md"]

    assert 'href="../by/owner/teo/"' in month
    assert "calendar/by/owner/teo.md" in pages
    facet = month[month.index("<summary>Language") :].partition("</details>")[0]
    assert 2 == int(facet.partition("Bahasa Indonesia")[2].partition('tally">')[2][0])


def test_nothing_to_choose_from(pages: dict[str, str]) -> None:
    """What all posts have in common is no choice: there is one channel, and no campaign."""
    month = pages["calendar/2026-12.md"]

    assert "<summary>Channel" not in month
    assert "<summary>Campaign" not in month
    assert not any(place.startswith("calendar/by/channel") for place in pages)


@pytest.mark.parametrize("place", ["calendar/2026-12.md", "calendar/list.md", "pipeline/index.md"])
def test_every_entry_says_what_it_has(place: str, pages: dict[str, str]) -> None:
    """Month, list and board mark their entries, so that a script can narrow them down in place."""
    assert "in-channel-outbox in-owner-sari in-lang-en" in pages[place]


def test_names_are_distinct() -> None:
    """A class says its facet: the part between the first two hyphens."""
    assert len(FACETS) == len({facet.name for facet in FACETS})
    assert not any("-" in facet.name for facet in FACETS)
