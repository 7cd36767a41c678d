"""What the campaigns found, as blocks of Markdown and as charts for the handbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crash.kinds import KINDS
from proof.drawing import Chart

Results = Mapping[str, Any]

DESIGNS = ("Masthead", "send, then mark", "mark, then send")
CLASSES = "guarantee-classes.svg"
COMPARED = "guarantee-designs.svg"
OUTCOMES = ("published", "unknown_posted", "unknown_absent", "doubled", "lost")
HARM = {"doubled": "#d55e00", "lost": "#cc79a7"}
WORDS = {
    "sent once": "#0072b2",
    "unknown, was posted": "#e69f00",
    "unknown, was not": "#56b4e9",
    **HARM,
}
"""The outcomes in words, with colours that people who see few tell apart (Okabe and Ito, 2008)."""


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Yield a table; all columns but the first are numbers."""
    yield "| " + " | ".join(head) + " |"
    yield "|---|" + "---:|" * (len(head) - 1)
    for row in rows:
        cells = (f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row)
        yield "| " + " | ".join(cells) + " |"


def worlds(results: Results) -> Iterator[str]:
    """Yield what the simulator found."""
    found = results["worlds"]
    yield (
        f"On {found['day']}, on two cores: **{found['seeds']:,} worlds** in {found['seconds']} s, "
        f"**{found['wrong']} wrong**. The simulator itself is tested by broken protocols, which it "
        "must catch:"
    )
    yield ""
    rows = [(name, seed) for name, seed in found["broken"].items()]
    yield from table(("The protocol with one mistake", "first caught in world"), rows)


def compared(results: Results) -> Iterator[str]:
    """Yield the designs side by side."""
    simulated, killed = results["worlds"]["designs"], results["designs"]
    rows = [_compared_row(name, simulated[name], killed[name]) for name in DESIGNS]
    what = ("deliveries", "doubled", "lost")
    head = ("Design", *(f"{where}: {one}" for where in ("simulated", "killed") for one in what))
    yield f"![{compared_chart(results).title}. The table below has the numbers.]({COMPARED})"
    yield ""
    yield from table(head, rows)


def _compared_row(name: str, simulated: Mapping[str, int], killed: Any) -> tuple[object, ...]:
    total, doubled, lost = _totals(killed)
    return (
        name,
        *(simulated[key] for key in ("deliveries", "doubled", "lost")),
        total,
        doubled,
        lost,
    )


def _totals(campaign: Any) -> tuple[int, int, int]:
    tallies = campaign["audit"]["tallies"].values()
    total, doubled, lost = (
        sum(one[key] for one in tallies) for key in ("deliveries", "doubled", "lost")
    )
    return total, doubled, lost


def compared_chart(results: Results) -> Chart:
    """Return how often each design doubled and lost under the same kills."""
    campaigns = results["designs"]
    counts = {name: _totals(campaigns[name]) for name in DESIGNS}
    kills = campaigns["Masthead"]["kills"]
    said = "; ".join(
        f"{name}: {doubled} doubled and {lost} lost of {total}"
        for name, (total, doubled, lost) in counts.items()
    )
    return Chart(
        f"Deliveries doubled and lost by each design under {kills} kills",
        f"{said}.",
        HARM,
        {name: (doubled, lost) for name, (_, doubled, lost) in counts.items()},
    )


def kills(results: Results) -> Iterator[str]:
    """Yield what became of the deliveries while publishers were killed."""
    found, day = results["kills"]["campaign"], results["kills"]["day"]
    tallies = found["audit"]["tallies"]
    total, doubled, lost = _totals(found)
    faults = sum(count for name, count in found["requests"].items() if name != "answered")
    yield (
        f"On {day}, four publishers side by side were killed **{found['kills']:,} times** at "
        f"random moments and {found['exact']} times where a doubt is left, over {total:,} "
        f"deliveries; the service met {faults:,} of {sum(found['requests'].values()):,} requests "
        f"with a fault or a delay. **{doubled} doubled, {lost} lost.** What nobody can know is "
        "`unknown`, and only that:"
    )
    yield ""
    yield f"![{kills_chart(results).title}. The table below has the numbers.]({CLASSES})"
    yield ""
    rows = [
        (KINDS[kind].title, *(one[key] for key in ("deliveries", *OUTCOMES, "stuck")))
        for kind, one in tallies.items()
    ]
    yield from table(("Class", "deliveries", *WORDS, "stuck"), rows)


def kills_chart(results: Results) -> Chart:
    """Return what became of the deliveries to each class."""
    found = results["kills"]["campaign"]
    rows = {
        KINDS[kind].title: tuple(one[key] for key in OUTCOMES)
        for kind, one in found["audit"]["tallies"].items()
    }
    said = "; ".join(
        f"{name}: " + ", ".join(f"{n} {word}" for n, word in zip(counts, WORDS, strict=True) if n)
        for name, counts in rows.items()
    )
    title = f"What became of the deliveries to each class under {found['kills']:,} kills"
    return Chart(title, f"{said}.", WORDS, rows)


def boundaries(results: Results) -> Iterator[str]:
    """Yield what a kill at each step did."""
    found = results["boundaries"]
    rows = [_boundaries_row(one) for one in found["exhaustive"]]
    count = sum(one["result"]["exact"] for one in found["exhaustive"])
    yield (
        f"On {found['day']}, a run was killed **once at every step** it can be at, and so was the "
        f"run that recovers from a death in doubt: {count} kills."
    )
    yield ""
    head = ("Class", "steps of a run", "of recoveries", "deliveries", "unknown", "doubled", "lost")
    yield from table(head, rows)


def _boundaries_row(one: Any) -> tuple[object, ...]:
    tallies = one["result"]["audit"]["tallies"].values()
    titles = [KINDS[kind].title for kind in one["kinds"]]
    short = " and ".join(title.partition(" ")[0] for title in titles)
    return (
        titles[0] if len(titles) == 1 else f"{short} side by side",
        len(one["first"]),
        sum(map(len, one["recovery"].values())),
        sum(tally["deliveries"] for tally in tallies),
        sum(tally["unknown_posted"] + tally["unknown_absent"] for tally in tallies),
        sum(tally["doubled"] for tally in tallies),
        sum(tally["lost"] for tally in tallies),
    )


def mutants(results: Results) -> Iterator[str]:
    """Yield what the mutation test found."""
    found = results["mutants"]
    score = found["killed"] / (found["mutants"] - found["equivalent"])
    yield (
        f"On {found['day']}: {found['mutants']:,} mutants, {found['killed']:,} noticed, "
        f"{found['equivalent']} that do what the protocol does (each listed with its reason), "
        f"**{found['survived']} survived**: a score of {score:.0%}."
    )


BLOCKS = {
    "worlds": worlds,
    "designs": compared,
    "kills": kills,
    "boundaries": boundaries,
    "mutants": mutants,
}
"""The generated blocks of the page, by the name in their markers."""

CHARTS = {COMPARED: compared_chart, CLASSES: kills_chart}
"""The drawings beside the page, by file name."""
