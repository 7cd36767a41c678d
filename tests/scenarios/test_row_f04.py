"""Row F4: each kind of message goes to a service with a live owner, and no way ends nowhere."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.route import ends, owned
from row_helper import found, printed, shown

FILE = "strategy/care/routes.yml"
PEOPLE = "people:\n  sari: {name: Sari, left: 2026-11-30}\n  teo: {name: Teo}\n"


def test_f04_a_kind_that_goes_to_nobody_is_found(tmp_path: Path) -> None:
    """Every kind of message has a route."""
    (finding,) = found("route/owner", tmp_path, owned.failing)

    assert (FILE, 3, "`praise` goes to nobody") == (finding.path, finding.line, finding.message)


def test_f04_an_owner_who_has_left_is_found(tmp_path: Path) -> None:
    """A service is owned by somebody who is still here."""
    files = {**owned.passing, "strategy/people.yml": PEOPLE}
    messages = [finding.message for finding in found("route/owner", tmp_path, files)]

    assert "Care desk is owned by sari, who left on 2026-11-30" in messages


def test_f04_a_circle_is_found(tmp_path: Path) -> None:
    """Two services that pass a message to each other are found."""
    messages = [finding.message for finding in found("route/end", tmp_path, ends.failing)]

    assert "a circle: care > bench > care" in messages


def test_f04_the_table_is_shown_and_a_message_is_led(tmp_path: Path) -> None:
    """The page has the routing table; the command says where one message goes."""
    page = shown(tmp_path, owned.passing, "strategy/care/routes.md")

    assert "## Routing table" in page
    assert "<svg" in page
    said = printed(tmp_path, owned.passing, "route", "test", "My lamp FLICKERS, thanks")
    assert "it has the word `flickers`" in said
    assert "The bench" in said
    assert "Care desk" in printed(tmp_path, owned.passing, "route", "table")
