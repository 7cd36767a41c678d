"""Packs are read strictly; what is wrong with one rule leaves the others."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.finding import Level
from masthead.voice.packs import read_pack
from masthead.voice.packs.points import POINTS
from masthead.voice.packs.reading import MOST_BYTES, MOST_RULES
from pack_builder import SIZES, six_packs
from pack_helper import read, rule

GOOD = b"extends: existence\nmessage: \"'%s'\"\nlevel: error\ntokens: [very]\n"


def test_six_packs_are_read_without_a_finding() -> None:
    """All 141 rules of six packs in the size of the classic ones can be used."""
    packs = {name: read_pack(name, files) for name, files in six_packs().items()}

    assert {name: (size, ()) for name, size in SIZES.items()} == {
        name: (len(rules), findings) for name, (rules, findings) in packs.items()
    }


def test_a_rule_knows_its_id_level_and_link() -> None:
    """The id is pack and file; a suggestion is a notice."""
    found = rule(
        "EXTENDS: existence\nMessage: x\nlevel: suggestion\n"
        "link: https://a.example/b\ntokens: [a]\n"
    )

    assert ("voice/packs/Lamp/Rule", Level.NOTICE, "https://a.example/b") == (
        found.id,
        found.level,
        found.link,
    )


def test_a_link_is_an_address_or_nothing() -> None:
    """What cannot be opened is not shown as a link."""
    assert "" == rule("extends: existence\nmessage: x\nlink: 'javascript:a'\ntokens: [a]\n").link


def test_limit_ends_the_finds_in_a_text() -> None:
    """`limit` is the most finds that are told."""
    text = "extends: existence\nmessage: x\nlimit: 2\ntokens: [a]\n"

    assert 2 == len(list(rule(text).hits("a a a a")))


@pytest.mark.parametrize("point", ["script", "sequence", "spelling"])
def test_other_extension_points_are_skipped_by_name(point: str) -> None:
    """A notice names the rule and the reason."""
    rules, (finding,) = read_pack("Lamp", {"Tag.yml": f"message: x\nextends: {point}\n".encode()})

    assert () == rules
    assert ("voice/packs", "content/voice/packs/Lamp/Tag.yml", 2, Level.NOTICE) == (
        finding.rule,
        finding.path,
        finding.line,
        finding.level,
    )
    assert f"the rule Tag is skipped: it extends `{point}`" in finding.message


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("message: x\nextends: magic\n", 2, "`magic` is no extension point"),
        ("message: x\n", 1, "it extends nothing"),
        ("extends: existence\nmessage: x\ncolour: red\ntokens: [a]\n", 3, "`colour` is no key"),
        (
            "extends: existence\nmessage: x\nignorecase: often\ntokens: [a]\n",
            3,
            "not true or false",
        ),
        (
            "extends: existence\nmessage: x\nmax: 1\ntokens: [a]\n",
            3,
            "`max` is no key of this kind",
        ),
        ("extends: existence\nmessage: x\ntokens: {a: b}\n", 3, "`tokens` is not a list of texts"),
        ("extends: existence\nmessage: [x]\ntokens: [a]\n", 2, "`message` is not a text"),
        ("extends: existence\nmessage: x\nlimit: ten\ntokens: [a]\n", 3, "`limit` is not a number"),
        ("extends: substitution\nmessage: x\nswap: [a]\n", 3, "`swap` is not a mapping"),
        ("extends: existence\nmessage: x\nlevel: loud\ntokens: [a]\n", 3, "`loud` is no level"),
        ("extends: existence\ntokens: [a]\n", 1, "there is no message"),
        ("extends: existence\nmessage: x\nMessage: y\ntokens: [a]\n", 3, "`Message` stands twice"),
        ("extends: existence\nmessage: x\nscope: table\ntokens: [a]\n", 3, "no `table`"),
        ("extends: existence\nmessage: x\naction: {name: dance}\ntokens: [a]\n", 3, "`dance`"),
        ("extends: existence\nmessage: x\ntokens:\n  - a\n  - '(b'\n", 5, "`(b` is left out"),
        ("extends: existence\nmessage: x\ntokens:\n  - a\n  - &b c\n", 5, "this rule is not used"),
        ("extends: existence\nmessage: x\ntokens: [a\n", 3, "this rule is not used"),
        ("- a\n- b\n", 1, "this rule is not used"),
        ("", 1, "the file is empty"),
        ("extends: existence\nmessage: x\ntokens: [\tx]\n", 3, "a tab"),
    ],
)
def test_a_fault_is_a_finding_at_its_line(text: str, line: int, fault: str) -> None:
    """A fault is a warning; it never weighs an error, as packs only advise."""
    _, findings = read(text)

    assert [(line, Level.WARNING, "voice/packs")] == [
        (one.line, one.level, one.rule) for one in findings
    ]
    assert fault in findings[0].message


def test_a_broken_file_leaves_the_others() -> None:
    """The rest of the pack works on."""
    rules, findings = read_pack(
        "Lamp", {"A.yml": b"\xff\xfe", "B.yml": GOOD, "C.yml": b": : :", "README.md": b"no rule"}
    )

    assert (["B"], 2) == ([one.name for one in rules], len(findings))


def test_a_bad_pattern_leaves_the_other_tokens() -> None:
    """Only the token that cannot be used is left out."""
    found, findings = read("extends: existence\nmessage: x\ntokens: ['(a', lamp, '[b']\n")

    assert found is not None
    assert (1, 2) == (len(list(found.hits("a lamp b"))), len(findings))


def test_a_catastrophic_pattern_is_left_out() -> None:
    """A pattern that tries every way to share a text out is found when the pack is read."""
    _, findings = read("extends: existence\nmessage: x\nnonword: true\ntokens: ['(\\w+\\s?)+$']\n")

    assert ["voice/packs"] == [one.rule for one in findings]
    assert "takes more than" in findings[0].message


def test_a_huge_file_is_not_read() -> None:
    """A rule has a size that a person can read."""
    rules, (finding,) = read_pack("Lamp", {"A.yml": GOOD + b"#" * MOST_BYTES})

    assert () == rules
    assert "bytes" in finding.message


def test_a_pack_has_an_end() -> None:
    """Beyond the most rules, the first file that is not read is named."""
    files = {f"R{number:04}.yml": GOOD for number in range(MOST_RULES + 2)}
    rules, (finding,) = read_pack("Lamp", files)

    assert (MOST_RULES, "content/voice/packs/Lamp/R0500.yml") == (len(rules), finding.path)


def test_braces_that_count_nothing_are_plain() -> None:
    """`regex` would read `{image}` as a search that allows faults."""
    text = "extends: existence\nmessage: x\nnonword: true\ntokens: ['\\{image}', 'a{b}']\n"

    assert 2 == len(list(rule(text).hits("an {image} and a{b}, no imge")))


def test_a_flag_holds_for_its_own_token() -> None:
    """`(?i)` at the start of a token leaves the others as they are."""
    text = "extends: existence\nmessage: '%s'\ntokens: ['(?i)lamp', Light]\n"

    assert ["LAMP", "Light"] == [hit.message for hit in rule(text).hits("LAMP light Light")]


def test_values_of_yaml_are_texts() -> None:
    """A number or a word such as true among the tokens is meant as it is written."""
    text = "extends: existence\nmessage: '%s'\ntokens: [404, true, null, '']\n"

    assert ["404", "true"] == [hit.message for hit in rule(text).hits("404 or true")]


def test_a_slow_search_is_told_in_the_text() -> None:
    """A pattern that passed the trial and is slow on a text is left out there, and says so."""
    found = rule("extends: existence\nmessage: x\ntokens: [lamp]\n")
    broken = found.finder.search  # type: ignore[attr-defined]
    broken.tokens = ("(",)
    (hit,) = found.hits("a lamp")

    assert (0, 1) == (hit.start, hit.end)
    assert "the rule is left out here" in hit.message


KEYS = st.sampled_from(
    [
        *("message", "level", "scope", "link", "limit", "action", "tokens", "raw", "swap", "token"),
        *("min", "max", "either", "first", "second", "match", "threshold", "formula", "condition"),
        *("exceptions", "ignorecase", "nonword", "metrics", "grade", "indicators", "Tokens"),
    ]
)
TEXTS = st.sampled_from(
    ["", "a", "(", r"\b", "[a-", "a|b", "$title", "> 3", "words / 0", "%s", "sentence", r"(a)\1"]
)
PLAIN = TEXTS | st.integers(-3, 10**6) | st.booleans() | st.none() | st.floats(-2, 2)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(sorted(POINTS)), st.dictionaries(KEYS, VALUES, max_size=8))
@settings(max_examples=120, deadline=None)
def test_no_file_stops_a_run(point: str, values: dict[str, object]) -> None:
    """Whatever stands in a file, there are findings or a rule that runs."""
    text = json.dumps({"extends": point, **values})
    rules, findings = read_pack("Lamp", {"A.yml": text.encode()})

    assert rules or findings
    for one in rules:
        for kind in ("text", "title", "alt"):
            list(one.hits("Words and a lamp, lamp. a|b", kind=kind))
