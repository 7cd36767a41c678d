"""Audiences are known as groups, reached by channels, and found when they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.rules.rule import Content
from reach_builder import AUDIENCE, audience, channel, post
from row_helper import NOW, found, printed, shown, told

SETTINGS = "name: Lentera\nzone: Europe/Berlin\nlanguages: [en]\nrules:\n  {}\n"
LOW_VISION = "[{{trait: health, group: people with low vision, share: 7, size: {}, source: s}}]"


def test_shares_without_a_sample_are_found(tmp_path: Path) -> None:
    """Nobody can weigh a share of nobody knows how many."""
    (finding,) = found("audience/shares", tmp_path, audience(age="{18-44: 60}"))

    assert "nobody says what the shares rest on" == finding.message


def test_shares_of_few_people_are_found(tmp_path: Path) -> None:
    """One person would move a share of twelve; the hub may ask for another number."""
    files: dict[str, Content] = {
        **audience(age="{18-44: 60}", sample="{size: 12, source: sample data}")
    }
    (finding,) = found("audience/shares", tmp_path / "few", files)
    files["masthead.yml"] = SETTINGS.format("audience/shares: {least: 10}")

    assert "shares of 12 people say little: 30 are asked for" == finding.message
    assert [] == found("audience/shares", tmp_path / "less", files)


def test_interests_may_come_to_more_than_all(tmp_path: Path) -> None:
    """People name several interests."""
    files = audience(interests="{tools: 80, thrift: 70}", sample="{size: 90, source: sample data}")

    assert [] == found("audience/shares", tmp_path, files)


def test_a_sensitive_share_of_few_people_is_found(tmp_path: Path) -> None:
    """A share of a few could tell of one of them."""
    (finding,) = found("audience/sensitive", tmp_path, audience(sensitive=LOW_VISION.format(20)))

    assert "a share of 20 people could tell of one: 50 are asked for" == finding.message
    assert [] == found(
        "audience/sensitive", tmp_path / "many", audience(sensitive=LOW_VISION.format(305))
    )


def test_a_sensitive_share_needs_its_source(tmp_path: Path) -> None:
    """Who counted is no afterthought."""
    files = audience(sensitive="[{trait: health, group: some, share: 7, size: 90}]")
    (finding,) = found("schema/missing", tmp_path, files)

    assert "`sensitive[0].source` is missing" == finding.message


def test_a_hub_may_have_its_own_words(tmp_path: Path) -> None:
    """Words are set by language; without any the texts are not searched."""
    every = "{en: [], id: [], tl: [], ru: []}"
    files: dict[str, Content] = {
        **audience(interests="[catholic feasts]"),
        "masthead.yml": SETTINGS.format(f"audience/sensitive: {{words: {every}}}"),
    }

    assert [] == found("audience/sensitive", tmp_path, files)


@pytest.mark.parametrize("status", ["draft", "closed"])
def test_an_audience_that_is_set_aside_rests(tmp_path: Path, status: str) -> None:
    """What does not hold now has no dead end."""
    files = audience(status=status, services="[youtube]", active_hours="", interests="")

    assert [] == [
        one
        for name in ("reach", "channel", "portrait")
        for one in found(f"audience/{name}", tmp_path / name, files)
    ]


def test_a_page_with_a_title_alone_has_no_portrait_to_finish(tmp_path: Path) -> None:
    """What is not begun is not asked for, but that nobody can be reached is told."""
    files = {AUDIENCE: "---\ntitle: Tinkerers\n---\nThey read closely.\n"}

    assert [] == found("audience/portrait", tmp_path / "portrait", files)
    assert 2 == len(found("audience/reach", tmp_path / "reach", files))


@pytest.mark.parametrize(
    ("keys", "served"),
    [
        ({"network": "mastodon"}, True),
        ({"network": "x", "aliases": "[Fediverse, Mastodon]"}, True),
        ({"network": "x", "fit": "{audiences: {tinkerers: 3}}"}, True),
        ({"network": "x", "fit": "{audiences: {tinkerers: 2}}"}, False),
        ({"network": "x"}, False),
        ({"status": "paused"}, False),
    ],
)
def test_a_channel_serves_by_network_name_or_score(
    tmp_path: Path, keys: dict[str, str], served: bool
) -> None:
    """Where people are and what a page scores decides; a paused channel serves nobody."""
    files = {**audience(services="[mastodon]"), **channel(**keys)}
    page = {"strategy/channels/{}.md".format("talks"): files.pop("strategy/channels/mastodon.md")}
    base = {"strategy/channels/mastodon.md": "---\ntitle: M\nservice: folder\n---\nOld.\n"}
    base["strategy/channels/mastodon.md"] = (
        "---\ntitle: M\nservice: folder\nnetwork: vk\nstatus: retired\n---\nOld.\n"
    )

    assert served is not bool(found("audience/channel", tmp_path, {**files, **page, **base}))


def test_twitter_is_found_under_x(tmp_path: Path) -> None:
    """Audiences may name a network as people still call it."""
    files = {**audience(services="[twitter]"), **channel(network="x")}

    assert [] == found("audience/channel", tmp_path, files)


def test_the_page_tells_channels_posts_and_known_shares(tmp_path: Path) -> None:
    """What serves them, what is planned for them, and what is known of them only as shares."""
    files = {
        **audience(sensitive=LOW_VISION.format(305)),
        **channel(fit="{audiences: {tinkerers: {score: 5, why: They ask us}}}"),
        **post(),
    }
    page = shown(tmp_path, files, "strategy/audiences/tinkerers.md")

    assert "## Known only as shares" in page
    assert "They ask us" in page
    assert "The next 1 of 1; 1 posts speak to them in all." in page


def test_our_own_website_is_no_network_that_people_use(tmp_path: Path) -> None:
    """People come to it by a link."""
    site = "---\ntitle: Website\nservice: site\nfit: {audiences: {tinkerers: 4}}\n---\nOur own.\n"
    files = {**audience(), "strategy/channels/site.md": site}
    blocks = told(tmp_path, files, "audience", "show", "tinkerers")["blocks"]
    (channels,) = [one for one in blocks if one.get("title") == "Where we reach them"]
    rows = {row[0]["id"]: row[1]["text"] for row in channels["rows"]}

    assert {"mastodon": "yes", "site": "our own"} == rows


def test_without_hours_nothing_is_drawn(tmp_path: Path) -> None:
    """The reports say what to write."""
    files = audience(active_hours="", services="[youtube]")

    assert "Nobody says when they are there" in printed(tmp_path, files, "audience", "hours")
    assert "no channel" in printed(tmp_path, files, "audience", "overview")


def test_posts_in_their_hours_are_counted(tmp_path: Path) -> None:
    """09:00 UTC on a Monday is 16:00 in Jakarta: the post comes too early for them."""
    early = {**audience(), **post(publish_at="2026-12-14T09:00Z")}
    right = {**audience(), **post(publish_at="2026-12-14T12:30Z")}

    def counted(name: str, files: dict[str, str]) -> list[object]:
        blocks = told(tmp_path / name, files, "audience", "hours")["blocks"]
        return blocks[1]["rows"][0][-2:]  # type: ignore[no-any-return]

    assert [0, 1] == counted("early", early)
    assert [1, 1] == counted("right", right)
    assert 2026 == NOW.year
