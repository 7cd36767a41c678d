"""Which rules are about a file: by path, kind, channel, campaign, language and front matter.

A rule holds for a file as it was and as it will be: taking a key away does not take the rule away.
Where front matter cannot be read, every rule about it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from masthead.approval import ANY, Rule
from masthead.approvals.change import File
from masthead.approvals.patterns import matches
from masthead.kinds import locate, locate_data


def is_about(rule: Rule, file: File, language: str = "") -> bool:
    """Tell whether a rule is about a file, as it was or as it will be.

    Args:
        rule: the rule.
        file: the file.
        language: what a file in `content/` is written in where it does not say.
    """
    places = {file.path, file.previous} - {""}
    if rule.paths and not any(matches(one, path) for one in rule.paths for path in places):
        return False
    found = [kind_of(path) for path in places]
    if rule.kinds and not any(kind in rule.kinds for kind, _ in found):
        return False
    ids = {kind: {id for one, id in found if one == kind} for kind, _ in found}
    spoken = language if any(path.startswith("content/") for path in places) else ""
    return all(
        (
            _speaks_of(rule.channels, "channels", ids.get("channel", set()), file),
            _speaks_of(rule.campaigns, "campaign", ids.get("campaign", set()), file),
            _speaks_of(rule.languages, "lang", ids.get("guide", set()), file, spoken),
            all(_speaks_of(words, key, set(), file) for key, words in rule.fields.items()),
        )
    )


def kind_of(path: str) -> tuple[str, str]:
    """Return a file's kind and id: `media` for what is no text, nothing outside of the hub."""
    if path != "masthead.yml" and path.partition("/")[0] not in ("content", "strategy"):
        return "", ""
    if path.endswith(".md"):
        return locate(path)
    return locate_data(path) or ("media", path.rpartition("/")[2])


def _speaks_of(
    words: tuple[str, ...], key: str, ids: set[str], file: File, otherwise: str = ""
) -> bool:
    """Tell whether a condition holds: it names nothing, an id of the file, or one of its values."""
    if not words or ids.intersection(words):
        return True
    if file.after is None or file.before is None:
        return True
    return any(_holds(words, data, key, otherwise) for data in (file.after, file.before) if data)


def _holds(words: tuple[str, ...], data: Mapping[str, Any], key: str, otherwise: str) -> bool:
    value = data.get(key, otherwise)
    if ANY in words and value not in (None, "", [], {}, False):
        return True
    values = value if isinstance(value, list | dict) else [value]
    return any(_said(one) in words for one in values)


def _said(value: object) -> str:
    """Return a single value as a rule writes it; empty where it is none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else ""
