"""Read all token files of a brand into one set of tokens."""

from __future__ import annotations

from collections.abc import Mapping

from masthead.tokens import colours, dialects, names
from masthead.tokens.declaring import declare
from masthead.tokens.extending import extend, flatten
from masthead.tokens.faults import DIALECT, HEX, JSON, MIGRATE, NAME, SCHEMA, Faults
from masthead.tokens.node import Node, name_of
from masthead.tokens.resolving import Resolver
from masthead.tokens.strict_json import read_json
from masthead.tokens.token import Token, Tokens
from masthead.tokens.value import Colour

HEX_TOLERANCE = 1.5 / 255
"""How far a fallback may be from the components: they are rounded to four digits or so."""


def read_tokens(files: Mapping[str, bytes]) -> Tokens:
    """Return the tokens of all files together, and what is wrong with them.

    A file that cannot be read hides no other; a token that cannot be resolved is left out.

    Args:
        files: the bytes of each token file by its path, in the order in which they count.
    """
    faults = Faults()
    roots = {file: node for file, raw in files.items() if (node := _root(file, raw, faults))}
    tree = declare(roots, faults)
    extend(tree, faults)
    declared = {".".join(path): token for path, token in flatten(tree)}
    resolver = Resolver(declared, faults)
    found = {id: token for id in declared if (token := resolver.token(id))}
    _check_hex(found, faults)
    _check_names(found, faults)
    groups = {
        ".".join(group.path): group.description for group in tree.groups() if group.description
    }
    return Tokens(found, faults.all(), groups)


def _root(file: str, raw: bytes, faults: Faults) -> Node | None:
    node, wrong = read_json(raw)
    for fault in wrong:
        faults.note(JSON, file, fault.place, fault.message, fault.hint)
    if node is None:
        return None
    if not node.is_object:
        faults.note(SCHEMA, file, node.place, f"a token file is an object, not {name_of(node)}")
        return None
    if dialect := dialects.whole_file(node):
        message = f"this file is in the dialect of {dialect} and is not read"
        faults.note(DIALECT, file, node.place, message, MIGRATE.format(file))
        return None
    return node


def _check_hex(tokens: Mapping[str, Token], faults: Faults) -> None:
    """Find fallbacks that are not the colour they stand for."""
    for token in tokens.values():
        value = token.value
        if token.alias or not isinstance(value, Colour) or not value.hex:
            continue
        if not colours.in_srgb(value):
            continue  # the fallback of a colour that sRGB does not have is a choice
        given, meant = colours.from_hex(value.hex), colours.srgb(value)
        if any(abs(one - two) > HEX_TOLERANCE for one, two in zip(given, meant, strict=True)):
            message = f"`{token.id}` has the fallback {value.hex}, and its components are "
            hint = "correct one of the two"
            faults.note(HEX, token.file, token.place, message + colours.hex_of(value), hint)


def _check_names(tokens: Mapping[str, Token], faults: Faults) -> None:
    """Find tokens whose names become one in an export."""
    first: dict[str, Token] = {}
    for token in tokens.values():
        other = first.setdefault(names.plainest(token.path), token)
        if other is not token:
            message = f"`{token.id}` and `{other.id}` get the same name in an export"
            hint = "rename one; until then the second one's name ends in a number"
            faults.note(NAME, token.file, token.place, message, hint)
