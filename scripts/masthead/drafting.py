"""Write a new file of a kind where it belongs, every key explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from masthead.errors import UsageError
from masthead.kinds import KINDS, Kind, locate
from masthead.schema.fields import ID, LANGUAGE, ONE_LINE, URL
from masthead.schema.shapes import ABSENT, Fault, Shape
from masthead.schema.template import render
from masthead.settings import Settings
from masthead.slug import slug
from masthead.walking import walk
from masthead.when import WhenError, find_zone, parse_when
from masthead.workspace import load_settings

DRAFTED = tuple(sorted(KINDS.keys() - {"settings"}))
"""Kinds that new files are written of; `masthead init` writes the settings."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person says about a new file.

    Args:
        kind: one of `DRAFTED`.
        title: what it is called; of a sidecar the file that it describes, of people the first
            person's name.
        id: name of the file, or empty to make it from the title.
        lang: language tag, or empty for the hub's first.
        at: when a post goes out, as in front matter, or empty.
        channels: where a post goes.
        source: address where the content of a post comes from, or empty.
        given: further keys that the file starts with.
    """

    kind: str
    title: str
    id: str = ""
    lang: str = ""
    at: str = ""
    channels: tuple[str, ...] = ()
    source: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)


def write_draft(root: Path, draft: Draft, now: datetime) -> str:
    """Write a new file and return its path, relative to the hub.

    Args:
        root: the hub's folder.
        draft: what the file is to be.
        now: the year's source for a post without a time.

    Raises:
        UsageError: a word of the draft cannot be used, or the file is there already.
        ConfigError: `masthead.yml` is missing or wrong.
    """
    settings = load_settings(root)
    kind = KINDS[draft.kind]
    _check(draft)
    if draft.kind == "media":
        path = f"{_media_file(root, draft.title)}.yml"
    else:
        path = _path(kind, draft, settings, now)
        _refuse_known_post(root, draft.kind, path)
    text = render(kind, _values(draft, settings), draft.title)
    _write(root / path, path, text)
    return path


def _check(draft: Draft) -> None:
    """Refuse words that front matter could not hold."""
    if draft.kind != "post" and (draft.at or draft.channels or draft.source):
        raise UsageError(
            f"a {draft.kind} has no --at and no --channels, and no --from", "leave them out"
        )
    _check_word(ONE_LINE, "TITLE", draft.title)
    if draft.id:
        _check_word(LANGUAGE if draft.kind == "guide" else ID, "--id", draft.id)
    if draft.lang:
        _check_word(LANGUAGE, "--lang", draft.lang)
    for channel in draft.channels:
        _check_word(ID, "--channels", channel)
    if draft.source:
        _check_word(URL, "--from", draft.source)


def _check_word(shape: Shape, name: str, word: str) -> None:
    faults: list[Fault] = []
    if shape.read(word, (name,), faults) is ABSENT:
        raise UsageError(faults[0].message, faults[0].hint or f"give another {name}")


def _values(draft: Draft, settings: Settings) -> Mapping[str, Any]:
    """Return the keys that the new file starts with."""
    lang = draft.lang or settings.languages[0]
    match draft.kind:
        case "media":
            return {}
        case "people":
            return {"people": {draft.id or slug(draft.title) or "someone": {"name": draft.title}}}
        case "post":
            given: dict[str, Any] = {"title": draft.title, "draft": True, "lang": lang}
            if draft.at:
                given["publish_at"] = draft.at
            if draft.channels:
                given["channels"] = list(draft.channels)
            if draft.source:
                given |= {"kind": "curated", "source_url": draft.source}
            return given
        case "guide":
            return {"title": draft.title, "lang": lang}
    given = {"title": draft.title, **KINDS[draft.kind].starts, **draft.given}
    return {**given, "lang": draft.lang} if draft.lang else given


def _path(kind: Kind, draft: Draft, settings: Settings, now: datetime) -> str:
    """Return where the new file stands, relative to the hub."""
    lang = draft.lang or settings.languages[0]
    id = draft.id or (lang if kind.name == "guide" else slug(draft.title))
    if not id:
        raise UsageError(
            f"no file name can be made from {draft.title!r}", "give one with --id, as --id my-post"
        )
    return kind.pattern.format(id=id, year=_year(draft, settings, now))


def _year(draft: Draft, settings: Settings, now: datetime) -> int:
    if not draft.at:
        return now.astimezone(find_zone(settings.zone)).year
    try:
        return parse_when(draft.at, settings.zone).year
    except WhenError as error:
        raise UsageError(f"--at: {error.message}", error.hint) from error


def _media_file(root: Path, name: str) -> str:
    """Return the media file that a new sidecar describes, relative to the hub."""
    here = Path(name)
    file = here if here.is_absolute() or here.is_file() else root / here
    try:
        path = file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError as error:
        raise UsageError(f"{name} is not in the hub", "put the file into content/") from error
    if not file.is_file():
        raise UsageError(f"there is no file {name}", "name the media file, as content/media/a.jpg")
    return path


def _refuse_known_post(root: Path, kind: str, path: str) -> None:
    """Refuse a post whose id another file has: ids are unique over all years."""
    if kind != "post":
        return
    for known in walk(root).files:
        if known.endswith(".md") and known != path and locate(known) == locate(path):
            raise UsageError(f"{known} is a post of that name", "choose another with --id")


def _write(file: Path, path: str, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already", "change it, or choose another --id") from error
