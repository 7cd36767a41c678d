"""Row B3: the visual side is made from tokens."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from masthead import cli
from masthead.rules import RULES
from row_helper import found, printed, shown

FAULTS = ("tokens/schema", "tokens/alias", "tokens/contrast", "tokens/cycle")


@pytest.mark.parametrize("id", FAULTS)
def test_b03_a_broken_token_is_found(id: str, tmp_path: Path) -> None:
    """A wrong form, an alias to nowhere and a pair without contrast are findings with a place."""
    example = RULES[id].failing
    assert example is not None
    findings = found(id, tmp_path, example.files)

    assert findings
    assert all(one.path.startswith("content/brand/") and one.line >= 1 for one in findings)


def test_b03_the_colour_page_shows_contrast_and_the_command_exports(tmp_path: Path) -> None:
    """The brand's page shows the pair with its contrast; the tokens come out as CSS."""
    example = RULES["tokens/contrast"].passing
    assert example is not None
    page = shown(tmp_path, example.files, "brand/colour.md")

    assert "Ink on Paper" in page
    assert "<strong>14.37</strong>" in page
    assert "0 errors" in printed(tmp_path, example.files, "tokens", "check")
    words = ["tokens", "export", "--format", "css", "--hub", str(tmp_path)]
    done = CliRunner().invoke(cli.group, words)
    assert "--palette-ink: #22252b" in done.output
