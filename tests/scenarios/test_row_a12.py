"""Row A12: how an audience behaves: services, purpose, and hours with their zone."""

from __future__ import annotations

from pathlib import Path

from reach_builder import AUDIENCE, audience
from row_helper import found, printed, shown


def test_a12_an_audience_without_service_or_hours_is_found(tmp_path: Path) -> None:
    """At least one service and one band of hours are asked for."""
    findings = found("audience/reach", tmp_path, audience(services="", active_hours=""))

    assert [AUDIENCE, AUDIENCE] == [finding.path for finding in findings]
    assert {"no service is named that they use", "nobody says when they are there"} == {
        finding.message for finding in findings
    }


def test_a12_a_zone_that_does_not_exist_is_found(tmp_path: Path) -> None:
    """The zone is one of the IANA database."""
    files = audience(active_hours='{zone: Asia/Jakrta, weekdays: ["19:00-22:00"]}')
    (finding,) = found("schema/value", tmp_path, files)

    assert "there is no time zone `Asia/Jakrta`" in finding.message


def test_a12_hours_are_drawn_by_weekday_in_the_zone_of_the_hub(tmp_path: Path) -> None:
    """19:00 in Jakarta is 13:00 in Berlin in winter: page, drawing and command say so."""
    page = shown(tmp_path, audience(), "strategy/audiences/tinkerers.md")
    told = printed(tmp_path, audience(), "audience", "hours", "--format", "csv").splitlines()
    monday = dict(zip(told[0].split(","), told[1].split(","), strict=True))

    assert "## Hours they are there" in page
    assert '<figure class="hub-figure"><svg' in page
    assert ["0", "1", "1", "1", "0"] == [monday[hour] for hour in ("12", "13", "14", "15", "16")]
