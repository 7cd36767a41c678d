"""The API says what the pages say, in answers that fit their description."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from hub_builder import post
from masthead import kinds
from masthead.guide import Guide
from masthead.kinds import KINDS, Kind
from masthead.record import Approval, Read
from masthead.site.api import collections_of
from masthead.site.api_guides import as_data, schema_of
from masthead.site.api_pages import plural
from masthead.site.building import read_hub
from masthead.site.content import Tree
from masthead.site.tree import build_tree
from masthead.site.view import View
from masthead.starting import PACKAGE
from site_builder import SITE_POST, picture, published, read, record, text_of, with_records

EXAMPLE = PACKAGE.parent.parent
ROOT = "api/v1/"
RICH = SITE_POST.replace(
    "owner: sari",
    "owner: sari\nlink: https://brand.example/x\nhashtags: [Repair]\n"
    "media: [{file: a.jpg, alt: A}]",
).replace(
    "Bring your lamp,", "Bring <b>your</b> *lamp* & [type](../../help/type.md),\n\n- one\n\nand"
)
FILES: dict[str, str | bytes | None] = {
    "content/posts/2026/repair-week.md": RICH,
    "content/posts/2026/a.jpg": picture(),
    "content/posts/2026/a.jpg.yml": "credit: Photo by Sari\nrights: our own\nexpires: 2027-01-01\n",
    "content/help/type.md": (
        "---\ntitle: Type\nvisibility: public\nowner: sari\n---\n| a |\n|---|\n| b |\n"
    ),
    "strategy/goals/trust.md": "---\ntitle: Trust\ntarget: 9\nowner: sari\n---\nBecause.\n",
    "strategy/channels/bluesky.md": (
        "---\ntitle: Bluesky\nservice: folder\nnetwork: bluesky\nhandle: brand.example\n"
        "owner: sari\nvisibility: public\n---\nShort.\n"
    ),
}


def answer(tree: Tree, name: str) -> Any:
    """Return a file of the API."""
    return json.loads(text_of(tree, ROOT + name))


def items(tree: Tree, name: str) -> dict[str, dict[str, Any]]:
    """Return the items of a list by id."""
    return {one["id"]: one for one in answer(tree, f"{name}.json")["items"]}


def answers(tree: Tree) -> Iterator[tuple[str, Any]]:
    """Yield every file of the API, by its path in the description."""
    for place in tree:
        if place.startswith(ROOT):
            yield f"/{place}", answer(tree, place.removeprefix(ROOT))


def schema_for(path: str, description: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema that a description has for a path."""
    for template, about in description["paths"].items():
        pattern = re.escape(template).replace(r"\{page\}", r"\d+")
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", pattern)
        if re.fullmatch(pattern, path):
            schema = about["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            return {"components": description["components"], **schema}
    raise AssertionError(f"the description has no path for {path}")


@pytest.fixture(scope="module")
def example() -> dict[str, Tree]:
    """Return both sites of the example, with one post out on the site."""
    now = datetime(2026, 12, 7, 9, tzinfo=UTC)
    hub = read_hub(EXAMPLE, "internal")
    records = [record(id, "site") for id in list(hub.posts)[:5]]
    records.append(record("repair-week", "bluesky", url="https://bsky.app/profile/x/post/1"))
    hub = with_records(hub, *records)
    return {site: build_tree(hub, site, now=now) for site in ("public", "internal")}


def test_a_public_post(tmp_path: Path, now: datetime) -> None:
    """The public API has what the post's page shows, and no more."""
    tree = build_tree(published(tmp_path, FILES), "public", now=now)
    shown = items(tree, "posts")["repair-week"]

    assert {
        *("id", "title", "url", "lang", "at", "excerpt", "text", "html", "link", "hashtags"),
        *("media", "also_on"),
    } == set(shown)
    assert "https://brand.example/posts/repair-week/" == shown["url"]
    assert "2026-12-07T10:01:00+01:00" == shown["at"]
    assert (
        '<p>Bring your <em>lamp</em> &amp; <a href="https://brand.example/help/type/">type</a>,</p>'
        == shown["html"].split("\n")[0]
    )
    (media,) = shown["media"]
    assert media.pop("url").startswith("https://brand.example/media/")
    assert {
        "alt": "A",
        "mime": "image/jpeg",
        "width": 64,
        "height": 40,
        "credit": "Photo by Sari",
    } == media


def test_the_index_says_what_there_is(tmp_path: Path, now: datetime) -> None:
    """Both sites list their collections; deliveries, reports and closed kinds are internal."""
    hub = published(tmp_path, FILES)
    public, internal = (
        answer(build_tree(hub, site, now=now), "index.json") for site in ("public", "internal")
    )

    assert ("masthead", 1, "public") == (public["generator"], public["version"], public["site"])
    assert {"href": "posts.json", "count": 1, "pages": 1, "schema": "schemas/post.json"} == public[
        "kinds"
    ]["posts"]
    closed = {plural(kind.name) for kind in KINDS.values() if kind.closed}
    assert {"deliveries", "calendar", "reports", *closed} == set(internal["kinds"]) - set(
        public["kinds"]
    )
    assert "https://brand.example/feed.xml" in public["feeds"]
    assert [] == internal["feeds"]


def test_public_pages_without_their_internal_fields(tmp_path: Path, now: datetime) -> None:
    """A page's front matter leaves by the same list as on its page; other pages do not leave."""
    tree = build_tree(published(tmp_path, FILES), "public", now=now)

    assert {
        "service": "folder",
        "network": "bluesky",
        "handle": "brand.example",
    } == items(tree, "channels")["bluesky"]["fields"]
    assert {} == items(tree, "pages")["help~type"]["fields"]
    assert "<table>" in items(tree, "pages")["help~type"]["html"]
    assert {} == items(tree, "goals")
    assert not [place for place in tree if "outbox" in place or "trust" in place]
    assert not {"people", "settings"} & {
        place.rpartition("/")[2].removesuffix(".json") for place in tree if "schemas" in place
    }


def test_public_media(tmp_path: Path, now: datetime) -> None:
    """Media that a public page shows, without what only the team needs to know."""
    unused = {"content/media/b.jpg": picture()}
    tree = build_tree(published(tmp_path, {**FILES, **unused}), "public", now=now)
    (media,) = answer(tree, "media.json")["items"]

    assert {"id", "url", "mime", "width", "height", "alt", "credit"} == set(media)
    assert media["id"].startswith("media~")
    assert f"{ROOT}media/{media['id']}.json" in tree


def test_internal_media(tmp_path: Path, now: datetime) -> None:
    """All media with rights, last day, uses, and what is to be seen to."""
    unused = {"content/media/b.jpg": picture()}
    tree = build_tree(published(tmp_path, {**FILES, **unused}), "internal", now=now)
    by_path = {one["path"]: one for one in answer(tree, "media.json")["items"]}
    used = by_path["content/posts/2026/a.jpg"]

    assert ("our own", "2027-01-01") == (used["rights"], used["expires"])
    assert [{"title": "Repair week starts on Monday", "url": "/posts/repair-week/"}] == used["uses"]
    assert ["expiring", "no-alt"] == used["marks"]
    assert ["no-alt", "no-rights", "unused"] == by_path["content/media/b.jpg"]["marks"]
    assert by_path["content/media/b.jpg"]["expires"] is None


def test_an_internal_post(tmp_path: Path, now: datetime) -> None:
    """The internal API has every post with its front matter, deliveries and messages."""
    hub = with_records(
        read(tmp_path, {"content/posts/2026/idea.md": post("draft: true", publish_at="")}),
        record("repair-week", "outbox", url="https://out.example/1"),
    )
    found = items(build_tree(hub, "internal", now=now), "posts")
    (delivery,) = found["repair-week"]["deliveries"]

    assert ("published", "https://out.example/1", "1", 1) == (
        delivery["state"],
        delivery["url"],
        delivery["remote_id"],
        delivery["attempt"],
    )
    assert "2026-12-07T10:01:00+01:00" == delivery["at"]
    assert "2026-12-07T09:00:00+01:00" == delivery["due_at"]
    assert "draft" == found["idea"]["deliveries"][0]["state"]
    assert found["idea"]["deliveries"][0]["approval"] is None
    assert delivery["approval"] is None
    assert found["idea"]["at"] is None
    assert {"draft": True, "channels": ["outbox"], "lang": "en", "owner": "sari"} == found["idea"][
        "fields"
    ]
    (message,) = found["repair-week"]["messages"]
    assert ("outbox", "folder") == (message["channel"], message["service"])
    assert "Bring your lamp, leave with a lamp that works." == message["parts"][0]["text"]


def test_who_approved_a_delivery(tmp_path: Path, now: datetime) -> None:
    """The internal API tells where, by whom, what they read; an odd address stays out."""
    approval = Approval(12, "https://github.example/12", "c0ffee", (Read("sari", "cafe"),))
    odd = replace(approval, url="javascript:alert(1)", emergency=True, besides=(9,))
    hub = read(tmp_path, {"content/posts/2026/two.md": post(title="Two", body="Two.\n")})
    known = (
        replace(record("repair-week", "outbox"), approval=approval),
        replace(record("two", "outbox"), approval=odd),
    )
    found = items(build_tree(with_records(hub, *known), "internal", now=now), "posts")

    assert {
        "pull": 12,
        "url": "https://github.example/12",
        "commit": "c0ffee",
        "by": [{"login": "sari", "commit": "cafe"}],
        "emergency": False,
        "besides": [],
    } == found["repair-week"]["deliveries"][0]["approval"]
    told = found["two"]["deliveries"][0]["approval"]
    assert ("", True, [9]) == (told["url"], told["emergency"], told["besides"])


def test_deliveries_and_calendar(tmp_path: Path, now: datetime) -> None:
    """Lists without files of their own: every delivery, and what goes out when."""
    hub = with_records(
        read(tmp_path, {"content/posts/2026/idea.md": post("draft: true", publish_at="")}),
        record("repair-week", "outbox"),
    )
    tree = build_tree(hub, "internal", now=now)
    (slot,) = answer(tree, "calendar.json")["items"]

    assert {("repair-week", "published"), ("idea", "draft")} == {
        (one["post"], one["state"]) for one in answer(tree, "deliveries.json")["items"]
    }
    assert ("2026-12-07T09:00:00+01:00", "repair-week", ["outbox"], "published") == (
        slot["at"],
        slot["post"],
        slot["channels"],
        slot["state"],
    )
    assert not [
        place
        for place in tree
        if place.startswith((f"{ROOT}deliv", f"{ROOT}cal")) and place.count("/") > 2
    ]


def test_people_are_internal(tmp_path: Path, now: datetime) -> None:
    """Their names and accounts."""
    tree = build_tree(read(tmp_path), "internal", now=now)

    assert {"id": "sari", "name": "Sari", "handles": {}, "github": ""} == items(tree, "people")[
        "sari"
    ]


def test_a_long_list_has_several_files(tmp_path: Path, now: datetime) -> None:
    """Each names the next; an item is the same in the list and in its own file."""
    posts: dict[str, str | bytes | None] = {
        f"content/posts/2026/p{n:03}.md": post(title=f"Post {n}") for n in range(120)
    }
    tree = build_tree(read(tmp_path, posts), "internal", now=now)
    name, seen = "posts.json", []
    while name:
        page = answer(tree, name)
        seen += page["items"]
        name = page["next"]

    assert (121, 3, 121) == (page["count"], page["pages"], len({one["id"] for one in seen}))
    assert all(one == answer(tree, f"posts/{one['id']}.json") for one in seen)


def test_an_item_with_too_long_a_name_is_in_the_list(tmp_path: Path, now: datetime) -> None:
    """File systems end at 255 bytes."""
    folder = "/".join(["lamp" * 15] * 4)
    page = {f"content/{folder}/a.md": "---\ntitle: Deep\n---\nDown here.\n"}
    tree = build_tree(read(tmp_path, page), "internal", now=now)

    assert "Deep" in {one["title"] for one in answer(tree, "pages.json")["items"]}
    assert all(len(place.rpartition("/")[2].encode()) <= 255 for place in tree)


def test_a_faulty_value_is_left_out(tmp_path: Path, now: datetime) -> None:
    """What the schema refuses is not told, and the rest of the page is."""
    goal = "---\ntitle: Trust\ndue: [soon,\n  later]\ncolour: red\nunit: people\n---\nBecause.\n"
    tree = build_tree(read(tmp_path, {"strategy/goals/trust.md": goal}), "internal", now=now)

    assert {"unit": "people"} == items(tree, "goals")["trust"]["fields"]


def test_a_new_kind_gets_its_collection(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line in the table of kinds is enough."""
    kind = Kind("goal", "A reply", "strategy/care/{id}.md")
    monkeypatch.setitem(dict(KINDS), "reply", kind)
    monkeypatch.setattr(kinds, "_BY_FOLDER", {("strategy/care", "md"): "goal"})
    page = {"strategy/care/late.md": "---\ntitle: Late\nunit: days\n---\nSorry.\n"}
    tree = build_tree(read(tmp_path, page), "internal", now=now)

    assert {"unit": "days"} == items(tree, "goals")["late"]["fields"]
    assert {"goals", "replies", "people", "media", "boxes", "brand"} == {
        plural(name) for name in ("goal", "reply", "people", "media", "box", "brand")
    }


def test_a_guide_as_data(tmp_path: Path, now: datetime) -> None:
    """The rules of a guide, each with its id and its place; the public site has the public ones."""
    guide = (
        "---\ntitle: Voice\nlang: en\nvisibility: public\nwords:\n"
        "  - {term: leverage, status: avoid, instead: use, why: Say what you do.}\n"
        "examples:\n  - {text: We use lamps., ok: true}\n---\nPlain.\n"
    )
    hub = read(tmp_path, {"content/voice/en.md": guide})
    public, internal = (
        items(build_tree(hub, site, now=now), "guides")["en"]["rules"]
        for site in ("public", "internal")
    )

    (word,) = public["words"]
    assert ("leverage", "avoid", ["use"]) == (
        word["term"]["text"],
        word["status"],
        word["instead"],
    )
    assert f"voice/words/{word['id']}" == word["rule"]
    assert f"https://brand.example/voice/en/#words-{word['id']}" == word["url"]
    assert {"packs", "levels", "channels", "extends"} <= set(internal) - set(public)


def test_a_guide_that_cannot_be_read_has_no_rules(tmp_path: Path, now: datetime) -> None:
    """Its page is told of all the same."""
    hub = read(tmp_path, {"content/voice/en.md": "---\ntitle: Old\nlang: en\n---\nPlain.\n"})
    tree = build_tree(replace(hub, guides={}), "internal", now=now)

    assert ("Old", None) == tuple(items(tree, "guides")["en"][key] for key in ("title", "rules"))


def test_messages_are_composed_where_no_page_was_made(tmp_path: Path, now: datetime) -> None:
    """The API does not need the pages to have been drawn before."""
    view = View(read(tmp_path), "internal", now)
    (posts,) = (one for one in collections_of(view) if one.name == "posts")

    (data,) = (posts.data(post) for post in posts.items())
    assert ["outbox"] == [message["channel"] for message in data["messages"]]


def test_values_become_data() -> None:
    """Records, lists, mappings and sets; schemas for each."""
    assert ["a", "b"] == as_data(frozenset({"b", "a"}))
    assert {"1": ["x"]} == as_data({1: ("x",)})
    assert {} == schema_of(object)
    assert {"type": "null"} == schema_of(type(None))
    assert "word" not in as_data(Guide("en", "en", None))  # type: ignore[arg-type,operator]


@pytest.mark.parametrize("site", ["public", "internal"])
def test_the_description_is_openapi(example: dict[str, Tree], site: str) -> None:
    """A validator that is not ours takes it for OpenAPI 3.1."""
    from openapi_spec_validator import OpenAPIV31SpecValidator

    OpenAPIV31SpecValidator(answer(example[site], "openapi.json")).validate()


@pytest.mark.parametrize("site", ["public", "internal"])
def test_every_answer_fits_its_description(example: dict[str, Tree], site: str) -> None:
    """Each file of the example's API validates against the schema of its path."""
    description = answer(example[site], "openapi.json")
    seen = set()
    for path, found in answers(example[site]):
        schema = schema_for(path, description)
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        assert [] == [error.message for error in validator.iter_errors(found)][:3], path
        seen.add(path.partition(".")[0].split("/")[3])

    assert {"index", "openapi", "schemas", "posts", "media", "guides", "pages"} <= seen


def test_front_matter_fits_the_schemas(example: dict[str, Tree]) -> None:
    """Every file of the example validates against the schema that the API gives for its kind."""
    hub = read_hub(EXAMPLE, "internal")
    documents = [("post", one.document) for one in hub.posts.values()]
    documents += [(name, page.document) for name, its in hub.pages.items() for page in its.values()]
    for kind, document in documents:
        schema = answer(example["internal"], f"schemas/{kind}.json")
        errors = Draft202012Validator(schema).iter_errors(dict(document.data))
        assert [] == [error.message for error in errors], document.path

    assert "examples" not in text_of(example["internal"], f"{ROOT}schemas/goal.json")


PROGRAM = """
import hashlib, sys
from datetime import UTC, datetime
from pathlib import Path
from masthead.site.building import read_hub
from masthead.site.tree import build_tree
from masthead.site.view import View
hub = read_hub(Path(sys.argv[1]), "internal")
for site in ("public", "internal"):
    tree = build_tree(hub, site, now=datetime(2026, 12, 7, 9, tzinfo=UTC))
    for place in tree:
        if place.startswith(("api/", "feed", "atom", "calendar.ics")):
            print(site, place, hashlib.sha256(tree[place]).hexdigest())
"""


def test_the_same_hub_makes_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the order of files on disk and of hashes in memory: an ETag stays what it was."""
    files = {f"content/posts/2026/p{n}.md": post(title=f"Post {n}") for n in range(6)}
    sums = []
    for seed, order in (("1", 1), ("2", -1)):
        from hub_builder import write_hub

        root = write_hub(tmp_path / seed / "hub", dict(sorted({**FILES, **files}.items())[::order]))
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, root],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        sums.append(done.stdout)

    assert sums[0] == sums[1]
    assert "internal api/v1/deliveries.json" in sums[0]
