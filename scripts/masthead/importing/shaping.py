"""Turn a value of somebody else's front matter into the value of a key of ours; never guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from masthead.hub import Hub
from masthead.importing.dates import read_date
from masthead.importing.vocabularies import Target
from masthead.kinds import KINDS
from masthead.reader.faults import shown
from masthead.schema.fields import LANGUAGE
from masthead.schema.shapes import ABSENT, Fault, UnfitError

REFERS = {
    "goal": "goal",
    "pillar": "pillar",
    "campaign": "campaign",
    "audiences": "audience",
    "channels": "channel",
}
"""Kind of the pages that a key of ours names."""

DATES = frozenset({"publish_at", "expires_at"})
FILE_KEYS = ("file", "path", "src", "url", "image")
"""What a mapping of somebody else calls the file of a picture."""
ALT_KEYS = ("alt", "alt_text", "altText")
_TAG_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f'’][^\W_]+)*")
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//")


@dataclass(frozen=True, slots=True)
class Shaped:
    """A value of ours, and whether it says all that theirs said."""

    value: Any
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Habits:
    """What holds for all values of an import.

    Args:
        hub: the hub that they go into.
        dates: how dates of numbers are ordered.
        time: time of day for a day alone.
        tags_by_spaces: a text of several words is several tags.
        kind: `post` or `guide`.
    """

    hub: Hub
    dates: str = "year-first"
    time: str = "00:00"
    tags_by_spaces: bool = False
    kind: str = "post"

    def shape(self, value: Any, target: Target) -> Shaped:
        """Return the value that a key of ours takes.

        Raises:
            UnfitError: there is none; the message goes on from "`key: value`".
            WhenError: it is no date, or could be two.
        """
        mapped = _by_table(value, target.values)
        if target.to in DATES:
            read = read_date(str(mapped), order=self.dates, time=self.time)
            return Shaped(read.text, read.exact)
        shape = _SHAPES.get(target.to, _plain)
        return shape(mapped, target.to, self)


def _by_table(value: Any, table: Mapping[str, Any]) -> Any:
    """Return a value by the table of a mapping; of a list each item, of another value itself."""
    if isinstance(value, list):
        return [_by_table(item, table) for item in value]
    return table.get(_word(value), value) if not isinstance(value, dict) else value


def _word(value: Any) -> str:
    """Return a single value as a mapping's table writes it."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
    return str(value)


def _plain(value: Any, to: str, habits: Habits) -> Shaped:
    """Take a value that the key's own shape takes, and that names what the hub has."""
    if to in REFERS:
        _refer(value, REFERS[to], habits)
    if to in ("audiences", "tags") and isinstance(value, str):
        value = [value]
    record = KINDS[habits.kind].record.known[to]
    faults: list[Fault] = []
    if record.shape.read(value, (to,), faults) is ABSENT or faults:
        own = faults[0].message.removeprefix(f"`{to}` ")
        words = own if own != faults[0].message else f"does not fit: {own}"
        raise UnfitError(words, faults[0].hint)
    return Shaped(value)


def _refer(value: Any, kind: str, habits: Habits) -> None:
    """Refuse a name that no page of the hub has."""
    known = habits.hub.channels if kind == "channel" else habits.hub.pages.get(kind, {})
    names = value if isinstance(value, list | dict) else [value]
    for name in names:
        if name not in known:
            hint = "map it with `values`, or make the page first"
            raise UnfitError(f"names no {kind} of the hub: {shown(str(name))}", hint)


def _title(value: Any, to: str, habits: Habits) -> Shaped:
    """Take a number as the text that it is; join lines."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    joined = " ".join(value.split()) if isinstance(value, str) else value
    return Shaped(_plain(joined, to, habits).value, joined == value)


def _draft(value: Any, _to: str, _habits: Habits) -> Shaped:
    if not isinstance(value, bool):
        hint = "map it with `values`, as {to: draft, values: {idea: true}}"
        raise UnfitError("does not say whether this is a draft", hint)
    return Shaped(value)


def _language(value: Any, _to: str, habits: Habits) -> Shaped:
    """Take a language of the hub, or one of its regions."""
    parts = str(value).replace("_", "-").split("-")
    known = habits.hub.settings.languages
    tag = "-".join([parts[0].lower(), *(_region(part) for part in parts[1:])])
    if tag in known:
        return Shaped(tag, tag == value)
    if parts[0].lower() in known and LANGUAGE.read(tag, (), []) is not ABSENT:
        return Shaped(parts[0].lower(), exact=False)
    hint = "add it to `languages` in masthead.yml, or map it with `values`"
    raise UnfitError(f"is no language of the hub: {', '.join(known)}", hint)


def _region(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper()


def _hashtags(value: Any, _to: str, habits: Habits) -> Shaped:
    """Join the words of each tag, as networks end a tag at a space."""
    names = _names(value, habits) if isinstance(value, str) else value
    if not isinstance(names, list) or not all(_is_word(name) for name in names):
        raise UnfitError("is no list of tags", "write a list, as [Repair, Lamps]")
    tags: dict[str, str] = {}
    for name in names:
        tag = _hashtag(_word(name))
        tags.setdefault(tag.casefold(), tag)
    return Shaped(list(tags.values()), list(tags.values()) == value)


def _is_word(value: Any) -> bool:
    return not isinstance(value, list | dict | None | bool)


def _names(text: str, habits: Habits) -> Sequence[str]:
    """Return the tags of a text, which commas part, or spaces where that is the custom."""
    if "," in text:
        return [name.strip() for name in text.split(",") if name.strip()]
    if " " in text.strip() and not habits.tags_by_spaces:
        hint = "write a list, or say `from: jekyll`, where spaces part tags"
        raise UnfitError("is one tag of several words, or several tags", hint)
    return text.split()


def _hashtag(name: str) -> str:
    """Return one tag as `RepairWeek`."""
    bare = name.strip().lstrip("#")
    if re.fullmatch(r"\w+", bare) and not bare.isdecimal():
        return bare
    words = _TAG_WORD.findall(bare)
    tag = "".join(re.sub(r"['’]", "", word[0].upper() + word[1:]) for word in words)
    if not any(letter.isalpha() for letter in tag) or re.search(r"[^\w\s./&,'’#-]", bare):
        raise UnfitError(f"has a tag that no network takes: {shown(name)}", "map it with `values`")
    return tag


def _owner(value: Any, _to: str, habits: Habits) -> Shaped:
    """Find the person of `strategy/people.yml` by id or exact name."""
    one = value[0] if isinstance(value, list) and len(value) == 1 else value
    if isinstance(one, dict):
        one = one.get("name")
    if isinstance(one, str) and one in habits.hub.people:
        return Shaped(one, one == value)
    wanted = one.casefold().strip() if isinstance(one, str) else ""
    found = [id for id, person in habits.hub.people.items() if person.name.casefold() == wanted]
    if len(found) == 1:
        return Shaped(found[0], exact=False)
    hint = "add the person to strategy/people.yml, or map the name with `values`"
    raise UnfitError("names nobody in strategy/people.yml", hint)


def _media(value: Any, _to: str, _habits: Habits) -> Shaped:
    """Take the name of a file, a mapping with the name and its alternative text, or a list."""
    items = value if isinstance(value, list) else [value]
    return Shaped([_file(item) for item in items], exact=True)


def _file(item: Any) -> dict[str, Any]:
    entry = {"file": item} if isinstance(item, str) else item
    if not isinstance(entry, dict):
        raise UnfitError("names no file", "write the file's name")
    name = next((entry[key] for key in FILE_KEYS if isinstance(entry.get(key), str)), "")
    if not name.strip():
        raise UnfitError("names no file", "write the file's name")
    if _ADDRESS.match(name) and not name.startswith("__GHOST_URL__"):
        raise UnfitError("is an address elsewhere, not a file", "save the file beside the text")
    others = entry.keys() - {*FILE_KEYS, *ALT_KEYS}
    if others:
        raise UnfitError(f"has more than a file and its text: {', '.join(sorted(others))}")
    alt = next((entry[key] for key in ALT_KEYS if isinstance(entry.get(key), str)), "")
    return {"file": name, **({"alt": alt} if alt else {})}


def _alternative(value: Any, _to: str, _habits: Habits) -> Shaped:
    if not isinstance(value, str) or not value.strip():
        raise UnfitError("is no text")
    return Shaped(value)


_SHAPES: Mapping[str, Callable[[Any, str, Habits], Shaped]] = {
    "title": _title,
    "description": _title,
    "draft": _draft,
    "lang": _language,
    "hashtags": _hashtags,
    "owner": _owner,
    "media": _media,
    "media.alt": _alternative,
}
