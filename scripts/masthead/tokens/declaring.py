"""From JSON to groups and tokens: what each file declares, put together into one tree.

Groups of the same path in several files become one group. Sources: DTCG Format Module 2025.10,
sections 5 and 6, and its JSON Schemas `token.json` and `group.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from masthead.document import Place
from masthead.suggestions import question
from masthead.tokens.faults import SCHEMA, Faults
from masthead.tokens.node import Node, name_of

TYPES = (
    "color",
    "dimension",
    "fontFamily",
    "fontWeight",
    "duration",
    "cubicBezier",
    "number",
    "strokeStyle",
    "border",
    "transition",
    "shadow",
    "gradient",
    "typography",
)
"""The types of the format (section 8 and 9)."""

ROOT = "$root"
OF_BOTH = ("$type", "$description", "$extensions", "$deprecated")
OF_TOKEN = frozenset({*OF_BOTH, "$value", "$ref"})
OF_GROUP = frozenset({*OF_BOTH, "$extends", "$ref", ROOT})
LONGEST_NAME = 100

_NOT_IN_NAME = re.compile(r"[{}.\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Declared:
    """A token as a file declares it.

    Args:
        node: its object.
        file: the file.
        place: where its name stands.
        type: the type that it has from the group it was copied from, or empty.
        deprecated: the same for `$deprecated`.
    """

    node: Node
    file: str
    place: Place
    type: str = ""
    deprecated: str = ""


@dataclass(slots=True)
class Group:
    """A group; `type` and `deprecated` are its own, or what it extends has."""

    path: tuple[str, ...] = ()
    parent: Group | None = None
    type: str = ""
    deprecated: str = ""
    description: str = ""
    extends: tuple[str, Node] | None = None
    children: dict[str, Group | Declared] = field(default_factory=dict)

    def inherited_type(self) -> str:
        """Return the type of the nearest group around a token, this one included."""
        return self.type or (self.parent.inherited_type() if self.parent else "")

    def groups(self) -> Iterator[Group]:
        """Yield this group and all groups in it."""
        yield self
        for child in self.children.values():
            if isinstance(child, Group):
                yield from child.groups()

    def inherited_deprecation(self) -> str:
        """Return why the nearest group that says so is deprecated."""
        return self.deprecated or (self.parent.inherited_deprecation() if self.parent else "")


def declare(files: Mapping[str, Node], faults: Faults) -> Group:
    """Return the tree of all groups and tokens.

    Args:
        files: the JSON of each file.
        faults: takes what is wrong.
    """
    root = Group()
    for file, node in files.items():
        _Declaring(file, faults).group(node, root)
    return root


@dataclass(slots=True)
class _Declaring:
    file: str
    faults: Faults

    def group(self, node: Node, group: Group) -> None:
        """Read an object into a group."""
        self._properties(node, OF_GROUP if group.path else OF_GROUP | {"$schema"}, "a group")
        group.type = self.type(node) or group.type
        group.deprecated = deprecation(node) or group.deprecated
        description = node.members.get("$description")
        if description and isinstance(description.value, str):
            group.description = description.value
        extends = node.members.get("$extends") or node.members.get("$ref")
        if extends is not None:
            group.extends = (self.file, extends)
        for name, child in node.members.items():
            if name == ROOT or not name.startswith("$"):
                self._child(group, name, child, node.key_place(name))

    def _child(self, group: Group, name: str, node: Node, place: Place) -> None:
        if message := _name_fault(name):
            self._note(place, message, "rename it")
        elif not node.is_object:
            hint = "a value stands in `$value`" if name != "value" else ""
            message = f"`{name}` must be a group or a token, and is {name_of(node)}"
            self._note(node.place, message, hint)
        elif is_token(node) or name == ROOT:
            self._token(group, name, node, place)
        else:
            known = group.children.get(name)
            if isinstance(known, Declared):
                self._twice(name, known, place)
                return
            inner = known or Group((*group.path, name), group)
            group.children[name] = inner
            self.group(node, inner)

    def _token(self, group: Group, name: str, node: Node, place: Place) -> None:
        known = group.children.get(name)
        if known is not None:
            self._twice(name, known, place)
            return
        self._properties(node, OF_TOKEN, "a token")
        for key in node.members:
            if not key.startswith("$"):
                message = f"`{name}` is a token and cannot hold `{key}`"
                hint = "its own value may stand in `$root` of a group"
                self._note(node.key_place(key), message, hint)
        if ("$value" in node.members) == ("$ref" in node.members):
            both = "both `$value` and `$ref`" if "$value" in node.members else "no `$value`"
            self._note(place, f"`{name}` has {both}", "a token has one of the two")
            return
        self.type(node)
        group.children[name] = Declared(node, self.file, place)

    def _twice(self, name: str, known: Group | Declared, place: Place) -> None:
        where = f" in {known.file}:{known.place.line}" if isinstance(known, Declared) else ""
        self._note(place, f"`{name}` is declared already{where}", "keep one of the two")

    def type(self, node: Node) -> str:
        """Return the `$type` of an object where it is one of the format."""
        written = node.members.get("$type")
        if written is None:
            return ""
        if isinstance(written.value, str) and written.value in TYPES:
            return written.value
        hint = question(str(written.value), TYPES) or f"types: {', '.join(TYPES)}"
        self._note(written.place, f"`$type` is {name_of(written)}, which is no type", hint)
        return ""

    def _properties(self, node: Node, known: frozenset[str], what: str) -> None:
        for key, value in node.members.items():
            if key.startswith("$") and key not in known:
                hint = question(key, known) or "further data goes into `$extensions`"
                self._note(node.key_place(key), f"`{key}` is no property of {what}", hint)
            elif key == "$description" and not isinstance(value.value, str):
                self._note(value.place, f"`$description` must be text, not {name_of(value)}")
            elif key == "$extensions" and not value.is_object:
                self._note(value.place, f"`$extensions` must be an object, not {name_of(value)}")
            elif key == "$deprecated" and not isinstance(value.value, bool | str):
                message = f"`$deprecated` must be true, false or a reason, not {name_of(value)}"
                self._note(value.place, message)

    def _note(self, place: Place, message: str, hint: str = "") -> None:
        self.faults.note(SCHEMA, self.file, place, message, hint)


def is_token(node: Node) -> bool:
    """Tell whether an object is a token: it has `$value`, or `$ref` and nothing inside."""
    if "$value" in node.members:
        return True
    return "$ref" in node.members and all(key.startswith("$") for key in node.members)


def deprecation(node: Node) -> str:
    """Return why an object is deprecated: its reason, `yes`, `no` where it says false, or empty."""
    written = node.members.get("$deprecated")
    if written is None:
        return ""
    if isinstance(written.value, str):
        return written.value.strip() or "yes"
    return "yes" if written.value else "no"


def _name_fault(name: str) -> str:
    if not name.strip():
        return "a name is empty"
    if len(name) > LONGEST_NAME:
        return f"the name `{name[:20]}…` has more than {LONGEST_NAME} characters"
    if found := _NOT_IN_NAME.search(name):
        shown = f"`{found[0]}`" if found[0].isprintable() else f"U+{ord(found[0]):04X}"
        return f"the name of a token or group must not hold {shown}"
    return ""
