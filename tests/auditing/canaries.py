"""A hub in which every field of every internal kind holds a word that nothing else holds.

The words are minted from the schemas of `KINDS`, so that a new field is covered by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from masthead.auditing import fields
from masthead.kinds import KINDS
from masthead.schema.records import Either, ListOf, MappingOf, Record
from masthead.schema.shapes import Anything, Choice, Shape
from masthead.tables import write_table
from site_builder import picture

CANARY = re.compile(r"zqk[0-9]{4}x", re.IGNORECASE)

PLACES = {
    name: kind.pattern.replace("{year}", "2026").replace("{id}", "{}")
    for name, kind in KINDS.items()
    if kind.is_page and not kind.single
}
"""Where a file of each kind with pages of its own stands."""

SINGLE = [kind for kind in KINDS.values() if kind.is_page and kind.single]
DATA = [
    kind
    for kind in KINDS.values()
    if kind.pattern.endswith((".csv", ".yml")) and kind.name not in ("settings", "people", "media")
]

SETTINGS = """\
name: Test brand
zone: Europe/Berlin
languages: [en]
public_url: https://brand.example
internal_url: https://{host}.brand.example
internal_hosts: [{other}.brand.example]
publishing: {{outbox: "build/{outbox}"}}
"""


@dataclass
class Mint:
    """Makes words that nothing else holds, and notes what each was made for."""

    made: dict[str, str] = field(default_factory=dict)

    def word(self, what: str) -> str:
        """Return a new word."""
        word = f"zqk{len(self.made):04}x"
        self.made[word] = what
        return word

    def value(self, shape: Shape, example: Any, what: str) -> Any:
        """Return a value of a shape with a new word in each text that it may hold."""
        match shape:
            case Record():
                return self.record(shape, what)
            case ListOf():
                return [self.value(shape.items, _first(example), what)]
            case MappingOf():
                name = self._text(shape.keys, next(iter(example), ""), f"{what} (key)")
                values = next(iter(example.values()), "") if isinstance(example, dict) else ""
                return {name: self.value(shape.values, values, what)}
            case Either():
                kind = next((one for one in (dict, list, str) if one in shape.shapes), None)
                chosen = shape.shapes[kind] if kind else None
                fits = isinstance(example, kind) if kind else False
                return self.value(chosen, example if fits else {}, what) if chosen else example
            case Choice():
                return example
            case Anything():
                return [self.word(what), {self.word(what): f"{self.word(what)} and more"}]
        return self._text(shape, example, what)

    def record(self, record: Record, what: str) -> dict[str, Any]:
        """Return a mapping with every key of a record."""
        return {
            one.name: self.value(one.shape, one.example, f"{what}.{one.name}")
            for one in record.fields
            if one.name != "zone"  # only a zone's name can stand there
        }

    def _text(self, shape: Shape, example: Any, what: str) -> Any:
        """Return a text with a new word where the shape takes one, else the example."""
        word = f"zqk{len(self.made):04}x"
        for text in (
            f"The {word} matters",
            word,
            f"https://{word}.example/in",
            f"{word.upper()}_K",
        ):
            faults: list[Any] = []
            shape.read(text, ("x",), faults)
            pattern = shape.json_schema().get("pattern", "")
            if not faults and re.search(pattern, text):
                self.made[word] = what
                return text
        return example


@dataclass(frozen=True)
class Planted:
    """A hub's files, and what each word that is planted in them stands for."""

    files: Mapping[str, str | bytes | None]
    words: Mapping[str, str]


def planted() -> Planted:
    """Return a hub with words planted in whatever must not leave it."""
    mint = Mint()
    files: dict[str, str | bytes | None] = {}
    for kind, pattern in PLACES.items():
        name = pattern.format(mint.word(f"{kind}: name of the file"))
        files[name] = _page(mint.record(KINDS[kind].record, kind), _body(mint, kind))
    files |= _public_with_internal_fields(mint)
    files |= _data(mint)
    files |= _texts(mint)
    files |= _media(mint)
    files["strategy/people.yml"] = json.dumps(
        {
            "people": {
                "sari": {"name": "Sari"},
                mint.word("people: id"): mint.record(
                    KINDS["people"].record.known["people"].shape.values,  # type: ignore[attr-defined]
                    "people",
                ),
            }
        }
    )
    files["masthead.yml"] = SETTINGS.format(
        host=mint.word("settings: internal_url"),
        other=mint.word("settings: internal_hosts"),
        outbox=mint.word("settings: outbox"),
    )
    return Planted(files, mint.made)


def _data(mint: Mint) -> dict[str, str]:
    """Return files of data with a word in every cell and value that takes one."""
    files = {}
    for kind in DATA:
        place = kind.pattern.format(id="2026") if not kind.single else kind.pattern
        if kind.is_table:
            row = mint.record(kind.row, kind.name)
            cells = [
                " ".join(map(str, one)) if isinstance(one, list) else one for one in row.values()
            ]
            files[place] = write_table(tuple(row), [[str(cell) for cell in cells]])
        else:
            files[place] = _front(mint.record(kind.record, kind.name)) + "\n"
    return files


def _page(data: Mapping[str, Any], body: str) -> str:
    """Return a page that no site may show: a draft where it is a post, else internal."""
    data = {**data, "visibility": "internal", "draft": True} if "draft" in data else dict(data)
    data["visibility"] = "internal"
    return f"---\n{_front(data)}\n---\n{body}"


def _front(data: Mapping[str, Any]) -> str:
    """Return front matter; JSON is YAML."""
    return "\n".join(f"{key}: {json.dumps(value)}" for key, value in data.items())


def _body(mint: Mint, kind: str) -> str:
    """Return a body with a word in each thing that a writer can put there."""
    return "\n\n".join(
        [
            f"# A heading with {mint.word(f'{kind}: heading')} in it",
            f"A paragraph that says {mint.word(f'{kind}: text')} and goes on for a while.",
            f"<!-- {mint.word(f'{kind}: comment')} -->",
            f"[{mint.word(f'{kind}: link text')}](https://{mint.word(f'{kind}: link')}.example)",
            f"![{mint.word(f'{kind}: alt')}](/media/{mint.word(f'{kind}: picture')}.png)",
            f"| {mint.word(f'{kind}: cell')} |\n|---|\n| 1 |",
            f"```\n{mint.word(f'{kind}: code')}\n```",
        ]
    )


def _public_with_internal_fields(mint: Mint) -> Iterator[tuple[str, str]] | dict[str, str]:
    """Return public pages whose internal fields hold words."""
    made = {}
    for kind in sorted({*PLACES, *(one.name for one in SINGLE)} - {"post"}):
        record = KINDS[kind].record
        data = {
            one.name: mint.value(one.shape, one.example, f"public {kind}.{one.name}")
            for one in record.fields
            if not fields.is_public(kind, one.name) and one.name != "status"
        }
        data |= {"title": f"Public {kind}", "visibility": "public"}
        data |= {"service": "folder"} if kind == "channel" else {}
        comment = mint.word(f"public {kind}: comment")
        goal = mint.word(f"public {kind}: link to an internal page")
        body = f"For all. <!-- {comment} --> See [the plan](/strategy/goals/{goal}.md#{goal}).\n"
        place = PLACES[kind].format(f"open-{kind}") if kind in PLACES else KINDS[kind].pattern
        made[place] = f"---\n{_front(data)}\n---\n{body}"
    return made


def _texts(mint: Mint) -> dict[str, str]:
    """Return pages and posts that are internal for other reasons than their word for it."""
    word = mint.word
    out = {
        name: mint.value(one.shape, one.example, f"public post.{name}")
        for name, one in KINDS["post"].record.known.items()
        if not fields.is_public("post", name) and name not in ("draft", "channels")
    }
    out |= {"title": "Out on the site", "channels": ["site", "outbox"], "lang": "en"}
    section = f"## @outbox\n\nNot sent yet: {word('public post: section of another channel')}.\n"
    return {
        "content/posts/2026/out.md": f"---\n{_front(out)}\n---\nSeen by all.\n\n{section}",
        "content/posts/2026/later.md": (
            f"---\ntitle: Later {word('scheduled post: title')}\nchannels: [site]\n"
            f"publish_at: 2027-01-01 09:00\n---\nNot yet {word('scheduled post: text')}.\n"
        ),
        f"content/posts/2026/{word('post in a folder: folder')}/index.md": (
            f"---\ntitle: {word('post in a folder: title')}\n---\n{word('post in a folder')}\n"
        ),
        "content/handbook/torn.md": (
            f"---\ntitle: {word('torn page: title')}\nvisibility: public\n\n{word('torn page')}\n"
        ),
        "content/handbook/wrong.md": (
            f"---\ntitle: {word('page with a wrong key: title')}\nvisibility: public\n"
            f"{word('page with a wrong key: key')}: 1\n---\n{word('page with a wrong key')}\n"
        ),
        "content/handbook/draft.md": (
            f"---\ntitle: {word('draft page: title')}\nvisibility: public\nstatus: draft\n---\n"
            f"{word('draft page')}\n"
        ),
        f"content/{word('folder')}/{word('page in a folder: name')}.md": (
            f"---\ntitle: {word('page in a folder: title')}\n---\n{word('page in a folder')}\n"
        ),
        f"strategy/metrics/{word('table: name')}.csv": f"day,{word('table: column')}\n1,2\n",
        f"strategy/{word('notes: name')}.txt": f"{word('notes')}\n",
    }


def _media(mint: Mint) -> dict[str, str | bytes]:
    """Return pictures: one that the public sees, with words hidden in it, and internal ones."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    exif = Image.Exif()
    exif[0x010E] = mint.word("picture: EXIF description")
    exif[0x8825] = {0x001D: mint.word("picture: GPS"), 2: (52.0, 30.0, 0.0)}
    info = PngInfo()
    info.add_text("Comment", mint.word("picture: PNG text"), zip=True)
    info.add_itxt("XML:com.adobe.xmp", mint.word("picture: XMP"), zip=True)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://inkscape.example"'
        f' inkscape:export-filename="{mint.word("drawing: file name")}">'
        f"<!-- {mint.word('drawing: comment')} -->"
        f"<metadata>{mint.word('drawing: metadata')}</metadata><rect width='4' height='4'/></svg>"
    )
    webp = {"exif": exif.tobytes(), "xmp": mint.word("picture: WebP XMP").encode()}
    after = mint.word("picture: data after its end").encode()
    sidecar = mint.record(KINDS["media"].record, "media")
    source = f"source: {mint.word('public media.source')}\n"
    body = "".join(f"![A lamp](/media/{name})\n" for name in ("a.jpg", "a.png", "a.svg", "a.webp"))
    return {
        "content/index.md": f"---\ntitle: Home\nvisibility: public\n---\nWelcome.\n\n{body}",
        "content/media/a.jpg": picture("JPEG", exif=exif, comment=b"zqk0000x") + after,
        "content/media/a.png": picture("PNG", pnginfo=info, exif=exif),
        "content/media/a.webp": picture("WEBP", **webp),
        "content/media/a.svg": svg,
        "content/media/a.jpg.yml": f"alt: A lamp\ncredit: Sari\n{source}",
        f"content/media/{mint.word('media: name of the file')}.jpg": picture("JPEG", size=(32, 20)),
        "content/media/unused.jpg": picture("JPEG", size=(30, 20), exif=exif),
        "content/media/unused.jpg.yml": json.dumps(sidecar),
        f"strategy/goals/{mint.word('strategy media: name')}.png": picture("PNG", size=(20, 20)),
    }


def _first(example: Any) -> Any:
    return example[0] if isinstance(example, list) and example else example
