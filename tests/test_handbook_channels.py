"""The handbook's pages on channels: what they show checks, and none leaves out what matters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from masthead.cli import run

PAGES = Path(__file__).parents[1] / "content/handbook/channels"
EXAMPLE = re.compile(r"```yaml\n(---\n.*?\nservice: .*?---\n)```", re.DOTALL)
SHOWN = [
    (page.stem, text)
    for page in sorted(PAGES.glob("*.md"))
    for text in EXAMPLE.findall(page.read_text(encoding="utf-8"))
]


def test_every_page_shows_one() -> None:
    """`media` is about several services, and shows none."""
    assert {page.stem for page in PAGES.glob("*.md")} - {"media"} == {name for name, _ in SHOWN}


@pytest.mark.parametrize("name", sorted({name for name, _ in SHOWN} - {"manual"}))
def test_every_page_says_what_people_must_know(name: str) -> None:
    """What to do first, what a lost answer means, what doctor asks, and what was never tried."""
    text = (PAGES / f"{name}.md").read_text(encoding="utf-8")

    for said in ("what you need", "| class |", "| after a lost answer |", "## Limits", "Read on "):
        assert said.casefold() in text.casefold()
    doctor = text.partition("## What doctor looks at, and what was tried\n")[2].partition("\n## ")[
        0
    ]
    assert "`masthead doctor --online` " in doctor
    assert "Nobody " in " ".join(doctor.split())


@pytest.mark.parametrize(("name", "text"), SHOWN)
def test_what_a_page_shows_checks(
    name: str,
    text: str,
    hub_root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Somebody who copies it has a channel."""
    page = f"strategy/channels/{name}-shown.md"
    (hub_root / page).write_text(f"{text}What it is for.\n", encoding="utf-8")
    monkeypatch.chdir(hub_root)

    assert 0 == run(["check", page]), capsys.readouterr().out
