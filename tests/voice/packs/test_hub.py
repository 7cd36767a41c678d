"""Packs in a hub: read from `content/voice/packs/`, run by the guide that asks for them."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import pytest

from hub_builder import write_hub
from masthead.checking import check
from masthead.finding import Level
from masthead.workspace import load_hub

GUIDE = """---
title: Voice
lang: en
packs:
  - {folder: Lamp, level: warning}
---
Plain.
"""
RULE = "extends: existence\nmessage: \"'%s' is vague.\"\nlevel: error\ntokens: [works]\n"
FILES = {"content/voice/en.md": GUIDE, "content/voice/packs/Lamp/Vague.yml": RULE}


def test_a_pack_advises_on_a_post(tmp_path: Path, now: datetime) -> None:
    """The finding stands at the word in the post, at the guide's level."""
    report = check(load_hub(write_hub(tmp_path, FILES)), now=now)

    assert [("voice/packs/Lamp/Vague", 8, 41, Level.WARNING, "'works' is vague.")] == [
        (one.rule, one.line, one.column, one.level, one.message)
        for one in report.findings
        if one.rule.startswith("voice/")
    ]


def test_files_are_keyed_by_pack_and_name(tmp_path: Path) -> None:
    """Only `.yml` files right in a pack's folder are rules."""
    more = {
        "content/voice/packs/Lamp/README.txt": "x",
        "content/voice/packs/Lamp/deep/Rule.yml": RULE,
        "content/voice/packs/stray.yml": RULE,
    }
    hub = load_hub(write_hub(tmp_path, {**FILES, **more}))

    assert {"Lamp": {"Vague.yml": RULE.encode()}} == hub.packs


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    """What lies behind a link is not read, and the check says so."""
    root = write_hub(tmp_path / "hub", FILES)
    secret = tmp_path / "secret.yml"
    secret.write_text(RULE, encoding="utf-8")
    (root / "content/voice/packs/Lamp/Link.yml").symlink_to(secret)
    hub = load_hub(root)

    assert ["Vague.yml"] == list(hub.packs["Lamp"])
    assert ["reader/symlink"] == [one.rule for one in hub.findings]


def test_a_bad_pack_never_fails_a_check(tmp_path: Path, now: datetime) -> None:
    """Broken files are warnings and notices; the good rule still runs."""
    bad = {
        "content/voice/packs/Lamp/Anchor.yml": "extends: existence\nmessage: x\ntokens: &a [b]\n",
        "content/voice/packs/Lamp/Huge.yml": "# " + "x" * 2_000_000,
        "content/voice/packs/Lamp/Magic.yml": "extends: magic\nmessage: x\n",
        "content/voice/packs/Lamp/Regex.yml": "extends: existence\nmessage: x\ntokens: ['(']\n",
        "content/voice/packs/Lamp/Script.yml": "extends: script\nmessage: x\nscript: y\n",
        "content/voice/packs/Lamp/Slow.yml": (
            "extends: existence\nmessage: x\nnonword: true\ntokens: ['(\\w+\\s?)+$']\n"
        ),
    }
    report = check(load_hub(write_hub(tmp_path, {**FILES, **bad})), now=now)
    levels = {
        one.path.rpartition("/")[2]: one.level
        for one in report.findings
        if one.rule == "voice/packs"
    }

    assert not report.failed
    assert {
        **dict.fromkeys(
            ["Anchor.yml", "Huge.yml", "Magic.yml", "Regex.yml", "Slow.yml"], Level.WARNING
        ),
        "Script.yml": Level.NOTICE,
    } == levels
    assert any(one.rule == "voice/packs/Lamp/Vague" for one in report.findings)
