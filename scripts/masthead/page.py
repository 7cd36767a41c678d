"""A page of the hub that is not a post: strategy, brand, voice, handbook; and a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from masthead.document import Document


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page.

    Args:
        kind: name of its kind (`goal`, `audience`, `pillar`, `campaign`, `channel`, `guide`,
            `page` for the rest), a key of `masthead.schema.kinds.KINDS`.
        id: file name without its ending; for `index.md` the folder's name.
        title: name for people.
        public: whether the page says `visibility: public` and is readable and valid.
        document: the page with its front matter.
    """

    kind: str
    id: str
    title: str
    public: bool
    document: Document

    @property
    def path(self) -> str:
        """The file, relative to the hub."""
        return self.document.path


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom posts name as `{@id}` or who owns things, from `strategy/people.yml`.

    `handles` holds the account's name by network, without the leading `@`.
    """

    id: str
    name: str
    handles: Mapping[str, str] = field(default_factory=dict)
    github: str = ""
    line: int = 1
