"""Follow references: from declared tokens to tokens with frozen values.

A reference is `{group.token}` for a whole token, or `{"$ref": "#/group/token/$value/..."}` for a
token or a part of its value. A token's type is its own `$type`, else that of the token it refers
to, else that of its nearest group (DTCG Format Module 2025.10, sections 5.2.2 and 7).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from masthead.document import Place
from masthead.suggestions import question
from masthead.tokens.converting import CONVERTERS
from masthead.tokens.declaring import ROOT, Declared
from masthead.tokens.extending import LONGEST_CHAIN, braces, pointer
from masthead.tokens.faults import ALIAS, CYCLE, DEPRECATED, MIGRATE, SCHEMA, Faults
from masthead.tokens.node import Node, name_of
from masthead.tokens.parts import UnfitError
from masthead.tokens.token import Token
from masthead.tokens.value import Value


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference points to: a token, and the steps into its value."""

    token: str
    steps: tuple[str, ...] = ()


@dataclass(slots=True)
class Resolver:
    """Resolves tokens, each once.

    Args:
        declared: every declared token by its path with periods.
        faults: takes what is wrong.
    """

    declared: Mapping[str, Declared]
    faults: Faults
    known: dict[str, Token | None] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    depth: int = 0

    def token(self, id: str) -> Token | None:
        """Return a token, or None where it has no value; the reason is noted where it lies."""
        if id in self.known:
            return self.known[id]
        if id in self.open:
            self._note_circle(self.open[self.open.index(id) :])
            return None
        if len(self.open) > LONGEST_CHAIN:
            place = self.declared[id].place
            message = f"more than {LONGEST_CHAIN} aliases follow each other up to `{id}`"
            self.faults.note(CYCLE, self.declared[id].file, place, message, "name a value")
            return None
        self.open.append(id)
        try:
            token = self._resolve(id, self.declared[id])
        except UnfitError as unfit:
            if unfit.message:
                hint = unfit.hint or (MIGRATE.format(self._file) if unfit.old else "")
                self._note(SCHEMA, unfit.node.place, unfit.message, hint)
            token = None
        self.open.pop()
        return self.known.setdefault(id, token)

    def value(self, type: str, node: Node) -> Value:
        """Return a value of a type: as written, or of what the reference leads to.

        Raises:
            UnfitError: there is no such value.
        """
        reference = self.reference(node)
        if reference is None:
            return CONVERTERS[type](self, node)
        if reference.steps:
            with_part = self._step(reference, node)
            return self.value(type, with_part)
        token = self.token(reference.token)
        if token is None:
            raise UnfitError("", node)  # said where that token stands
        if token.type != type:
            message = f"`{token.id}` is of type {token.type}, and {type} is needed here"
            self._note(ALIAS, node.place, message)
            raise UnfitError("", node)
        self._note_deprecated(token, node.place)
        return token.value

    def follow(self, node: Node) -> Node:
        """Return the node that a `$ref` inside a value leads to; another node as it is."""
        if not (node.is_object and "$ref" in node.members):
            return node
        reference = self.reference(node)
        if reference is None or not reference.steps:
            self._note(
                ALIAS, node.place, "a part of a value must be named here, as in `#/a/$value/0`"
            )
            raise UnfitError("", node)
        return self.follow(self._step(reference, node))

    def reference(self, node: Node) -> Reference | None:
        """Return where a node refers to, or None where it is a value.

        Raises:
            UnfitError: it refers to nothing; that is noted.
        """
        if isinstance(node.value, str) and node.value.startswith("{"):
            path = braces(node.value)
            return self._found(path, (), node) if path else self._malformed(node)
        if not (node.is_object and "$ref" in node.members):
            return None
        target = node.members["$ref"]
        steps = pointer(target.value) if isinstance(target.value, str) else None
        if steps is None:
            return self._malformed(target)
        for end in range(len(steps), 0, -1):
            if ".".join(steps[:end]) in self.declared:
                rest = steps[end + 1 :] if steps[end : end + 1] == ("$value",) else steps[end:]
                return self._found(steps[:end], rest, target)
        return self._found(steps, (), target)

    def _resolve(self, id: str, declared: Declared) -> Token:
        node = declared.node.members.get("$value", declared.node)
        own = declared.node.members.get("$type")
        type = own.value if own and isinstance(own.value, str) else ""
        if own and type not in CONVERTERS:
            raise UnfitError("", node)  # said when it was declared
        reference = self.reference(node)
        alias = reference.token if reference and not reference.steps else ""
        if not type and alias:
            target = self.token(alias)
            if target is None:
                raise UnfitError("", node)
            type = target.type
        type = type or declared.type
        if not type:
            message = f"`{id}` has no type"
            raise UnfitError(message, node, "give it or its group a `$type`")
        value = self.value(type, node)
        description = declared.node.members.get("$description")
        return Token(
            path=tuple(id.split(".")),
            type=type,
            value=value,
            file=declared.file,
            place=declared.place,
            description=str(description.value) if description else "",
            deprecated="" if declared.deprecated == "no" else declared.deprecated,
            alias=alias,
        )

    def _found(self, path: tuple[str, ...], steps: tuple[str, ...], node: Node) -> Reference:
        id = ".".join(path)
        if id in self.declared:
            return Reference(id, steps)
        if f"{id}.{ROOT}" in self.declared:
            hint = f"its own token is `{{{id}.{ROOT}}}`"
        elif any(name.startswith(f"{id}.") for name in self.declared):
            hint = "that is a group: name one of its tokens"
        else:
            hint = question(id, self.declared)
        self._note(ALIAS, node.place, f"there is no token `{id}`", hint)
        raise UnfitError("", node)

    def _malformed(self, node: Node) -> NoReturn:
        message = f"{name_of(node)} is no reference"
        self._note(ALIAS, node.place, message, "write `{group.token}`, or `#/group/token/$value`")
        raise UnfitError("", node)

    def _step(self, reference: Reference, node: Node) -> Node:
        """Return the part of a token's value that the steps of a reference lead to."""
        self.depth += 1
        try:
            if self.depth > LONGEST_CHAIN:
                message = f"more than {LONGEST_CHAIN} references follow each other, or in a circle"
                self._note(CYCLE, node.place, message)
                raise UnfitError("", node)
            found = self.declared[reference.token].node
            found = found.members.get("$value", found)
            for step in reference.steps:
                while (inner := self.reference(found)) is not None:
                    found = self._step(inner, node)
                found = self._member(found, step, node)
            while not reference.steps and (inner := self.reference(found)) is not None:
                found = self._step(inner, node)
            return Node(found.value, node.place)  # faults of it belong to who refers to it
        finally:
            self.depth -= 1

    def _member(self, found: Node, step: str, node: Node) -> Node:
        if isinstance(found.value, tuple):
            if step.isdecimal() and len(step) < 6 and int(step) < len(found.value):
                return found.value[int(step)]
        elif step in found.members:
            return found.members[step]
        self._note(ALIAS, node.place, f"the value has no `{step}`")
        raise UnfitError("", node)

    def _note_circle(self, ids: list[str]) -> None:
        chain = " -> ".join([*ids, ids[0]])
        for id in ids:
            declared = self.declared[id]
            message = f"`{id}` refers to itself: {chain}"
            self.faults.note(CYCLE, declared.file, declared.place, message, "name a value")
            self.known[id] = None

    def _note_deprecated(self, token: Token, place: Place) -> None:
        using = self.declared[self.open[-1]]
        if token.deprecated and using.deprecated in ("", "no"):
            reason = f": {token.deprecated}" if token.deprecated != "yes" else ""
            self._note(DEPRECATED, place, f"`{token.id}` is deprecated{reason}")

    @property
    def _file(self) -> str:
        return self.declared[self.open[-1]].file

    def _note(self, rule: str, place: Place, message: str, hint: str = "") -> None:
        self.faults.note(rule, self._file, place, message, hint)
