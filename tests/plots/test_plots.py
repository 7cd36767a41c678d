"""What each drawing shows of its table."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from masthead import plots
from masthead.plots import axes, cells, frame
from masthead.report import Cell, Mark, Plot, Ref, Table, Tone


def table(columns: str, *rows: tuple[Cell, ...]) -> Table:
    """Return a table with columns named by words."""
    return Table("Sample", tuple(columns.split()), rows)


def values(plot: Plot, mark: str) -> list[dict[str, Any]]:
    """Return the data of all layers of a mark."""
    return [
        value
        for layer in plot.spec["layer"]
        if layer["mark"]["type"] == mark
        for value in layer["data"]["values"]
    ]


def texts(plot: Plot) -> list[str]:
    """Return the words in a drawing."""
    return [value["text"] for value in values(plot, "text")]


CHANNELS = table(
    "channel plan actual target",
    (Ref("channel", "news", "Newsletter"), 4, 2, 3),
    (Ref("channel", "x"), 12, None, None),
)


def test_bars_say_their_numbers() -> None:
    """Each row has its name and its number, and the words say the same."""
    plot = plots.bars(CHANNELS, "channel", "plan", unit="%")

    assert ["Newsletter", "x", "4%", "12%"] == texts(plot)
    assert [4.0, 12.0] == [bar["end"] for bar in values(plot, "bar")]
    assert "plan: Newsletter 4%, x 12%." == plot.words
    assert CHANNELS == plot.table


def test_bars_of_two_columns_have_a_legend_and_ticks() -> None:
    """Plan, actual and target are named; what is not known is said."""
    plot = plots.bars(CHANNELS, "channel", "plan", "actual", target="target")

    assert {"plan", "actual", "target", "not known"} <= set(texts(plot))
    assert [3.0] == [tick["value"] for tick in values(plot, "rule")]
    assert 2 == len({bar["colour"] for bar in values(plot, "bar")})


def test_stacked_bars_say_the_sum() -> None:
    """One bar after the other; a part that is not known or below nought takes no room."""
    data = table("a b c", ("one", 4, 3), ("two", None, 5), ("three", 2, -1))
    plot = plots.bars(data, "a", "b", "c", stacked=True)

    assert ["one", "two", "three", "7", "5", "2"] == texts(plot)[-6:]
    assert [(0, 4), (4, 7), (0, 5), (0, 2), (2, 2)] == [
        (bar["from"], bar["end"]) for bar in values(plot, "bar")
    ]


def test_bars_below_nought_have_a_line_at_nought() -> None:
    """Numbers below nought go to the left, in the colour of their tone."""
    data = table("a b c", ("one", -4, Mark("late", Tone.BAD)), ("two", 3, None))
    plot = plots.bars(data, "a", "b", tone="c")
    one, two = values(plot, "bar")

    assert (-4.0, frame.TONES[Tone.BAD]) == (one["end"], one["colour"])
    assert frame.TONES[Tone.PLAIN] == two["colour"]
    assert 1 == len(values(plot, "rule"))


def test_bars_of_nothing_but_nought() -> None:
    """A row of noughts is drawn with its noughts."""
    assert "0" in texts(plots.bars(table("a b", ("one", 0)), "a", "b"))


def test_a_long_name_is_cut() -> None:
    """The table has all of it."""
    said = texts(plots.bars(table("a b", ("long " * 20, 1)), "a", "b"))[0]

    assert said.startswith("long long")
    assert said.endswith("…")
    assert len(said) < 30


MONTHS = table(
    "month made low high goal",
    ("2026-03", 5, None, None, 9),
    ("2026-01", 1, None, None, 9),
    ("2026-02", None, None, None, 9),
    ("2026-04", 7, 6, 8, 9),
    (None, 99, 99, 99, 99),
)


def test_lines_go_along_time_with_gaps() -> None:
    """Months stand in their order, and a number that is not known breaks the line."""
    plot = plots.lines(MONTHS, "month", "made", low="low", high="high", target="goal")
    line = [point for point in values(plot, "line") if "piece" in point]

    assert [(1, 0), (5, 1), (7, 1)] == [(point["y"], point["piece"]) for point in line]
    assert ["made 7", "goal 9"] == texts(plot)
    assert [(6, 8)] == [(edge["y"], edge["y2"]) for edge in values(plot, "area")]
    assert "By month: made from 1 to 7." == plot.words


def test_lines_by_series() -> None:
    """Each name has a line; names at the right do not lie on each other."""
    data = table(
        "day who n",
        *((date(2026, 1, day), who, 100) for day in (1, 9) for who in "abc"),
        (date(2026, 1, 9), "d", None),
    )
    plot = plots.lines(data, "day", "n", series="who", unit="%")
    heights = [value["y"] for value in values(plot, "text")]

    assert ["a 100%", "b 100%", "c 100%"] == texts(plot)
    assert heights == sorted(set(heights))


@pytest.mark.parametrize(
    ("column", "shown"),
    [((1, 2, 3), ["n 3"]), (("Q1", "Q2", "Q3"), ["n 3", "Q1", "Q2", "Q3"]), ((4, 4, 4), ["n 3"])],
)
def test_lines_along_numbers_or_words(column: tuple[Cell, ...], shown: list[str]) -> None:
    """Words stand in the order of their rows and are named below the line."""
    data = table("x n", *((cell, number) for number, cell in enumerate(column, 1)))

    assert shown == texts(plots.lines(data, "x", "n"))


def test_too_many_lines_are_left_to_the_table() -> None:
    """A dozen is drawn, and the note says so."""
    data = table("x who n", *((1, f"w{number}", number) for number in range(20)))
    plot = plots.lines(data, "x", "n", series="who")

    assert 12 == len(texts(plot))
    assert "The drawing shows 12 of 20 lines; the table has all." == plot.table.note


def test_heat_prints_its_numbers() -> None:
    """The larger the stronger; a gap has an outline; a mark has its word and its tone."""
    data = table("who 2026-12 2027-01", ("a", 0, 10), ("b", None, Mark("late", Tone.WARN)), ())
    plot = plots.heat(data)
    weak, strong, mark = values(plot, "rect")[:3]

    assert ["0", "10", "late", "a", "b", "", "Dec", "Jan", "2026", "2027"] == texts(plot)
    assert (0.08, 0.5) == (weak["strong"], strong["strong"])
    assert frame.TONES[Tone.WARN] == mark["colour"]
    assert 3 == sum(bool(cell["line"]) for cell in values(plot, "rect"))
    assert "Least a 2026-12 0, most a 2027-01 10. 3 not known." == plot.words


def test_heat_has_a_scale_of_its_own() -> None:
    """Beyond the ends of the scale nothing is stronger or weaker."""
    plot = plots.heat(table("who a b c", ("x", -5, 1, 99)), scale=(0, 2), unit="%")

    assert [0.08, 0.29, 0.5] == [cell["strong"] for cell in values(plot, "rect")]
    assert {"-5%", "1%", "99%"} <= set(texts(plot))


def test_heat_of_words_alone() -> None:
    """Words need no number, and long names of many columns stand upright."""
    names = " ".join(f"incomprehensibility{number}" for number in range(12))
    plot = plots.heat(table(f"who {names}", ("x", *["yes"] * 12)))

    assert "1 rows by 12 columns." == plot.words
    assert any(layer["mark"].get("angle") == 270 for layer in plot.spec["layer"])


BRANDS = table(
    "brand price worth size kind",
    ("Ours", 1, 2, 30, "we"),
    ("Theirs", -3, -4, None, "they"),
    ("Unknown", None, 1, 1, "they"),
)


def test_scatter_names_its_points_and_corners() -> None:
    """Points without a number are left out; lines part the field at nought."""
    plot = plots.scatter(
        BRANDS,
        "brand",
        "price",
        "worth",
        size="size",
        group="kind",
        centre=True,
        corners=("A", "B", "C", ""),
    )
    areas = {point["x"]: point["area"] for point in values(plot, "point") if "area" in point}

    assert {"Ours", "Theirs", "A", "B", "C", "we", "they"} <= set(texts(plot))
    assert areas[1] > areas[-3]
    assert [{"x": 0.0}, {"y": 0.0}] == values(plot, "rule")
    assert "price and worth: Ours 1 and 2, Theirs -3 and -4." == plot.words


def test_scatter_without_extras() -> None:
    """Points of one place hide no name but their own."""
    data = table("a b c", *((f"point {number}", 5, 5) for number in range(40)))
    plot = plots.scatter(data, "a", "b", "c", centre=True)

    assert 40 == len(values(plot, "point"))
    assert 1 <= sum(said.startswith("point") for said in texts(plot)) < 40


def test_scatter_of_many_groups() -> None:
    """Groups for which there is no colour are the others."""
    data = table("a b c d", *((f"p{number}", number, 1, f"g{number}") for number in range(9)))
    plot = plots.scatter(data, "a", "b", "c", group="d")

    assert ["g0", "g1", "g2", "g3", "g4", "others"] == texts(plot)[:6]


PARTS = table(
    "part n low high",
    ("A", 60, 10, 50),
    ("B", 30, 40, None),
    ("C", 10, None, 20),
    ("D", 0.1, None, None),
    ("E", None, 1, 2),
)


def test_shares_say_percents_and_limits() -> None:
    """Each part has its percent, and whether it keeps its limits, in words."""
    plot = plots.share(PARTS, "part", "n", limits=("low", "high"))

    assert ["60%", "30%", "10%"] == texts(plot)[:3]
    assert {"too much: 10 to 50%", "too little: least 40%", "most 20%", "<1%"} <= set(texts(plot))
    assert "Shares: A 60%, B 30%, C 10%, D <1%." == plot.words


def test_shares_of_nought_are_no_drawing() -> None:
    """There is no share of nothing."""
    assert {} == plots.share(table("a b", ("x", 0), ("y", -5)), "a", "b").spec


def test_a_tree_stands_from_left_to_right() -> None:
    """Children stand right of their parent, which stands in their middle."""
    data = table("name above", ("b", "a"), ("a", ""), ("c", "a"), ("d", "c"))
    plot = plots.tree(data, "name", "above")
    place = {value["text"]: (value["x"], value["y"]) for value in values(plot, "text")}

    assert place["a"][0] < place["b"][0] == place["c"][0] < place["d"][0]
    assert place["a"][1] == (place["b"][1] + place["c"][1]) / 2
    assert "4 rows below a." == plot.words


def test_a_tree_opens_rings() -> None:
    """Rings, rows that name themselves and unknown parents stand at the left."""
    data = table(
        "name above tone",
        ("a", "c", Mark("x", Tone.BAD)),
        ("b", "a", None),
        ("c", "b", None),
        ("d", "d", None),
        ("e", "nobody", None),
        ("a", "b", None),
    )
    plot = plots.tree(data, "name", "above", tone="tone")
    left = {value["text"] for value in values(plot, "text") if value["x"] == 5}

    assert {"a", "d", "e"} == left
    assert 6 == len(values(plot, "text"))
    assert frame.TONES[Tone.BAD] == values(plot, "point")[0]["colour"]


def test_a_deep_tree_ends() -> None:
    """Six levels are drawn, and the note says what is left out."""
    data = table("name above", *((f"n{at}", f"n{at - 1}") for at in range(900)))
    plot = plots.tree(data, "name", "above")

    assert 6 == len(texts(plot))
    assert "The drawing shows 6 of 900 rows; the table has all." == plot.table.note


def test_a_timeline_has_lanes() -> None:
    """Each lane has its name; what would lie on each other stands below each other."""
    data = table(
        "due lane what state",
        (date(2026, 1, 2), "Reviews", "Voice", Mark("late", Tone.BAD)),
        (datetime(2026, 1, 2, 9, tzinfo=UTC), "Reviews", "Channels", None),
        (date(2026, 3, 1), "", "Launch", None),
        ("soon", "Reviews", "Never", None),
    )
    plot = plots.timeline(data, "due", "lane", "what", tone="state")
    late, *others = values(plot, "point")

    assert {"Reviews", "Voice: late", "Channels", "Launch"} == set(texts(plot))
    assert ("diamond", frame.TONES[Tone.BAD]) == (late["shape"], late["colour"])
    assert 3 == len({value["y"] for value in [late, *others]})
    assert "In order of time: Voice: late, Channels, Launch." == plot.words


def test_words_of_the_caller_stand() -> None:
    """Who knows more than the numbers says it."""
    assert "All well." == plots.bars(CHANNELS, "channel", "plan", words="All well.").words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1234, "1,234"),
        (0.25, "0.25"),
        (-7.0, "-7"),
        (0.00123, "0.001"),
        (12_500_000, "12.5M"),
        (3_000_000_000, "3B"),
        (-2e12, "-2T"),
        (0, "0"),
    ],
)
def test_figures_read_well(value: float, said: str) -> None:
    """Thousands are parted, and large numbers are short."""
    assert said == cells.figure(value)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (None, ""),
        (True, "yes"),
        (Decimal("1.50"), "1.5"),
        (float("nan"), ""),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 9, 5, tzinfo=UTC), "2026-01-02 09:05"),
        (Mark(" met\x00 ", Tone.GOOD), "met"),
        ((Ref("goal", "a"), Ref("goal", "b", "Bee")), "a, Bee"),
    ],
)
def test_cells_are_words(cell: Cell, said: str) -> None:
    """A reference is its text or its id, and nothing unseen is left."""
    assert said == cells.text(cell)


def test_moments_are_in_universal_time() -> None:
    """A time elsewhere is the same moment; days beyond reason are none."""
    east = datetime(2026, 1, 1, 2, tzinfo=timezone(timedelta(hours=2)))

    assert cells.moment(date(2026, 1, 1)) == cells.moment(east) == cells.moment("2026-01")
    assert cells.moment(datetime(2026, 1, 1)) == cells.moment("2026-01")  # noqa: DTZ001 - naive
    assert None is cells.moment(date(9999, 12, 31))
    assert None is cells.moment("0000-01")


def test_tones_go_by_word_too() -> None:
    """`bad` in a column of tones is bad; other words are plain."""
    assert (Tone.BAD, Tone.PLAIN) == (cells.tone("bad"), cells.tone("red"))


@pytest.mark.parametrize(
    ("days", "form", "most"),
    [
        (0, "%-d %b", 6),
        (0.3, "%H:%M", 4),
        (1, "%H:%M", 4),
        (5, "%-d %b", 6),
        (40, "%-d %b", 6),
        (364, "%b %Y", 5),
        (4000, "%Y", 6),
        (200_000, "%Y", 6),
    ],
)
def test_time_has_few_round_ticks(days: float, form: str, most: int) -> None:
    """Days, months or years, and never more than fit."""
    start = cells.moment(date(1801, 1, 15)) or 0
    axis = axes.along_time(start, start + days * axes.DAY)["axis"]

    assert form == axis["format"]
    assert 1 <= len(axis["values"]) <= most


@pytest.mark.parametrize(
    ("numbers", "ends"),
    [((3, 97), (0, 100)), ((5, 5), (4.5, 5.5)), ((0, 0), (0, 1)), ((-12, 40), (-20, 40))],
)
def test_scales_end_at_round_numbers(
    numbers: tuple[float, float], ends: tuple[float, float]
) -> None:
    """Whatever the numbers are, they lie between two round ones."""
    low, high, ticks = axes.span(numbers)

    assert ends == (low, high)
    assert ends == (ticks[0], ticks[-1])


def test_wide_letters_take_more_room() -> None:
    """Words of one length may need twice the pixels."""
    assert cells.wide("漢字") > cells.wide("ab")
    assert "漢…" == cells.fit("漢字漢字漢字", 30)
    assert "a" == cells.short("a", 1)
    assert "漢…" == cells.fit("漢字", 1)
