"""How far the strategy is prepared: goal, audience, content, channel and measure, in that order.

The ring of the first page, its step bar, `masthead strategy status` and the rule on their order all
come from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from masthead.kinds import KINDS, STAGES, Kind
from masthead.report import Block, Cell, Mark, Ref, Step, Steps, Table, Tone
from masthead.survey import Survey

TITLE = "Preparation"

MEASURE = "measure"
NAMES: Mapping[str, str] = {
    "goal": "Goals",
    "audience": "Audiences",
    "content": "Content",
    "channel": "Channels",
    MEASURE: "Measures",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One step's part of the strategy.

    Args:
        stage: the step.
        name: its name for people.
        count: how many pages it has that hold; of measures, how many goals can be measured.
        whole: how many it would have; 0 where one is enough.
        kind: the kind of page that it is made of.
    """

    stage: str
    name: str
    count: int
    whole: int
    kind: str

    @property
    def there(self) -> bool:
        """Whether the part is complete."""
        return self.count > 0 and self.count >= self.whole


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the steps of preparation and how each stands, and all that there is in the strategy."""
    yield steps(survey)
    rows = tuple(_row(survey, kind) for kind in _used(survey))
    yield Table(
        "What there is",
        ("Part", "What it is", "Step", "Pages", "Set aside", "Next review"),
        rows,
        "Set aside: drafts, and what is closed, dropped or retired. Steps in their order; parts"
        " without a step go with all of them.",
        'Nothing yet: masthead new goal "Title"',
    )


def steps(survey: Survey) -> Steps:
    """Return the five steps of preparation and how each stands."""
    return Steps("Steps of preparation", tuple(step(survey, stage) for stage in STAGES))


def parts(survey: Survey) -> tuple[Part, ...]:
    """Return the five parts of a strategy in the order in which they are decided."""
    return tuple(
        Part(stage, NAMES[stage], *settled(survey, stage), _kind_of(stage).name) for stage in STAGES
    )


def settled(survey: Survey, stage: str) -> tuple[int, int]:
    """Return how many pages a step has, and how many it would have (0 where one is enough).

    The last step counts the goals that can be measured: those with a metric and a target.
    """
    if stage == MEASURE:
        goals = [survey.values(page) for page in survey.current("goal")]
        return sum("metric" in goal and "target" in goal for goal in goals), len(goals)
    kinds = (kind.name for kind in KINDS.values() if kind.stage == stage)
    return sum(len(survey.current(kind)) for kind in kinds), 0


def step(survey: Survey, stage: str) -> Step:
    """Return one step of preparation and how it stands."""
    found = {part.stage: part for part in parts(survey)}
    part = found[stage]
    earlier = STAGES[: STAGES.index(stage)]
    missing = [NAMES[one].lower() for one in earlier if not found[one].there]
    count = f"{part.count} {'page' if part.count == 1 else 'pages'}"
    note = f"{part.count} of {part.whole} goals measured" if part.whole else count
    if not part.there:
        mark = Mark("open", Tone.WARN)
        note = f'{note}; masthead new {part.kind} "Title"' if not part.count else note
    elif missing:
        mark = Mark("too early", Tone.BAD)
        note = f"{note}; first come {', '.join(missing)}"
    else:
        mark = Mark("ready", Tone.GOOD)
    return Step(NAMES[stage], mark, note, Ref("kind", part.kind))


def _kind_of(stage: str) -> Kind:
    """Return the kind that people write for a step: of measures, the goals that name them."""
    if stage == MEASURE:
        return KINDS["goal"]
    return next(kind for kind in KINDS.values() if kind.stage == stage)


def _used(survey: Survey) -> list[Kind]:
    """Return the kinds of the strategy that the hub has pages of, by their steps."""
    used = [
        kind
        for kind in KINDS.values()
        if kind.pattern.startswith("strategy/") and kind.command and survey.pages(kind.name)
    ]
    return sorted(used, key=lambda kind: STAGES.index(kind.stage) if kind.stage else len(STAGES))


def _row(survey: Survey, kind: Kind) -> tuple[Cell, ...]:
    pages, current = survey.pages(kind.name), survey.current(kind.name)
    days = [survey.values(page).get("review_by") for page in current]
    soonest = min((day for day in days if day is not None), default=None)
    overdue = soonest is not None and soonest < survey.today
    review: Cell = Mark(f"{soonest}, overdue", Tone.WARN) if overdue else soonest
    name = Ref("kind", kind.name, kind.name.capitalize())
    aside = len(pages) - len(current)
    return name, kind.title, NAMES.get(kind.stage), len(current), aside, review
