"""Forms with files, as services take uploads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a form: the field's name, the file's name, its MIME type and its bytes."""

    field: str
    name: str
    type: str
    content: bytes


def multipart(fields: Mapping[str, str], files: Sequence[Upload]) -> tuple[dict[str, str], bytes]:
    """Return the header and the body of a form with files; the same form gives the same bytes."""
    import hashlib

    import httpx

    mark = hashlib.sha256()
    for one in files:
        mark.update(one.content)
    for name, value in fields.items():
        mark.update(f"{name}\0{value}\0".encode("utf-8", "replace"))
    kind = {"Content-Type": f"multipart/form-data; boundary=masthead-{mark.hexdigest()[:32]}"}
    parts = [(one.field, (one.name, one.content, one.type)) for one in files]
    # Without a file there is no multipart for httpx: an empty list of them gives a plain form.
    form = [(name, (None, value.encode("utf-8", "replace"))) for name, value in fields.items()]
    request = httpx.Request("POST", "https://form.invalid", files=[*form, *parts], headers=kind)
    return kind, request.read()
