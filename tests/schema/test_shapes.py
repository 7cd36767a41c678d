"""Shapes read values, note every fault in words, and say the same as JSON Schema."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from masthead.kinds import KINDS
from masthead.schema import fields
from masthead.schema.shapes import ABSENT, Fault, Shape, did_you_mean, label


def read(shape: Shape, value: object) -> tuple[object, list[Fault]]:
    """Return what a shape makes of a value, and the faults."""
    faults: list[Fault] = []
    return shape.read(value, ("key",), faults), faults


@pytest.mark.parametrize(
    ("shape", "value", "message"),
    [
        (fields.ONE_LINE, 5, "`key` must be text on one line; found a number"),
        (fields.ONE_LINE, True, "`key` must be text on one line; found true"),
        (fields.ONE_LINE, None, "`key` must be text on one line; found nothing"),
        (fields.ONE_LINE, [], "`key` must be text on one line; found a list"),
        (fields.ONE_LINE, {}, "`key` must be text on one line; found a mapping"),
        (fields.ONE_LINE, " ", "`key` is an empty text"),
        (fields.ONE_LINE, "a<b", "`key` is text on one line and must not hold `<`"),
        (fields.ONE_LINE, "a\nb", "`key` is text on one line and must not hold a line break"),
        (
            fields.ONE_LINE,
            "a`b",
            "`key` is text on one line and must not hold the character U+0060 (grave accent)",
        ),
        (fields.ONE_LINE, "x" * 301, "`key` has 301 characters, and 300 are allowed"),
        (fields.TEXT, "\x07", "`key` must not hold the character U+0007 (a control character)"),
        (fields.TEXT, "x" * 10_001, "`key` has 10001 characters, and 10000 are allowed"),
        (fields.FLAG, "yes", "`key` must be true or false; found text"),
        (fields.FLAG, 1, "`key` must be true or false; found a number"),
        (fields.COUNT, -1, "`key` must be a whole number from 0 to 10000"),
        (fields.COUNT, 1.5, "`key` must be a whole number from 0 to 10000; found a number"),
        (fields.COUNT, True, "`key` must be a whole number from 0 to 10000; found true"),
        (fields.DAY, "2026-02-30", "`key`: there is no 30 February 2026"),
        (fields.DURATION, "2", "`key`: `2` is not a length of time"),
        (fields.ZONE, "Europe/Pari", "`key`: there is no time zone `Europe/Pari`"),
        (fields.LANGUAGE, "EN", "`key` must be a language tag, as en, id or pt-BR"),
        (
            fields.URL,
            "lentera.example",
            "`key` must be an address that begins with https:// or http://",
        ),
        (fields.URL, "https://", "`key` must be an address that begins with https:// or http://"),
        (fields.URL, "https://a:b/", "`key` is an address without a valid host"),
        (fields.URL, "https://:80/", "`key` is an address without a valid host"),
        (fields.URL, "https://[::1", "`key` is an address without a valid host"),
        (fields.URL, "https://me:pw@a.example", "`key` is an address with a user name in it"),
        (fields.VISIBILITY, "pubic", "`key` must be one of public, internal; found `pubic`"),
        (fields.VISIBILITY, "", "`key` must be one of public, internal; found an empty text"),
        (fields.IDS, "a", "`key` must be a list of ids; found text"),
        (fields.LANGUAGES, [], "`key` is an empty list"),
    ],
)
def test_a_fault_names_what_must_stand_there_and_what_does(
    shape: Shape, value: object, message: str
) -> None:
    """The message says in plain words what the value must be, and what was found."""
    found, faults = read(shape, value)

    assert [message] == [fault.message for fault in faults]
    assert found in (ABSENT, [])


@pytest.mark.parametrize("name", ["a", "repair-week", "7", "a" * 80])
def test_ids_are_lower_case_words(name: str) -> None:
    """Letters a to z, digits and hyphens, up to 80."""
    assert (name, []) == read(fields.ID, name)


@pytest.mark.parametrize("name", ["", "A", "-a", "a b", "ä", "a/b", "..", "a" * 81, "a\n"])
def test_other_names_are_no_ids(name: str) -> None:
    """Nothing that a path, a delivery key or a command line could misread."""
    assert ABSENT is read(fields.ID, name)[0]


def test_a_number_where_text_belongs_is_to_be_quoted() -> None:
    """The hint says how to make text of a typed value."""
    assert "put it in quotes to make it text" == read(fields.ID, 2026)[1][0].hint


def test_a_faulty_item_hides_no_other() -> None:
    """A list keeps its good items, and each fault names its own item."""
    found, faults = read(fields.IDS, ["tinkerers", "A B", 5])

    assert ["tinkerers"] == found
    assert [("key", 1), ("key", 2)] == [fault.key for fault in faults]


@pytest.mark.parametrize("value", ["hunter2", "sk-live-abc", "xoxb-1-2-a", "AKIAIOSFODNN7EXAMPL9"])
def test_a_secret_is_refused_and_never_repeated(value: str) -> None:
    """Where the name of a variable belongs, a secret is an error that does not show it."""
    found, faults = read(fields.VARIABLE, value)

    assert ABSENT is found
    assert value not in faults[0].message + faults[0].hint


@pytest.mark.parametrize("value", ["TOKEN", "BLUESKY_APP_PASSWORD", "S3_BUCKET_2", "CHANNEL2026"])
def test_names_of_variables_are_taken(value: str) -> None:
    """Capital letters, digits and underscores."""
    assert (value, []) == read(fields.VARIABLE, value)


@pytest.mark.parametrize("value", ["GITHUB_TOKEN", "MASTHEAD_TEAMS_TOKEN", "ACTIONS_ID_TOKEN"])
def test_what_a_run_has_for_itself_is_no_channels_secret(value: str) -> None:
    """The token that pushes the ledger is in the same environment, and must go to no service."""
    found, faults = read(fields.VARIABLE, value)

    assert ABSENT is found
    assert "must go to no service" in faults[0].message


def test_a_key_path_is_written_as_people_write_it() -> None:
    """Lists count from 0, mappings use dots."""
    assert "channels.bluesky.media[0].alt" == label(("channels", "bluesky", "media", 0, "alt"))


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("chanels", "did you mean `channels`?"),
        ("Publish-At", "did you mean `publish_at`?"),
        ("zzz", ""),
        (5, ""),
    ],
)
def test_a_near_word_is_suggested(word: object, hint: str) -> None:
    """Capitals and hyphens do not keep a word from being known."""
    assert hint == did_you_mean(word, ["channels", "publish_at"])


PLAIN = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12)
)
WORDS = st.sampled_from(
    [
        *("2026-12-07", "2026-12-07 09:00", "2h", "en", "repair", "https://a.example/b", "public"),
        *("BLUESKY_TOKEN", "Asia/Jakarta", "post/length", "photo", "bench.jpg", "error", "main"),
    ]
)
VALUES = st.recursive(
    PLAIN | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["file", "alt", "level", "repair", "every"]), inner, max_size=3
        )
    ),
    max_leaves=4,
)


@given(data=st.data())
def test_what_a_record_takes_its_json_schema_takes(data: st.DataObject) -> None:
    """The printed schema refuses nothing that the check accepts."""
    kind = KINDS[data.draw(st.sampled_from(sorted(KINDS)))]
    field = data.draw(st.sampled_from(kind.record.fields))
    value = data.draw(st.just(field.example) | VALUES)
    faults: list[Fault] = []
    found = field.shape.read(value, (field.name,), faults)

    assert (found is not ABSENT) or faults
    if not faults and field.name not in {"link", "url"}:  # their form is a rule's business
        assert [] == list(Draft202012Validator(field.json_schema()).iter_errors(value))
