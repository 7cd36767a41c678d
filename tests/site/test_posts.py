"""Posts have a page each and paged lists, and say no more than their site may know."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hub_builder import post
from masthead.record import Approval, Read, State
from masthead.site.content import Source
from masthead.site.tree import build_tree
from site_builder import everything, picture, published, read, record, text_of, with_records

MASTODON = """\
---
title: Mastodon
service: folder
network: mastodon
handle: brand@makers.example
visibility: public
---
Words.
"""
FULL = """\
---
title: Repair week
publish_at: 2026-12-07 09:00
channels:
  site:
  mastodon:
    media: [{file: wide.png, alt: The bench}]
  hidden:
lang: id
owner: sari
goal: trust
audiences: [makers, nobody]
campaign: repair
link: https://brand.example/repair?a=1&b=2
hashtags: [RepairWeek]
media:
  - {file: lamp.jpg, alt: "A \\"lamp\\""}
  - {file: clip.mp4, alt: A film}
---
Thanks to {@sari}. [Type](../../brand/type.md)

---

The second part.

## @mastodon

Only there.
"""
FILES: dict[str, str | bytes | None] = {
    "content/posts/2026/repair-week.md": FULL,
    "content/posts/2026/lamp.jpg": picture(),
    "content/posts/2026/wide.png": picture("PNG"),
    "content/posts/2026/clip.mp4": b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom",
    "content/posts/2026/lamp.jpg.yml": "alt: x\ncredit: Photo by Sari\n",
    "content/brand/type.md": "---\ntitle: Type\nvisibility: public\n---\nX\n",
    "strategy/goals/trust.md": "---\ntitle: Trust in us\n---\nX\n",
    "strategy/audiences/makers.md": "---\ntitle: Makers\n---\nX\n",
    "strategy/channels/mastodon.md": MASTODON,
    "strategy/channels/hidden.md": MASTODON.replace("visibility: public\n", "").replace(
        "Mastodon", "Hidden"
    ),
}


def page_of(root: Path, site: str, now: datetime) -> str:
    """Return the page of the full post, out on all its channels."""
    hub = with_records(
        read(root, FILES),
        record("repair-week", "site", url="https://brand.example/posts/repair-week/"),
        record("repair-week", "mastodon", url="https://makers.example/1"),
        record("repair-week", "hidden", url="https://hidden.example/1"),
    )
    return text_of(build_tree(hub, site, now=now), "posts/repair-week.md")


def test_public_page(tmp_path: Path, now: datetime) -> None:
    """Readers see title, day, text, pictures with words and credit, link, hashtags, elsewhere."""
    page = page_of(tmp_path, "public", now)

    for part in (
        'title: "Repair week"',
        'description: "Thanks to Sari. Type The second part."',
        '<div lang="id" dir="ltr" markdown="1">',
        "# Repair week",
        "Mon 7 Dec 2026",
        "Thanks to Sari. [Type](../brand/type.md)",
        "\n\n---\n\nThe second part.",
        'alt="A &#34;lamp&#34;"',
        "Photo by Sari",
        '<video src="../../media/',
        '<a href="https://brand.example/repair?a=1&amp;b=2"',
        "#RepairWeek",
        '<a href="https://makers.example/1" rel="noopener me">Mastodon</a>',
        'href="../">All posts',
    ):
        assert part in page


def test_public_page_is_silent(tmp_path: Path, now: datetime) -> None:
    """Readers see no other channel's text, no internal channel, no owner, goal or file name."""
    page = page_of(tmp_path, "public", now)

    for hidden in (
        "Only there",
        "hidden",
        "Hidden",
        "Trust in us",
        "Makers",
        "content/",
        "wide.png",
    ):
        assert hidden not in page


def test_internal_page(tmp_path: Path, now: datetime) -> None:
    """The team sees every channel's card, what the post belongs to, deliveries and receipts."""
    page = page_of(tmp_path, "internal", now)

    for part in (
        "Sari",
        '<a href="../../strategy/goals/trust/">Trust in us</a>',
        "Audiences",
        "nobody",
        "mh-network-mastodon",
        "Only there.",
        "published</span>",
        '<a href="https://makers.example/1" rel="noopener">1</a>',
        "content/posts/2026/repair-week.md",
    ):
        assert part in page


APPROVAL = Approval(
    12,
    "https://github.example/<b>/pull/12",
    "c0ffee",
    (Read("<i>sari</i>", 'ca"fe'), Read("budi", "beef")),
    besides=(9, 10),
)


def approved_page(root: Path, now: datetime, approval: Approval) -> str:
    """Return the team's page of a post that was published with an approval."""
    known = replace(record("repair-week", "site"), approval=approval)
    return text_of(
        build_tree(with_records(published(root), known), "internal", now=now),
        "posts/repair-week.md",
    )


def test_internal_page_says_who_approved_the_text(tmp_path: Path, now: datetime) -> None:
    """With the pull request and what they read; logins and addresses are shown as text."""
    page = approved_page(tmp_path, now, APPROVAL)

    for part in (
        'approved by <span title="read commit ca&#34;fe">&lt;i&gt;sari&lt;/i&gt;</span>, ',
        '<span title="read commit beef">budi</span> in ',
        '<a href="https://github.example/&lt;b&gt;/pull/12" rel="noopener">pull request #12</a>',
        "with what #9, #10 changed",
    ):
        assert part in page
    assert "short way" not in page


def test_internal_page_tells_of_an_emergency(tmp_path: Path, now: datetime) -> None:
    """And of a policy that asks nobody; an address that is none of the web is no link."""
    approval = Approval(12, "javascript:alert(1)", "c0ffee", emergency=True)

    page = approved_page(tmp_path, now, approval)

    assert "brought by pull request #12, approved by nobody, as the policy asks nobody" in page
    assert "<strong>by the short way (emergency)</strong>" in page
    assert "javascript:" not in page


def test_the_public_page_names_nobody_who_approved(tmp_path: Path, now: datetime) -> None:
    """It is the team's business."""
    known = replace(record("repair-week", "site"), approval=APPROVAL)
    tree = build_tree(with_records(published(tmp_path), known), "public", now=now)

    assert "budi" not in everything(tree)


def test_internal_media(tmp_path: Path, now: datetime) -> None:
    """Media of every channel come along, and cards show pictures, not films."""
    tree = build_tree(read(tmp_path, FILES), "internal", now=now)
    copied = {file.path for file in tree.values() if isinstance(file, Source)}
    page = text_of(tree, "posts/repair-week.md")

    assert {path for path in copied if path.startswith("content/posts/")} == {
        "content/posts/2026/lamp.jpg",
        "content/posts/2026/wide.png",
        "content/posts/2026/clip.mp4",
    }
    assert 'clip.mp4"' not in page


def test_public_media(tmp_path: Path, now: datetime) -> None:
    """The public site has the site's own media of a post, under a neutral name."""
    hub = with_records(read(tmp_path, FILES), record("repair-week", "site"))
    tree = build_tree(hub, "public", now=now)
    copied = {place: file.path for place, file in tree.items() if isinstance(file, Source)}

    assert {"content/posts/2026/lamp.jpg", "content/posts/2026/clip.mp4"} == set(copied.values())
    assert all(place.startswith("media/") for place in copied)


def test_states_on_the_page(tmp_path: Path, now: datetime) -> None:
    """A post on hold says why; one without channels says so; an unknown channel is named."""
    files: dict[str, str | bytes | None] = {
        "content/posts/2026/held.md": post("hold: wait & see", title="Held"),
        "content/posts/2026/none.md": post(channels="", title="None"),
        "content/posts/2026/odd.md": post(channels="[nowhere]", title="Odd"),
    }
    tree = build_tree(read(tmp_path, files), "internal", now=now)

    assert "On hold: wait &amp; see" in text_of(tree, "posts/held.md")
    assert "goes to no channel yet" in text_of(tree, "posts/none.md")
    assert "Name channels" in text_of(tree, "posts/none.md")
    assert "strategy/channels/nowhere.md" in text_of(tree, "posts/odd.md")


def test_receipts_without_address(tmp_path: Path, now: datetime) -> None:
    """A receipt that is no web address is shown as text, and nothing is linked."""
    hub = with_records(read(tmp_path), record("repair-week", "outbox", url="build/outbox/x"))
    page = text_of(build_tree(hub, "internal", now=now), "posts/repair-week.md")

    assert "<code>1</code>" in page
    assert 'href="build' not in page


def test_lists(tmp_path: Path, now: datetime) -> None:
    """Lists are paged, newest first; posts without a date come before all."""
    posts = {
        f"content/posts/2026/post-{n:02}.md": post(
            publish_at=f"2026-12-07 {n // 60 + 10}:{n % 60:02}", title=f"No {n}."
        )
        for n in range(60)
    }
    posts["content/posts/2026/idea.md"] = post("draft: true", publish_at="", title="Idea")
    tree = build_tree(read(tmp_path, posts), "internal", now=now)
    first, last = text_of(tree, "posts/index.md"), text_of(tree, "posts/page/3.md")

    assert first.index("Idea") < first.index("No 59.") < first.index("No 58.")
    assert '<a href="page/2/">2</a>' in first
    assert "No 0." in last
    assert '<a href="../../">1</a>' in last
    assert 'aria-current="page">3' in last
    assert "posts/page/4.md" not in tree


def test_a_post_named_like_a_list(tmp_path: Path, now: datetime) -> None:
    """No id of a post can take the place of a list."""
    files: dict[str, str | bytes | None] = {
        "content/posts/2026/page.md": post(title="A page"),
        "content/posts/2026/2.md": post(title="Two", id="index"),
    }
    tree = build_tree(read(tmp_path, files), "internal", now=now)

    assert "A page" in text_of(tree, "posts/page.md")
    assert "Two" in text_of(tree, "posts/index/index.md")
    assert "# Posts" in text_of(tree, "posts/index.md")


def test_lists_link_feeds(tmp_path: Path, now: datetime) -> None:
    """A site with an address says where its feeds are."""
    page = text_of(build_tree(published(tmp_path), "public", now=now), "posts/index.md")

    assert '<a href="../feed.xml">RSS</a>' in page


def test_home(tmp_path: Path, now: datetime) -> None:
    """The team's home counts deliveries by state and shows what is next and what is out."""
    files: dict[str, str | bytes | None] = {
        "content/posts/2026/soon.md": post(publish_at="2026-12-09 09:00", title="Soon"),
        "content/posts/2026/far.md": post(publish_at="2027-12-09 09:00", title="Far"),
        "content/posts/2026/late.md": post(publish_at="2026-12-01 09:00", title="Late"),
    }
    hub = with_records(read(tmp_path, files), record("repair-week", "outbox", State.PUBLISHED))
    home = text_of(build_tree(hub, "internal", now=now), "index.md")

    assert "<strong>2</strong> <span>scheduled</span>" in home
    assert "Late" in home.partition("Waits for a person")[2].partition("Next")[0]
    following, last = home.partition(">Next<")[2].split("Published last")
    assert "Soon" in following
    assert "Far" not in home
    assert "Repair week" in last


def test_directory(tmp_path: Path, now: datetime) -> None:
    """The channel directory names every channel; the public one only public channels."""
    hub = with_records(read(tmp_path, FILES), record("repair-week", "mastodon"))
    internal = text_of(build_tree(hub, "internal", now=now), "channels/index.md")
    public = text_of(build_tree(hub, "public", now=now), "channels/index.md")

    assert "Hidden" in internal
    assert "0 ahead, 1 published" in internal
    assert "Mastodon" in public
    assert "brand@makers.example" in public
    assert "Hidden" not in public
    assert "published" not in public


def test_cadence_in_words(tmp_path: Path, now: datetime) -> None:
    """How often a channel posts is said in words."""
    cadences = {
        "a": ("{min_per_week: 1, max_per_week: 3, max_per_day: 2, min_gap: 2h}", "1 to 3 a week"),
        "b": ("{min_per_week: 2}", "at least 2 a week"),
        "c": ("{max_per_week: 4, min_gap: 90m}", "at most 4 a week, 90 min apart"),
    }
    files: dict[str, str | bytes | None] = {
        f"strategy/channels/{id}.md": MASTODON.replace("service", f"cadence: {cadence}\nservice", 1)
        for id, (cadence, _) in cadences.items()
    }
    page = text_of(build_tree(read(tmp_path, files), "internal", now=now), "channels/index.md")

    assert "at most 2 a day, 2 h apart" in page
    for _, words in cadences.values():
        assert words in page


def test_long_and_missing_texts(tmp_path: Path, now: datetime) -> None:
    """A list shows the start of a long text, cut between words, and nothing of an empty one."""
    files: dict[str, str | bytes | None] = {
        "content/posts/2026/long.md": post(body="Many words, " * 40),
        "content/posts/2026/none.md": post(body="", title="No text"),
        "content/posts/2026/vtt.md": post("media: [{file: a.vtt, alt: x}]", title="Odd"),
        "content/posts/2026/a.vtt": "WEBVTT\n",
    }
    page = text_of(build_tree(read(tmp_path, files), "internal", now=now), "posts/index.md")

    assert "Many words, Many words…</p>" in page
    assert "No text" in page


def test_media_that_nobody_looked_at(tmp_path: Path, now: datetime) -> None:
    """A file of which only the name is known is shown as a picture."""
    hub = replace(with_records(read(tmp_path, FILES), record("repair-week", "site")), assets={})
    page = text_of(build_tree(hub, "public", now=now), "posts/repair-week.md")

    assert 'lamp.jpg" alt="A &#34;lamp&#34;" loading="lazy">' in page
