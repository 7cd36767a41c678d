"""Row A11: the portrait of an audience, by sex, age and interests, as aggregates only."""

from __future__ import annotations

from pathlib import Path

from reach_builder import AUDIENCE, audience
from row_helper import found, printed, shown

SHARES = {
    "sex": "{women: 57, men: 39}",
    "age": "{18-24: 30, 25-44: 70}",
    "sample": "{size: 168, source: sample data}",
}


def test_a11_a_portrait_with_gaps_is_found(tmp_path: Path) -> None:
    """What a portrait leaves out is named."""
    (finding,) = found("audience/portrait", tmp_path, audience(interests="", age=""))

    assert "`interests`, `age` missing" == finding.message


def test_a11_a_sensitive_trait_outside_of_aggregates_is_found(tmp_path: Path) -> None:
    """Religion among the interests is an error, and the finding says where it may stand."""
    (finding,) = found(
        "audience/sensitive", tmp_path, audience(interests="[tools, catholic feasts]")
    )

    assert (AUDIENCE, "`catholic` tells of a sensitive trait") == (finding.path, finding.message)
    assert "error" == finding.level
    assert "under `sensitive`" in finding.hint


def test_a11_shares_of_more_than_all_are_found(tmp_path: Path) -> None:
    """Shares that come to more than 100 percent are found."""
    files = audience(**{**SHARES, "age": "{18-24: 40, 25-44: 70}"})
    (finding,) = found("audience/shares", tmp_path, files)

    assert "the shares come to 110 percent" == finding.message


def test_a11_the_persona_cards_are_drawn_and_printed(tmp_path: Path) -> None:
    """The list shows each persona, its page the shares as bars; the command prints the cards."""
    files = audience(**SHARES)
    index = shown(tmp_path, files, "strategy/audiences/index.md")
    page = shown(tmp_path, files, "strategy/audiences/tinkerers.md")

    assert "## Audiences side by side" in index
    assert "mostly 25-44 (70 %)" in index
    assert "## Sex" in page
    assert '<figure class="hub-figure"><svg' in page
    assert "Percent of 168 people, sample data." in page
    assert "People who mend things at home" in printed(tmp_path, files, "audience", "overview")
