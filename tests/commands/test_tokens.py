"""`masthead tokens`: checks, exports and migrates from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub_builder import write_hub
from masthead import cli
from masthead.commands.tokens import FORMATS, LEFT_OUT
from masthead.rules import RULES
from masthead.tokens.exports import FORMATS as WRITERS

FILE = "content/brand/tokens/a.tokens.json"
GOOD = '{"ink": {"$type": "color", "$value": {"colorSpace": "srgb", "components": [0, 0, 0]}}}'
OLD = '{"color": {"ink": {"value": "#22252b"}, "odd": {"value": "5em"}}}\n'


def hub(root: Path, tokens: str) -> str:
    """Return the folder of a hub with one token file."""
    return str(write_hub(root / "hub", {FILE: tokens}))


def test_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Good tokens end 0; a fault ends 1 and names line and column; posts are left aside."""
    assert 0 == cli.run(["tokens", "check", "--hub", hub(tmp_path / "a", GOOD)])
    capsys.readouterr()
    bad = GOOD.replace("[0, 0, 0]", "[0, 0, 9]")

    assert 1 == cli.run(["tokens", "check", "--hub", hub(tmp_path / "b", bad), "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(FILE, 1, 82, "tokens/schema")] == [
        (one["path"], one["line"], one["column"], one["rule"]) for one in found
    ]


def test_check_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For people, the finding is a line."""
    cli.run(["tokens", "check", "--hub", hub(tmp_path, OLD)])

    assert f"{FILE}:1:1 error tokens/dialect" in capsys.readouterr().out


@pytest.mark.parametrize("format", FORMATS)
def test_export(format: str, tmp_path: Path) -> None:
    """Each format goes to a file, as the exporter writes it."""
    out = tmp_path / "out"
    done = ["tokens", "export", "--format", format, "--output", str(out)]

    assert 0 == cli.run([*done, "--hub", hub(tmp_path, GOOD)])
    assert out.stat().st_size > 20


def test_export_to_standard_output(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Without a file the bytes go out as they are; what was left out is said and ends 1."""
    bad = GOOD[:-1] + ', "x": {"$value": "{y}"}}'

    assert 1 == cli.run(["tokens", "export", "--format", "css", "--hub", hub(tmp_path, bad)])
    out, err = capsysbinary.readouterr()
    assert b"--ink: #000000;" in out
    assert b"tokens/alias there is no token `y`" in err


def test_no_tokens(hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hub without token files is a usage error with the next step."""
    assert 2 == cli.run(["tokens", "export", "--format", "css", "--hub", str(hub_root)])
    assert "content/brand/tokens/" in capsys.readouterr().err


def test_migrate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It shows the file anew and what needs a look; with `--write` it writes it, then it checks."""
    root = hub(tmp_path, OLD)
    path = Path(root) / FILE

    assert 1 == cli.run(["tokens", "migrate", str(path)])
    shown, said = capsys.readouterr()
    assert "look at color.odd" in said
    assert OLD == path.read_text()
    assert 1 == cli.run(["tokens", "migrate", str(path), "--write"])
    assert shown == path.read_text()
    assert 0 == cli.run(["tokens", "check", "--hub", root])
    assert 0 == cli.run(["tokens", "migrate", str(path), "--write"])


@pytest.mark.parametrize("text", ['{"a": 1', "[]"])
def test_migrate_what_is_no_object(text: str, tmp_path: Path) -> None:
    """A file that is broken is named, and stays as it is."""
    path = tmp_path / "a.json"
    path.write_text(text)

    assert 2 == cli.run(["tokens", "migrate", str(path), "--write"])
    assert text == path.read_text()


def test_lists_are_one() -> None:
    """The command's lists are those of the exporters and the rules."""
    assert tuple(WRITERS) == FORMATS
    assert set(RULES) >= LEFT_OUT


def test_since_reaches_the_page(tmp_path: Path) -> None:
    """A changed token shows the pair that cannot be read, in a check of that file alone."""
    page = "---\ntitle: Colour\npairs:\n  - {text: ink, on: ink}\n---\nOne.\n"
    root = write_hub(tmp_path / "hub", {FILE: GOOD, "content/brand/colour.md": page})

    assert 1 == cli.run(["check", str(root / FILE), "--hub", str(root)])
    assert 1 == cli.run(["check", str(root / "content/brand/colour.md"), "--hub", str(root)])
