"""The kind `route`: `strategy/care/routes.yml`, where each kind of message goes and who has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.schema.fields import DAY, DURATION, FLAG, ID, LINES, ONE_LINE, OWNER, id_of, list_of
from masthead.schema.records import Field, MappingOf, Record
from masthead.survey import Survey

MESSAGE = Record(
    (
        Field("means", ONE_LINE, "What such a message is.", "A lamp does not work.", required=True),
        Field("words", LINES, "Words that such messages have.", ["broken", "flickers"]),
        Field("example", ONE_LINE, "One, in our words.", "The arm of my lamp sinks."),
    ),
    "a mapping with `means`",
)
SERVICE = Record(
    (
        Field("name", ONE_LINE, "What it is called.", "Care desk", required=True),
        Field(
            "owner", id_of("person"), "Who answers for it: an id in strategy/people.yml.", "sari"
        ),
        Field("role", ONE_LINE, "The role that takes the message on.", "mender on duty"),
        Field("within", DURATION, "How soon it takes it on.", "10m"),
        Field("fallback", ID, "The service that comes next: a key of `services`.", "bench"),
        Field("last", FLAG, "Nobody comes after it: whoever has it keeps it.", example=True),
    ),
    "a mapping with `name` and `owner`",
)
ROUTE = Record(
    (
        Field("kind", ID, "The kind of message: a key of `kinds`.", "defect", required=True),
        Field(
            "when", ONE_LINE, "The condition, where a kind has several routes.", "smoke or smell"
        ),
        Field("service", ID, "Who gets it: a key of `services`.", "care", required=True),
    ),
    "a mapping with `kind` and `service`",
)

RECORD = Record(
    (
        OWNER,
        Field("review_by", DAY, "Day by which someone must look at it again.", "2027-06-30"),
        Field(
            "kinds",
            MappingOf(ID, MESSAGE, "kinds of messages by id"),
            "Every kind of message that comes.",
            {"defect": {"means": "A lamp does not work.", "words": ["broken"]}},
            required=True,
        ),
        Field("otherwise", ID, "The kind of what fits no other: a key of `kinds`.", "defect"),
        Field(
            "services",
            MappingOf(ID, SERVICE, "services by id"),
            "Who takes messages on.",
            {"care": {"name": "Care desk", "owner": "sari", "last": True}},
            required=True,
        ),
        Field(
            "routes",
            list_of(ROUTE, "routes, each with `kind` and `service`"),
            "Where each kind goes; the first route of a kind without `when` is its usual one.",
            [{"kind": "defect", "service": "care"}],
            required=True,
        ),
    )
)
BODY = ""
DRAWN = frozenset({"routes"})

_FILE = "strategy/care/routes.yml"
_ROUTES = """\
kinds:
  defect: {means: A lamp does not work., words: [broken, flickers]}
  praise: {means: Somebody is glad., words: [thanks]}
otherwise: praise
services:
  care: {name: Care desk, owner: sari, fallback: bench}
  bench: {name: The bench, owner: sari, last: true}
routes:
  - {kind: defect, service: bench}
  - {kind: praise, service: care}
"""


@rule(
    "route/owner",
    Level.ERROR,
    passing={_FILE: _ROUTES},
    failing={_FILE: _ROUTES.replace("  - {kind: praise, service: care}\n", "")},
)
def owned(page: Page, survey: Survey) -> Iterator[Remark]:
    """Every kind of message goes to somebody who is still here.

    Give each kind a route, and each service an `owner` of strategy/people.yml who has not left.
    Whoever posts in public does not mend: the route leads to those who can.
    """
    values = survey.values(page)
    routed = {one["kind"] for one in values.get("routes", ())}
    for kind in values.get("kinds", {}):
        if kind not in routed:
            yield Remark(page.document, f"`{kind}` goes to nobody", ("kinds", kind), "add a route")
    for id, service in values.get("services", {}).items():
        fault = _missing(service.get("owner", ""), survey)
        if fault:
            message = f"{service['name']} {fault}"
            yield Remark(page.document, message, ("services", id, "owner"), "name who has it now")


def _missing(owner: str, survey: Survey) -> str:
    """Return why nobody answers for a service, or nothing."""
    if not owner:
        return "has no owner"
    person = survey.hub.people.get(owner)
    left = getattr(person, "left", None)
    if person is not None and left and left <= survey.today:
        return f"is owned by {owner}, who left on {left}"
    return ""


@rule(
    "route/end",
    Level.ERROR,
    passing={_FILE: _ROUTES},
    failing={_FILE: _ROUTES.replace("last: true", "fallback: care")},
)
def ends(page: Page, survey: Survey) -> Iterator[Remark]:
    """No message runs in a circle, and none is given to what is not there.

    Follow the `fallback` of each service: at the end stands one with `last: true`, who keeps what
    comes. Ids in `routes`, `fallback` and `otherwise` are keys of `kinds` and `services`.
    """
    values = survey.values(page)
    kinds, services = values.get("kinds", {}), values.get("services", {})
    for index, one in enumerate(values.get("routes", ())):
        for name, known in (("kind", kinds), ("service", services)):
            if one[name] not in known:
                message = f"there is no {name} `{one[name]}`"
                yield Remark(page.document, message, ("routes", index, name))
    if values.get("otherwise", next(iter(kinds), "")) not in kinds and kinds:
        yield Remark(page.document, f"there is no kind `{values['otherwise']}`", ("otherwise",))
    for id in services:
        _, fault = way(services, id)
        if fault:
            yield Remark(page.document, fault, ("services", id))


def way(services: Mapping[str, Any], first: str) -> tuple[tuple[str, ...], str]:
    """Return the services that a message goes through from one on, and what is wrong on its way."""
    passed: list[str] = []
    at = first
    while at in services:
        if at in passed:
            return tuple(passed), f"a circle: {' > '.join([*passed, at])}"
        passed.append(at)
        service = services[at]
        if service.get("last"):
            return tuple(passed), ""
        if not service.get("fallback"):
            return tuple(passed), f"a dead end: `{at}` has no `fallback` and is not `last`"
        at = service["fallback"]
    return tuple(passed), f"there is no service `{at}`"


def kind_of(values: Mapping[str, Any], text: str) -> tuple[str, str]:
    """Return the kind of a message and why: by its id, by the first word that fits, or otherwise.

    Args:
        values: the file as read.
        text: an id of `kinds`, or a message.
    """
    kinds = values.get("kinds", {})
    if text.strip() in kinds:
        return text.strip(), "named"
    said = _plain(text)
    for kind, message in kinds.items():
        for word in message.get("words", ()):
            if _plain(word).strip() and _plain(word) in said:
                return kind, f"it has the word `{word}`"
    other = values.get("otherwise", "")
    return (other, "no word of any kind stands in it") if other in kinds else ("", "")


def _plain(text: str) -> str:
    """Return the words of a text in small letters, with a space before and after each."""
    letters = "".join(one if one.isalnum() else " " for one in text.casefold())
    return f" {' '.join(letters.split())} "


RULES = (owned, ends)
REPORTS = {"table": "routing.blocks"}
