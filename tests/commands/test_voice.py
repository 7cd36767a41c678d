"""`masthead voice` and the options of `masthead check` that are about voice."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub_builder import commit_all, post, write_hub
from masthead import cli
from masthead.linting import Text, lint_text
from masthead.rules.examples import NOW as MONDAY
from masthead.workspace import load_hub
from voice_builder import text

NOW = ("--now", "2026-12-07T09:00+00:00")
POST = "content/posts/2026/repair-week.md"
EN = "content/voice/en.md"
GUIDE = text(
    "names:\n  - {name: Lentera, wrong: [Lantera]}\n"
    "words:\n  - {term: leverage, status: avoid, instead: use}\n"
    "  - {term: click here, status: banned, advice: Name the page.}\n"
    "mechanics: {emoji: {max: 1}, title: {max_words: 8}}\n"
    "channels: {outbox: {mechanics: {emoji: {max: 0}}}}\n"
    "situations: [{id: notice, when: a notice, forbids: [emoji]}]\n"
    "claims: [{term: the best, needs: evidence}]\n"
    "disclosures: [{when: paid, any_of: [Ad, Advert], all_of: [by]}]\n"
    "address: {avoid: [guys]}\n"
    "packs: [{folder: plain}]\n"
    "examples:\n  - {text: We use brass., ok: true}\n"
    "  - {text: We leverage brass., ok: false, rule: voice/words/leverage}\n"
)
PACK = "extends: existence\nmessage: no '%s'\ntokens: [very]\n"
BODY = "We leverage brass. Click here.\n"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a committed hub with a guide and a post with two faults, and go there."""
    files = {EN: GUIDE, POST: post(body=BODY), "content/voice/packs/plain/Very.yml": PACK}
    root = write_hub(tmp_path / "hub", files)
    monkeypatch.chdir(root)
    commit_all(root)
    return root


def rules(capsys: pytest.CaptureFixture[str], *args: str) -> list[str]:
    """Run a command with JSON, and return the rules of its findings."""
    cli.run([*args, *NOW, "--format", "json"])
    return [one["rule"] for one in json.loads(capsys.readouterr().out)["findings"]]


def feed(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    """Put bytes into standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


BOTH = ["voice/words/leverage", "voice/words/click-here"]


@pytest.mark.parametrize(
    "args", [(), (POST,), ("content/posts",), ("--lang", "en"), ("--channel", "outbox")]
)
def test_lint_looks_at_posts(
    hub: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...]
) -> None:
    """All posts, one, a folder, a language, a channel; only rules on voice."""
    (hub / POST).write_text(post("goal: fame", BODY))

    assert BOTH == rules(capsys, "voice", "lint", *args)


@pytest.mark.parametrize("args", [("--lang", "id"), ("--channel", "site")])
def test_lint_leaves_other_posts_out(
    hub: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...]
) -> None:
    """A language or a channel that the post has not."""
    settings = (hub / "masthead.yml").read_text()
    (hub / "masthead.yml").write_text(settings.replace("[en]", "[en, id]"))

    assert [] == rules(capsys, "voice", "lint", *args)


@pytest.mark.parametrize("file", [(), ("-",)])
def test_lint_refuses_a_language_without_a_guide(
    hub: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    file: tuple[str, ...],
) -> None:
    """Nothing found would look like nothing wrong."""
    feed(monkeypatch, b"Simply.\n")

    assert 2 == cli.run(["voice", "lint", *file, "--lang", "xx", *NOW])
    assert "there is no guide for 'xx'" in capsys.readouterr().err


def test_lint_tells_what_it_cannot_read(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry of a guide and a post that its reader refuses are not passed over in silence."""
    (hub / EN).write_text(text("words:\n  - {term: lamp, status: avoid, match: sometimes}\n"))
    (hub / POST).write_text("---\ntitle: [x\n---\nText.\n")

    assert ["reader/yaml", "schema/value"] == rules(capsys, "voice", "lint")
    assert ["reader/yaml"] == rules(capsys, "voice", "lint", POST)


def test_a_guide_that_cannot_be_read_is_told(
    hub: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither its examples nor a text from standard input pass as if it had no rules."""
    (hub / EN).write_text("---\ntitle: [x\n---\n")
    feed(monkeypatch, b"Click here.\n")

    assert 1 == cli.run(["voice", "test"])
    told = capsys.readouterr().err
    assert told.startswith(f"{EN}:2:8: the guide cannot be read: ")
    assert "has no guide" not in told
    assert 2 == cli.run(["voice", "lint", "-", *NOW])
    assert f"the guide cannot be read: {EN}:2:8: " in capsys.readouterr().err


def test_lint_ends_1_on_an_error(hub: Path) -> None:
    """A banned word is an error."""
    assert 1 == cli.run(["voice", "lint", *NOW])
    (hub / POST).write_text(post(body="We leverage.\n"))
    assert 0 == cli.run(["voice", "lint", *NOW])


def test_lint_reads_standard_input(
    hub: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plain text of any language, for a channel if that is said."""
    feed(monkeypatch, "Brass 🔧.\nLeverage it.\n".encode())
    assert 0 == cli.run(["voice", "lint", "-", "--channel", "outbox", *NOW])

    told = capsys.readouterr().out
    assert "stdin:1:7 warning voice/mechanics/emoji" in told
    assert "stdin:2:1 warning voice/words/leverage" in told


def test_lint_reads_a_post_from_elsewhere(
    hub: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file with front matter is a post, even without channels; a fault in it is told."""
    file = tmp_path / "draft.md"
    file.write_text("---\ntitle: Click here\nlang: id\n---\nLeverage.\n")

    assert [] == rules(capsys, "voice", "lint", str(file))
    words = ["voice/words/click-here", "voice/words/leverage"]
    assert words == rules(capsys, "voice", "lint", str(file), "--lang", "en")
    file.write_text("---\ntitle: Click here\ntitle: x\n---\n")
    assert ["reader/duplicate-key"] == rules(capsys, "voice", "lint", str(file))


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("nowhere.md",), "there is no file or folder nowhere.md"),
        (("-", "--channel", "outbocks"), "there is no channel 'outbocks'"),
        (("--channel", "outbocks"), "there is no channel 'outbocks'"),
        (("-", "--since", "main"), "--since needs a file of the hub"),
        (("--write-baseline",), "--write-baseline needs --baseline FILE"),
        (("--baseline", "none.json"), "there is no baseline none.json"),
    ],
)
def test_lint_refuses_what_it_cannot_do(
    hub: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    args: tuple[str, ...],
    message: str,
) -> None:
    """Each with the next step, and exit code 2."""
    feed(monkeypatch, b"Text.\n")

    assert 2 == cli.run(["voice", "lint", *args, *NOW])
    assert f"error: {message}" in capsys.readouterr().err


def test_fix_mends_posts(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is certain is written, in title and text; addresses and code stay; other bytes too."""
    body = "We leverage `leverage` at https://leverage.example with Lantera.\r\n"
    file = hub / POST
    file.write_bytes(
        post(title="'Leverage day'", body=body).replace("\n---\n", "\r\n---\r\n").encode()
    )
    before = file.read_bytes()

    assert 0 == cli.run(["check", "--fix", *NOW])

    expected = before.replace(b"'Leverage day", b"'Use day").replace(b"We leverage", b"We use")
    assert expected.replace(b"Lantera", b"Lentera") == file.read_bytes()
    assert f"fixed {POST}:2: wrote 'Use' for 'Leverage'" in capsys.readouterr().err
    assert 0 == cli.run(["voice", "lint", "--fix", *NOW])
    assert "" == capsys.readouterr().err


def test_fix_leaves_waived_words(hub: Path) -> None:
    """What a person accepts is not changed."""
    waiver = "waivers:\n  - {rule: voice/words/leverage, reason: A quote., until: 2026-12-31}"
    (hub / POST).write_text(post(waiver, "We leverage.\n"))
    before = (hub / POST).read_bytes()

    assert 0 == cli.run(["voice", "lint", "--fix", *NOW])
    assert before == (hub / POST).read_bytes()


def test_fix_hands_standard_input_on(
    hub: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The mended text comes out, the findings stand on standard error."""
    feed(monkeypatch, b"We leverage.\r\nClick here.\r\n")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out := io.BytesIO(), encoding="utf-8"))

    assert 1 == cli.run(["voice", "lint", "-", "--fix", *NOW])
    assert b"We use.\r\nClick here.\r\n" == out.getvalue()


def test_fix_mends_a_file_elsewhere(hub: Path, tmp_path: Path) -> None:
    """A plain text file is written back."""
    file = tmp_path / "a.txt"
    file.write_text("We leverage.\n")

    assert 0 == cli.run(["voice", "lint", "--fix", str(file), *NOW])
    assert "We use.\n" == file.read_text()


def test_since_shows_added_lines(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the findings on voice only those on added lines; all of a new file."""
    (hub / POST).write_text(post("goal: fame", f"{BODY}\nLeverage again.\n"))
    new = "content/posts/2026/new.md"
    (hub / new).write_text(post(body="Click here.\n", title="Another"))

    cli.run(["check", "--since", "HEAD", *NOW, "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]

    assert [
        (new, 8, "voice/words/click-here"),
        (POST, 7, "post/reference"),
        (POST, 11, "voice/words/leverage"),
    ] == [(one["path"], one["line"], one["rule"]) for one in found]
    assert ["voice/words/leverage"] == rules(capsys, "voice", "lint", "--since", "HEAD", POST)


def test_a_baseline_silences_what_was_there(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Written once, it hides the old findings wherever they move, in lint and in check."""
    assert 0 == cli.run(["voice", "lint", "--baseline", "b.json", "--write-baseline", *NOW])
    assert "wrote b.json" in capsys.readouterr().err
    (hub / POST).write_text(post("goal: fame", f"Click here to leverage.\n\n{BODY}"))

    new = ["voice/words/click-here", "voice/words/leverage"]
    assert new == rules(capsys, "voice", "lint", "--baseline", "b.json")
    assert ["post/reference", *new] == rules(capsys, "check", "--baseline", "b.json")


def test_bad_input_is_told_and_the_rest_still_checks(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each fault of a guide or a style folder has its line; posts are checked with the rest."""
    lines = (
        "---",
        "title: How we speak",
        "lang: en",
        "packs: [{folder: plain}]",
        "words:",
        "  - {id: open, term: '(a', status: avoid, match: regex}",
        "  - {id: slow, term: '(x+)+$', status: avoid, match: regex}",
        "  - {term: lamp, status: avoid, match: sometimes}",
        "  - {term: leverage, status: avoid}",
        "  - {id: again, term: Leverage, status: banned}",
        "  - {term: click here, status: banned, why: say, where}",
        "examples:",
        "  - {text: We use brass., ok: false, rule: voice/words/leverage}",
        "---",
        "Plain words.",
    )
    (hub / EN).write_text("\n".join(lines) + "\n")
    style = "content/voice/packs/plain/Odd.yml"
    (hub / style).write_text("extends: telepathy\nmessage: no\n")

    assert 1 == cli.run(["check", *NOW, "--format", "json"])

    found = json.loads(capsys.readouterr().out)["findings"]
    assert [
        (POST, 8, "voice/words/leverage"),
        (POST, 8, "voice/words/click-here"),
        (EN, 6, "voice/guide"),
        (EN, 7, "voice/guide"),
        (EN, 8, "schema/value"),
        (EN, 10, "voice/guide"),
        (EN, 11, "schema/unknown-key"),
        (EN, 13, "voice/example"),
        (style, 1, "voice/packs"),
    ] == [(one["path"], one["line"], one["rule"]) for one in found]


def test_rules_from_another_commit(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The guide and the levels of the base decide, whatever the change says."""
    (hub / EN).write_text(text("extends: bass\n"))
    with (hub / "masthead.yml").open("a") as file:
        file.write("rules: {voice/words/click-here: off}\n")

    found = rules(capsys, "check", "--rules-from", "main")

    assert [*BOTH, "voice/guide"] == found
    assert BOTH == rules(capsys, "voice", "lint", POST, "--rules-from", "main")


def test_examples_run_as_tests(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Green where they do what they say, with a number; an example that fails ends 1."""
    assert 0 == cli.run(["voice", "test"])
    assert f"{EN}: 2 of 2 examples do what they say\n" == capsys.readouterr().out

    (hub / EN).write_text(GUIDE.replace("We use brass.", "Click here."))
    assert 1 == cli.run(["voice", "test", "--lang", "en"])
    line = GUIDE.splitlines().index("  - {text: We use brass., ok: true}") + 1
    told = capsys.readouterr().out
    assert f"{EN}:{line}: 'Click here.': the example must pass; voice/words/click-here" in told
    assert f"{EN}: 1 of 2 examples do what they say" in told


def test_examples_as_data(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each example with its place and what became of it."""
    assert 0 == cli.run(["voice", "test", "--format", "json"])

    first, second = json.loads(capsys.readouterr().out)["examples"]
    assert (True, True, "") == (first["ok"], first["passed"], first["message"])
    assert ("voice/words/leverage", first["line"] + 1) == (second["rule"], second["line"])


def test_a_language_without_a_guide(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says what to write; a hub without any guide is told so."""
    assert 2 == cli.run(["voice", "test", "--lang", "ru"])
    assert "write content/voice/ru.md" in capsys.readouterr().err
    (hub / EN).unlink()
    assert 0 == cli.run(["voice", "test"])
    assert "the hub has no guide" in capsys.readouterr().err


def test_explain_shows_layers_and_waivers(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each rule with its weight, its layer and what waives it."""
    front = (
        "situation: notice\nwaivers:\n  - {rule: voice/words, reason: A quote., until: 2026-12-31}"
    )
    (hub / POST).write_text(post(front))
    with (hub / "masthead.yml").open("a") as file:
        file.write("rules: {voice/names: warning}\n")

    assert 0 == cli.run(["voice", "explain", "repair-week@outbox", *NOW])
    told = capsys.readouterr().out
    assert "repair-week@outbox: language en < channel outbox\n" in told
    assert "avoid leverage; write use [waived until 2026-12-31: A quote.]" in told

    assert 0 == cli.run(["voice", "explain", "repair-week@outbox", *NOW, "--format", "json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    by_rule = {one["rule"]: one for one in found["rules"]}
    assert ("channel outbox", "at most 0") == (
        by_rule["voice/mechanics/emoji"]["layer"],
        by_rule["voice/mechanics/emoji"]["says"],
    )
    assert ("masthead.yml", "warning") == (
        by_rule["voice/names/lentera"]["layer"],
        by_rule["voice/names/lentera"]["level"],
    )
    assert "notice" == by_rule["voice/packs/plain/Very"]["level"]
    assert "language en" == by_rule["voice/packs/plain/Very"]["layer"]
    assert "paid: say Ad or Advert and by" == by_rule["voice/disclosures/paid"]["says"]
    assert "leave out emoji" == by_rule["voice/situations/notice"]["says"]
    assert "2026-12-31" == by_rule["voice/words/leverage"]["waiver"]["until"]


@pytest.mark.parametrize(
    ("delivery", "message"),
    [
        ("repair-week", "'repair-week' names no channel"),
        ("repair-weak@outbox", "there is no post 'repair-weak'"),
        ("repair-week@outbocks", "there is no channel 'outbocks'"),
    ],
)
def test_explain_needs_a_delivery(
    hub: Path, capsys: pytest.CaptureFixture[str], delivery: str, message: str
) -> None:
    """Post and channel must be there."""
    assert 2 == cli.run(["voice", "explain", delivery])
    assert message in capsys.readouterr().err


def test_explain_without_a_guide(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A language without a guide has no rules."""
    (hub / EN).unlink()

    assert 0 == cli.run(["voice", "explain", "repair-week@outbox"])
    assert "repair-week@outbox: no guide for en\n" == capsys.readouterr().out


PIECES = st.lists(
    st.sampled_from(
        ["We leverage it.", "LEVERAGE", "`leverage`", "leverage’s",
         "[leverage](https://leverage.example/a)",
         "@leverage", "#leverage", "Lantera", "**Lantera** lamps", "灯", "👩‍🔧", "e\u0301",
         "- leverage", "> leverage",
         "leverage.example", "{@leverage}", "\n\n", "a leverage", "```\nleverage\n```\n"]
    ),
    max_size=8,
)  # fmt: skip


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(PIECES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_mending_twice_changes_nothing(hub: Path, pieces: list[str], end: str, front: bool) -> None:
    """`--fix` ends: what it has written it leaves alone, and what was no prose stays."""
    body = " ".join(pieces).replace("\n", end)
    head = f"---{end}title: Lantera leverage{end}lang: en{end}---{end}" if front else "Text. "
    whole = load_hub(hub)
    raw = (head + body).encode()

    _, once, _ = lint_text(whole, Text("a.md", raw), MONDAY, fix=True)
    _, twice, fixes = lint_text(whole, Text("a.md", once), MONDAY, fix=True)

    assert (once, ()) == (twice, fixes)
    kept = (
        "`leverage`",
        "https://leverage.example/a",
        "@leverage",
        "#leverage",
        "leverage.example",
    )
    for literal in kept:
        assert raw.decode().count(literal) == once.decode().count(literal)
