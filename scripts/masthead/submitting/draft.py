"""Make a post's file of answers, and see that it is read back as it was meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from masthead.hub import Hub
from masthead.kinds import KINDS
from masthead.reader import read_markdown
from masthead.schema.build import build_post
from masthead.schema.template import as_yaml
from masthead.slug import slug
from masthead.submitting.form import TEXT
from masthead.when import WhenError, find_zone, parse_when


@dataclass(frozen=True, slots=True)
class Submission:
    """A post that somebody proposes.

    Args:
        number: of the issue.
        login: who opened it.
        answers: by key, as `masthead.submitting.answers` returns them.
    """

    number: int
    login: str
    answers: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Written:
    """The file of a submission: its path, its bytes, and what keeps it from being read."""

    path: str
    content: bytes
    faults: tuple[str, ...] = ()


def write(submission: Submission, hub: Hub, now: datetime) -> Written:
    """Return the file of a submission; it is in no folder yet.

    Its name is made of letters, digits and hyphens of the title, and is new in the hub.
    """
    answers = submission.answers
    path = _path(submission, hub, now)
    front = "".join(f"{key}: {as_yaml(value)}\n" for key, value in answers.items() if key != TEXT)
    text = f"---\n{front}---\n{str(answers.get(TEXT, '')).strip()}\n"
    try:
        content = text.encode()
    except UnicodeEncodeError:
        return Written(path, b"", ("the answers hold characters that are no text",))
    return Written(path, content, tuple(_faults(path, content, answers, hub)))


def _path(submission: Submission, hub: Hub, now: datetime) -> str:
    zone = hub.settings.zone
    name = slug(str(submission.answers.get("title", ""))) or f"issue-{submission.number}"
    if name in hub.posts:
        name = f"{name}-{submission.number}"
    try:
        year = parse_when(str(submission.answers.get("publish_at", "")), zone).year
    except WhenError:
        year = now.astimezone(find_zone(zone)).year
    return KINDS["post"].pattern.format(id=name, year=year)


def _faults(path: str, content: bytes, answers: Mapping[str, object], hub: Hub) -> list[str]:
    """Return why the file would not be the post that was meant; rules are for the check."""
    document, findings = read_markdown(path, content, required=True)
    if document is None:
        return [_said(one.message, one.hint) for one in findings]
    _, more = build_post(document, hub.settings)
    meant: dict[str, Any] = {key: value for key, value in answers.items() if key != TEXT}
    faults = [_said(one.message, one.hint) for one in (*findings, *more)]
    if not faults and dict(document.data) != meant:
        faults.append("the answers cannot be written as front matter")
    return faults


def _said(message: str, hint: str) -> str:
    return f"{message}: {hint}" if hint else message
