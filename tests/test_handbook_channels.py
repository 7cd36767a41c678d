"""The channel pages that the handbook shows check: no unknown setting, no missing need."""

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
