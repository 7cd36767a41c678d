"""The configuration of Front Matter CMS is made from the schemas, in the extension's own words."""

from __future__ import annotations

from typing import Any

from masthead.editors.forms import form_kinds
from masthead.editors.front_matter_cms import TYPES, front_matter_cms

KNOWN = {
    "choices",
    "dateFormat",
    "description",
    "fields",
    "multiple",
    "name",
    "numberOptions",
    "required",
    "single",
    "title",
    "type",
}
"""Keys of a field that are used; the extension refuses any that it does not know."""


def content_types() -> dict[str, dict[str, dict[str, Any]]]:
    """Return the fields of each content type by name."""
    types = front_matter_cms()["frontMatter.taxonomy.contentTypes"]
    return {one["name"]: {field["name"]: field for field in one["fields"]} for one in types}


def every(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return fields, and those inside them."""
    inner = [one for field in fields for one in every(field.get("fields", []))]
    return [*fields, *inner]


def test_each_kind_has_a_type_and_a_folder() -> None:
    """Each kind with forms has a content type, and a folder in which the extension finds it."""
    folders = front_matter_cms()["frontMatter.content.pageFolders"]
    names = [kind.name for kind in form_kinds()]

    assert names == list(content_types())
    assert [[name] for name in names] == [folder["contentTypes"] for folder in folders]
    assert "[[workspace]]/content/posts" == folders[0]["path"]


def test_words_of_the_extension() -> None:
    """No field has a type or a key that the extension does not know."""
    fields = every([field for one in content_types().values() for field in one.values()])

    assert TYPES >= {field["type"] for field in fields}
    assert KNOWN >= set().union(*fields)


def test_a_post() -> None:
    """Times are written as a post has them, ids are typed, and what has no type is left alone."""
    post = content_types()["post"]

    assert ("datetime", "yyyy-MM-dd HH:mm") == (
        post["publish_at"]["type"],
        post["publish_at"]["dateFormat"],
    )
    assert ("string", True) == (post["goal"]["type"], post["goal"]["single"])
    assert "list" == post["channels"]["type"]
    assert ("choice", "boolean") == (post["quadrant"]["type"], post["draft"]["type"])
    assert "media" not in post
    assert post["title"]["required"]


def test_other_shapes() -> None:
    """Numbers keep their limits, mappings their keys, and several words may be chosen."""
    fields = every([field for one in content_types().values() for field in one.values()])
    kinds = {field["type"]: field for field in fields}

    assert {"isDecimal", "min", "max"} == set(kinds["number"]["numberOptions"])
    assert kinds["fields"]["fields"]
    assert any(field.get("multiple") for field in fields)


def test_nothing_is_written_by_itself() -> None:
    """The extension neither makes pages nor sets dates by itself."""
    settings = front_matter_cms()

    assert not settings["frontMatter.content.autoUpdateDate"]
    assert {True} == {
        folder["disableCreation"] for folder in settings["frontMatter.content.pageFolders"]
    }
