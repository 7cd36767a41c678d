"""Folders of the common site generators become posts, with their custom and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import NOW
from markdown_folder import PNG, imported, plan, read, told, write_folder
from masthead.checking import check
from masthead.importing.kept import read_kept
from masthead.workspace import load_hub

JEKYLL = """\
---
layout: post
title: "Repair week: the plan"
date: 2027-02-01 09:00:00 +0100
categories: [news]
tags: [repair, lamps]
author: Sari
image:
  path: /assets/bench.png
  alt: A lamp in pieces on a bench.
---
Bring your lamp.
"""
HUGO = """\
+++
title = "Repair week: the plan"
date = 2027-02-01T09:00:00+01:00
tags = ["Repair Week", "lamps"]
draft = true
weight = 3

[cover]
image = "bench.png"
alt = "A lamp in pieces on a bench."
+++
Bring your lamp.
"""
HEXO = """\
---
title: Repair week
date: 2027/2/1 9:00:00
updated: 2027/2/2 9:00:00
tags:
- lamps
cover: bench.png
---
Bring your lamp.
"""
ELEVENTY = """\
---
title: Repair week
date: 2027-02-01
tags: [posts, lamps]
layout: layouts/post.njk
---
Bring your lamp.
"""
ASTRO = """\
---
title: 'Repair week'
description: 'What we mend.'
pubDate: 'Feb 01 2027'
heroImage: './bench.png'
heroImageAlt: A lamp in pieces on a bench.
---
Bring your lamp.
"""
GHOST = """\
---
title: Repair week
slug: repair-week-plan
status: draft
published_at: 2027-02-01T09:00:00.000Z
visibility: public
feature_image: __GHOST_URL__/content/images/bench.png
feature_image_alt: A lamp in pieces on a bench.
primary_author: {name: Sari}
---
Bring your lamp.
"""
OBSIDIAN = """\
---
title: Repair week
date: 2027-02-01
publish: true
aliases: [plan]
image: "[[bench.png]]"
---
Bring your lamp. ![[bench.png|A lamp in pieces]] ![[bench.png|300]]
"""
FILE = [{"file": "bench.png", "alt": "A lamp in pieces on a bench."}]


@pytest.mark.parametrize(
    ("source", "files", "path", "expected", "kept"),
    [
        (
            "jekyll",
            {"_posts/2027-02-01-the-plan.md": JEKYLL, "assets/bench.png": PNG},
            "content/posts/2027/the-plan/index.md",
            {
                "title": "Repair week: the plan",
                "publish_at": "2027-02-01 09:00+01:00",
                "hashtags": ["repair", "lamps"],
                "owner": "sari",
                "media": FILE,
            },
            {"author": "Sari", "layout": "post", "categories": ["news"]},
        ),
        (
            "hugo",
            {"posts/the-plan/index.md": HUGO, "posts/the-plan/bench.png": PNG},
            "content/posts/2027/the-plan/index.md",
            {
                "title": "Repair week: the plan",
                "publish_at": "2027-02-01 09:00+01:00",
                "hashtags": ["RepairWeek", "lamps"],
                "media": FILE,
            },
            {"tags": ["Repair Week", "lamps"], "weight": 3},
        ),
        (
            "hexo",
            {"_posts/the-plan.md": HEXO, "_posts/the-plan/bench.png": PNG},
            "content/posts/2027/the-plan/index.md",
            {
                "title": "Repair week",
                "publish_at": "2027-02-01 09:00",
                "hashtags": ["lamps"],
                "media": [{"file": "bench.png"}],
            },
            {"updated": "2027/2/2 9:00:00"},
        ),
        (
            "eleventy",
            {"the-plan.md": ELEVENTY},
            "content/posts/2027/the-plan.md",
            {
                "title": "Repair week",
                "publish_at": "2027-02-01 00:00",
                "hashtags": ["posts", "lamps"],
            },
            {"date": "2027-02-01", "layout": "layouts/post.njk"},
        ),
        (
            "astro",
            {"The Plan.mdx": ASTRO, "bench.png": PNG},
            "content/posts/2027/the-plan/index.md",
            {"title": "Repair week", "publish_at": "2027-02-01 00:00", "media": FILE},
            {"pubDate": "Feb 01 2027", "description": "What we mend."},
        ),
        (
            "ghost",
            {"the-plan.md": GHOST, "content/images/bench.png": PNG},
            "content/posts/2027/the-plan/index.md",
            {
                "title": "Repair week",
                "publish_at": "2027-02-01 09:00Z",
                "media": FILE,
                "owner": "sari",
            },
            {
                "slug": "repair-week-plan",
                "visibility": "public",
                "primary_author": {"name": "Sari"},
            },
        ),
        (
            "obsidian",
            {"notes/The plan.md": OBSIDIAN, "attachments/bench.png": PNG},
            "content/posts/2027/the-plan/index.md",
            {
                "title": "Repair week",
                "publish_at": "2027-02-01 00:00",
                "media": [{"file": "bench.png"}],
            },
            {"date": "2027-02-01", "aliases": ["plan"]},
        ),
    ],
)
def test_a_folder_becomes_posts(  # noqa: PLR0917 - the columns of the table
    hub_root: Path,
    source: str,
    files: dict[str, str | bytes],
    path: str,
    expected: dict[str, Any],
    kept: dict[str, Any],
) -> None:
    """Keys get our names, values our forms; what has no home is kept; nothing goes out.

    That holds where the generator is named, and where it is not (`any`).
    """
    old = write_folder(hub_root.parent / "old", files)
    assert plan(hub_root, old).files == plan(hub_root, old, source=source).files
    done = imported(hub_root, files, source=source)
    document = read(hub_root, path)

    assert {**expected, "draft": True} == document.data
    assert kept == read_kept(document.front)
    blind = [media for media in expected.get("media", ()) if "alt" not in media]
    assert len(blind) == len(told(done, "warning"))


def test_an_embed_of_obsidian_becomes_a_picture(hub_root: Path) -> None:
    """Its text is the alternative text, unless it is a size."""
    imported(hub_root, {"The plan.md": OBSIDIAN, "deep/bench.png": PNG})
    body = read(hub_root, "content/posts/2027/the-plan/index.md").body

    assert "Bring your lamp. ![A lamp in pieces](bench.png) ![bench.png](bench.png)\n" == body


def test_json_front_matter_is_read(hub_root: Path) -> None:
    """Both as a bare object and between fences."""
    imported(
        hub_root,
        {
            "a.md": '{\n  "title": "One",\n  "date": "2027-02-01T09:00:00Z"\n}\n\nText.\n',
            "b.md": ';;;\n{"title": "Two", "date": "2027-02-01 09:00"}\n;;;\nText.\n',
        },
    )

    assert "One" == read(hub_root, "content/posts/2027/a.md").data["title"]
    assert "Two" == read(hub_root, "content/posts/2027/b.md").data["title"]
    assert "Text.\n" == read(hub_root, "content/posts/2027/b.md").body


def test_two_hundred_posts_come_in_and_the_check_is_clean(hub_root: Path) -> None:
    """Half of them are of the past, half go out later; not a word is found wrong."""
    files = {
        f"_posts/{2024 if number < 100 else 2027}-03-{number % 28 + 1:02d}-note-{number}.md": (
            f"---\ntitle: Note number {number}\ndate: "
            f"{2024 if number < 100 else 2027}-03-{number % 28 + 1:02d} 09:{number % 60:02d}\n"
            f"author: Sari\nlayout: post\n---\nThis is the text of note {number}: "
            f"lamp {number * 7919} stands on shelf {number * 104729} of house {number**3}.\n"
        )
        for number in range(200)
    }
    done = imported(hub_root, files, "constants: {channels: [outbox], lang: en}")
    hub = load_hub(hub_root)

    assert (200, 100) == (len(done.texts), done.drafts)
    assert 201 == len(hub.posts)
    report = check(hub, now=NOW)
    assert [] == [one for one in report.findings if one.level.value != "notice"]
    assert [] == [one.message for one in report.findings if "posts/20" in one.path]
