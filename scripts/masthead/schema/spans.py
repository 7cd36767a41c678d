"""Spans of days: what has a first and a last day has them in that order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masthead.schema.shapes import Fault


def wrong_order(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a fault where `ends` comes before `starts`; a kind may have this as its `faults`."""
    starts, ends = values.get("starts"), values.get("ends")
    if starts and ends and ends < starts:
        message = f"`ends` is {ends}, before `starts`, {starts}"
        yield Fault("schema/value", ("ends",), message)
