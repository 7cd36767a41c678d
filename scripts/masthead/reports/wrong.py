"""What is wrong with a page, as a report shows it and a rule finds it."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.document import KeyPath


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing wrong: the key in the page's front matter, what it is, and the next step."""

    key: KeyPath
    message: str
    hint: str = ""
