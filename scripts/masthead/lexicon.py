"""Remember the forms of words between two runs: word data takes seconds to load.

The memory is one JSON file a language in the user's cache folder, and never needed. It is not in
the hub: a pull request could then bring forms of its own and switch rules off. Content that is not
what this module writes counts as nothing.
"""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Mapping
from pathlib import Path

FORMAT = 1
MOST_WORDS = 20_000
"""Words that a file keeps; beyond them it begins anew."""

MOST_BYTES = 32 * 1024 * 1024
Forms = Mapping[str, frozenset[str]]


@functools.lru_cache(maxsize=32)
def forms(words: frozenset[str], lang: str) -> Forms:
    """Return every form of some words, folded, by folded word.

    Args:
        words: words of a guide that match by lemma.
        lang: their language.
    """
    from masthead.voice.tokens import fold

    wanted = frozenset(map(fold, words))
    path = _path(lang)
    known = _read(path) if path else {}
    missing = {word for word in words if fold(word) not in known}
    if missing:
        from masthead.voice.lemmas import all_forms

        known = {**known, **all_forms(missing, lang)}
        if path:
            _write(path, known)
    return {word: known[word] for word in wanted}


def _path(lang: str) -> Path | None:
    """Return the file for a language and this version of the data; None where there is none."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    code, version = lang.partition("-")[0], _version()
    if not (version and code.isascii() and code.isalnum()):
        return None
    try:
        folder = Path(base) if base else Path.home() / ".cache"
    except RuntimeError:
        return None
    return folder / "masthead" / f"forms-{code}-{version}.json"


def _version() -> str:
    """Return the version of the word data, as its folder of metadata is named.

    Asking `importlib.metadata` takes half as long as a check of one post.
    """
    from importlib.util import find_spec

    spec = find_spec("simplemma")
    if spec is None or spec.origin is None:
        return ""
    folders = Path(spec.origin).parent.parent.glob("simplemma-*.dist-info")
    return next((folder.name.removesuffix(".dist-info") for folder in folders), "")


def _read(path: Path) -> Forms:
    """Return what is remembered; nothing where the file is not as this module writes it."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return {}
    entries = data.get("forms")
    if not isinstance(entries, dict) or len(entries) > MOST_WORDS:
        return {}
    return {
        word: frozenset(some)
        for word, some in entries.items()
        if isinstance(some, list) and word in some and all(isinstance(one, str) for one in some)
    }


def _write(path: Path, known: Forms) -> None:
    """Remember forms; where that cannot be done, do without."""
    import tempfile  # takes a while to load, and is needed once a guide

    entries = {word: sorted(known[word]) for word in sorted(known)[:MOST_WORDS]}
    text = json.dumps({"format": FORMAT, "forms": entries}, ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        return
