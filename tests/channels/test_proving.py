"""The table of `make channels` says what tests have found, and no more."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from channels import proving
from channels.proving import LOST, MEDIUM, THREAD, Proving, rows, written
from masthead.channels.catalogue import entries

KNOWN = [one for one in entries() if one.service.id in {"slack", "slack-webhook", "site"}]
CONTRACT = "tests/channels/test_networks.py::"


@pytest.fixture(name="proved")
def _proved() -> Proving:
    """Return what is gathered of three services."""
    return Proving([one.service.id for one in KNOWN])


def report(nodeid: str, outcome: str = "passed", when: str = "call", **about: Any) -> Any:
    """Return what pytest says of one phase of a test."""
    told = [("slack", about)] if about else []
    return SimpleNamespace(nodeid=nodeid, outcome=outcome, when=when, user_properties=told)


def row_of(proved: Proving, service: str) -> dict[str, str]:
    """Return a service's row."""
    found = {row[0]: row for row in rows(proved, KNOWN)}
    return dict(zip(proving.COLUMNS, found[service], strict=True))


def test_what_was_not_tested_is_not_claimed(proved: Proving) -> None:
    """A question mark, not a yes."""
    proved.pytest_runtest_logreport(report("x", media="image", alt=True, server="fake"))
    row = row_of(proved, "slack")

    assert ("?", "?", "?", "0 tests") == (
        row["threads"],
        row["delete"],
        row["lost answers"],
        row["proved"],
    )


def test_what_passed_is_proved(proved: Proving) -> None:
    """Each word by its test; a skip is a no, a failure a question."""
    about = {"media": "image", "alt": True, "server": "fake"}
    proved.pytest_runtest_logreport(report(f"{CONTRACT}{MEDIUM}[slack]", when="setup"))
    proved.pytest_runtest_logreport(report(f"{CONTRACT}{MEDIUM}[slack]", **about))
    proved.pytest_runtest_logreport(report(f"{CONTRACT}{THREAD}[slack]", "skipped"))
    proved.pytest_runtest_logreport(report(f"{CONTRACT}{LOST}[slack-silent]"))
    proved.pytest_runtest_logreport(report("tests/servers/test_slack.py::test_a"))
    row = row_of(proved, "slack")

    assert {
        "class": "K4",
        "publishes": "program",
        "server": "fake",
        "threads": "no",
        "media": "image",
        "alt": "yes",
        "lost answers": "exactly 1",
        "proved": "3 tests",
    }.items() <= row.items()
    proved.note(f"{CONTRACT}{LOST}[slack-cut]", "failed")
    row = row_of(proved, "slack")
    assert ("?", "3 tests, 1 FAILED") == (row["lost answers"], row["proved"])


def test_a_test_is_of_the_service_that_it_names(proved: Proving) -> None:
    """Of two names that begin alike the longer; own services have tests of their own."""
    proved.note(f"{CONTRACT}test_it_is_ready[slack-webhook]", "passed")
    proved.note("tests/channels/test_slack_webhook.py::test_a", "passed")
    proved.note("tests/channels/test_contract.py::test_it_is_ready[site]", "passed")
    proved.note("tests/channels/test_runs.py::test_a", "passed")
    proved.note("tests/test_http.py::test_a", "passed")
    proved.note(f"{CONTRACT}test_it_is_ready[other]", "passed")

    assert [("site", "1 tests"), ("slack", "0 tests"), ("slack-webhook", "2 tests")] == [
        (row[0], row[-1]) for row in rows(proved, KNOWN)
    ]
    assert "–" == row_of(proved, "site")["lost answers"]


def test_the_table_is_aligned(proved: Proving) -> None:
    """Names above their columns."""
    first, *others = written(rows(proved, KNOWN)).splitlines()

    assert first.startswith("service        class")
    assert 3 == len(others)


def test_it_ends_as_the_tests_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failure is one of the target's."""
    asked: list[list[str]] = []
    monkeypatch.setattr(pytest, "main", lambda told, plugins: asked.append(told) or len(plugins))

    assert 1 == proving.main(["channels/test_site.py"])
    assert "channels/test_site.py" == asked[0][-1]
    assert "lost answers" in capsys.readouterr().out
