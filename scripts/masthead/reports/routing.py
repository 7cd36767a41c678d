"""Where messages go: the table of all routes, and the way of one message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from masthead.kinds.route import kind_of, way
from masthead.page import Page
from masthead.plots import tree
from masthead.report import Block, Cell, Facts, Mark, Ref, Step, Steps, Table, Tone, Words
from masthead.survey import Survey

EMPTY = "No route yet: write strategy/care/routes.yml (`masthead new route Routes` makes it)."


def blocks(survey: Survey) -> Iterator[Block]:
    """Show where each kind of message goes, who takes it on, and who comes next."""
    rows: list[tuple[Cell, ...]] = []
    flow: list[tuple[Cell, ...]] = []
    for page in survey.pages("route"):
        values = survey.values(page)
        services = values.get("services", {})
        rows += [_row(one, services) for one in values.get("routes", ())]
        flow += _flow(values.get("routes", ()), services)
    yield Table(
        "Routing table",
        ("Kind", "When", "Service", "Owner", "Within", "Then", "State"),
        tuple(rows),
        note="By the kind of the message. Then: who comes next where the first does not.",
        empty=EMPTY,
    )
    if rows:
        note = "At the left the last who is asked; at the right what comes to each service first."
        table = Table("Who gets what", ("Message or service", "Leads to"), tuple(flow), note=note)
        yield tree(table, "Message or service", "Leads to")


def _flow(
    routes: Iterable[Mapping[str, str]], services: Mapping[str, Any]
) -> Iterator[tuple[Cell, ...]]:
    """Yield the services with those that come after them, then the messages with theirs."""
    names = {id: service["name"] for id, service in services.items()}
    for id, service in services.items():
        after = "" if service.get("last") else service.get("fallback", "")
        yield names[id], names.get(after)
    for one in routes:
        label = f"{one['kind']}: {one['when']}" if "when" in one else one["kind"]
        yield label, names.get(one["service"])


def _row(one: Mapping[str, str], services: Mapping[str, Any]) -> tuple[Cell, ...]:
    service = services.get(one["service"], {})
    passed, fault = way(services, one["service"])
    within = service.get("within")
    return (
        one["kind"],
        one.get("when"),
        service.get("name", one["service"]),
        Ref("person", service["owner"]) if service.get("owner") else None,
        _span(within) if within else None,
        ", ".join(services[id]["name"] for id in passed[1:]) or None,
        Mark(fault, Tone.BAD) if fault else Mark("leads on", Tone.GOOD),
    )


def _span(time: timedelta) -> str:
    """Return a length of time in its largest whole unit: `10 min`, `2 h`, `1 d`."""
    minutes = int(time.total_seconds() // 60)
    for size, unit in ((24 * 60, "d"), (60, "h")):
        if minutes >= size and minutes % size == 0:
            return f"{minutes // size} {unit}"
    return f"{minutes} min"


def told(page: Page, survey: Survey, text: str) -> Iterator[Block]:
    """Yield where a message goes: its kind, why, and each service on its way.

    Args:
        page: the file of routes.
        survey: the hub at a moment.
        text: a kind of message by its id, or a message.
    """
    values = survey.values(page)
    kind, why = kind_of(values, text)
    routes = [one for one in values.get("routes", ()) if one["kind"] == kind]
    if kind:
        means = values["kinds"][kind]["means"]
        yield Facts("Message", (("Kind", kind), ("Why", why), ("Means", means)))
    if not routes:
        fault = f"`{kind}` has no route" if kind else "no kind fits, and there is no `otherwise`"
        yield Words(f"This goes nowhere: {fault}.", Tone.BAD)
    for one in sorted(routes, key=lambda one: "when" in one):
        title = f"When: {one['when']}" if "when" in one else "Usually"
        yield Steps(title, tuple(_steps(values.get("services", {}), one["service"], survey)))


def _steps(services: Mapping[str, Any], first: str, survey: Survey) -> Iterator[Step]:
    passed, fault = way(services, first)
    for at, id in enumerate(passed):
        service = services[id]
        owner = survey.title("person", service["owner"]) if service.get("owner") else "nobody"
        role = f", {service['role']}" if service.get("role") else ""
        yield Step(service["name"], Mark("then" if at else "first"), f"{owner}{role}")
    if fault:
        yield Step("Nobody", Mark("stops", Tone.BAD), fault)
