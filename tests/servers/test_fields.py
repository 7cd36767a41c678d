"""A request that does not keep a contract is noticed."""

from __future__ import annotations

from servers.fields import Fields, faults_of_fields

FIELDS: Fields = {"name!": str, "size": int}


def test_each_kind_of_fault_is_named() -> None:
    """Unknown, missing, of another type, no mapping at all."""
    assert [] == list(faults_of_fields("it", {"name": "a", "size": 1}, FIELDS))
    assert [
        "it: size is '1'",
        "it: there is no field more",
        "it: name is missing",
    ] == list(faults_of_fields("it", {"size": "1", "more": 2}, FIELDS))
    assert ["it: [] is no mapping"] == list(faults_of_fields("it", [], FIELDS))
