"""A record says which of its values name something of the hub."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from masthead.kinds import KINDS
from masthead.schema.fields import ID, ONE_LINE, id_of, ids_of
from masthead.schema.records import Either, Field, MappingOf, Record
from masthead.schema.references import Named, named_in

INNER = Record((Field("by", id_of("person"), "Who.", "sari"),))
RECORD = Record(
    (
        Field("title", ONE_LINE, "Name.", "A"),
        Field("goal", id_of("goal"), "Goal.", "trust"),
        Field("people", ids_of("person"), "Who.", ["sari"]),
        Field("scores", MappingOf(id_of("goal"), ID, "scores"), "Scores.", {"trust": "a"}),
        Field("one", Either({str: id_of("post"), dict: INNER}, "one or more"), "Either.", "a"),
    )
)


def test_names_are_found_at_every_depth() -> None:
    """Alone, in lists, as keys, in mappings, and by the type of the value."""
    data = {"goal": "trust", "people": ["a", "b"], "scores": {"x": "y"}, "one": {"by": "c"}}

    assert [
        Named(("goal",), "goal", "trust"),
        Named(("people", 0), "person", "a"),
        Named(("people", 1), "person", "b"),
        Named(("scores", "x"), "goal", "x"),
        Named(("one", "by"), "person", "c"),
    ] == list(named_in(RECORD, data))


def test_what_is_not_of_its_shape_is_passed_over() -> None:
    """The schema says what is wrong with it."""
    data = {"goal": 3, "people": "a", "scores": ["x"], "one": 1.5, "title": "t", "more": "m"}

    assert [] == list(named_in(RECORD, data))


@given(
    st.dictionaries(
        st.sampled_from(sorted(KINDS["post"].record.known)),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=5), inner, max_size=3)
            ),
            max_leaves=6,
        ),
    )
)
def test_no_front_matter_breaks_the_search(data: dict[str, object]) -> None:
    """Whatever a file holds, the search ends with texts."""
    assert all(isinstance(one.id, str) and one.id for one in named_in(KINDS["post"].record, data))
