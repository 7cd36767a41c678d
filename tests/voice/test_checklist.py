"""The reviewer's checklist: traits, situations, and what no rule can find."""

from __future__ import annotations

from masthead.document import Document
from masthead.guide import Guide, Situation, Trait
from masthead.voice.checklist import BEGIN, END, checklist, section, within

DOCUMENT = Document("content/voice/en.md", {})
GUIDE = Guide(
    "en",
    "en",
    DOCUMENT,
    traits=(Trait("plain", (), limit="curt", means="Short words."), Trait("dry", ())),
    situations=(
        Situation("apology", "an apology", (), shift="What failed.", forbids=("emoji", "jokes")),
        Situation("news", "sad news", (), forbids=("emoji",)),
        Situation("odd", "<b>@all</b>\n--", (), shift="a\nb"),
    ),
)
EMPTY = Guide("ru", "ru", DOCUMENT)


def test_what_people_judge() -> None:
    """Each trait has its limit, each situation what a person must look for; rules do the rest."""
    expected = [
        "- [ ] **plain** ≠ curt: Short words.",
        "- [ ] **dry**",
        "- [ ] *an apology*: What failed. (✗ jokes)",
        "- [ ] *sad news*",
        "- [ ] *&lt;b>@\u200ball&lt;/b> --*: a b",
    ]

    assert expected == checklist(GUIDE).splitlines()


def test_the_part_of_a_template() -> None:
    """A template gets one box for each language that asks for something, with its list folded."""
    part = section([("English", GUIDE), ("Русский", EMPTY)])

    assert part.startswith(BEGIN)
    assert part.endswith(f"{END}\n")
    assert 1 == part.count("- [ ]")
    assert "  - **plain** ≠ curt: Short words.\n" in part
    assert "Русский" not in part
    assert "No guide says anything" in section([("Русский", EMPTY)])


def test_within_a_template() -> None:
    """The part takes its place between the markers, or stands at the end; the rest stays."""
    first = within("## What\n\nText.\n", f"{BEGIN}\none\n{END}\n")

    assert f"## What\n\nText.\n\n{BEGIN}\none\n{END}\n" == first
    again = within(first + "\n## More\n", f"{BEGIN}\ntwo\n{END}\n")
    assert f"## What\n\nText.\n\n{BEGIN}\ntwo\n{END}\n\n## More\n" == again
    assert again == within(again, f"{BEGIN}\ntwo\n{END}\n")
    assert f"{BEGIN}\none\n{END}\n" == within("", f"{BEGIN}\none\n{END}\n")
