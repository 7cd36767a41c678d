"""Drawings can stand in a page, load nothing, and are remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import vl_convert

from masthead import plots, vega
from masthead.report import Plot, Table

TABLE = Table("Posts", ("channel", "posts"), (("Blog", 3), ("<b>&", 1200)))
PLOT = plots.bars(TABLE, "channel", "posts")
SVG = "{http://www.w3.org/2000/svg}"
EMPTY = '<svg viewBox="0 0 1 1"></svg>'


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Forget what this process has drawn."""
    vega._drawn.cache_clear()
    yield
    vega._drawn.cache_clear()


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Count what is really drawn."""
    made: list[Any] = []
    draw = vl_convert.vegalite_to_svg

    def counted(spec: str, **options: Any) -> str:
        made.append(options)
        return draw(spec, **options)

    monkeypatch.setattr(vl_convert, "vegalite_to_svg", counted)
    return made


def again(plot: Plot = PLOT) -> str:
    """Draw as a new process would."""
    vega._drawn.cache_clear()
    return vega.svg(plot)


def file() -> Path:
    """Return the one drawing that is remembered."""
    (path,) = (Path.home() / ".cache" / "masthead" / "plots").iterdir()
    return path


def test_a_drawing_is_one_picture_with_a_name() -> None:
    """A reader of the page hears one sentence; the picture takes the page's ink and colours."""
    drawn = vega.svg(PLOT)
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing

    assert ("img", PLOT.words, "hub-plot") == tuple(
        root.get(name) for name in ("role", "aria-label", "class")
    )
    assert f"0 0 {root.get('width')} {root.get('height')}" == root.get("viewBox")
    assert ["Blog", "<b>&", "3", "1,200"] == [text.text for text in root.iter(f"{SVG}text")]
    assert 1 == drawn.count("role=")
    assert "currentColor" in drawn
    assert "var(--hub-plot-1, #2a5d8a)" in drawn
    assert not any(
        part in drawn for part in ("\n", "id=", "style=", "url(", "font-family", "xlink")
    )


def test_a_file_of_its_own_has_a_font_and_the_readers_colours() -> None:
    """Alone there is no page to take them from."""
    drawn = vega.svg(PLOT, alone=True)

    assert 'style="color-scheme:light dark;color:CanvasText"' in drawn
    assert 'font-family="system-ui, sans-serif"' in drawn


def test_a_picture_is_named_by_its_table_else() -> None:
    """No picture is without a name."""
    plot = replace(PLOT, words="")

    assert 'aria-label="Posts"' in vega.svg(plot)
    assert 'aria-label="Drawing of the table"' in vega.svg(replace(plot, table=Table("", ())))


def test_a_drawing_is_made_once(drawings: list[Any]) -> None:
    """This process and the next take what is remembered, whatever the words."""
    first = vega.svg(PLOT)

    assert [first, first, first] == [vega.svg(PLOT), again(), again()]
    assert "Other words" in vega.svg(replace(PLOT, words="Other words"))
    assert [{"allowed_base_urls": []}] == drawings


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"<svg",
        b'<svg viewBox="0 0 0 x"/>',
        b'<html viewBox="0 0 1 1"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>',
        b'<svg viewBox="0 0 1 1">' + b" " * vega.MOST_BYTES + b"</svg>",
    ],
)
def test_a_broken_memory_is_drawn_anew(content: bytes, drawings: list[Any]) -> None:
    """What is no drawing counts as nothing, and is written again."""
    first = vega.svg(PLOT)
    file().write_bytes(content)

    assert first == again()
    assert first == again()
    assert 2 == len(drawings)


def test_a_hostile_memory_does_not_get_into_a_page() -> None:
    """Of a file in the cache folder shapes and words are taken, and nothing that acts."""
    vega.svg(PLOT)
    file().write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="a()">'
        "<script>a()</script>"
        '<a href="https://evil.example"><text>link</text></a><foreignObject/><style>*{}</style>'
        '<g fill="url(https://evil.example/x)"><text onclick="a()" fill="red">kept</text></g>'
        '<g fill="blue"><text fill="red">one <tspan dx="1">two</tspan> three</text></g></svg>'
    )
    drawn = again()

    assert "kept" in drawn
    assert "<tspan" in drawn
    assert not any(
        part in drawn for part in ("script", "href", "evil", "style", "onclick", "onload")
    )


@pytest.mark.parametrize(
    "part",
    [
        {"data": {"url": "file:///etc/hostname"}},
        {"encoding": {"href": {"field": "a"}}},
        {"layer": [{"mark": {"type": "text", "text": {"expr": "1"}}}]},
        {"data": {"sequence": {"start": 0, "stop": 1e12}}},
        {"title": float("nan")},
        {"title": {1, 2}},
        {"title": "a" * vega.MOST_BYTES},
        {"mark": "no such mark", "layer": None},
    ],
)
def test_what_loads_or_counts_is_not_drawn(part: dict[str, Any], drawings: list[Any]) -> None:
    """A specification that is none of ours has no drawing; its table stands alone."""
    assert "" == vega.svg(Plot(TABLE, {**PLOT.spec, **part}))
    assert len(drawings) == ("no such mark" in str(part))


def test_what_cannot_be_drawn_never_reaches_the_library() -> None:
    """A control character would end the whole process there."""
    spec = plots.bars(TABLE, "channel", "posts").spec
    layer = spec["layer"][0]
    layer["data"]["values"][0]["text"] = "a\x07\ud800\ufffe\nb"

    assert ">a b<" in vega.svg(Plot(TABLE, spec))


def test_a_drawing_that_is_none_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the library says is looked at as closely as the memory."""
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda *_, **__: "<html/>")

    assert "" == vega.svg(PLOT)
    assert not (Path.home() / ".cache").exists()


def test_without_a_folder_it_is_drawn_each_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawings: list[Any]
) -> None:
    """The memory is never needed."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    first = again()
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    monkeypatch.delenv("XDG_CACHE_HOME")

    assert first == again()
    assert 2 == len(drawings)


def test_old_drawings_are_forgotten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder does not grow without end: the older half goes."""
    import os

    monkeypatch.setattr(vega, "MOST_FILES", 4)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tmp_path / "masthead" / "plots"
    folder.mkdir(parents=True)
    for number in range(5):
        (folder / f"{number}.svg").write_text(EMPTY)
        os.utime(folder / f"{number}.svg", (number, number))
    again()

    assert {"3.svg", "4.svg"} < {path.name for path in folder.iterdir()}
    assert 3 == len(list(folder.iterdir()))
