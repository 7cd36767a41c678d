"""What services can do, as the adapters are."""

from __future__ import annotations

import pytest

from masthead.channels.catalogue import ABILITIES, AFTER, entries, entry
from masthead.channels.registry import ADAPTERS
from masthead.compose.services import SERVICES
from masthead.service import RetryClass


def test_every_service_is_there() -> None:
    """In the order of the table."""
    assert list(SERVICES) == [one.service.id for one in entries()]


def test_every_class_says_what_follows() -> None:
    """So that no row of the handbook is empty."""
    assert set(RetryClass) == AFTER.keys()


@pytest.mark.parametrize(
    ("service", "by", "threads", "able"),
    [
        ("slack", "program", True, {"edit", "delete", "numbers", "doctor"}),
        ("youtube", "program", False, {"edit", "delete", "numbers", "doctor"}),
        ("tiktok", "program", False, {"numbers", "doctor"}),
        ("bluesky", "program", True, set(ABILITIES)),
        ("podcast", "files", False, {"delete"}),
        ("manual", "person", False, set()),
        ("reddit", "person", False, set()),
        ("google-plus", "nobody", False, set()),
    ],
)
def test_abilities_are_those_of_the_adapter(
    service: str, by: str, threads: bool, able: set[str]
) -> None:
    """Nothing is typed: an adapter that gains a method gains the word."""
    found = entry(SERVICES[service])

    assert (by, threads, able) == (found.by, found.threads, found.able)


def test_who_publishes_by_program_has_an_adapter() -> None:
    """And each adapter is in the table."""
    by_program = {one.service.id for one in entries() if one.by in {"program", "files"}}

    assert by_program == ADAPTERS.keys() - {"manual"}
