"""Routes: which kind a message is, which way it goes, and where a way ends wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from masthead import cli
from masthead.errors import UsageError
from masthead.kinds.route import kind_of, owned, way
from row_helper import found, printed, told

FILE = "strategy/care/routes.yml"
GOOD = owned.passing[FILE]
KINDS = {
    "kinds": {
        "defect": {"means": "Broken.", "words": ["does not work", "-"]},
        "praise": {"means": "Glad.", "words": ["Thanks"]},
        "other": {"means": "Else."},
    },
    "otherwise": "other",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("praise", ("praise", "named")),
        ("It does NOT work, thanks", ("defect", "it has the word `does not work`")),
        ("thanks!", ("praise", "it has the word `Thanks`")),
        ("thanksgiving", ("other", "no word of any kind stands in it")),
        ("", ("other", "no word of any kind stands in it")),
    ],
)
def test_a_message_has_the_first_kind_whose_word_it_has(
    text: str, expected: tuple[str, str]
) -> None:
    """Whole words count, in any case; else the kind of what fits no other."""
    assert expected == kind_of(KINDS, text)


def test_without_otherwise_a_message_may_fit_nothing() -> None:
    """Nothing is guessed."""
    assert ("", "") == kind_of({"kinds": KINDS["kinds"]}, "hello")


SERVICES = st.dictionaries(
    st.sampled_from("abcd"),
    st.fixed_dictionaries(
        {}, optional={"fallback": st.sampled_from("abcde"), "last": st.booleans()}
    ),
)


@given(SERVICES, st.sampled_from("abcde"))
def test_every_way_ends_once_with_or_without_a_fault(
    services: dict[str, dict[str, object]], first: str
) -> None:
    """No service is passed twice, and a way without a fault ends with the last who is asked."""
    passed, fault = way(services, first)

    assert len(set(passed)) == len(passed)
    assert bool(fault) != bool(passed and services[passed[-1]].get("last"))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("fallback: bench}", "fallback: bank}"), "there is no service `bank`"),
        ((", fallback: bench}", "}"), "a dead end: `care` has no `fallback` and is not `last`"),
        (("otherwise: praise", "otherwise: price"), "there is no kind `price`"),
        (
            ("kind: praise, service: care", "kind: praise, service: desk"),
            "there is no service `desk`",
        ),
        (("kind: defect,", "kind: defects,"), "there is no kind `defects`"),
    ],
)
def test_what_leads_nowhere_is_found(
    tmp_path: Path, change: tuple[str, str], expected: str
) -> None:
    """Each id leads somewhere, and each way has an end."""
    files = {FILE: GOOD.replace(*change)}

    assert expected in [one.message for one in found("route/end", tmp_path, files)]


def test_a_service_without_an_owner_is_found(tmp_path: Path) -> None:
    """Somebody answers for each service."""
    files = {FILE: GOOD.replace("The bench, owner: sari,", "The bench,")}
    (finding,) = found("route/owner", tmp_path, files)

    assert "The bench has no owner" == finding.message


def test_an_empty_file_is_no_crash(tmp_path: Path) -> None:
    """Without kinds there is nothing to route; the schema says what is missing."""
    files = {FILE: "kinds: {}\nservices: {}\nroutes: []\n"}

    assert [] == found("route/end", tmp_path, files)
    assert "goes nowhere: no kind fits" in printed(tmp_path, files, "route", "test", "hello")
    assert "No route yet" in printed(tmp_path, files, "route", "table")


def test_the_table_tells_times_and_faults(tmp_path: Path) -> None:
    """Times in their largest unit; a way that stops says where."""
    text = GOOD.replace("name: Care desk, owner: sari", "name: Care desk, within: 90m")
    text = text.replace("name: The bench, owner: sari, last: true", "name: The bench, within: 2d")
    text += "  - {kind: defect, when: smoke, service: gone}\n"
    table, tree = told(tmp_path, {FILE: text}, "route", "table")["blocks"]

    assert [["2 d", None], ["90 min", "The bench"], [None, None]] == [
        row[4:6] for row in table["rows"]
    ]
    assert "there is no service `gone`" == table["rows"][2][6]["text"]
    assert ["defect: smoke", None] == tree["rows"][-1]


def test_a_kind_is_led_along_all_its_ways(tmp_path: Path) -> None:
    """The usual way first, then that with a condition; who is missing is said."""
    text = GOOD.replace("bench, owner: sari, last: true", "bench, role: mender")
    text += "  - {kind: praise, when: it is loud, service: bench}\n"
    said = printed(tmp_path, {FILE: text}, "route", "test", "praise")

    assert said.index("Usually") < said.index("When: it is loud")
    assert "nobody, mender" in said
    assert "a dead end" in said


def test_a_kind_without_a_route_goes_nowhere(tmp_path: Path) -> None:
    """The command says so in words."""
    files = {FILE: owned.failing[FILE]}

    assert "`praise` has no route" in printed(tmp_path, files, "route", "test", "praise")


def test_a_hub_without_routes_says_the_next_step(tmp_path: Path) -> None:
    """The test of a route needs routes."""
    printed(tmp_path, {}, "check")
    done = CliRunner().invoke(cli.group, ["route", "test", "x", "--hub", str(tmp_path)])

    assert isinstance(done.exception, UsageError)
    assert "masthead new route" in done.exception.hint
