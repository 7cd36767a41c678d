"""The one reader of the hub's text files; the home of python-frontmatter and PyYAML."""

from __future__ import annotations

from masthead.reader.front_matter import StrictHandler, read_markdown, read_yaml

__all__ = ["StrictHandler", "read_markdown", "read_yaml"]
