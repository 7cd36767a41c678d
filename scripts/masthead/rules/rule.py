"""What a rule is: a module with an id, a level, options, two examples and one generator.

A rule yields findings and never knows its level; `masthead.checking` stamps it. A finding may say
that it weighs less than others of its rule. A rule on
posts gets one post at a time, a rule on the hub gets the whole hub; both get the `Context`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.pictures import Picture

if TYPE_CHECKING:
    from masthead.rules.context import Context

Option = int | float | tuple[str, ...] | Mapping[str, tuple[str, ...]]
"""An option's value: a number, a list of words, or lists of words by language."""

Options = Mapping[str, Option]
"""A rule's options with their defaults; what `masthead.yml` gives must be of the same type."""

Content = str | Picture
"""What a file of an example holds."""

NO_OPTIONS: Options = {}

POST_FILE = "content/posts/2026/lamp.md"
"""The file of the post that most examples are about."""


class Example(NamedTuple):
    """A small hub that passes or fails a rule, as files over `masthead.rules.examples.BASE`.

    Args:
        files: content by path.
        published: deliveries (`<post>@<channel>`) that the ledger knows as published.
    """

    files: Mapping[str, Content]
    published: tuple[str, ...] = ()

    def over(self, files: Mapping[str, Content]) -> Example:
        """Return the same example with more files."""
        return Example({**self.files, **files}, self.published)


def post_example(text: str, beside: Mapping[str, Content] | None = None) -> Example:
    """Return an example that is one post, with files (by name) beside it."""
    folder = POST_FILE.rpartition("/")[0]
    files = {f"{folder}/{name}": content for name, content in (beside or {}).items()}
    return Example({POST_FILE: text, **files})


class Entry(NamedTuple):
    """One line of the table of rules.

    Args:
        id: the rule's name, `area/name`.
        level: the level unless `masthead.yml` says another.
        doc: purpose and what to do, in Markdown; the first line says what is right.
        options: what `masthead.yml` may set, with the defaults.
        passing, failing: the two examples; None where text cannot show it.
        waivable: whether a post's front matter can waive it.
        fixed: whether its level stays as it is.
        ours: whether it is part of Masthead, not of another package.
    """

    id: str
    level: Level
    doc: str
    passing: Example | None
    failing: Example | None
    options: Options = NO_OPTIONS
    waivable: bool = True
    fixed: bool = False
    ours: bool = True


class Rule(Protocol):
    """What every rule's module holds; its docstring says the purpose and what to do.

    `ID` is the rule's name `area/name`, `LEVEL` its level unless `masthead.yml` says another,
    `OPTIONS` what `masthead.yml` may set, `PASS` and `FAIL` the two examples.
    """

    __doc__: str | None
    ID: str
    LEVEL: Level
    OPTIONS: Options
    PASS: Example
    FAIL: Example


class PostRule(Rule, Protocol):
    """A rule that looks at one post."""

    def check(self, post: Post, context: Context, /) -> Iterator[Finding]:
        """Yield what is wrong with the post."""
        ...


class HubRule(Rule, Protocol):
    """A rule that looks at the hub as a whole."""

    def check(self, context: Context, /) -> Iterator[Finding]:
        """Yield what is wrong with the hub."""
        ...
