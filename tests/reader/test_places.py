"""Places are a mapping like any other, though each is made only when it is asked for."""

from __future__ import annotations

import pytest
from yaml.error import Mark

from masthead.document import Place
from masthead.reader.places import Places

MARKS = {("title",): Mark("a", 7, 0, 7, None, None), ("tags", 0): Mark("a", 20, 1, 3, None, None)}


def test_places_are_a_mapping() -> None:
    """They count from 1, keep their order, and compare with plain mappings."""
    places = Places(MARKS)

    assert Place(2, 4) == places["tags", 0]
    assert [("title",), ("tags", 0)] == list(places)
    assert 2 == len(places)
    assert {("title",): Place(1, 8), ("tags", 0): Place(2, 4)} == places


def test_a_key_that_is_not_there() -> None:
    """What has no mark has no place."""
    places = Places(MARKS)

    assert ("tags", 1) not in places
    with pytest.raises(KeyError):
        places["tags", 1]
