"""The issue form for a post, made from the schema of posts and from what the hub has.

GitHub shows `.github/ISSUE_TEMPLATE/post.yml` to whoever opens an issue; its syntax is GitHub's
(docs.github.com, "Syntax for GitHub's form schema", November 2026).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from masthead.channel import ChannelStatus
from masthead.hub import Hub
from masthead.kinds import KINDS
from masthead.schema.records import Field
from masthead.schema.shapes import Choice

PATH = ".github/ISSUE_TEMPLATE/post.yml"
"""Where GitHub looks for it."""

LABEL = "post"
"""The label that the form gives to its issues."""

TEXT = "text"
"""The key of the answer that becomes the post's text; all others are keys of front matter."""

SEVERAL = frozenset({"channels"})
"""Keys of which several answers may be ticked."""

CHOSEN = frozenset({"channels", "campaign", "owner"})
"""Keys whose answer names something of the hub: without any, there is nothing to ask."""

RESERVED = "none"
"""A word that GitHub keeps for itself in a list; our `none` is what stands for no answer."""

MOST_OPTIONS = 100
"""Choices of one list that the form shows."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form.

    Args:
        key: the key of front matter, or `TEXT`.
        label: its heading, by which the answer is found.
        help: what it is about.
        example: stands greyed in the field.
        options: what can be chosen; empty for free text.
        required: GitHub takes no form without an answer.
    """

    key: str
    label: str
    help: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
    required: bool = False


LABELS = {
    "title": "Title",
    TEXT: "Text",
    "channels": "Channels",
    "publish_at": "Goes out at",
    "lang": "Language",
    "link": "Link",
    "campaign": "Campaign",
    "owner": "Who answers for it",
    "commercial": "Money or goods behind it",
    "ai": "Help of a model",
}
"""The questions by key, in their order."""

HELP = {
    "title": "What the announcement is called, in lists and on the site.",
    TEXT: "As it is to be read. A line `## @mastodon` starts the text of that channel alone, a line"
    " of three hyphens the next part of a thread.",
    "channels": "Where it goes.",
    "publish_at": "In the hub's zone. Left out, the post waits until somebody gives it a time.",
    "owner": "Who answers the replies.",
    "campaign": "The campaign that it belongs to, if any.",
}
"""What a question says where the schema's words are about files."""


def questions(hub: Hub) -> tuple[Question, ...]:
    """Return the form's questions, with what can be chosen in a hub; none without a choice."""
    fields = {field.name: field for field in KINDS["post"].record.fields}
    asked = (
        Question(
            key,
            label,
            HELP.get(key) or fields[key].description,
            _example(fields.get(key)),
            _options(key, fields.get(key), hub),
            required=key in ("title", TEXT),
        )
        for key, label in LABELS.items()
    )
    return tuple(one for one in asked if one.options or one.key not in CHOSEN)


def form(hub: Hub) -> str:
    """Return the form as GitHub reads it."""
    return "\n".join(_form(questions(hub))) + "\n"


def _example(field: Field | None) -> str:
    return field.example if field is not None and isinstance(field.example, str) else ""


def _options(key: str, field: Field | None, hub: Hub) -> tuple[str, ...]:
    known: Mapping[str, Sequence[str]] = {
        "channels": [one.id for one in hub.channels.values() if one.status is ChannelStatus.ACTIVE],
        "lang": hub.settings.languages,
        "campaign": sorted(hub.known("campaign")),
        "owner": sorted(hub.people),
    }
    shape = getattr(field, "shape", None)
    words = known.get(key) or (shape.options if isinstance(shape, Choice) else ())
    usable = (word for word in words if word.casefold() != RESERVED and "," not in word)
    return tuple(dict.fromkeys(usable))[:MOST_OPTIONS]


def _form(asked: Sequence[Question]) -> Iterator[str]:
    yield "# Made by `masthead submit --form`; made anew when channels, people or campaigns change."
    yield "name: Post"
    yield "description: Propose a post. It becomes a pull request, which somebody reviews."
    yield 'title: "Post: "'
    yield f"labels: [{LABEL}]"
    yield "body:"
    yield from _entry("markdown", {"value": INTRODUCTION})
    for one in asked:
        yield from _question(one)


INTRODUCTION = (
    "Answer what you can: a pull request is made of it, and its comment shows what each channel"
    " gets. Everybody who can see this repository can see what you write here."
)


def _question(one: Question) -> Iterator[str]:
    attributes: dict[str, Any] = {"label": one.label, "description": one.help}
    if one.options:
        attributes |= {"options": list(one.options)}
        attributes |= {"multiple": True} if one.key in SEVERAL else {}
    elif one.key != TEXT and one.example:
        attributes["placeholder"] = one.example
    kind = "dropdown" if one.options else "textarea" if one.key == TEXT else "input"
    yield from _entry(kind, attributes, one.key, required=one.required)


def _entry(
    kind: str, attributes: Mapping[str, Any], id: str = "", *, required: bool = False
) -> Iterator[str]:
    """Yield one entry; JSON's texts and lists are YAML as well."""
    yield f"  - type: {kind}"
    if id:
        yield f"    id: {id}"
    yield "    attributes:"
    for name, value in attributes.items():
        yield f"      {name}: {json.dumps(value, ensure_ascii=False)}"
    if required:
        yield "    validations:"
        yield "      required: true"
