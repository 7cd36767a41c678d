"""The handbook's figures are those that were measured."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from masthead.site.cleaning import clean
from proof.__main__ import BLOCK, FOLDER, PAGE, files, filled, load
from proof.blocks import BLOCKS, CHARTS, CLASSES, COMPARED, kills_chart
from proof.drawing import Chart, draw

RESULTS = load()
SVG = "{http://www.w3.org/2000/svg}"


def read(text: str) -> ET.Element:
    """Return a drawing's elements."""
    return ET.fromstring(text)  # noqa: S314 - our own drawing


@pytest.mark.parametrize("name", sorted(files(RESULTS)))
def test_page_and_results_agree(name: str) -> None:
    """`python -m proof` writes them anew."""
    assert files(RESULTS)[name] == (FOLDER / name).read_text("utf-8")


def test_every_block_is_on_the_page() -> None:
    """None is forgotten, none is there twice."""
    page = (FOLDER / PAGE).read_text("utf-8")

    assert sorted(BLOCKS) == sorted(match[2] for match in BLOCK.finditer(page))


def test_a_page_that_disagrees_is_noticed() -> None:
    """One delivery more that was doubled changes text, table and drawing."""
    worse: Any = deepcopy(RESULTS)
    worse["kills"]["campaign"]["audit"]["tallies"]["own"]["doubled"] += 1

    changed = {name for name, text in files(worse).items() if text != files(RESULTS)[name]}
    assert {PAGE, CLASSES} == changed
    assert "1 doubled" in kills_chart(worse).description


def test_what_stands_outside_the_markers_stays() -> None:
    """People write around the figures."""
    text = "Before.\n<!-- proof: mutants -->\nold\n<!-- end -->\nAfter.\n"

    new = filled(text, RESULTS)

    assert new.startswith("Before.\n<!-- proof: mutants -->\n")
    assert new.endswith("\n<!-- end -->\nAfter.\n")
    assert "old" not in new


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_a_drawing_is_told_to_those_who_hear_it(name: str) -> None:
    """Title and description; the page has a table with the numbers right below."""
    root = read(draw(CHARTS[name](RESULTS)))
    page = (FOLDER / PAGE).read_text("utf-8")
    below = page.partition(f"({name})")[2]

    assert "img" == root.get("role")
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")
    assert below.startswith("\n\n| ")


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_the_site_keeps_the_drawing_as_it_is(name: str) -> None:
    """The cleaner takes nothing out: each element has a place and a colour of its own."""
    drawn = draw(CHARTS[name](RESULTS))
    cleaned = clean(f"content/handbook/{name}", drawn.encode()).decode()

    def elements(text: str) -> list[tuple[str, dict[str, str], str]]:
        return [(one.tag, dict(one.attrib), one.text or "") for one in read(text).iter()]

    assert elements(drawn) == elements(cleaned)


def test_a_count_of_nothing_is_said() -> None:
    """No bar, but the number."""
    chart = Chart("T", "D", {"doubled": "#000000", "lost": "#111111"}, {"A": (0, 0), "B": (3, 1)})

    drawn = draw(chart)

    assert ">0 doubled or lost<" in drawn
    assert ">3 + 1<" in drawn


def test_the_promise_held() -> None:
    """What the page says was measured: nothing doubled, lost, stuck or needlessly unknown."""
    campaign, worlds = RESULTS["kills"]["campaign"], RESULTS["worlds"]
    tallies = campaign["audit"]["tallies"]

    assert (0, True) == (worlds["wrong"], worlds["seeds"] >= 200_000)
    assert all(seed is not None and seed < 20_000 for seed in worlds["broken"].values())
    assert (True, []) == (campaign["kills"] >= 1000, campaign["audit"]["wrong"])
    for kind, one in tallies.items():
        assert (0, 0, 0) == (one["doubled"], one["lost"], one["stuck"]), kind
    assert {0} == {
        tallies[kind]["unknown_posted"] + tallies[kind]["unknown_absent"]
        for kind in ("own", "keyed", "steps", "listed")
    }
    assert 0 == RESULTS["mutants"]["survived"]
    assert {PAGE, CLASSES, COMPARED} == set(files(RESULTS))
    assert Path(FOLDER, CLASSES).is_file()
