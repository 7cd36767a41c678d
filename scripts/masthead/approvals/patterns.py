"""Patterns of paths in rules: `*` and `?` within a name, `**` for any number of folders."""

from __future__ import annotations

from fnmatch import fnmatchcase


def matches(pattern: str, path: str) -> bool:
    """Tell whether a pattern is about a file; one that ends in `/` is about all below a folder.

    Args:
        pattern: from the repository's root.
        path: the file, from the repository's root, with forward slashes.
    """
    whole = pattern.removeprefix("/")
    steps = tuple(f"{whole}**".split("/")) if whole.endswith("/") else tuple(whole.split("/"))
    return _match(steps, tuple(path.split("/")))


def _match(steps: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Match step by step, all at once: `reached` holds how many names each way has used up."""
    reached = {0}
    for step in steps:
        if step == "**":
            reached = set(range(min(reached), len(names) + 1)) if reached else set()
        else:
            reached = {at + 1 for at in reached if at < len(names) and fnmatchcase(names[at], step)}
    return len(names) in reached
