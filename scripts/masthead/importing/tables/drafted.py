"""Front matter and text of a post that is about to be written, read as they will be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from masthead.finding import Finding
from masthead.hub import Hub
from masthead.kinds import KINDS
from masthead.post import Post
from masthead.reader import read_markdown
from masthead.schema.build_post import build_post


def ordered(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return front matter in the order in which the schema explains it."""
    known = list(KINDS["post"].record.known)
    return {key: data[key] for key in known if key in data}


def read_back(
    path: str, front: Sequence[str], body: str, hub: Hub
) -> tuple[Post | None, tuple[Finding, ...]]:
    """Return the post that front matter and body make, and what is wrong with it."""
    raw = "\n".join(["---", *front, "---", body]).encode()
    document, findings = read_markdown(path, raw)
    if document is None:
        return None, findings
    post, more = build_post(document, hub.settings)
    return (replace(post, hold="") if post else None), (*findings, *more)
