"""Each extension point finds what Vale's page on it says."""

from __future__ import annotations

import pytest

from pack_helper import found, read, run

EXISTENCE = """
extends: existence
message: "Avoid '%s'."
ignorecase: true
tokens:
  - very
  - utili[sz]e
  - in order to
"""


def test_existence_finds_whole_words() -> None:
    """A token is found as a word, in any case where case does not count."""
    assert ["Very", "utilise"] == found(EXISTENCE, "Very bright: utilise it every day.")


def test_existence_shows_what_it_found() -> None:
    """`%s` stands for the text."""
    assert ["Avoid 'In order to'."] == [hit.message for hit in run(EXISTENCE, "In order to see.")]


def test_existence_counts_case_unless_told() -> None:
    """Without `ignorecase`, capitals count."""
    text = "extends: existence\nmessage: '%s'\ntokens: [LED]\n"

    assert ["LED"] == found(text, "An LED, an led.")


def test_existence_without_word_borders() -> None:
    """`nonword` finds a token inside a word as well."""
    text = "extends: existence\nmessage: '%s'\nnonword: true\ntokens: ['ee']\n"

    assert ["ee"] == found(text, "seed")


def test_existence_leaves_exceptions() -> None:
    """What holds an exception is right; capitals count there."""
    text = EXISTENCE.replace("very", "very \\w+") + "exceptions:\n  - very well\n"

    assert ["Very well", "very dim"] == found(text, "very well, Very well, very dim")


@pytest.mark.parametrize(
    ("append", "text", "wanted"),
    [("false", "oh dear lamp", ["dear lamp"]), ("true", "lamp dear oh", ["lamp dear"])],
)
def test_existence_joins_raw_and_tokens(append: str, text: str, wanted: list[str]) -> None:
    """`raw` stands before the tokens, with `append` after them."""
    raw = "'dear '" if append == "false" else "' dear'"
    rule = f"extends: existence\nmessage: x\nappend: {append}\nraw: [{raw}]\ntokens: [lamp]\n"

    assert wanted == found(rule, text)


def test_existence_takes_raw_alone() -> None:
    """`raw` patterns without tokens are one pattern, in pieces."""
    rule = "extends: existence\nmessage: x\nraw:\n  - 'la'\n  - 'mp'\n"

    assert ["lamp"] == found(rule, "a lamps")


def test_a_token_may_refer_back_to_its_group() -> None:
    """Groups of one token are not those of another."""
    rule = "extends: existence\nmessage: x\ntokens: ['(a|b)c', '(\\w)\\1']\n"

    assert ["ac", "zz"] == found(rule, "ac zz zy")


def test_tokens_match_as_alternatives_do() -> None:
    """At one place the first token wins; what overlaps a match is looked for behind it."""
    rule = "extends: existence\nmessage: x\nnonword: true\ntokens: ['ab', 'abc', 'bcab', 'ca']\n"

    assert ["ab", "ca", "ab"] == found(rule, "abcaxab")


SUBSTITUTION = """
extends: substitution
message: "Use '%s' instead of '%s'."
ignorecase: true
action:
  name: replace
swap:
  e-?mail: email
  '(?:web ?)?page': page|sheet
  colour: Colour
"""


def test_substitution_says_both() -> None:
    """The first blank is what to write, the second what stands there."""
    hits = run(SUBSTITUTION, "an e-mail")

    assert [("Use 'email' instead of 'e-mail'.", "write `email`", "email")] == [
        (hit.message, hit.hint, hit.fix) for hit in hits
    ]


def test_substitution_leaves_what_is_right() -> None:
    """A wording that is the better one already is none to complain about."""
    assert [] == found(SUBSTITUTION, "an email, a page")


def test_substitution_with_a_choice_has_no_fix() -> None:
    """A person chooses between two wordings."""
    (hit,) = run(SUBSTITUTION, "a web page")

    assert ("write `page` or `sheet`", None) == (hit.hint, hit.fix)


def test_substitution_asks_at_the_start_of_a_sentence() -> None:
    """A small letter for a capital needs a person, unless the rule takes the capital over."""
    (hit,) = run(SUBSTITUTION, "E-mail us")
    (capital,) = run(SUBSTITUTION + "capitalize: true\n", "E-mail us")

    assert (None, "Email") == (hit.fix, capital.fix)


def test_substitution_prefers_the_longer_wording() -> None:
    """A wording inside a longer one is not found on its own."""
    rule = "extends: substitution\nmessage: '%s'\nswap:\n  lamp: light\n  lamp shade: shade\n"

    assert ["lamp shade"] == found(rule, "a lamp shade")


def test_substitution_takes_a_list_of_mappings() -> None:
    """Vale reads both ways to write pairs."""
    rule = "extends: substitution\nmessage: '%s'\nswap:\n  - lamp: light\n"

    assert ["lamp"] == found(rule, "a lamp")


def test_occurrence_finds_the_first_too_many() -> None:
    """The find is at what goes beyond the limit."""
    rule = "extends: occurrence\nmessage: 'Commas: %s'\nscope: sentence\ntoken: ','\nmax: 1\n"
    hits = run(rule, "a, b, c\nd, e")

    assert [4] == [hit.start for hit in hits]


def test_occurrence_finds_too_few() -> None:
    """A text that lacks something is wrong as a whole."""
    rule = "extends: occurrence\nmessage: 'None'\nscope: raw\ntoken: lamp\nmin: 1\n"

    assert (["no light"], []) == (found(rule, "no light"), found(rule, "a lamp"))


def test_repetition_finds_a_word_twice() -> None:
    """The find spans both words."""
    rule = "extends: repetition\nmessage: \"'%s' twice\"\nignorecase: true\nalpha: true\n"

    assert ["The the"] == found(rule, "The the lamp is 7 7 wide, very, very bright.")


def test_repetition_of_other_tokens() -> None:
    """Tokens may be any pattern; `max` allows a few repetitions."""
    rule = "extends: repetition\nmessage: '%s'\nmax: 1\ntokens: ['ha', 'ho']\nexceptions: [ho]\n"

    assert ["haha"] == found(rule, "hahaha hoho hohoho")


def test_consistency_finds_the_second_spelling() -> None:
    """The spelling that the text begins with is the right one."""
    rule = "extends: consistency\nmessage: '%s'\neither:\n  colour: color\n  grey: gray\n"

    assert ["color", "color"] == found(rule, "colour color grey color colour")


def test_conditional_finds_what_nothing_explains() -> None:
    """A find of the first pattern is right where the second one has it in a group."""
    rule = """
    extends: conditional
    message: "'%s' is not explained."
    first: '\\b([A-Z]{3,5})\\b'
    second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'
    exceptions: [LED]
    """

    assert ["WHO"] == found(rule, "The Repair Aid Club (RAC): RAC, LED and WHO.")


@pytest.mark.parametrize(
    ("match", "text", "right"),
    [
        ("$sentence", "A lamp for everybody", True),
        ("$sentence", "A Lamp For Everybody", False),
        ("$sentence", "a lamp for everybody", False),
        ("$sentence", "An LED lamp by Kilau", True),
        ("$sentence", "7 lamps", True),
        ("$sentence", "…", True),
        ("$title", "A Lamp for Everybody", True),
        ("$title", "A lamp for everybody", False),
        ("$lower", "a lamp", True),
        ("$lower", "A lamp", False),
        ("$upper", "LED", True),
        ("$upper", "led", False),
        ("'^[A-Z]'", "Lamp", True),
        ("'^[A-Z]'", "lamp", False),
    ],
)
def test_capitalization_judges_titles(match: str, text: str, right: bool) -> None:
    """The case of a title is one of four, or a pattern."""
    rule = (
        f'extends: capitalization\nmessage: "%s: %s"\nscope: heading\nmatch: {match}\n'
        "threshold: 1\nexceptions: [Kilau]\n"
    )

    assert ([] if right else [text]) == found(rule, text, kind="title")
    assert [] == found(rule, text, kind="text")


def test_capitalization_shows_the_right_case() -> None:
    """The second blank is the title as it should be, with a prefix and a colon."""
    rule = (
        'extends: capitalization\nmessage: "%s -> %s"\nscope: title\nmatch: $sentence\n'
        "prefix: 'Shop: '\nindicators: [':']\n"
    )
    (hit,) = run(rule, "Shop: New Lamps Here: Look Now", kind="title")

    assert ("New Lamps Here: Look Now -> New lamps here: Look now", 6) == (hit.message, hit.start)


def test_title_case_of_chicago_keeps_longer_small_words() -> None:
    """AP writes `from` and `with` with a capital, Chicago does not."""
    rule = "extends: capitalization\nmessage: '%s'\nscope: title\nmatch: $title\nthreshold: 1\n"

    assert ["Lamps from Jakarta"] == found(rule, "Lamps from Jakarta", kind="title")
    assert [] == found(rule + "style: Chicago\n", "Lamps from Jakarta", kind="title")


def test_metric_measures_a_text() -> None:
    """The find is the whole text, with the value; titles are not measured."""
    rule = "extends: metric\nmessage: 'Words: %s'\nformula: words / sentences\ncondition: '> 3'\n"
    hits = run(rule, "one two three four\nfive six seven eight")

    assert [("Words: 4.00", 0, 39)] == [(hit.message, hit.start, hit.end) for hit in hits]
    assert [] == found(rule, "one two three four", kind="title")
    assert [] == found(rule, "7!")


def test_readability_is_a_metric_by_name() -> None:
    """The mean of the named formulas is compared with the grade."""
    rule = "extends: readability\nmessage: '%s'\ngrade: {}\nmetrics: [Flesch-Kincaid, SMOG]\n"
    text = "Considerable organisational responsibility necessitates interdisciplinary cooperation."

    assert [text] == found(rule.format(8), text)
    assert [] == found(rule.format(99), text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("extends: existence\nmessage: x\n", "there are no tokens"),
        ("extends: substitution\nmessage: x\n", "nothing to swap"),
        ("extends: occurrence\nmessage: x\ntoken: a\n", "neither `min` nor `max`"),
        ("extends: occurrence\nmessage: x\nmax: 1\n", "no token"),
        ("extends: consistency\nmessage: x\n", "no two spellings"),
        ("extends: conditional\nmessage: x\nfirst: a\n", "belong together"),
        ("extends: conditional\nmessage: x\nfirst: a\nsecond: '('\n", "`(` is left out"),
        ("extends: capitalization\nmessage: x\nmatch: $tall\n", "`$tall` is no case"),
        ("extends: capitalization\nmessage: x\nmatch: '('\n", "`(` is left out"),
        ("extends: metric\nmessage: x\nformula: 1 +\ncondition: '> 1'\n", "the formula cannot"),
        ("extends: metric\nmessage: x\nformula: words\ncondition: many\n", "the condition cannot"),
        (
            "extends: metric\nmessage: x\nformula: love\ncondition: '> 1'\n",
            "`love` is not measured",
        ),
        ("extends: readability\nmessage: x\ngrade: 3\nmetrics: [Horoscope]\n", "no formula"),
        ("extends: readability\nmessage: x\n", "there is no `grade`"),
        ("extends: repetition\nmessage: x\ntokens: ['(']\n", "`(` is left out"),
        ("extends: substitution\nmessage: x\nswap: {'(': a}\n", "`(` is left out"),
        ("extends: consistency\nmessage: x\neither: {'(': '['}\n", "`(` is left out"),
    ],
)
def test_a_rule_that_cannot_find_anything_says_so(text: str, fault: str) -> None:
    """The rule is left out with a warning at its file."""
    rule, findings = read(text)

    assert rule is None
    assert any(fault in finding.message for finding in findings)
