"""The issue form asks for what the schema of posts knows, with what the hub has."""

from __future__ import annotations

from pathlib import Path

import yaml

from hub_builder import write_hub
from masthead.kinds import KINDS
from masthead.submitting.form import LABELS, TEXT, form, questions
from masthead.workspace import load_hub


def test_each_question_is_a_key_of_the_schema() -> None:
    """Besides the text, the form asks for keys of front matter alone."""
    fields = {field.name for field in KINDS["post"].record.fields}

    assert {TEXT} == LABELS.keys() - fields


def test_required_keys_are_asked_for(hub_root: Path) -> None:
    """What the schema asks for, the form asks for; and a post needs a text."""
    needed = {field.name for field in KINDS["post"].record.fields if field.required}
    required = {one.key for one in questions(load_hub(hub_root)) if one.required}

    assert needed | {TEXT} == required


def test_choices_are_the_hubs(tmp_path: Path) -> None:
    """Active channels, the hub's languages and people can be chosen; what is retired cannot."""
    paused = "---\ntitle: Old\nservice: folder\nstatus: retired\nowner: sari\n---\nOld.\n"
    hub = load_hub(write_hub(tmp_path, {"strategy/channels/old.md": paused}))
    options = {one.key: one.options for one in questions(hub)}

    assert ("outbox", "site") == options["channels"]
    assert ("en",) == options["lang"]
    assert ("sari",) == options["owner"]


def test_what_the_hub_lacks_is_not_asked(hub_root: Path) -> None:
    """A hub without campaigns is asked for none."""
    assert "campaign" not in {one.key for one in questions(load_hub(hub_root))}


def test_the_word_that_github_keeps_is_no_choice(hub_root: Path) -> None:
    """GitHub takes no list with `none`; no answer means the same."""
    options = {one.key: one.options for one in questions(load_hub(hub_root))}

    assert ("paid", "gift", "affiliate", "employee") == options["commercial"]


def test_the_form_is_yaml_whatever_names_hold(tmp_path: Path) -> None:
    """Hostile names of people and campaigns are texts in the form."""
    hostile = '"x: [y]\\n- z": {name: Z}'
    hub = load_hub(write_hub(tmp_path, {"strategy/people.yml": f"people:\n  {hostile}\n"}))
    read = yaml.safe_load(form(hub))

    assert "Post" == read["name"]
    assert [one["type"] for one in read["body"]][:4] == [
        "markdown",
        "input",
        "textarea",
        "dropdown",
    ]
