"""Reads Markdown as GitHub does, as far as markdown-it-py can, and finds what would act in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt

OURS = frozenset(
    {"h2", "h3", "h4", "p", "ul", "li", "strong", "b", "code", "pre", "details", "summary"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
"""The elements that a comment of ours is made of."""

LIVE = re.compile(
    r"(?<![\w`])@[\w-]"  # a mention
    r"|[\w.+-]+@[\w-]+\.\w"  # an address of mail
    r"|#[0-9]|\bGH-[0-9]"  # an issue
    r"|\w://|\bwww\.|\bmailto:\S"  # a link
    r"|\b[0-9a-f]{7,40}\b"  # a commit
    r"|:[a-z0-9_+-]+:"  # a picture by its name
    r"|[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]",  # what turns text around, or hides
    re.IGNORECASE,
)


@dataclass
class Page(HTMLParser):
    """What a reader sees of HTML: elements, text outside and in code, and all of it in order."""

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str | None]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    flow: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    inside: int = 0

    def __post_init__(self) -> None:
        """Make the parser."""
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self.attributes += attrs
        if tag in ("code", "pre"):
            self.inside += 1
        if tag == "code":
            self.codes.append("")
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag in ("code", "pre"):
            self.inside -= 1

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.flow.append(data)
        if self.inside:
            self.codes[-1] += data
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.comments.append(data)

    @property
    def text(self) -> str:
        """All that a person can read."""
        return "\n".join([*self.words, *self.codes])


def read(markdown: str) -> Page:
    """Return what a reader of GitHub-flavoured Markdown sees."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = Page()
    page.feed(parser.render(markdown))
    page.close()
    return page


def live(markdown: str) -> list[str]:
    """Return what acts in Markdown that is made of content alone: none of it may."""
    page = read(markdown)
    found = [match[0] for text in page.words for match in LIVE.finditer(text)]
    found += sorted({f"<{tag}>" for tag in page.tags} - {f"<{tag}>" for tag in OURS})
    return [*found, *page.links, *(text for text in page.comments if "masthead:" not in text)]
