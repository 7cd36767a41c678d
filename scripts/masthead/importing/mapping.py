"""Read the small file that says what the keys of an imported folder mean here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from masthead.document import Document
from masthead.errors import ConfigError
from masthead.finding import Finding
from masthead.importing.dates import ORDERS
from masthead.importing.vocabularies import ANY, GUIDE, KEEP, VOCABULARIES, Keys, Target
from masthead.kinds import KINDS
from masthead.reader import read_yaml
from masthead.schema.fields import CLOCK, LOOSE, ONE_LINE, URL, ZONE
from masthead.schema.records import Either, Field, MappingOf, Record
from masthead.schema.shapes import Choice, Fault, Scalar, did_you_mean
from masthead.schema.validate import findings_at

MOST_BYTES = 64 * 1024

THEIRS = Scalar("text", (str,), {"type": "string"})
"""A key or a value of somebody else: any text."""
_VALUES = MappingOf(THEIRS, LOOSE, "our values by theirs")
_TARGET = Record(
    (
        Field("to", ONE_LINE, "The key of ours.", "owner", required=True),
        Field("values", _VALUES, "What single values become.", {"Sari Dewi": "sari"}),
    ),
    "a key of ours, or a mapping with `to` and `values`",
)
_OURS = MappingOf(ONE_LINE, LOOSE, "values by our key")
RECORD = Record(
    (
        Field(
            "from", Choice(tuple(VOCABULARIES)), "The keys to begin with.", "jekyll", default=ANY
        ),
        Field("dates", Choice(ORDERS), "How dates of numbers are ordered.", "day-first"),
        Field("time", CLOCK, "Time of day for a day alone.", "09:00"),
        Field("zone", ZONE, "Where times without an offset hold.", "Asia/Jakarta"),
        Field(
            "site",
            URL,
            "Where the posts stood: links within that site lead there.",
            "https://brand.example",
        ),
        Field(
            "past",
            Choice(("draft", "keep")),
            "Whether posts of the past become drafts, so that none is sent again.",
            "draft",
        ),
        Field(
            "keys",
            MappingOf(
                THEIRS,
                Either({str: ONE_LINE, dict: _TARGET}, "a key of ours, or `to` and `values`"),
                "our keys by theirs",
            ),
            "Our key by theirs; `keep` for a key without a home here.",
            {"date": "publish_at"},
        ),
        Field("constants", _OURS, "Values that every file gets.", {"channels": ["site"]}),
        Field("defaults", _OURS, "Values that a file gets where it has none.", {"lang": "en"}),
    ),
    "a mapping with `from`, `keys`, `constants` or `defaults`",
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the keys of an imported folder mean here.

    Args:
        source: name of the keys it began with.
        keys: where each value goes, by their key; `a.b` is the key `b` of the mapping `a`.
        constants: values that every file gets, by our key.
        defaults: values that a file gets where it has none, by our key.
        dates: one of `ORDERS`.
        time: time of day for a day alone.
        site: address of the site that the posts stood on, without a slash at its end, or empty.
        keeps_past: posts of the past stay what they are.
    """

    source: str = ANY
    keys: Keys = field(default_factory=dict)
    constants: Mapping[str, Any] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    dates: str = "year-first"
    time: str = "00:00"
    site: str = ""
    keeps_past: bool = False


def built_in(kind: str, source: str = ANY) -> Vocabulary:
    """Return the meaning of the keys of a generator.

    Args:
        kind: `post` or `guide`.
        source: a key of `VOCABULARIES`; a guide's keys are the same everywhere.
    """
    return Vocabulary(source, VOCABULARIES[source] if kind == "post" else GUIDE)


def read_mapping(path: str, raw: bytes, kind: str, source: str = ANY) -> Vocabulary:
    """Return the meaning that a mapping file gives.

    Args:
        path: name of the file, for messages.
        raw: its bytes.
        kind: `post` or `guide`.
        source: the keys to begin with, where the file names none.

    Raises:
        ConfigError: the file cannot be read, or says what cannot be; the message names each line.
    """
    document, findings = read_yaml(path, raw, limit=MOST_BYTES)
    if document is None:
        raise _error(findings)
    faults: list[Fault] = []
    values = RECORD.read_fields(document.data, (), faults)
    own = {key: _target(value) for key, value in values.get("keys", {}).items()}
    faults += _target_faults(own, kind)
    for part in ("constants", "defaults"):
        KINDS[kind].record.read_fields(values.get(part, {}), (part,), faults)
    faults = [one for one in faults if one.rule != "schema/missing" or one.key[-1] != "title"]
    if faults:
        raise _error(findings_at(document, faults))
    zoned = kind == "post" and "zone" in values
    base = built_in(kind, values.get("from", source))
    return Vocabulary(
        base.source,
        {**own, **{key: to for key, to in base.keys.items() if key not in own}},
        _plain(document, "constants"),
        {**({"zone": values["zone"]} if zoned else {}), **_plain(document, "defaults")},
        values.get("dates", base.dates),
        values.get("time", base.time),
        values.get("site", "").rstrip("/"),
        keeps_past=values.get("past") == "keep",
    )


def _plain(document: Document, part: str) -> Mapping[str, Any]:
    """Return values as the file has them, and as a post's file will."""
    values: Mapping[str, Any] = document.data.get(part) or {}
    return values


def _target(value: str | Mapping[str, Any]) -> Target:
    return Target(value) if isinstance(value, str) else Target(value["to"], value.get("values", {}))


def _target_faults(keys: Keys, kind: str) -> Iterable[Fault]:
    """Yield a fault for each key of ours that there is not."""
    known = {*KINDS[kind].record.known, KEEP, *(("media.alt",) if kind == "post" else ())}
    for key, target in keys.items():
        if target.to not in known:
            hint = did_you_mean(target.to, known) or f"known: {', '.join(sorted(known))}"
            yield Fault("import/map", ("keys", key), f"`{target.to}` is no key of a {kind}", hint)


def _error(findings: Iterable[Finding]) -> ConfigError:
    lines = [
        f"{one.path}:{one.line}: {one.message}" + (f" ({one.hint})" if one.hint else "")
        for one in findings
    ]
    hint = "`masthead import markdown FOLDER --suggest` prints a mapping to begin with"
    return ConfigError("\n".join(lines), hint)
