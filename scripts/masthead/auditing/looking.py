"""Look through the files of a site for secrets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from masthead.auditing import showing
from masthead.auditing.addresses import bare, exists, own_path
from masthead.auditing.forms import Form, Seen, forms
from masthead.auditing.index import Secret
from masthead.auditing.known import Known
from masthead.auditing.leak import Leak
from masthead.auditing.opening import TooLargeError, members
from masthead.auditing.pictures import hidden
from masthead.auditing.words import words

LONGEST = 80
"""Most characters of a leak that are repeated in a report."""

FEW = 4
"""Words that a run must have to count in a search index."""

FORMS = b"editorial_workflow"
"""What the program and the configuration of the writers' forms hold, whatever they are called."""

IDS = frozenset({"id", "name of the file"})
"""Secrets that a part of an address may be."""

_EDIT = re.compile(r"/(?:edit|blob|raw|tree)/.*?((?:content|strategy)/.+)$")


@dataclass
class Looking:
    """One look through a site, file by file.

    Args:
        known: what is internal.
        files: names of the site's files.
        root: the hub's folder.
    """

    known: Known
    files: frozenset[str]
    root: Path
    seen: Seen = field(default_factory=Seen)
    addresses: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def file(self, name: str, content: bytes) -> Iterator[Leak]:
        """Yield the leaks of a file: its name, what it holds, and what is packed in it."""
        yield from self._name(name)
        yield from self._content(name, content)
        try:
            for inside, unpacked in members(name, content):
                yield from self._name(inside)
                yield from self._content(inside, unpacked)
        except TooLargeError as error:
            yield Leak(name, 1, "archive", "unreadable archive", "", str(error))

    def _name(self, name: str) -> Iterator[Leak]:
        place = bare(name)
        if source := self._internal_place(place):
            yield Leak(name, 1, "file name", "address", source, name)
        parts = words(name)
        found = [secret for _, secret in self.known.index.find(parts)]
        found += [self.known.index.whole[one] for one in self._segments(name.casefold())]
        for secret in found:
            yield Leak(name, 1, "file name", secret.what, secret.source, _short(secret.text))

    def _content(self, name: str, content: bytes) -> Iterator[Leak]:
        yield from self._copied(name, content)
        if name.endswith(".map"):
            yield Leak(name, 1, "source map", "source map", "", "a map of the sources")
        if name.endswith((".js", ".yml")) and FORMS in content:
            yield Leak(name, 1, "forms", "writers' forms", "", FORMS.decode())
        for what, data in hidden(content):
            if "location" not in what and self._of_the_theme(name):
                continue
            text = data.decode("utf-8", errors="ignore")
            yield Leak(name, 1, "image metadata", what, "", _short(_printable(text)))
        whole = content.decode("utf-8", errors="replace")
        clean = True
        for form in forms(name, content, self.seen):
            for leak in self._form(name, whole, form):
                clean = False
                if form.encoded:
                    leak = Leak(name, leak.line, "encoded text", leak.what, leak.source, leak.text)  # noqa: PLW2901 - the same leak, named
                yield leak
        if clean:
            self.seen.keep()

    def _of_the_theme(self, name: str) -> bool:
        """Return whether a picture is no file of the hub, nor where such files go."""
        top, slash, _ = name.partition("/")
        names = self.known.names
        return bool(slash) and top not in names and name.rpartition("/")[2] not in names

    def _copied(self, name: str, content: bytes) -> Iterator[Leak]:
        """Yield a leak where the file is an internal media file, byte for byte."""
        for path in self.known.media.get(len(content), ()):
            try:
                same = (self.root / path).read_bytes() == content
            except OSError:
                continue
            if same:
                digest = hashlib.sha256(content).hexdigest()[:12]
                yield Leak(name, 1, "file", "media file", path, f"SHA-256 {digest}…")

    def _form(self, name: str, whole: str, form: Form) -> Iterator[Leak]:
        """Yield each secret of a form once: finding its place in a long file takes a while."""
        found: dict[tuple[str, str], tuple[Secret, Sequence[str]]] = {}
        # A search index runs the cells of tables together: a short run there may be nobody's words.
        least = FEW if showing.is_search_index(name) else 1
        for text in form.texts:
            for run, secret in self.known.index.find(words(text)):
                if len(run) >= least:
                    found.setdefault((secret.source, secret.what), (secret, run))
            yield from self._hosts(name, whole, text.lower())
        keys = self.known.index.whole
        for value in keys.keys() & {" ".join(one.casefold().split()) for one in form.values}:
            secret = keys[value]
            found.setdefault((secret.source, secret.what), (secret, words(value) or [value]))
        for secret, said in found.values():
            yield self._leak(name, whole, secret, said)
        yield from self._addresses(name, whole, form.addresses)

    def _addresses(self, name: str, whole: str, addresses: Sequence[str]) -> Iterator[Leak]:
        told: set[str] = set()
        for address in dict.fromkeys(addresses):
            for leak in self._address(name, whole, address):
                if leak.source not in told:
                    yield leak
                told.add(leak.source)

    def _hosts(self, name: str, whole: str, text: str) -> Iterator[Leak]:
        for host in self.known.hosts:
            if host in text and re.search(rf"(?<![\w.-]){re.escape(host)}(?![\w-]|\.\w)", text):
                line, offset = showing.line_of(whole, words(host))
                kind = showing.kind_of(name, whole, offset)
                kind = kind if kind in ("comment", "source map") else "host"
                yield Leak(name, line, kind, "internal host", "masthead.yml", host)

    def _address(self, name: str, whole: str, address: str) -> Iterator[Leak]:
        if (edit := _EDIT.search(address)) and edit[1] in self.known.files:
            line = _line(whole, address)
            yield Leak(name, line, "edit link", "path", edit[1], _short(address))
            return
        page = name.rpartition("!")[2]
        for base in {page, page.rpartition("/")[2]} if page.endswith(".json") else {page}:
            place = self._place(address, base)
            if place and (source := self._internal_place(place)):
                offset = whole.find(address)
                kind = showing.kind_of(name, whole, offset)
                if kind == "link":
                    kind = "address" if exists(place, self.files) else "dead link"
                yield Leak(name, _line(whole, address), kind, "address", source, _short(address))
                return
            for one in self._segments(place.casefold() if place else ""):
                secret = self.known.index.whole[one]
                yield self._leak(name, whole, secret, words(one))

    def _place(self, address: str, file: str) -> str | None:
        """Return where an address leads; remembered, since pages of a folder share most."""
        key = (address, file.rpartition("/")[0])
        if key not in self.addresses:
            self.addresses[key] = own_path(address, file, self.known.public_url)
        return self.addresses[key]

    def _internal_place(self, place: str) -> str:
        """Return the internal file whose address a place is, or whose folder it stands in."""
        if place in self.known.places:
            return self.known.places[place]
        parts = place.split("/")
        for end in range(len(parts), 0, -1):
            if source := self.known.folders.get("/".join(parts[:end])):
                return source
        return ""

    def _segments(self, place: str) -> set[str]:
        """Return the parts of a place that are ids or names of internal files."""
        keys = self.known.index.whole
        parts = set(place.split("/"))
        parts |= {part.rpartition(".")[0] for part in parts}
        return {part for part in parts & keys.keys() if keys[part].what in IDS}

    def _leak(self, name: str, whole: str, secret: Secret, run: Sequence[str]) -> Leak:
        line, offset = showing.line_of(whole, run)
        kind = showing.kind_of(name, whole, offset)
        return Leak(name, line, kind, secret.what, secret.source, _short(secret.text))


def _line(text: str, found: str) -> int:
    at = text.find(found)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def _short(text: str) -> str:
    text = " ".join(text.split()).encode("utf-8", errors="replace").decode()
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
