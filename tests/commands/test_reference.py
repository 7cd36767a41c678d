"""The handbook's generated pages say what the program does today."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead import cli
from masthead.commands.reference import pages

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_handbook_is_up_to_date(name: str) -> None:
    """Each generated page is the one that is checked in; `make reference` writes it anew."""
    assert pages()[name] == (ROOT / name).read_text(encoding="utf-8")


def test_every_command_is_documented() -> None:
    """Each verb, and each part of a verb, has its help in the handbook."""
    text = pages()["content/handbook/reference/commands.md"]

    for verb in cli.COMMANDS:
        assert f"## masthead {verb}\n" in text


def test_reference_writes_what_is_missing(
    hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--check` only tells; without it the pages are written, and then nothing is out of date."""
    assert cli.run(["reference", "--check", "--hub", str(hub_root)]) == 1
    assert not (hub_root / "content/handbook").exists()
    assert cli.run(["reference", "--hub", str(hub_root)]) == 0
    assert cli.run(["reference", "--check", "--hub", str(hub_root)]) == 0
    assert "out of date: content/handbook/reference/rules.md" in capsys.readouterr().out
