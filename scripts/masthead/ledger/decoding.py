"""Read the ledger's files strictly.

A file that cannot be understood stops publishing; it is never mended or skipped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from masthead.ledger.form import FIELDS, SCHEMA, TIMES, damaged, fits, post_of
from masthead.record import (
    FINAL,
    Approval,
    Hold,
    Plan,
    Read,
    Receipt,
    Record,
    State,
    generation_key,
)

LARGEST = 1024 * 1024
STATES = {str(state): state for state in (*FINAL, State.CLAIMED, State.SENDING)}
CLOCK = re.compile(r"[0-9-]{10}T[0-9:]{8}Z")


def decode(path: str, raw: bytes) -> dict[str, Record]:
    """Return the records of a post's file by channel.

    Raises:
        LedgerError: the file is not exactly what Masthead writes; the message names the path.
    """
    post = post_of(path)
    data = _load(path, raw, {"schema", "post", "deliveries"})
    if data["post"] != post:
        raise damaged(path, f"it tells of the post {data['post']!r}")
    return {
        channel: _record(path, post, channel, fields)
        for channel, fields in _mapping(path, "deliveries", data["deliveries"]).items()
    }


def decode_hold(path: str, raw: bytes) -> Hold:
    """Return the hold that `hold.json` tells of, read strictly."""
    data = _load(path, raw, {"schema", "why", "who", "since"}, {"until"})
    return Hold(
        _text(path, "why", data["why"]),
        _text(path, "who", data["who"]),
        _moment(path, "since", data["since"]),
        _moment(path, "until", data["until"]) if "until" in data else None,
    )


def decode_heartbeat(path: str, raw: bytes) -> float:
    """Return when a run was last seen (seconds since 1970, UTC), read strictly."""
    return _moment(path, "at", _load(path, raw, {"schema", "at"})["at"])


def decode_open(path: str, raw: bytes) -> frozenset[str]:
    """Return the posts that `open.json` lists, read strictly."""
    posts = _load(path, raw, {"schema", "posts"})["posts"]
    if not isinstance(posts, list) or not all(
        isinstance(post, str) and fits(post, post) for post in posts
    ):
        raise damaged(path, "posts is no list of ids")
    return frozenset(posts)


def _load(
    path: str, raw: bytes, needed: set[str], allowed: frozenset[str] | set[str] = frozenset()
) -> dict[str, Any]:
    if len(raw) > LARGEST:
        raise damaged(path, f"it is larger than {LARGEST} bytes")
    try:
        data = json.loads(raw, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise damaged(path, f"it is not JSON ({error})") from error
    data = _mapping(path, "the file", data)
    if data.get("schema") != SCHEMA or isinstance(data["schema"], bool):
        raise damaged(path, f"its schema is {data.get('schema')!r}, this Masthead knows {SCHEMA}")
    _check_keys(path, "the file", data, needed, allowed)
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _check_keys(
    path: str, where: str, data: Mapping[str, Any], needed: set[str], allowed: Iterable[str]
) -> None:
    missing = sorted(needed - data.keys())
    unknown = sorted(data.keys() - needed - set(allowed))
    if missing:
        raise damaged(path, f"{where} lacks {missing[0]!r}")
    if unknown:
        raise damaged(path, f"{where} has an unknown key {unknown[0]!r}")


def _record(path: str, post: str, channel: str, fields: object) -> Record:
    if not fits(post, channel):
        raise damaged(path, f"{channel!r} is no channel id")
    data = _mapping(path, channel, fields)
    _check_keys(path, channel, data, {"state"}, FIELDS)
    if not isinstance(data["state"], str) or data["state"] not in STATES:
        raise damaged(path, f"{channel} has an unknown state {data['state']!r}")
    values = {
        name: READERS.get(name, _text)(path, f"{channel}.{name}", value)
        for name, value in data.items()
        if name != "state"
    }
    record = Record(post, channel, STATES[data["state"]], **values)
    fault = _contradiction(record)
    if fault:
        raise damaged(path, f"{channel}: {fault}")
    return record


def _contradiction(record: Record) -> str:
    """Return what in a record cannot be true together, or nothing."""
    if record.key and record.key != generation_key(record.post, record.channel, record.generation):
        return "the key is not that of its generation"
    if record.state is State.PUBLISHED and not record.receipts:
        return "it is published without a receipt"
    if record.state is State.SENDING and not (record.key and record.nonce):
        return "it is being sent by nobody"
    return ""


def _mapping(path: str, where: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise damaged(path, f"{where} is no mapping")
    return value


def _text(path: str, where: str, value: object) -> str:
    if not isinstance(value, str):
        raise damaged(path, f"{where} is no text")
    return value


def _count(path: str, where: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise damaged(path, f"{where} is no count")
    return value


def _generation(path: str, where: str, value: object) -> int:
    if _count(path, where, value) == 0:
        raise damaged(path, f"{where} begins at 1")
    return _count(path, where, value)


def _moment(path: str, where: str, value: object) -> float:
    text = _text(path, where, value)
    try:
        seconds = datetime.fromisoformat(text).timestamp()
    except ValueError as error:
        raise damaged(path, f"{where} is no time: {text!r}") from error
    if not CLOCK.fullmatch(text):
        raise damaged(path, f"{where} is not written as 2026-12-07T09:00:00Z: {text!r}")
    return seconds


def _plan(path: str, where: str, value: object) -> Plan:
    try:
        return Plan(_text(path, where, value))
    except ValueError as error:
        raise damaged(path, f"{where} is no plan: {value!r}") from error


def _receipts(path: str, where: str, value: object) -> tuple[Receipt, ...]:
    found = []
    for place, one in _list(path, where, value):
        data = _mapping(path, place, one)
        _check_keys(path, place, data, {"remote_id", "url", "at"}, ())
        found.append(
            Receipt(
                _text(path, f"{place}.remote_id", data["remote_id"]),
                _text(path, f"{place}.url", data["url"]),
                _moment(path, f"{place}.at", data["at"]),
            )
        )
    return tuple(found)


def _approval(path: str, where: str, value: object) -> Approval:
    data = _mapping(path, where, value)
    _check_keys(path, where, data, {"pull", "url", "commit", "by"}, {"emergency", "besides"})
    besides = _list(path, f"{where}.besides", data.get("besides", []))
    return Approval(
        _count(path, f"{where}.pull", data["pull"]),
        _text(path, f"{where}.url", data["url"]),
        _text(path, f"{where}.commit", data["commit"]),
        tuple(_read(path, place, one) for place, one in _list(path, f"{where}.by", data["by"])),
        _flag(path, f"{where}.emergency", data.get("emergency", False)),
        tuple(_count(path, place, one) for place, one in besides),
    )


def _read(path: str, where: str, value: object) -> Read:
    data = _mapping(path, where, value)
    _check_keys(path, where, data, {"login", "commit"}, ())
    login, commit = (_text(path, f"{where}.{key}", data[key]) for key in ("login", "commit"))
    return Read(login, commit)


def _list(path: str, where: str, value: object) -> list[tuple[str, object]]:
    """Return the items of a list, each with its place."""
    if not isinstance(value, list):
        raise damaged(path, f"{where} is no list")
    return [(f"{where}[{number}]", one) for number, one in enumerate(value)]


def _flag(path: str, where: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise damaged(path, f"{where} is neither true nor false")
    return value


READERS: Mapping[str, Callable[[str, str, object], Any]] = {
    "generation": _generation,
    "attempt": _count,
    "plan": _plan,
    "payload": _mapping,
    "approval": _approval,
    "receipts": _receipts,
    **dict.fromkeys(TIMES, _moment),
}
