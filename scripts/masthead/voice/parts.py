"""Make a guide's entries from the values that the schema has read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from masthead.document import Document, KeyPath
from masthead.guide import (
    Address,
    Claim,
    Disclosure,
    Example,
    Guide,
    Match,
    Mechanics,
    Name,
    Pack,
    Situation,
    Status,
    Term,
    Trait,
    Word,
)
from masthead.schema.guide_entries import AT
from masthead.slug import slug

Values = Mapping[str, Any]

OVERRIDES = ("names", "words", "claims", "mechanics", "address", "disclosures", "packs", "levels")
"""What a channel or a situation may say anew."""
MOST_NUMBERS = {"emoji", "exclamation", "question", "hashtags"}


def guide_of(id: str, lang: str, document: Document, values: Values, prefix: KeyPath = ()) -> Guide:
    """Return the guide that values make.

    Args:
        id: name of the guide.
        lang: its language, or empty.
        document: its page.
        values: the good values by key, as the schema has read them.
        prefix: where they stand in the front matter: nothing for the guide itself,
            `("channels", "bluesky")` for what it says of a channel.
    """
    return Guide(
        id,
        lang,
        document,
        extends=values.get("extends", ""),
        traits=tuple(_trait(one, key) for one, key in _each(values, prefix, "voice")),
        situations=tuple(_situation(*one) for one in _each(values, prefix, "situations")),
        names=tuple(_name(*one) for one in _each(values, prefix, "names")),
        words=tuple(_word(*one) for one in _each(values, prefix, "words")),
        claims=tuple(_claim(*one) for one in _each(values, prefix, "claims")),
        mechanics=mechanics_of(values.get("mechanics", {})),
        address=_address(values.get("address", {})),
        channels=values.get("channels", {}),
        audiences=values.get("audiences", {}),
        disclosures=tuple(_disclosure(*one) for one in _each(values, prefix, "disclosures")),
        packs=tuple(_pack(*one) for one in _each(values, prefix, "packs")),
        examples=tuple(_example(*one) for one in _each(values, prefix, "examples")),
        levels=_levels(values),
    )


def _each(values: Values, prefix: KeyPath, name: str) -> Iterator[tuple[Values, KeyPath]]:
    """Yield the entries of a list, each with its place."""
    return ((one, (*prefix, name, one[AT])) for one in values.get(name, ()))


def entry_id(values: Values, text: str, key: KeyPath) -> str:
    """Return an entry's name: the given one, or else its text as a file's name."""
    return str(values.get("id") or slug(text) or f"entry-{int(key[-1]) + 1}")


def _trait(values: Values, key: KeyPath) -> Trait:
    texts = {name: values.get(name, "") for name in ("means", "do", "dont")}
    return Trait(values["trait"], key, limit=values.get("not", ""), **texts)


def _situation(values: Values, key: KeyPath) -> Situation:
    return Situation(
        entry_id(values, values["when"], key),
        values["when"],
        key,
        shift=values.get("shift", ""),
        forbids=tuple(values.get("forbids", ())),
        overrides={name: values[name] for name in OVERRIDES if name in values},
    )


def _name(values: Values, key: KeyPath) -> Name:
    return Name(
        entry_id(values, values["name"], key),
        values["name"],
        key,
        forms=tuple(values.get("forms", ())),
        wrong=tuple(values.get("wrong", ())),
        why=values.get("why", ""),
    )


def _term(values: Values) -> Term:
    forms = tuple(values.get("forms", ()))
    match = values.get("match", "forms" if forms else "exact")
    return Term(values["term"], Match(match), forms, tuple(values.get("unless", ())))


def _word(values: Values, key: KeyPath) -> Word:
    instead = values.get("instead", ())
    return Word(
        entry_id(values, values["term"], key),
        _term(values),
        Status(values["status"]),
        key,
        instead=(instead,) if isinstance(instead, str) else tuple(instead),
        topic=values.get("topic", ""),
        why=values.get("why", ""),
        advice=values.get("advice", ""),
    )


def _claim(values: Values, key: KeyPath) -> Claim:
    id = entry_id(values, values["term"], key)
    return Claim(id, _term(values), values["needs"], key, values.get("why", ""))


def _disclosure(values: Values, key: KeyPath) -> Disclosure:
    market = values.get("market", "")
    return Disclosure(
        entry_id(values, f"{values['when']} {market}", key),
        values["when"],
        key,
        market=market,
        any_of=tuple(values.get("any_of", ())),
        all_of=tuple(values.get("all_of", ())),
        position=values.get("position", "anywhere"),
        why=values.get("why", ""),
    )


def _pack(values: Values, key: KeyPath) -> Pack:
    return Pack(
        values["folder"], key, level=values.get("level", "notice"), off=tuple(values.get("off", ()))
    )


def _example(values: Values, key: KeyPath) -> Example:
    given = {name: values[name] for name in values if name in Example.__slots__}
    return replace(Example(values["text"], values["ok"], key), **given)


def mechanics_of(values: Values) -> Mechanics:
    """Return the measures that values set."""
    hashtags, title = values.get("hashtags", {}), values.get("title", {})
    capitals = values.get("capitals", {})
    return Mechanics(
        **{name: values[name].get("max") for name in MOST_NUMBERS if name in values},
        hashtags_case=hashtags.get("case", ""),
        hashtags_place=hashtags.get("place", ""),
        capitals=capitals.get("max_words"),
        capitals_allow=tuple(capitals.get("allow", ())),
        sentence_words=values.get("sentence", {}).get("max_words"),
        paragraph_sentences=values.get("paragraph", {}).get("max_sentences"),
        title_case=title.get("case", ""),
        title_words=title.get("max_words"),
        typography=values.get("typography", {}),
        numbers=values.get("numbers", {}),
    )


def _address(values: Values) -> Address:
    return Address(
        use=tuple(values.get("use", ())),
        avoid=tuple(values.get("avoid", ())),
        note=values.get("note", ""),
        avoid_inside=tuple(values.get("avoid_inside_sentence", ())),
    )


_FAMILIES: Mapping[str, Sequence[str]] = {
    "words": ("term",),
    "names": ("name",),
    "claims": ("term",),
    "situations": ("when",),
    "disclosures": ("when", "market"),
}
"""Lists whose entries may have a level, and what an entry's name is made of."""


def _levels(values: Values) -> dict[str, str]:
    """Return the weights by rule id: those under `levels`, and those of single entries."""
    levels: dict[str, str] = {}
    for family, texts in _FAMILIES.items():
        for one in values.get(family, ()):
            if "level" in one:
                text = " ".join(one.get(name, "") for name in texts)
                levels[f"voice/{family}/{entry_id(one, text, (one[AT],))}"] = one["level"]
    if "level" in values.get("address", {}):
        levels["voice/address"] = values["address"]["level"]
    return {**levels, **values.get("levels", {})}
