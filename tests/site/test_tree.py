"""The public tree holds what was chosen and nothing else; the same hub gives the same tree."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from masthead.record import State
from masthead.site.content import Packaged, Source
from masthead.site.tree import STYLES, build_tree
from site_builder import (
    SITE_POST,
    everything,
    picture,
    published,
    read,
    record,
    text_of,
    with_records,
)

CANARY = "CANARY"

PUBLIC_PAGE = """\
---
title: Logo
visibility: public
description: The mark and how to use it
owner: sari
review_by: 2027-01-01
---
The mark. ![The mark](mark.png) <!-- CANARY-comment -->

See [the plan](../../strategy/goals/canary-goal.md), [the rest](CANARY-page.md#canary) and
[the site](https://hub.brand.example/CANARY).
"""

INTERNAL: dict[str, str | bytes | None] = {
    "masthead.yml": """\
name: Test brand
zone: Europe/Berlin
languages: [en]
public_url: https://brand.example
internal_url: https://hub.brand.example
internal_hosts: [canary.brand.example]
""",
    "content/brand/logo.md": PUBLIC_PAGE,
    "content/brand/mark.png": picture("PNG"),
    "content/brand/CANARY-page.md": "---\ntitle: CANARY title\n---\nCANARY body\n",
    "content/brand/CANARY-unused.png": picture("PNG"),
    "content/brand/broken.md": "---\ntitle: CANARY\nvisibility: public\nCANARY: 1\n---\nCANARY\n",
    "content/brand/typo.md": "---\ntitle: CANARY\nvisibility: Public\n---\nCANARY\n",
    "content/brand/torn.md": "---\ntitle: CANARY\nvisibility: public\n\nCANARY\n",
    "content/media/CANARY.jpg": picture(),
    "content/media/CANARY.jpg.yml": "alt: CANARY alt\ncredit: CANARY\nrights: CANARY\n",
    "content/posts/2026/canary-draft.md": SITE_POST.replace("lang: en", "draft: true").replace(
        "Repair week", "CANARY"
    ),
    "content/posts/2026/canary-scheduled/index.md": SITE_POST.replace("Repair week", "CANARY"),
    "content/posts/2026/canary-scheduled/CANARY.jpg": picture(),
    "strategy/goals/canary-goal.md": "---\ntitle: CANARY goal\ntarget: 5\n---\nCANARY\n",
    "strategy/audiences/canary.md": "---\ntitle: CANARY audience\n---\nCANARY\n",
    "strategy/channels/canary.md": """\
---
title: CANARY channel
service: folder
handle: CANARY
secrets: {token: CANARY_TOKEN}
---
CANARY
""",
    "strategy/channels/site.md": """\
---
title: Website
service: site
status: active
owner: canary
secrets: {token: CANARY_TOKEN}
cadence: {min_per_week: 7}
visibility: public
---
Our own site.
""",
    "strategy/people.yml": "people:\n  canary:\n    name: CANARY person\n  sari:\n    name: Sari\n",
    "content/posts/2026/repair-week.md": """\
---
title: Repair week starts on Monday
publish_at: 2026-12-07 09:00
channels: [site, canary]
lang: en
owner: canary
goal: canary-goal
audiences: [canary]
hashtags: [Repair]
---
Bring your lamp. <!-- CANARY -->

[Plan](../../../strategy/goals/canary-goal.md)

## @canary

CANARY text for another channel.
""",
}


def test_nothing_internal_in_the_public_tree(tmp_path: Path, now: datetime) -> None:
    """No name, text, title or file of an internal page, post, channel or person gets out."""
    hub = with_records(
        read(tmp_path, INTERNAL),
        record("repair-week", "site"),
        record("repair-week", "canary", url="https://social.example/CANARY"),
        record("canary-scheduled", "canary", url="https://social.example/CANARY"),
    )
    assert CANARY in everything(build_tree(hub, "internal", now=now))

    public = everything(build_tree(hub, "public", now=now))

    assert "Repair week starts on Monday" in public
    assert "The mark and how to use it" in public
    assert "Bring your lamp." in public
    assert CANARY.lower() not in public.lower()


def test_an_internal_post_is_no_page(tmp_path: Path, now: datetime) -> None:
    """A post of which the ledger knows nothing is not in the public site."""
    tree = build_tree(
        read(tmp_path, {"content/posts/2026/repair-week.md": SITE_POST}), "public", now=now
    )

    assert "posts/repair-week.md" not in tree
    assert "Nothing has been published yet." in text_of(tree, "posts/index.md")


@pytest.mark.parametrize("state", [one for one in State if one is not State.PUBLISHED])
def test_only_published_is_published(state: State, tmp_path: Path, now: datetime) -> None:
    """Claimed, unknown, retracted and all other states keep a post internal."""
    hub = with_records(published(tmp_path), record("repair-week", "site", state))

    assert "posts/repair-week.md" not in build_tree(hub, "public", now=now)


def test_published_elsewhere_is_not_published_here(tmp_path: Path, now: datetime) -> None:
    """A post that went to a network, and not to the site, stays out of it."""
    hub = with_records(published(tmp_path), record("repair-week", "outbox"))

    assert "posts/repair-week.md" not in build_tree(hub, "public", now=now)


def test_a_published_post(tmp_path: Path, now: datetime) -> None:
    """A post that is out on the site is a page, a row of the list and an entry of the feeds."""
    tree = build_tree(published(tmp_path), "public", now=now)

    assert "Bring your lamp" in text_of(tree, "posts/repair-week.md")
    for place in ("posts/index.md", "feed.xml", "atom.xml", "feed.json", "api/v1/posts.json"):
        assert "Repair week starts on Monday" in text_of(tree, place)


@pytest.mark.parametrize(
    "change",
    [("lang: en", "lang: en\nvisibility: internal"), ("lang: en", "lang: en\nlang: id")],
    ids=["internal", "invalid"],
)
def test_published_and_then_spoilt(change: tuple[str, str], tmp_path: Path, now: datetime) -> None:
    """A published post whose file no longer validates, or says internal, is taken out."""
    hub = published(tmp_path, {"content/posts/2026/repair-week.md": SITE_POST.replace(*change)})

    assert "posts/repair-week.md" not in build_tree(hub, "public", now=now)


def test_same_hub_same_tree(tmp_path: Path, now: datetime) -> None:
    """Two readings of the same hub give the same bytes, and so does a later second."""
    for site in ("public", "internal"):
        first = build_tree(with_records(read(tmp_path / "a", INTERNAL)), site, now=now)
        later = now + timedelta(seconds=50)
        second = build_tree(with_records(read(tmp_path / "b", INTERNAL)), site, now=later)
        assert list(first) == sorted(first)
        assert first == second


def test_public_does_not_know_the_time(tmp_path: Path, now: datetime) -> None:
    """The public tree is the same whenever it is built."""
    hub = published(tmp_path)

    assert build_tree(hub, "public", now=now) == build_tree(
        hub, "public", now=now + timedelta(days=400)
    )


def test_sites_differ(tmp_path: Path, now: datetime) -> None:
    """The internal site has all of the public one's places, and calendar, pipeline, media."""
    hub = published(tmp_path)
    public, internal = (build_tree(hub, site, now=now) for site in ("public", "internal"))

    # Feeds name entries by address, and this hub's internal site has none.
    assert {"feed.xml", "atom.xml", "feed.json"} == set(public) - set(internal)
    extra = set(internal) - set(public)
    assert {"calendar/index.md", "pipeline/index.md", "library/index.md", "calendar.ics"} <= extra


def test_used_media_only(tmp_path: Path, now: datetime) -> None:
    """The public tree brings along files that a public page shows, from their hub's file."""
    tree = build_tree(read(tmp_path, INTERNAL), "public", now=now)
    copied = {place: file for place, file in tree.items() if isinstance(file, Source)}

    assert {"brand/mark.png": Source("content/brand/mark.png")} == copied


def test_styles(tmp_path: Path, now: datetime) -> None:
    """Both style sheets are in the tree: ours from the package, the cards' from their module."""
    tree = build_tree(read(tmp_path), "public", now=now)

    assert Packaged("masthead.css") == tree[STYLES[0]]
    assert ".mh-card" in text_of(tree, STYLES[1])


def test_an_empty_hub(tmp_path: Path, now: datetime) -> None:
    """A hub without posts, pages and channels has a site that says so in words."""
    nothing = dict.fromkeys(
        (
            "strategy/channels/outbox.md",
            "strategy/channels/site.md",
            "strategy/people.yml",
            "content/posts/2026/repair-week.md",
        )
    )
    tree = build_tree(read(tmp_path, nothing), "internal", now=now)

    assert "This home page has no words yet" in text_of(tree, "index.md")
    assert "No post has a channel yet" in text_of(tree, "index.md")
    assert "No channel yet" in text_of(tree, "channels/index.md")
    assert "Nothing goes out in this month" in text_of(tree, "calendar/index.md")
    assert "Nothing is planned" in text_of(tree, "calendar/list.md")
    assert "No media yet" in text_of(tree, "library/index.md")
    assert "No posts yet" in text_of(tree, "posts/index.md")
    assert "Empty" in text_of(tree, "pipeline/index.md")
    public = build_tree(read(tmp_path / "again", nothing), "public", now=now)
    assert "channels/index.md" not in public
