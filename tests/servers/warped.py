"""Fates that warp the server's own answer: of another form, with other values, with secrets in it.

The server has acted; what its answer says can be used by nobody.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from loopback import Reply, Request
from servers.lossy import Fate, Lossy, pass_on

Warp = Callable[[Any], Any]
"""Returns what stands for a value that is no list and no mapping."""

MARKUP = "a/../b?c#d\n<script>alert(1)</script>\x1b[31m::error::\u202e"
LARGE = "9" * 900_000


def each(warp: Warp) -> Fate:
    """Return a fate that puts another value for each value of an answer in JSON."""
    return _changed(lambda data: _each(data, warp))


def whole(body: bytes) -> Fate:
    """Return a fate that answers with another body, once the server has acted."""

    def fate(proxy: Lossy, request: Request) -> Reply | None:
        reply = pass_on(proxy, request)
        return reply and (reply[0], _headers(reply[1], str), body)

    return fate


def _changed(change: Callable[[Any], Any]) -> Fate:
    def fate(proxy: Lossy, request: Request) -> Reply | None:
        reply = pass_on(proxy, request)
        if reply is None:
            return None
        status, headers, body = reply
        try:
            data = json.loads(body)
        except ValueError:
            return reply
        made = json.dumps(change(data)).replace('"<NAN>"', "NaN").replace('"<DIGITS>"', "9" * 400)
        return status, _headers(headers, lambda _: ""), made.encode()

    return fate


def _headers(headers: Mapping[str, str], change: Callable[[str], str]) -> dict[str, str]:
    """Return the headers of an answer; those that name what was made are changed as well."""
    return {
        name: change(value) if name.lower() in {"x-restli-id", "location"} else value
        for name, value in headers.items()
        if name.lower() not in {"content-length", "content-encoding"}
    }


def _each(data: Any, warp: Warp) -> Any:
    if isinstance(data, dict):
        return {name: _each(value, warp) for name, value in data.items()}
    if isinstance(data, list):
        return [_each(value, warp) for value in data]
    return warp(data)


def swapped(data: Any) -> Any:
    """Return each value in another type: lists for mappings, numbers for texts, texts for both."""
    if isinstance(data, dict):
        return [swapped(value) for value in data.values()]
    if isinstance(data, list):
        return {str(at): swapped(value) for at, value in enumerate(data)}
    if isinstance(data, bool) or data is None:
        return {"a": 1}
    return 7.5 if isinstance(data, str) else str(data)


def _ids(warp: Warp) -> Warp:
    """Return what leaves truth and nothing as they are: an answer that looks like a good one."""
    return lambda value: value if isinstance(value, bool) or value is None else warp(value)


WARPS: Mapping[str, Fate] = {
    "null": whole(b"null"),
    "mapping": whole(b"{}"),
    "list": whole(b"[]"),
    "text": whole(b'"ok"'),
    "number": whole(b"1e999"),
    "html": whole(b"<!DOCTYPE html><title>Sign in</title>"),
    "swapped": _changed(swapped),
    "nulls": each(lambda _: None),
    "lists": each(lambda value: [value]),
    "mappings": each(lambda value: {"value": value}),
    "empty": each(_ids(lambda _: "")),
    "markup": each(_ids(lambda _: MARKUP)),
    "surrogates": each(_ids(lambda value: f"{value}\ud800")),
    "large": each(_ids(lambda _: LARGE[:200_000])),
    "digits": each(_ids(lambda _: "<DIGITS>")),
    "nan": each(_ids(lambda _: "<NAN>")),
    "negative": each(_ids(lambda _: -1)),
}
"""How an answer can be nonsense although the server has acted."""
