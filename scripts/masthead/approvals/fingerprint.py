"""What an approval is bound to: a hash of a text, of what it is called, and of its media."""

from __future__ import annotations

import json
from collections.abc import Mapping

from masthead.approvals.change import GONE


def fingerprint(name: str, content: bytes | None, media: Mapping[str, str] | None = None) -> str:
    """Return the hash of what people approve; every byte of the file counts, its front matter too.

    A post is named by its id, so that moving its file changes nothing as long as the id stays; any
    other file is what its path says.

    Args:
        name: `post <id>` or `file <path>`.
        content: the file's bytes; None where it is not there.
        media: SHA-256 of each medium by its name as the post writes it; empty where it is missing.
    """
    import hashlib  # loads OpenSSL: most commands need none of it

    if content is None:
        return f"{GONE} {name}"
    whole = [name, hashlib.sha256(content).hexdigest(), sorted((media or {}).items())]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=True).encode()).hexdigest()
