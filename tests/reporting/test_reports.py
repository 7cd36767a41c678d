"""Reports show findings to people and programs, and nothing in them acts."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comment_reader import live
from masthead.checking import Report
from masthead.finding import Finding, Level
from masthead.reporting.data import as_json
from masthead.reporting.github import MOST_ANNOTATIONS, MOST_ROWS, as_github, as_summary
from masthead.reporting.sarif import LONGEST, as_sarif
from masthead.reporting.sums import sums
from masthead.reporting.text import as_text
from masthead.rules import RULES

POST = "content/posts/2026/lamp.md"
LONG = Finding(
    "post/length",
    POST,
    "the text has 320 graphemes, bluesky takes 300",
    12,
    3,
    hint="shorten it",
    url="https://hub.lentera.example/handbook/reference/rules/#post-length",
)
TAG = Finding("hashtags/case", POST, "the hashtag looks odd", 5, 12, level=Level.NOTICE)
DUE = Finding("post/past-date", "content/posts/2026/b.md", "it has passed", level=Level.WARNING)
WHOLE = Report((DUE, TAG, LONG), 12)
NOTHING = Report((), 1)

HOSTILE = Finding(
    "post/length",
    "::error::a,b.md",
    "\x1b[31mred\r\n::set-output name=x::y ##[group]z % | <b>*@sari* [a](https://x.example)",
    hint="\u202e::warning::\nnext",
)


def test_text_groups_by_file() -> None:
    """One line a finding with place, level, rule and message; the hint below it; then the sums."""
    assert """\
content/posts/2026/b.md:1:1 warning post/past-date it has passed

content/posts/2026/lamp.md:5:12 notice hashtags/case the hashtag looks odd
content/posts/2026/lamp.md:12:3 error post/length the text has 320 graphemes, bluesky takes 300
    shorten it

1 error, 1 warning, 1 notice in 12 files (0.31 s)""" == as_text(WHOLE, seconds=0.312)


def test_text_without_findings() -> None:
    """A clean check is one line."""
    assert "0 errors, 0 warnings, 0 notices in 1 file (0.00 s)" == as_text(NOTHING, seconds=0)


def test_text_is_coloured_by_kind() -> None:
    """The style gets place, level and hint by name."""
    shown = as_text(Report((LONG,), 1), seconds=0, style=lambda text, kind: f"<{kind}:{text}>")

    assert f"<path:{POST}:12:3> <error:error> post/length" in shown
    assert "    <hint:shorten it>" in shown


def test_json_is_the_contract() -> None:
    """The keys are those of the design; the summary has every level."""
    data = json.loads(as_json(WHOLE))

    assert {
        "rule": "post/length",
        "level": "error",
        "path": POST,
        "line": 12,
        "column": 3,
        "message": "the text has 320 graphemes, bluesky takes 300",
        "hint": "shorten it",
        "url": "https://hub.lentera.example/handbook/reference/rules/#post-length",
    } == data["findings"][2]
    assert ["findings", "checked", "summary"] == list(data)
    assert 12 == data["checked"]
    assert {"error": 1, "warning": 1, "notice": 1} == data["summary"]


def test_github_shows_the_worst_first() -> None:
    """Annotations are workflow commands, by level, and the sums close the log."""
    assert [
        f"::error file={POST},line=12,col=3,title=post/length::{LONG.message}: shorten it",
        "::warning file=content/posts/2026/b.md,line=1,col=1,title=post/past-date::it has passed",
        f"::notice file={POST},line=5,col=12,title=hashtags/case::the hashtag looks odd",
        sums(WHOLE),
    ] == as_github(WHOLE).split("\n")


def test_github_shows_ten_of_a_level() -> None:
    """GitHub drops the eleventh of a level: we never send it, and say how many there are."""
    many = tuple(Finding("post/length", POST, f"number {line}", line) for line in range(1, 31))
    lines = as_github(Report((*many, TAG), 1)).split("\n")

    assert MOST_ANNOTATIONS == sum(line.startswith("::error") for line in lines)
    assert 1 == sum(line.startswith("::notice") for line in lines)
    assert "20 more of level error: the job's summary has them all" in lines


def test_the_summary_is_a_table() -> None:
    """The job's summary has every finding, worst first."""
    rows = as_summary(WHOLE).split("\n")

    assert "1 error, 1 warning, 1 notice in 12 files" == rows[2]
    assert ["error", "warning", "notice"] == [row.split(" | ")[0].strip("| ") for row in rows[6:9]]
    assert "|" not in as_summary(NOTHING)


def test_a_long_summary_is_cut() -> None:
    """The summary stays below what GitHub takes, and says what is left out."""
    many = tuple(Finding("post/length", POST, "x", line + 1) for line in range(MOST_ROWS + 5))
    text = as_summary(Report(many, 1))

    assert "And 5 more: run `masthead check`." in text
    assert MOST_ROWS == text.count("| error |")


def test_hostile_content_does_not_act() -> None:
    """No escape reaches the terminal, no line is a workflow command, no Markdown is alive."""
    whole = Report((HOSTILE,), 1)
    text, commands, summary = as_text(whole, seconds=0), as_github(whole), as_summary(whole)

    for shown in (text, commands, summary, as_json(whole), as_sarif(whole)):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
    assert "##[" not in text
    first, last = commands.split("\n")
    assert first.startswith(
        "::error file=%3A%3Aerror%3A%3Aa%2Cb.md,line=1,col=1,title=post/length::"
    )
    assert "%0D%0A::set-output" in first
    assert "%25 |" in first
    assert last == sums(whole)
    assert [] == live(summary)
    assert 3 == sum(line.startswith("|") for line in summary.split("\n"))


@given(st.text(), st.text(), st.text(min_size=1))
def test_a_finding_is_one_line_of_the_log(message: str, hint: str, path: str) -> None:
    """Whatever a finding holds, the runner sees one command for it and nothing else."""
    lines = as_github(Report((Finding("a/b", path, message, hint=hint),), 1)).splitlines()

    assert 2 == len(lines)
    assert re.fullmatch(r"::error file=[^,:]*,line=1,col=1,title=a/b::.*", lines[0])


@given(st.text(), st.text(), st.text(min_size=1))
def test_text_has_no_command_in_it(message: str, hint: str, path: str) -> None:
    """Whatever a finding holds, no line of the text report begins a workflow command."""
    shown = as_text(Report((Finding("a/b", path, message, hint=hint),), 1), seconds=0)

    assert not re.search(r"(?m)^\s*::|##\[|[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)


def test_sarif() -> None:
    """Every rule is described, and each result has a level, a place and a fingerprint."""
    run = json.loads(as_sarif(WHOLE))["runs"][0]
    driver, results = run["tool"]["driver"], run["results"]

    assert list(RULES) == [rule["id"] for rule in driver["rules"]]
    assert ["error", "warning", "note"] == [result["level"] for result in results]
    assert all(driver["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
    assert {
        "physicalLocation": {
            "artifactLocation": {"uri": POST, "uriBaseId": "HUB"},
            "region": {"startLine": 12, "startColumn": 3},
        }
    } == results[0]["locations"][0]
    assert all(
        rule["help"]["text"] and rule["shortDescription"]["text"] for rule in driver["rules"]
    )
    full = [rule["fullDescription"]["text"] for rule in driver["rules"]]
    assert all(full)
    assert all(len(text) <= LONGEST and "\n" not in text for text in full)


def test_fingerprints_do_not_know_lines() -> None:
    """A finding keeps its fingerprint when lines come above it; two alike have two."""

    def prints(*lines: int) -> list[str]:
        findings = tuple(Finding("a/b", POST, "the same", line) for line in lines)
        results = json.loads(as_sarif(Report(findings, 1)))["runs"][0]["results"]
        return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]

    assert prints(3, 9) == prints(7, 20)
    assert 2 == len(set(prints(3, 9)))


def test_sarif_knows_rules_of_other_packages() -> None:
    """A rule that is not in our table is described by its id; paths are quoted."""
    finding = Finding("lentera/tone", "content/a b.md", "odd", level=Level.NOTICE)
    run = json.loads(as_sarif(Report((finding,), 1)))["runs"][0]

    assert "lentera/tone" == run["tool"]["driver"]["rules"][-1]["id"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert "content/a%20b.md" == location["artifactLocation"]["uri"]


@pytest.mark.parametrize("report", [WHOLE, NOTHING, Report((HOSTILE,), 1)])
def test_sarif_follows_the_parts_of_the_schema_that_we_use(report: Report) -> None:
    """Levels, places and columns are what SARIF 2.1.0 allows."""
    data = json.loads(as_sarif(report))

    assert "2.1.0" == data["version"]
    for result in data["runs"][0]["results"]:
        assert result["level"] in {"none", "note", "warning", "error"}
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
