"""Written pages come in with their fields; folders without an index get a list."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from masthead.site.content import Source
from masthead.site.tree import build_tree
from site_builder import picture, published, read, text_of

GOAL = """\
---
title: People trust it
kind: image
objective: Lamps stay in use
target: 50
due: 2026-12-31
owner: sari
---
Why this goal.
"""
GUIDE = """\
---
title: Stimme
lang: de
visibility: public
voice:
  - {trait: plain, not: curt}
words:
  - {term: nutzen, status: use}
  - {term: Lösung, status: avoid, instead: Lampe}
packs: [{folder: secret-pack}]
---
# Unsere Stimme

So klingen wir.

{{ words }}

{{ nothing }}
"""

NEWS = "---\ntitle: News\nvisibility: public\n---\n# News\n\nAll of it.\n"


def test_fields_stand_above_the_text(tmp_path: Path, now: datetime) -> None:
    """A strategy page shows its front matter as a table, then its text, then its file."""
    tree = build_tree(read(tmp_path, {"strategy/goals/trust.md": GOAL}), "internal", now=now)
    page = text_of(tree, "strategy/goals/trust.md")

    assert 'title: "People trust it"' in page
    order = ["# People trust it", "<dt>Objective</dt>", "Sari", "Why this goal.", "strategy/goals/"]
    assert sorted(order, key=page.index) == order


def test_fields_of_a_public_page(tmp_path: Path, now: datetime) -> None:
    """The public site shows no field of a goal, though the goal is public."""
    goal = GOAL.replace("owner:", "visibility: public\nowner:")
    tree = build_tree(read(tmp_path, {"strategy/goals/trust.md": goal}), "public", now=now)
    page = text_of(tree, "strategy/goals/trust.md")

    assert "Why this goal." in page
    for hidden in ("Sari", "sari", "50", "Lamps stay", "strategy/goals/trust.md"):
        assert hidden not in page


def test_a_guide(tmp_path: Path, now: datetime) -> None:
    """A guide shows a table where its text asks for it, the others after it, in its language."""
    tree = build_tree(read(tmp_path, {"content/voice/de.md": GUIDE}), "public", now=now)
    page = text_of(tree, "voice/de.md")

    order = [
        '<div lang="de" dir="ltr" markdown="1">',
        "# Unsere Stimme",
        "So klingen",
        "nutzen",
        "plain",
    ]
    assert sorted(order, key=page.index) == order
    assert 1 == page.count("# Unsere Stimme")
    assert "{{" not in page
    assert "secret-pack" not in page


@pytest.mark.parametrize(
    ("lang", "mark"),
    [("ar", '<div lang="ar" dir="rtl" markdown="1">'), ("en", "# "), ("", "# ")],
)
def test_language(lang: str, mark: str, tmp_path: Path, now: datetime) -> None:
    """A page in another language says so, from right to left where that is how it is read."""
    page = f"---\ntitle: T\n{f'lang: {lang}' if lang else ''}\nvisibility: public\n---\nText.\n"
    tree = build_tree(read(tmp_path, {"content/about.md": page}), "public", now=now)

    assert mark in text_of(tree, "about.md").split("---")[2].strip()[:60]


def test_pictures_come_along(tmp_path: Path, now: datetime) -> None:
    """A picture that a page shows is copied, to where its link leads."""
    files: dict[str, str | bytes | None] = {
        "content/about.md": "---\ntitle: T\nvisibility: public\n---\n![A](/media/a.png)\n",
        "content/media/a.png": picture("PNG"),
    }
    tree = build_tree(read(tmp_path, files), "public", now=now)

    assert "![A](media/a.png)" in text_of(tree, "about.md")
    assert Source("content/media/a.png") == tree["media/a.png"]


def test_damaged_pictures_stay_behind(tmp_path: Path, now: datetime) -> None:
    """A picture that cannot be opened is not shown: its words are, and the site still builds."""
    files: dict[str, str | bytes | None] = {
        "content/about.md": "---\ntitle: T\n---\n![A lamp](/media/a.png)\n",
        "content/media/a.png": picture("PNG")[:40],
    }
    tree = build_tree(read(tmp_path, files), "internal", now=now)

    assert "media/a.png" not in tree
    assert "A lamp" in text_of(tree, "about.md")
    assert "media/a.png" not in text_of(tree, "about.md")


def test_tables_of_the_strategy_stay_behind(tmp_path: Path, now: datetime) -> None:
    """A public page of the strategy brings its pictures along, and none of its tables."""
    files: dict[str, str | bytes | None] = {
        "strategy/products/lamp.md": (
            "---\ntitle: T\nvisibility: public\n---\n[Plan](../budget/2026.csv) ![A](a.png)\n"
        ),
        "strategy/products/a.png": picture("PNG"),
        "strategy/budget/2026.csv": "month,kind,currency\n2026-01,make,IDR\n",
    }
    tree = build_tree(read(tmp_path, files), "public", now=now)

    sources = [one.path for one in tree.values() if isinstance(one, Source)]
    assert "strategy/products/a.png" in sources
    assert "strategy/budget/2026.csv" not in sources


def test_folders_without_index(tmp_path: Path, now: datetime) -> None:
    """A folder gets a list of its pages and folders, with a line about each."""
    files: dict[str, str | bytes | None] = {
        "strategy/goals/trust.md": GOAL,
        "strategy/usp.md": "---\ntitle: Why us\ndescription: In one line\n---\nX\n",
    }
    tree = build_tree(read(tmp_path, files), "internal", now=now)

    strategy = text_of(tree, "strategy/index.md")
    assert '<a href="usp/">Why us</a>' in strategy
    assert "In one line" in strategy
    assert '<a href="goals/">Goals</a>' in strategy
    goals = text_of(tree, "strategy/goals/index.md")
    assert '<a href="trust/">' in goals
    assert "2026-12-31" in goals


def test_a_written_index_stays(tmp_path: Path, now: datetime) -> None:
    """A folder's own index page is not replaced, and gives the folder its title."""
    files: dict[str, str | bytes | None] = {
        "content/brand/index.md": "---\ntitle: Our brand\n---\nWords.\n",
        "content/brand/logo/index.md": "---\ntitle: Logos\n---\nWords.\n",
        "content/extra/page/deep.md": "---\ntitle: Deep\n---\nWords.\n",
        "content/extra/page/index.md": "---\ntitle: A page\n---\nWords.\n",
    }
    tree = build_tree(read(tmp_path, files), "internal", now=now)

    assert "Words." in text_of(tree, "brand/index.md")
    assert "A page" in text_of(tree, "extra/index.md")


def test_a_written_page_within_a_generated_one(tmp_path: Path, now: datetime) -> None:
    """Where the hub has a page at the place of a generated one, both are shown."""
    files: dict[str, str | bytes | None] = {
        "content/posts/index.md": NEWS,
        "content/index.md": "---\ntitle: Lentera\nvisibility: public\n---\nWelcome.\n",
    }
    tree = build_tree(published(tmp_path, files), "public", now=now)

    posts = text_of(tree, "posts/index.md")
    assert 'title: "News"' in posts
    assert 1 == posts.count("# News")
    assert posts.index("All of it.") < posts.index("Repair week")
    home = text_of(tree, "index.md")
    assert home.index("# Lentera") < home.index("Welcome.") < home.index("Latest posts")


def test_titles_are_escaped(tmp_path: Path, now: datetime) -> None:
    """A title with marks shows as it is, in front matter, heading and list."""
    files: dict[str, str | bytes | None] = {
        "content/x/a.md": '---\ntitle: "A & *b* \\"c\\""\n---\nText.\n'
    }
    tree = build_tree(read(tmp_path, files), "internal", now=now)

    assert 'title: "A &amp; *b* &quot;c&quot;"' in text_of(tree, "x/a.md")
    assert '# A &amp; \\*b\\* "c"' in text_of(tree, "x/a.md")
    assert "A &amp; *b* &#34;c&#34;" in text_of(tree, "x/index.md")
