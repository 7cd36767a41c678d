"""`masthead voice checklist`: printed, or written into the pull-request template."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub_builder import write_hub
from masthead import cli
from masthead.commands.voice_checklist import TEMPLATE

ROOT = Path(__file__).parent.parent.parent

ENGLISH = """\
---
title: Voice
lang: en
voice: [{trait: plain, not: curt}]
---
How we sound.
"""
BASE = """\
---
title: All
situations: [{when: an apology, forbids: [jokes]}]
---
Everywhere.
"""


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return a hub with a guide for English and a base."""
    files = {"content/voice/en.md": ENGLISH, "content/voice/base.md": BASE}
    return write_hub(tmp_path / "hub", files)


def test_the_template_is_up_to_date() -> None:
    """The template that is checked in has today's list; `masthead voice checklist --write`."""
    assert 0 == cli.run(["voice", "checklist", "--check", "--hub", str(ROOT)])


def test_all_lists(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without an option each guide's list is printed, under the name of its language."""
    assert 0 == cli.run(["voice", "checklist", "--hub", str(hub)])

    printed = capsys.readouterr().out
    expected = "## English\n\n- [ ] **plain** ≠ curt\n\n## base\n\n- [ ] *an apology* (✗ jokes)\n"
    assert expected == printed


def test_one_language(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a language its list alone is printed; without a guide of its own, the base's."""
    assert 0 == cli.run(["voice", "checklist", "--hub", str(hub), "--lang", "en"])
    assert "- [ ] **plain** ≠ curt\n" == capsys.readouterr().out
    assert 0 == cli.run(["voice", "checklist", "--hub", str(hub), "--lang", "ru"])
    assert "- [ ] *an apology* (✗ jokes)\n" == capsys.readouterr().out


def test_no_guide(hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A language without any guide is a fault of the call."""
    assert 2 == cli.run(["voice", "checklist", "--hub", str(hub_root), "--lang", "ru"])
    assert "content/voice/ru.md" in capsys.readouterr().err


def test_writing(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--check` tells that the file is out of date, `--write` mends it, once."""
    call = ["voice", "checklist", "--hub", str(hub)]

    assert 1 == cli.run([*call, "--check"])
    assert not (hub / TEMPLATE).exists()
    assert 0 == cli.run([*call, "--write"])
    assert "written" in capsys.readouterr().out
    assert 0 == cli.run([*call, "--check"])
    assert 0 == cli.run([*call, "--write"])
    assert "" == capsys.readouterr().out
    assert "## Voice" in (hub / TEMPLATE).read_text(encoding="utf-8")
