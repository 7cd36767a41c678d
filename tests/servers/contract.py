"""How services say that they are asked and what they answer.

`make test` turns what they publish as types, on npm and PyPI, into JSON Schema (`node/contracts`,
`published_models`). A key that a service does not know is a fault here, in requests and in answers.
Services that publish nothing have no contract here.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from servers.running import installed

PUBLISHED = Path(sys.prefix) / "contracts"
FILES = ("npm.json", "pypi.json")
Side = Literal["requests", "answers"]


def faults_of_request(operation: str, value: object) -> list[str]:
    """Return what is wrong with a request; nothing where it fits.

    Args:
        operation: service and operation as `operations` lists them: `slack chat.postMessage`,
            `x POST /2/tweets`.
        value: its body; of a form or a query, its fields, with what is JSON inside them read.
    """
    return _faults("requests", operation, value)


def faults_of_answer(operation: str, value: object) -> list[str]:
    """Return what is wrong with an answer; nothing where it fits."""
    return _faults("answers", operation, value)


def operations(side: Side) -> frozenset[str]:
    """Return the operations whose requests or answers are published."""
    return frozenset(_published(side))


def _faults(side: Side, operation: str, value: object) -> list[str]:
    found = []
    for error in _validator(side, operation).iter_errors(value):
        told = best_match([error]) or error
        found.append(f"{operation} {told.json_path}: {told.message[:300]}")
    return found


@cache
def _validator(side: Side, operation: str) -> Draft202012Validator:
    known = _published(side)
    assert operation in known, f"nothing is published of the {side} of {operation}"
    return Draft202012Validator(known[operation])


@cache
def _published(side: Side) -> dict[str, Any]:
    """Return the schema of each operation, with the definitions that it refers to."""
    found = {}
    for name in FILES:
        whole = json.loads(installed(PUBLISHED / name).read_bytes())
        for operation, schema in whole[side].items():
            found[operation] = {**schema, "$defs": whole["$defs"]}
    return found
