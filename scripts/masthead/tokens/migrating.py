"""Write a token file of an older dialect in the format of 2025.10; nothing is dropped.

What the format has no place for stays in the file, under `$extensions`, and is listed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from masthead.tokens import dialects
from masthead.tokens.dialects import CURRENT, THEO, dialect_of, is_leaf
from masthead.tokens.node import Plain
from masthead.tokens.old_values import NotOursError, convert, type_for

KEPT = "masthead.migrated"
"""The key in `$extensions` that holds what the format has no place for."""

_RENAMED = {"comment": "$description", "description": "$description", "deprecated": "$deprecated"}
_PLAIN_KEYS = frozenset({"$type", "type", "$value", "value", "$extensions", *_RENAMED})


@dataclass(frozen=True, slots=True)
class Migrated:
    """A file in the format of 2025.10.

    Args:
        dialect: what it was written in.
        data: its JSON.
        notes: what a person must look at: each token or key, and why.
    """

    dialect: str
    data: dict[str, Plain]
    notes: tuple[str, ...]

    def text(self) -> str:
        """Return the file's text."""
        return json.dumps(self.data, ensure_ascii=False, indent=2) + "\n"


def migrate(plain: dict[str, Plain]) -> Migrated:
    """Return a file's JSON in the format of 2025.10; what is in that format comes back as it is."""
    dialect = dialect_of(plain)
    if dialect == CURRENT:
        return Migrated(dialect, plain, ())
    key = "$value" if dialect == dialects.DRAFT else "value"
    walker = _Walker(dialect, key)
    data = walker.theo(plain) if dialect == THEO else walker.group(plain, (), "")
    return Migrated(dialect, data, tuple(walker.notes))


@dataclass(slots=True)
class _Out:
    """A group as it is written: its members, and what goes into `$extensions`."""

    data: dict[str, Any]
    kept: dict[str, Plain] = field(default_factory=dict)


@dataclass(slots=True)
class _Walker:
    dialect: str
    key: str
    notes: list[str] = field(default_factory=list)

    def group(self, plain: Mapping[str, Plain], path: tuple[str, ...], type: str) -> dict[str, Any]:
        """Return a group; `type` is what its tokens inherit."""
        written = plain.get("$type", plain.get("type"))
        own = written if isinstance(written, str) else ""
        known = type_for(own, None)[0]
        out = _Out({"$type": known} if known else {})
        for name, child in plain.items():
            self._member((*path, name), child, own or type, out)
        if out.kept:
            out.data.setdefault("$extensions", {})[KEPT] = out.kept
        return out.data

    def _member(self, path: tuple[str, ...], child: Plain, type: str, out: _Out) -> None:
        name = path[-1]
        if name == "$type" or (name == "type" and isinstance(child, str)):
            if "$type" not in out.data:
                out.kept[name] = child
                self._note(path[:-1], f"the type {child!r} is not in the format")
        elif name in ("$description", "$extensions", "$deprecated", "$extends", "$schema"):
            out.data[name] = child
        elif name.startswith("$") or not isinstance(child, dict):
            out.kept[name] = child
            self._note(path, "is neither a group nor a token; it is kept in `$extensions`")
        elif is_leaf(child, self.key) or is_leaf(child, "$value"):
            self._token(child, path, type, out)
        else:
            out.data[self._name(path)] = self.group(child, path, type)

    def _token(
        self, plain: Mapping[str, Plain], path: tuple[str, ...], type: str, out: _Out
    ) -> None:
        written = plain.get("$value", plain.get("value"))
        own = plain.get("$type", plain.get("type"))
        given = own if isinstance(own, str) else type or _category(path)
        try:
            wanted, value = convert(given, written)
        except NotOursError as problem:
            out.kept[path[-1]] = dict(plain)
            self._note(path, f"{problem}; it is kept in `$extensions`")
            return
        token: dict[str, Any] = {"$type": wanted} if wanted else {}
        token["$value"] = value
        rest: dict[str, Plain] = {"type": given} if wanted and wanted != given and own else {}
        for key, item in plain.items():
            if key in _RENAMED and isinstance(item, str | bool):
                token[_RENAMED[key]] = item
            elif key in ("$description", "$deprecated", "$extensions"):
                token[key] = item
            elif key not in _PLAIN_KEYS:
                rest[key] = item
                self._note(path, f"has `{key}`, kept in `$extensions`")
        if rest:
            token["$extensions"] = {**token.get("$extensions", {}), KEPT: rest}
        out.data[self._name(path)] = token

    def theo(self, plain: Mapping[str, Plain]) -> dict[str, Any]:
        """Return a Theo file: properties with `type`, `category` and `value`; aliases `{!name}`."""
        shared = plain.get("global")
        shared = shared if isinstance(shared, dict) else {}
        tree = {
            name: {**shared, **_theo_property(item)} if isinstance(item, dict) else item
            for name, item in {**_theo_aliases(plain), **_theo_properties(plain)}.items()
        }
        out = self.group(tree, (), "")
        rest = {key: plain[key] for key in plain if key not in ("props", "global", "aliases")}
        if rest:
            out.setdefault("$extensions", {}).setdefault(KEPT, {}).update(rest)
            self._note((), f"has {', '.join(sorted(rest))}, kept in `$extensions`")
        return out

    def _name(self, path: tuple[str, ...]) -> str:
        """Return a name as the format allows it; a new one is noted."""
        name = path[-1]
        changed = name.replace(".", "-").replace("{", "(").replace("}", ")").lstrip("$") or "token"
        if changed != name:
            self._note(path, f"is called `{changed}` now, since `.`, braces and `$` have a meaning")
        return changed

    def _note(self, path: tuple[str, ...], message: str) -> None:
        self.notes.append(f"{'.'.join(path) or 'the file'}: {message}")


def _category(path: tuple[str, ...]) -> str:
    """Return the type that Style Dictionary takes from a token's first group, or nothing."""
    first = path[0] if path else ""
    return {"color": "color", "size": "dimension", "time": "time"}.get(first, "")


def _theo_aliases(plain: Mapping[str, Plain]) -> dict[str, Plain]:
    aliases = plain.get("aliases")
    return {
        name: value if isinstance(value, dict) else {"value": value}
        for name, value in (aliases if isinstance(aliases, dict) else {}).items()
    }


def _theo_properties(plain: Mapping[str, Plain]) -> dict[str, Plain]:
    """Return the properties by name; older files list them."""
    props = plain["props"]
    if isinstance(props, dict):
        return props
    return {
        str(item.get("name", number)) if isinstance(item, dict) else str(number): item
        for number, item in enumerate(props, 1)
    }


def _theo_property(item: Mapping[str, Plain]) -> dict[str, Plain]:
    value = item.get("value")
    if isinstance(value, str) and value.startswith("{!") and value.endswith("}"):
        return {**item, "value": "{" + value[2:]}
    return dict(item)
