"""Row A14: companies or private buyers, readers on a phone or on a laptop."""

from __future__ import annotations

from pathlib import Path

import pytest

from reach_builder import audience, post, ran
from row_helper import found, shown


@pytest.mark.parametrize(
    ("key", "value", "told"), [("market", "b2d", "b2c"), ("devices", "[fone]", "phone")]
)
def test_a14_values_that_are_not_known_are_found(
    tmp_path: Path, key: str, value: str, told: str
) -> None:
    """Market and devices are of known words; the finding names them."""
    (finding,) = found("schema/value", tmp_path, audience(**{key: value}))

    assert f"`{key}" in finding.message
    assert told in f"{finding.message} {finding.hint}"


def test_a14_market_and_devices_stand_on_the_card(tmp_path: Path) -> None:
    """The persona cards show what an audience buys as and reads on."""
    page = shown(tmp_path, audience(market="[b2b, b2c]"), "strategy/audiences/index.md")

    assert "<td>b2b, b2c</td>" in page
    assert "<td>laptop</td>" in page


@pytest.mark.parametrize(("devices", "width"), [("[laptop]", "laptop"), ("[phone]", "phone")])
def test_a14_the_preview_begins_with_the_width_of_the_audience(
    tmp_path: Path, devices: str, width: str
) -> None:
    """Both widths are there; the one that the audience reads on is chosen."""
    files = {**audience(devices=devices), **post()}
    page = ran(tmp_path, files, "preview", "lamp", "--format", "html")

    assert f'id="{width}" checked' in page
    assert "body:has(#phone:checked) main{max-width:360px}" in page
    assert "body:has(#laptop:checked) main{max-width:640px}" in page
