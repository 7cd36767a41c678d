"""Nothing internal reaches the public site; and where the allow-list is off, the audit sees it."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from auditing.canaries import CANARY, planted
from git_helper import git
from hub_builder import commit_all, write_hub
from masthead.auditing.audit import audit
from masthead.auditing.reading import read_hub
from masthead.errors import LeakError
from masthead.ledger import create
from masthead.site import building, fields, selection, view
from masthead.site.building import build
from masthead.workspace import load_settings
from site_builder import record

PLANTED = planted()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a hub with words planted everywhere, one of its posts out on the site."""
    root = write_hub(tmp_path_factory.mktemp("leaks") / "hub", PLANTED.files)
    with pytest.MonkeyPatch.context() as patch:
        for who in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{who}_NAME", "Writer")
            patch.setenv(f"GIT_{who}_EMAIL", "zqk9999x@example.invalid")
        commit_all(root)
        create(root, load_settings(root), now=0.0, records=[record("out", "site")])
    return root


def everything(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each file of a site as text, decoded in every way that hides a word."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        yield name, name
        if path.is_file():
            for inside in unpacked(path.read_bytes()):
                text = inside.decode("latin-1")
                yield name, text
                yield name, unquote(html.unescape(text))
                yield name, re.sub(r"\\u00([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), text)


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield bytes, and what is packed in them."""
    yield content
    if content[:2] == b"\x1f\x8b":
        yield from unpacked(gzip.decompress(content))
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from unpacked(packed.read(name))
    for match in re.finditer(rb"\x78[\x01\x9c\xda]", content):
        try:
            yield zlib.decompressobj().decompress(content[match.start() :], 1 << 20)
        except zlib.error:
            continue


def test_enough_is_planted() -> None:
    """Words stand in every field of every kind, in names of files, texts and pictures."""
    assert len(PLANTED.words) >= 150
    kinds = Counter(re.split(r"[.:]", what)[0] for what in PLANTED.words.values())
    assert {"post", "channel", "goal", "audience", "pillar", "campaign", "guide"} <= set(kinds)
    assert {"page", "media", "people", "settings", "picture", "drawing"} <= set(kinds)


def test_nothing_internal_leaves(root: Path, tmp_path: Path, now: datetime) -> None:
    """Not one of the words is anywhere in the bytes of the public site, which passes its audit."""
    build(root, "public", tmp_path / "out", now=now)
    found = {
        (PLANTED.words.get(word.lower(), word), name)
        for name, text in everything(tmp_path / "out")
        for word in CANARY.findall(text)
    }

    assert set() == found
    assert (tmp_path / "out/posts/out/index.html").is_file()
    assert (tmp_path / "out/media/a.jpg").is_file()
    assert "ledger" in git(root, "branch", "--list")


def test_the_audit_sees_what_staging_lets_through(
    root: Path, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the allow-list switched off, the audit alone finds many kinds of leaks."""
    everything_of = selection.pages_of, selection.posts_of
    monkeypatch.setattr(selection, "pages_of", lambda hub, _site: everything_of[0](hub, "internal"))
    monkeypatch.setattr(selection, "posts_of", lambda hub, _site: everything_of[1](hub, "internal"))
    monkeypatch.setattr(selection, "banned_hosts", lambda *_: frozenset())
    monkeypatch.setattr(fields, "shown", lambda _view, _kind, data: dict(data))
    monkeypatch.setattr(view.View, "internal", property(lambda self: True))
    monkeypatch.setattr(building, "remove_source_maps", lambda _folder: 0)
    with pytest.raises(LeakError, match="would hold something internal"):
        build(root, "public", tmp_path / "out", now=now)
    assert not (tmp_path / "out").exists()

    monkeypatch.setattr(building, "refuse_leaks", lambda *_: None)
    build(root, "public", tmp_path / "out", now=now)
    found = audit(read_hub(root), root, tmp_path / "out")

    kinds = Counter(leak.kind for leak in found.leaks)
    assert len(kinds) >= 12, kinds
