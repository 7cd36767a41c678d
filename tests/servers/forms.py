"""Read what a form with files holds, as a server does."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy

from loopback import Request


@dataclass(frozen=True, slots=True)
class FormPart:
    """One field of a form: the file's name (or empty), its MIME type, its bytes."""

    filename: str
    type: str
    content: bytes


def parts_of(request: Request) -> dict[str, FormPart]:
    """Return the fields of a `multipart/form-data` body by name."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    whole = message_from_bytes(head + request.body, policy=policy.HTTP)
    found = {}
    for part in whole.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        assert isinstance(name, str)
        assert isinstance(content, bytes)
        found[name] = FormPart(part.get_filename() or "", part.get_content_type(), content)
    return found
