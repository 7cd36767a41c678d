"""A build that is stopped or that meets bad files leaves a whole site, through the real command."""

from __future__ import annotations

import resource
import signal
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from hub_builder import write_hub

HOME = "---\ntitle: Test brand\nvisibility: public\n---\nWelcome.\n"


def masthead(root: Path, *words: str) -> list[str]:
    """Return a command line."""
    return [sys.executable, "-m", "masthead", *words, "--hub", str(root)]


def build(root: Path, output: Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Build the public site with the command; return what came of it."""
    command = masthead(root, "build", "--site", "public", "--output", str(output))
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def state(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a hub with a page."""
    return write_hub(tmp_path / "hub", {"content/index.md": HOME})


def test_killed_at_any_moment(root: Path, tmp_path: Path) -> None:
    """A killed build leaves the old site or the new one, whole; the next one clears up after it."""
    output = tmp_path / "out"
    start = time.monotonic()
    assert 0 == build(root, output).returncode
    took = time.monotonic() - start
    old = state(output)
    (root / "content/index.md").write_text(HOME.replace("Welcome", "Come in"))
    seen = []
    for share in (0.3, 0.5, 0.7, 0.85):
        running = subprocess.Popen(
            masthead(root, "build", "--output", str(output)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            running.wait(timeout=took * share)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
        seen.append(state(output))
    done = build(root, output)
    whole = (old, state(output))

    assert [] == [number for number, one in enumerate(seen) if one not in whole]
    assert 0 == done.returncode, done.stderr
    assert "Come in" in (output / "index.html").read_text("utf-8")
    assert [] == [path.name for path in tmp_path.glob(".out.new-*")]


def test_a_full_disk(root: Path, tmp_path: Path) -> None:
    """When a file cannot be written whole, the command says so and the old site stays."""
    output = tmp_path / "out"
    assert 0 == build(root, output).returncode
    before = state(output)
    (root / "content/index.md").write_text(HOME.replace("Welcome", "Come in"))
    limit = (40_000, 40_000)  # bytes that any one file may have: the theme's scripts have more

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    done = build(root, output, preexec_fn=limited)

    assert 2 == done.returncode
    assert "error:" in done.stderr
    assert before == state(output)
    assert [] == list(tmp_path.glob(".out.*-*"))


def bomb() -> bytes:
    """Return a small PNG that says it has 400 million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0)
    inside = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + inside + chunk(b"IEND", b"")


PAGE = "---\ntitle: Page\nvisibility: public\n---\n{}\n\nThe end of the page.\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}<path d="M0 0h9v9"/></svg>'
TORN = b"\x89PNG\r\n\x1a\n1"
SHOWN = "content/a.md:5:9"
BAD: dict[str, tuple[str, str, dict[str, str | bytes | None]]] = {
    "missing picture": ("links/broken", SHOWN, {}),
    "link to nowhere": ("links/broken", "content/a.md:5:9", {}),
    "image bomb": ("media/shown", SHOWN, {"content/x.png": bomb()}),
    "damaged picture": (
        "media/shown",
        SHOWN,
        {"content/x.png": TORN},
    ),
    "torn SVG": ("media/shown", SHOWN, {"content/x.svg": "<svg><rect"}),
    "SVG with a style sheet": (
        "media/shown",
        SHOWN,
        {"content/x.svg": SVG.format("<style>path{fill:none}</style>")},
    ),
    "SVG with entities": (
        "media/shown",
        SHOWN,
        {"content/x.svg": '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("")},
    ),
    "same address": ("page/address", "content/a/index.md:1:1", {"content/a/index.md": PAGE}),
    "generated address": ("page/address", "content/posts.md:1:1", {"content/posts.md": PAGE}),
    "comment without end": ("text/comment", "content/a.md:5:1", {}),
}
TEXTS = {
    "missing picture": "![Lamp](gone.png)",
    "link to nowhere": "[Lamp.](gone.md)",
    "comment without end": "<!-- here it begins",
    "torn SVG": "![Lamp](x.svg)",
    "SVG with a style sheet": "![Lamp](x.svg)",
    "SVG with entities": "![Lamp](x.svg)",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_findings(name: str, tmp_path: Path) -> None:
    """The check names file, line and column of what is wrong, also for that one file alone."""
    rule, place, files = BAD[name]
    text = TEXTS.get(name, "![Lamp](x.png)")
    root = write_hub(tmp_path / "hub", {"content/a.md": PAGE.format(text), **files})
    for path in ("", place.partition(":")[0]):
        command = masthead(root, "check", *([str(root / path)] if path else []))
        done = subprocess.run(command, capture_output=True, text=True, check=False)

        assert 1 == done.returncode, done.stdout + done.stderr
        assert f"{place} error {rule} " in done.stdout


def test_a_site_of_bad_files(tmp_path: Path) -> None:
    """Bad files stop no build: a picture that cannot be shown is left out of it."""
    files: dict[str, str | bytes | None] = {"content/index.md": HOME}
    for at, (name, (_, _, more)) in enumerate(BAD.items()):
        body = TEXTS.get(name, "![Lamp](x.png)").replace("x.", f"x{at}.")
        files[f"content/page-{at}.md"] = PAGE.format(body)
        files |= {path.replace("/x.", f"/x{at}."): content for path, content in more.items()}
    root = write_hub(tmp_path / "hub", files)
    done = build(root, tmp_path / "out")

    assert 0 == done.returncode, done.stderr
    assert [] == [path.name for path in (tmp_path / "out").glob("x*")]
    assert "Welcome" in (tmp_path / "out/index.html").read_text("utf-8")
