"""`$extends`: a group takes over what another group holds.

Deep merge: what stands in the group itself wins, path by path; a token is taken over whole (DTCG
Format Module 2025.10, section 6.4). Circles are refused, and so is a set that grows without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from masthead.tokens.declaring import Declared, Group, deprecation
from masthead.tokens.faults import ALIAS, CYCLE, SCHEMA, Faults
from masthead.tokens.node import Node

MOST_TOKENS = 10_000
"""Most tokens of a brand; twenty groups that each extend another twice would make a million."""

LONGEST_CHAIN = 100
"""Most references after each other."""

_BRACES = re.compile(r"\{([^{}.]+(?:\.[^{}.]+)*)\}")


def braces(text: str) -> tuple[str, ...] | None:
    """Return the path of a reference in braces: `{a.b}` -> `a`, `b`; None where it is none."""
    match = _BRACES.fullmatch(text)
    return tuple(match[1].split(".")) if match else None


def pointer(text: str) -> tuple[str, ...] | None:
    """Return the steps of a JSON Pointer: `#/a/$value/0` -> `a`, `$value`, `0` (RFC 6901)."""
    if not text.startswith("#/"):
        return None
    steps = unquote(text[2:]).split("/")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


def extend(root: Group, faults: Faults) -> None:
    """Put into each group of a tree what it extends."""
    _Extending(root, faults).whole(root)


def flatten(group: Group) -> Iterator[tuple[tuple[str, ...], Declared]]:
    """Yield each token of a tree with its path; its type and deprecation from its groups."""
    for name, child in group.children.items():
        if isinstance(child, Group):
            yield from flatten(child)
        else:
            yield (*group.path, name), _settled(child, group)


def _settled(declared: Declared, group: Group) -> Declared:
    own = deprecation(declared.node)
    return replace(
        declared,
        type=declared.type or group.inherited_type(),
        deprecated=own or declared.deprecated or group.inherited_deprecation(),
    )


@dataclass(slots=True)
class _Extending:
    root: Group
    faults: Faults
    entered: list[tuple[str, ...]] = field(default_factory=list)
    finished: set[tuple[str, ...]] = field(default_factory=set)
    extended: set[tuple[str, ...]] = field(default_factory=set)
    copied: int = 0

    def whole(self, group: Group) -> None:
        """Complete a group and all groups in it."""
        if group.path in self.finished:
            return
        self.entered.append(group.path)
        self.own(group)
        for child in list(group.children.values()):
            if isinstance(child, Group):
                self.whole(child)
        self.entered.pop()
        self.finished.add(group.path)

    def own(self, group: Group) -> None:
        """Complete one group."""
        if group.extends is None or group.path in self.extended:
            return
        self.extended.add(group.path)
        target = self._target(group)
        if target is None:
            return
        if target.path in self.entered or target.path == group.path:
            self._note(group, CYCLE, f"`{_shown(group)}` extends `{_shown(target)}` in a circle")
        elif len(self.entered) > LONGEST_CHAIN:
            message = f"more than {LONGEST_CHAIN} groups extend each other in a row"
            self._note(group, CYCLE, message)
        else:
            self.whole(target)
            group.type = group.type or target.inherited_type()
            self._merge(target, group)

    def _target(self, group: Group) -> Group | None:
        """Return the group that a group extends."""
        node = group.extends[1] if group.extends else Node(None)
        text = node.value if isinstance(node.value, str) else ""
        path = braces(text) or pointer(text)
        if path is None:
            message = "`$extends` names a group as `{group}` or as `#/group`"
            self._note(group, ALIAS, message)
            return None
        found: Group | Declared | None = self.root
        for name in path:
            if isinstance(found, Group) and found.path not in self.entered:
                self.own(found)
            found = found.children.get(name) if isinstance(found, Group) else None
        if isinstance(found, Group):
            return found
        why = "is a token, and a group is needed" if found else "is not there"
        self._note(group, ALIAS, f"`{_shown(group)}` extends `{'.'.join(path)}`, which {why}")
        return None

    def _merge(self, source: Group, target: Group) -> None:
        for name, child in source.children.items():
            there = target.children.get(name)
            if there is None and not self._room(target):
                return
            if isinstance(child, Declared):
                if there is None:
                    target.children[name] = _settled(child, source)
            elif not isinstance(there, Declared):
                if there is None:
                    there = Group((*target.path, name), target, child.type)
                    there.description = child.description
                    target.children[name] = there
                    self.finished.add(there.path)
                self._merge(child, there)

    def _room(self, group: Group) -> bool:
        """Count what is copied, tokens and groups; tell whether there may be more."""
        self.copied += 1
        if self.copied == MOST_TOKENS:
            message = f"the groups extend each other to over {MOST_TOKENS} tokens and groups"
            self._note(group, SCHEMA, message)
        return self.copied < MOST_TOKENS

    def _note(self, group: Group, rule: str, message: str) -> None:
        around: Group | None = group
        while around is not None and around.extends is None:
            around = around.parent
        if around is not None and around.extends is not None:
            file, node = around.extends
            self.faults.note(rule, file, node.place, message)


def _shown(group: Group) -> str:
    return ".".join(group.path) or "the file"
