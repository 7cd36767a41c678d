"""The path of somebody who is new: the steps by day, what to read, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masthead.kinds import locate
from masthead.page import Page
from masthead.report import Block, Cell, Facts, Mark, Ref, Step, Steps, Words
from masthead.survey import Survey

TITLE = "Onboarding"


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the path, or how to begin one."""
    pages = survey.pages("onboarding")
    if not pages:
        yield Words('No path yet: masthead new onboarding "The first weeks"')
    for page in pages:
        yield from path(page, survey)


def path(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the steps of a path by day, and who is there for what."""
    values = survey.values(page)
    steps = [step for step in values.get("steps", ()) if {"step", "day"} <= step.keys()]
    steps.sort(key=lambda step: step["day"])
    yield Steps("The path", tuple(_step(step, survey) for step in steps))
    facts: list[tuple[str, Cell]] = [
        ("Last walked", values.get("reviewed")),
        ("Whom to ask", _people({step["ask"] for step in steps if "ask" in step})),
        ("Who decides", _people({one.id for one in survey.hub.people.values() if one.decides})),
        ("Languages", ", ".join(survey.hub.settings.languages)),
        ("Channels in use", tuple(Ref("channel", id) for id in survey.active_channels)),
    ]
    yield Facts("Who and where", tuple(facts))


def _step(step: Mapping[str, Any], survey: Survey) -> Step:
    """Return a step with its day and what helps with it."""
    ask, file = step.get("ask"), step.get("file")
    parts = [
        f"read {file}" if file else "",
        f"run: {step['command']}" if "command" in step else "",
        f"ask {survey.title('person', ask)}" if ask else "",
        f"done when: {step['done_when']}" if "done_when" in step else "",
    ]
    return Step(
        step["step"], Mark(f"day {step['day']}"), "; ".join(filter(None, parts)), _ref(file, survey)
    )


def _ref(file: str | None, survey: Survey) -> Ref | None:
    """Return the page that a file is, where it is one."""
    if file is None or not file.endswith(".md"):
        return None
    kind, id = locate(file)
    page = survey.hub.page(kind, id)
    return Ref(kind, id) if page is not None and page.path == file else None


def _people(ids: set[str]) -> tuple[Ref, ...]:
    return tuple(Ref("person", id) for id in sorted(ids))
