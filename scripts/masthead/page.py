"""A page of the hub that is not a post: strategy, brand, voice, handbook; and a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from masthead.document import Document


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One Markdown page, or a file of data that is shown as one.

    Args:
        kind: name of its kind (`goal`, `channel` ..., `page` for the rest), a key of
            `masthead.kinds.KINDS`.
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

    @property
    def status(self) -> str:
        """Where the page stands, as it says itself, or empty."""
        status = self.document.data.get("status")
        return status if isinstance(status, str) else ""


class LatePage(Page):
    """A page whose file is read when somebody asks what is in it.

    Args:
        kind: as of `Page`; it follows from the file's name.
        id: as of `Page`.
        path: the file, relative to the hub.
        read: reads the file.
        build: makes the page of what was read, once somebody asks for its title, or for whether
            it is public.
    """

    __slots__ = ("_build", "_document", "_path", "_read", "_whole")

    _path: str
    _read: Callable[[], Document]
    _build: Callable[[Document], Page]
    _document: Document | None
    _whole: Page | None

    def __init__(
        self,
        kind: str,
        id: str,
        path: str,
        read: Callable[[], Document],
        build: Callable[[Document], Page],
    ) -> None:
        given = {"kind": kind, "id": id, "_path": path, "_read": read, "_build": build}
        for name, value in {**given, "_document": None, "_whole": None}.items():
            object.__setattr__(self, name, value)

    @property
    def path(self) -> str:
        """The file, relative to the hub."""
        return self._path

    @property
    def document(self) -> Document:
        """The page with its front matter."""
        document = self._document
        if document is None:
            document = self._read()
            object.__setattr__(self, "_document", document)
        return document

    @property
    def title(self) -> str:
        """Name for people."""
        return self._built().title

    @property
    def public(self) -> bool:
        """Whether the page says that it is public, and is readable and valid."""
        return self._built().public

    def _built(self) -> Page:
        whole = self._whole
        if whole is None:
            whole = self._build(self.document)
            object.__setattr__(self, "_whole", whole)
        return whole


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom posts name as `{@id}` or who owns things, from `strategy/people.yml`.

    `handles` holds the account's name by network, without the leading `@`; `decides` says whether
    the person decides on proposals, `left` from which day the person no longer works here.
    """

    id: str
    name: str
    handles: Mapping[str, str] = field(default_factory=dict)
    github: str = ""
    line: int = 1
    decides: bool = False
    left: date | None = None
