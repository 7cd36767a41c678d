"""The configuration of the forms is made from the schemas, publishes nothing, holds no secret."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from hub_builder import write_hub
from masthead.bundling import SCHEMA
from masthead.editors.forms import configuration, form_kinds
from masthead.editors.place import Place
from masthead.kinds import KINDS
from masthead.workspace import load_hub

PLACE = Place("lentera/hub", "trunk", "https://git.brand.example/api/v3")
ITS_SCHEMA = Path(sys.prefix) / "admin" / SCHEMA
"""The program's own schema; `make test` puts it there with the bundle."""


def made(root: Path) -> dict[str, object]:
    """Return the configuration of a small hub."""
    return configuration(load_hub(write_hub(root / "hub")), PLACE)


def test_kinds() -> None:
    """Posts and every kind of page with commands have forms; data files and voice do not."""
    names = {kind.name for kind in form_kinds()}

    assert {"post", "channel", "goal", "audience", "campaign"} <= names
    assert not {"settings", "people", "media", "guide", "page"} & names
    pages = {kind.name for kind in KINDS.values() if kind.is_page and kind.command}
    assert {name for name in pages if not KINDS[name].single} <= names


def test_nothing_is_published_here(tmp_path: Path) -> None:
    """Saving makes a pull request, and no collection offers to publish."""
    config = made(tmp_path)

    assert "editorial_workflow" == config["publish_mode"]
    assert {False} == {one["publish"] for one in config["collections"]}  # type: ignore[attr-defined]


def test_where_the_hub_is_kept(tmp_path: Path) -> None:
    """The forms reach the hub's own repository, and people sign in with a token of their own."""
    backend = {
        "name": "github",
        "repo": "lentera/hub",
        "branch": "trunk",
        "api_root": "https://git.brand.example/api/v3",
        "auth_methods": ["token"],
    }

    assert backend == made(tmp_path)["backend"]


def test_posts(tmp_path: Path) -> None:
    """A post is a file of its year, or a folder with its media; its text is plain text."""
    plain, pictured, *_ = made(tmp_path)["collections"]  # type: ignore[misc]

    assert ("content/posts", "{{year}}/{{slug}}") == (plain["folder"], plain["path"])
    assert ("{{year}}/{{slug}}/index", "") == (pictured["path"], pictured["media_folder"])
    assert ("/content/media", "/media") == (plain["media_folder"], plain["public_folder"])
    assert ("body", "text") == (plain["fields"][1]["name"], plain["fields"][1]["widget"])


def test_no_other_service(tmp_path: Path) -> None:
    """Pictures come from the hub and the writer's disk: no other service is offered."""
    assert {
        "default": {"config": {"slugify_filename": True}},
        "stock_assets": {"providers": []},
    } == made(tmp_path)["media_libraries"]


def test_people_are_offered(tmp_path: Path) -> None:
    """Who may own a post is whoever the hub knows."""
    plain, *_ = made(tmp_path)["collections"]  # type: ignore[misc]
    (owner,) = (field for field in plain["fields"] if field["name"] == "owner")

    assert [{"value": "sari", "label": "Sari"}] == owner["options"]


@pytest.mark.skipif(not ITS_SCHEMA.is_file(), reason="no bundle here: masthead admin bundle")
def test_the_programs_own_schema(tmp_path: Path) -> None:
    """The configuration passes the schema that the program ships."""
    schema = json.loads(ITS_SCHEMA.read_text(encoding="utf-8"))

    assert [] == [
        error.message[:200] for error in Draft7Validator(schema).iter_errors(made(tmp_path))
    ]
