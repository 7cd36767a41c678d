"""A post in each language of the example with planted faults: each is found where it stands."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import masthead
from hub_builder import post, write_hub
from masthead import cli

ROOT = Path(masthead.__file__).parent.parent.parent
SETTINGS = """\
name: Test brand
zone: Europe/Berlin
languages: [en, id, tl, ru]
public_url: https://brand.example
internal_url: https://hub.brand.example
"""
PLANTED = {
    "en": (
        "'Repair week is for mending'",
        (
            "Bring your lamp 🔧, and we leverage brass.\n\n"
            "- *Simply* unscrew the base, dear customer!\n"
            "- The **spare shelf** opens on 7/12/2026.\n"
        ),
        [
            ("Repair week", "voice/names/repair-week", "error"),
            ("leverage", "voice/words/leverage", "warning"),
            ("Simply", "voice/words/simply", "warning"),
            ("dear customer", "voice/address", "warning"),
            ("!", "voice/mechanics/exclamation", "warning"),
            ("spare shelf", "voice/names/spare-shelf", "error"),
            ("7/12/2026", "voice/words/numeric-date", "warning"),
        ],
    ),
    "id": (
        "Buruan ke meja reparasi",
        "Lampu 灯 ini terbaik, dan Anda bisa datang.\nSilahkan duduk, ajak teman2 juga.\n",
        [
            ("Buruan", "voice/words/buruan", "error"),
            ("terbaik", "voice/claims/superlatif", "error"),
            ("Anda", "voice/address", "warning"),
            ("Silahkan", "voice/words/silahkan", "warning"),
            ("teman2", "voice/words/angka-dua", "warning"),
        ],
    ),
    "tl": (
        "Bukas na ang mesa",
        "May kwento ang ilaw 👩‍🔧 na ito.\nGarantisado ito, at *linggo ng kumpuni* na.\n",
        [
            ("kwento", "voice/words/kwento", "warning"),
            ("Garantisado", "voice/claims/garantisado", "error"),
            ("linggo ng kumpuni", "voice/names/linggo-ng-kumpuni", "error"),
        ],
    ),
    "ru": (
        "Неделя ремонта началась",
        (
            'Наша e\u0301 лампа является "настольной".\n\n'
            "Мы осуществляем ремонт и рады видеть Вас у стола.\n"
        ),
        [
            ("является", "voice/words/yavlyatsya", "warning"),
            ('"настольной"', "voice/typography/quotes", "warning"),
            ('".', "voice/typography/quotes", "warning"),
            ("осуществляем", "voice/words/osushchestvlyat", "warning"),
            ("Вас", "voice/address", "warning"),
        ],
    ),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("lang", list(PLANTED))
def test_each_fault_is_found_where_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, end: str
) -> None:
    """Line and column, rule, weight, and a link to the rule on the guide's page."""
    title, body, faults = PLANTED[lang]
    path = f"content/posts/2026/planted-{lang}.md"
    source = post(title=title, lang=lang, body=body).replace("\n", end)
    root = write_hub(tmp_path / "hub", {"masthead.yml": SETTINGS, path: source.encode()})
    shutil.copytree(ROOT / "content/voice", root / "content/voice")

    cli.run(["voice", "lint", "--hub", str(root), "--format", "json", str(root / path)])

    found = json.loads(capsys.readouterr().out)["findings"]
    lines = source.split(end)
    seen = [(one["rule"], one["level"]) for one in found]
    assert [(rule, level) for _, rule, level in faults] == seen
    for (word, rule, _), one in zip(faults, found, strict=True):
        assert lines[one["line"] - 1][one["column"] - 1 :].startswith(word)
        anchor = "-".join(rule.removeprefix("voice/").split("/"))
        assert f"https://hub.brand.example/voice/{lang}/#{anchor}" == one["url"]
