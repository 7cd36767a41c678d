"""Plan the import of style guides: prose stays prose, tables of words become rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.hub import Hub
from masthead.importing.front import read_file
from masthead.importing.kept import kept_lines
from masthead.importing.keys import Meaning, meaning_of
from masthead.importing.links import Change, Routes, apply, changes_of
from masthead.importing.mapping import Vocabulary
from masthead.importing.media_files import Luggage
from masthead.importing.naming import ids_of, title_of
from masthead.importing.plan import Plan
from masthead.importing.prose import oddities_in
from masthead.importing.shaping import Habits
from masthead.importing.source import Folder
from masthead.importing.standing import holds
from masthead.importing.word_tables import words_of
from masthead.kinds import KINDS
from masthead.reader import read_markdown
from masthead.schema.build import build_page
from masthead.schema.template import as_yaml
from masthead.voice.reading import read_guide
from masthead.workspace import load_hub


@dataclass(slots=True)
class _Guide:
    """One text on its way to be a guide."""

    source: str
    document: Document
    meaning: Meaning
    luggage: Luggage = field(default_factory=Luggage)
    changes: list[Change] = field(default_factory=list)


def plan_guides(
    root: Path, folder: Folder, media: Folder, vocabulary: Vocabulary, now: datetime
) -> Plan:
    """Return what the import of style guides would write.

    Args:
        root: the hub's folder.
        folder: what is imported.
        media: where files are looked up besides.
        vocabulary: what the keys of the front matter mean.
        now: not asked for by guides.

    Raises:
        ConfigError: `masthead.yml` is missing or wrong.
    """
    del now
    hub = load_hub(root, probe=lambda _path: False)
    habits = Habits(hub, vocabulary.dates, vocabulary.time, kind="guide")
    findings = list(folder.findings)
    guides = []
    for path in folder.texts():
        document, found = read_file(folder, path)
        findings += found
        if document is not None:
            guides.append(_Guide(path, document, meaning_of(document, vocabulary, habits)))
    texts = frozenset(guide.source for guide in guides)
    routes = Routes(folder, media, texts, vocabulary.site)
    places = _places(guides, routes, hub, root)
    files: dict[str, bytes | Path] = {}
    for guide in guides:
        files |= _files(guide, routes, places, hub)
        findings += guide.meaning.findings
    there = {path for path, content in files.items() if holds(root / path, content)}
    for path in files.keys() - there:
        if (root / path).exists():
            message = "is there already, and a guide is never written over"
            hint = "give the import a name of its own, or move that file away"
            findings.append(Finding("import/taken", path, message, hint=hint))
    rest = {path: content for path, content in files.items() if path not in there}
    return Plan(rest, places, tuple(findings), tuple(sorted(there)))


def _places(guides: list[_Guide], routes: Routes, hub: Hub, root: Path) -> dict[str, str]:
    """Return where each guide stands: that of a language by its tag, the others by their names."""
    ids = ids_of((guide.source for guide in guides), routes.folder.root.resolve().name)
    langs = {guide.source: _lang(guide, ids[guide.source], hub) for guide in guides}
    taken = {guide.lang: id for id, guide in hub.guides.items()}
    for guide in guides:
        lang = langs[guide.source]
        alone = Counter(langs.values())[lang] == 1 or ids[guide.source] == lang
        if alone and (lang not in taken or _is_there(guide, lang, routes, hub, root)):
            ids[guide.source] = lang
            guide.meaning.values["lang"] = lang
        else:
            _make_base(guide, lang, ids[guide.source], taken.get(lang, lang))
    return {source: f"content/voice/{id}.md" for source, id in ids.items()}


def _lang(guide: _Guide, id: str, hub: Hub) -> str:
    """Return the language of a text: by its front matter, its name, or else the hub's first."""
    languages = hub.settings.languages
    lang: str = guide.meaning.values.get("lang", id if id in languages else languages[0])
    return lang


def _is_there(guide: _Guide, lang: str, routes: Routes, hub: Hub, root: Path) -> bool:
    """Tell whether the hub's guide for a language is this very text, from an earlier run."""
    path = f"content/voice/{lang}.md"
    copied = deepcopy(guide)
    copied.meaning.values["lang"] = lang
    raw = _files(copied, routes, dict.fromkeys(routes.texts, path), hub)[path]
    return holds(root / path, raw)


def _make_base(guide: _Guide, lang: str, id: str, other: str) -> None:
    """Take the language from a guide: a language has one, and it can build on others."""
    if "lang" in guide.meaning.values:
        path = guide.meaning.places.get("lang", ("lang",))
        guide.meaning.keep(path, guide.meaning.values.pop("lang"))
    message = f"it is not the guide for {lang}, which has one: its words count for no post yet"
    hint = f"write `extends: {id}` into content/voice/{other}.md, or make the two one"
    found = Finding("import/guide", guide.document.path, message, level=Level.WARNING, hint=hint)
    guide.meaning.findings.append(found)


def _files(
    guide: _Guide, routes: Routes, places: Mapping[str, str], hub: Hub
) -> dict[str, bytes | Path]:
    """Return the files of one guide by path; check that the hub can read it."""
    here, meaning = places[guide.source], guide.meaning
    id = here.removeprefix("content/voice/").removesuffix(".md")
    _add_title(guide, routes.folder)
    words, found = words_of(guide.document)
    if words:
        meaning.values["words"] = words
    changes, lost = changes_of(guide.document, guide.source, routes, guide.luggage)
    changes = [_beside(change, id) for change in changes]
    body = apply(guide.document.body, changes, here, places)
    odd = oddities_in(replace(guide.document, body=body))
    meaning.findings += [*found, *lost, *odd]
    raw = _written(meaning.values, meaning.kept, body).encode()
    if not meaning.failed:
        meaning.findings += _faults(here, raw, guide.document.path, hub)
    bags = guide.luggage.taken.items()
    return {
        here: raw,
        **{f"content/media/{id}/{name}": Path(root, path) for (root, path), name in bags},
    }


def _beside(change: Change, id: str) -> Change:
    """Lead to the folder in `content/media/` that the files of a guide get."""
    away = change.to_text or "://" in change.text
    return change if away else change._replace(text=f"/media/{id}/{change.text}")


def _add_title(guide: _Guide, folder: Folder) -> None:
    if not guide.meaning.values.get("title"):
        title, _ = title_of(guide.source, guide.document.body, folder.root.resolve().name)
        guide.meaning.values["title"] = title


def _written(values: Mapping[str, Any], kept: Mapping[str, Any], body: str) -> str:
    """Return the text of a guide: one line for each word, what is kept, the prose."""
    keys = [key for key in KINDS["guide"].record.known if key in values and key != "words"]
    lines = [f"{key}: {as_yaml(values[key])}" for key in keys]
    if "words" in values:
        lines += ["words:", *(f"  - {as_yaml(word)}" for word in values["words"])]
    front = "\n".join([*lines, *kept_lines(kept)])
    return f"---\n{front}\n---\n{body}"


def _faults(path: str, raw: bytes, source: str, hub: Hub) -> list[Finding]:
    """Return what the hub would find wrong with a guide."""
    limit = KINDS["guide"].front_limit
    document, findings = read_markdown(path, raw, front_limit=limit)
    if document is not None:
        page, found = build_page(document, hub.settings)
        findings = (*found, *read_guide(page)[1])
    words = "the hub could not read it: "
    return [
        replace(one, path=source, line=1, column=1, message=words + one.message, level=Level.ERROR)
        for one in findings
    ]
