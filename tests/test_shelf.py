"""Posts that are read late: what is told from their bytes is never less than what reading tells."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import NOW
from hub_builder import post, write_hub
from masthead.checking import check
from masthead.finding import Finding
from masthead.hub import Hub
from masthead.page import Page
from masthead.post import Post
from masthead.record import Record, State
from masthead.rules.reach import reach
from masthead.shelf import Read, Shelf, by_id
from masthead.workspace import load_hub
from random_hub import IDS, changed, whole_hub

MOVED = frozenset(
    {
        "cadence/gap",
        "cadence/maximum",
        "post/duplicate",
        "post/renamed",
        "post/unique-id",
        "waiver/unused",
    }
)
"""Rules on two posts: a narrow check puts the finding, or its waiver, at the one looked at."""


def records(dice: random.Random) -> Mapping[str, Record]:
    """Return what a ledger may know of some posts."""
    posts = dice.sample([*IDS, "gone", "gone-too"], 4) if dice.random() < 0.5 else []
    made = [
        Record(
            id, dice.choice(("notes", "site")), dice.choice(list(State)), payload={"title": "Lamp"}
        )
        for id in posts
    ]
    return {one.name: one for one in made}


def late(
    root: Path, known: Mapping[str, Record], files: set[str], before: Collection[Post | Page] = ()
) -> tuple[Hub, frozenset[str] | None]:
    """Return the hub whose posts are read late, and the files that a change touches."""
    hub = replace(load_hub(root, probe=lambda _: True, late=True), records=known)
    paths = reach(hub, files, before)
    assert hub.shelf is not None
    told = hub.shelf.findings(hub.shelf.names if paths is None else paths)
    return replace(hub, findings=(*hub.findings, *told)), paths


def states(
    root: Path, dice: random.Random, *, alike: bool
) -> tuple[Hub, Hub, dict[str, str | bytes | None]]:
    """Return a hub before a change and after it, each wholly read, and the change."""
    nothing = {"content/posts/2026/repair-week.md": None}
    files = whole_hub(dice, alike=alike)
    written = changed(dice, files, alike=alike)
    change = {path: text for path, text in written.items() if files.get(path) != text}
    known = records(dice)
    first, second = (
        write_hub(root / name, {**nothing, **files, **more})
        for name, more in (("before", {}), ("after", change))
    )
    hubs = [replace(load_hub(one, probe=lambda _: True), records=known) for one in (first, second)]
    return hubs[0], hubs[1], change


def as_they_were(before: Hub, change: set[str]) -> tuple[Post | Page, ...]:
    """Return the changed posts and pages of a hub."""
    pages = (page for kind in before.pages.values() for page in kind.values())
    return *before.posts_at(change), *(page for page in pages if page.path in change)


@pytest.mark.parametrize("seed", range(40))
def test_a_narrow_check_finds_what_a_whole_one_finds(seed: int, tmp_path: Path) -> None:
    """Of the files that a change touches, with most posts unread, it says what all say."""
    before, whole, change = states(tmp_path, random.Random(seed), alike=True)
    was = as_they_were(before, set(change))

    hub, paths = late(tmp_path / "after", whole.records, set(change), was)
    narrow = check(hub, now=NOW, paths=paths)

    assert reach(whole, set(change), was) == paths
    assert check(whole, now=NOW, paths=paths) == narrow
    everywhere = check(whole, now=NOW).keeping(lambda one: paths is None or one.path in paths)
    stay = [one for one in narrow.findings if one.rule not in MOVED]
    assert [one for one in everywhere.findings if one.rule not in MOVED] == stay


@pytest.mark.parametrize("seed", range(40))
def test_what_a_change_breaks_elsewhere_is_found(seed: int, tmp_path: Path) -> None:
    """What a whole check finds after a change and not before it, the narrow one finds too.

    Left out are hubs where posts share an id, which is an error by itself.
    """
    before, whole, change = states(tmp_path, random.Random(seed), alike=False)
    old, new = ({said(one) for one in check(hub, now=NOW).findings} for hub in (before, whole))

    hub, paths = late(
        tmp_path / "after", whole.records, set(change), as_they_were(before, set(change))
    )
    found = check(hub, now=NOW, paths=paths).findings

    missed = new - old - {said(one) for one in found}
    moved = {one.rule for one in found} & MOVED
    assert set() == {one for one in missed if one[1] not in moved}


def said(finding: Finding) -> tuple[str, str, str]:
    """Return where a finding stands and what it says, whatever its line."""
    return finding.path, finding.rule, finding.message


FILES = {
    "content/posts/2026/a.md": post(publish_at="2026-12-08 09:00"),
    "content/posts/2026/b.md": post("id: c", body="Two \\\\* stars.\n"),
    "content/posts/2026/d.md": post('"id": "\\u0065"', body="[a](b%2Emd)\n"),
    "content/posts/2026/f.md": "no front matter\n",
    "content/posts/2026/repair-week.md": None,
}


def read(root: Path) -> tuple[Shelf, list[str]]:
    """Return the shelf of a small hub, and a list that gets the path of each file it reads."""
    paths: list[str] = []
    shelf = load_hub(write_hub(root, FILES), probe=lambda _: False, late=True).shelf
    assert shelf is not None

    def looked(path: str) -> Read:
        paths.append(Path(path).stem)
        return look(path)

    look, shelf._look = shelf._look, looked
    return shelf, paths


def test_a_post_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    """Once, whoever asks."""
    shelf, paths = read(tmp_path)

    assert [] == paths
    assert ["a"] == [one.id for one in shelf.at({"content/posts/2026/a.md", "content/none.md"})]
    assert shelf
    assert ["a"] == paths
    assert ["a", "c", "e"] == [one.id for one in shelf]
    assert ["a", "b", "d", "f"] == paths
    assert (3, "a", ["c", "e"]) == (len(shelf), shelf[0].id, [one.id for one in shelf[1:]])


def test_ids_are_found_wherever_they_stand(tmp_path: Path) -> None:
    """In the file's name, in its front matter, or behind an escape there."""
    shelf, paths = read(tmp_path)
    posts = by_id(shelf)

    assert "a" == posts["a"].id
    assert ["a"] == paths
    assert "content/posts/2026/b.md" == posts["c"].path
    assert "content/posts/2026/d.md" == posts["e"].path
    assert [None, None, None, None] == [posts.get(id) for id in ("b", "d", "f", "")]
    assert (["a", "c", "e"], 3) == (list(posts), len(posts))
    assert "a" == posts["a"].id
    assert "b" not in posts


def test_names_of_files_that_are_surely_ids(tmp_path: Path) -> None:
    """Those without another id; whether they can be read is another matter."""
    shelf, paths = read(tmp_path)

    assert [True, False, False, True] == [shelf.is_named(id) for id in ("a", "b", "d", "f")]
    assert [] == paths
    assert [False, True, False] == [shelf.is_faulty(id) for id in ("a", "f", "g")]
    assert ["reader/fence"] == [one.rule for one in shelf.findings({"content/posts/2026/f.md"})]


def test_a_file_that_cannot_be_opened_holds_nothing(tmp_path: Path) -> None:
    """Its reader says what is wrong with it."""
    shelf, _ = read(tmp_path)
    (tmp_path / "content/posts/2026/a.md").unlink()

    assert ["e"] == [one.id for one in shelf.holding({"2026-12-08"})]
    assert ["reader/unreadable"] == [
        one.rule for one in shelf.findings({"content/posts/2026/a.md"})
    ]


def test_words_with_letters_that_are_written_in_many_ways(tmp_path: Path) -> None:
    """Of such a word the longest plain piece counts; without one every post may hold it."""
    shelf, _ = read(tmp_path)

    assert ["a", "e"] == [one.id for one in shelf.holding({"2026-12-08'ü"})]
    assert ["a", "c", "e"] == [one.id for one in shelf.holding({"'ü"})]
    assert ["e"] == [one.id for one in shelf.holding(())]


def test_of_too_many_words_all_is_read(tmp_path: Path) -> None:
    """To look for them would take longer."""
    words = {f"none-{number}" for number in range(500)}
    shelf, _ = read(tmp_path)

    assert ["a", "c", "e"] == [one.id for one in shelf.holding(words)]
    assert ["a", "c", "e"] == [one.id for one in shelf.resembling(words, lambda _: False)]


def test_texts_with_capitals_of_all_scripts(tmp_path: Path) -> None:
    """What is looked for is case-folded, and so are the files."""
    files = {"content/posts/2026/a.md": post(body="Neue LAMPEN in der STRASSE, Лампа.\n")}
    shelf = load_hub(write_hub(tmp_path, files), late=True).shelf
    assert shelf is not None

    def near(*words: str) -> list[str]:
        return [one.id for one in shelf.resembling(words, lambda text: "neue" in text)]

    assert [["a"], ["a"], ["a"], []] == [
        near("lampen"),
        near("strasse"),
        near("лампа"),
        near("Lampen"),
    ]


def test_a_hub_that_is_wholly_read_answers_too(tmp_path: Path) -> None:
    """The questions are the same, and so are the answers or more."""
    hub = load_hub(write_hub(tmp_path, FILES))

    assert ["c"] == [one.id for one in hub.posts_sharing({"c"})]
    assert ["c"] == [one.id for one in hub.posts_at({"content/posts/2026/b.md"})]
    assert ["a", "c", "e"] == [one.id for one in hub.posts_holding({"nothing"})]
    assert ["a", "c", "e"] == [one.id for one in hub.posts_resembling((), lambda _: False)]
    assert hub.posts == dict(by_id(hub.all_posts()))
