"""The handbook's posts with planted faults are found as the handbook says, each with its link."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from masthead import cli
from masthead.voice.anchors import anchor_of

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "content/handbook/voice.md").read_text(encoding="utf-8")
PLANTED = re.findall(
    r"```markdown\n(.*?)```\n\n```text\n(.*?)```", PAGE.partition("planted faults")[2], re.DOTALL
)
NOW = "2026-12-07T09:00Z"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return a copy of the example without its posts."""
    for folder in ("content/voice", "strategy"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "masthead.yml", tmp_path)
    return tmp_path


def test_a_post_in_each_language() -> None:
    """The handbook has a post in each of the example's languages."""
    assert ["en", "id", "tl", "ru"] == [_lang(post) for post, _ in PLANTED]


def test_planted_faults(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each fault is told with its place, as in the handbook, and leads to its rule's place."""
    paths = {_lang(post): f"content/posts/2026/planted-{_lang(post)}.md" for post, _ in PLANTED}
    (hub / "content/posts/2026").mkdir(parents=True)
    for post, _ in PLANTED:
        (hub / paths[_lang(post)]).write_text(post, encoding="utf-8")
    call = ["check", "--hub", str(hub), "--now", NOW, *(str(hub / path) for path in paths.values())]

    assert 1 == cli.run(call)
    printed = capsys.readouterr().out
    lines = [line for line in printed.splitlines() if line.startswith("content/")]
    assert sorted(lines) == sorted(line for _, said in PLANTED for line in said.splitlines())
    assert 1 == cli.run([*call, "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    pages = {path: f"https://hub.lentera.example/voice/{lang}/#" for lang, path in paths.items()}
    links = [(pages[one["path"]] + anchor_of(one["rule"]), one["url"]) for one in findings]
    assert len(lines) == len(findings)
    assert [] == [link for link in links if link[0] != link[1]]


def _lang(post: str) -> str:
    return post.partition("\nlang: ")[2][:2]
