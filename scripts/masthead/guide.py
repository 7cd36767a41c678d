"""A tone-of-voice guide: the page that people read, as the rules that machines run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from masthead.document import Document, KeyPath


class Status(StrEnum):
    """What a guide says of a word."""

    USE = "use"
    CAREFUL = "careful"
    AVOID = "avoid"
    BANNED = "banned"


class Match(StrEnum):
    """How a term is found in a text.

    `EXACT` is the term as written, `FORMS` it and the listed forms, `LEMMA` every inflected form
    of it, all three whatever their case; `REGEX` is a pattern.
    """

    EXACT = "exact"
    FORMS = "forms"
    LEMMA = "lemma"
    REGEX = "regex"


@dataclass(frozen=True, slots=True)
class Term:
    """What is looked for in a text.

    Args:
        text: the words, or the pattern.
        match: how it is found.
        forms: further forms, for `Match.FORMS`.
        unless: phrases in which it is right.
    """

    text: str
    match: Match = Match.EXACT
    forms: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word to use, to be careful with, to avoid, never to use.

    Args:
        id: its name, part of the rule's id.
        term: how it is found.
        status: what the guide says of it.
        key: where it stands in the guide.
        instead: words that can stand in its place as they are; where there is one, and the text
            has the term itself or a listed form that equals it, `--fix` writes it.
        topic: the group in which people read it.
        why: the reason.
        advice: what to do where no single word can take its place ("name the material").
    """

    id: str
    term: Term
    status: Status
    key: KeyPath
    instead: tuple[str, ...] = ()
    topic: str = ""
    why: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that needs `evidence` or a `legal` approval."""

    id: str
    term: Term
    needs: str
    key: KeyPath
    why: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its exact form, with its grammatical forms and the wrong ones."""

    id: str
    name: str
    key: KeyPath
    forms: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Trait:
    """A trait of the voice with its limit: for people to judge."""

    trait: str
    key: KeyPath
    limit: str = ""
    means: str = ""
    do: str = ""
    dont: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """How the voice shifts in a situation, and what it leaves out then.

    Args:
        id: its name, as a post says it (`situation: notice`) and as part of the rule's id.
        when: what it is, for people.
        key: where it stands in the guide.
        shift: how the voice moves.
        forbids: what is left out; machines judge `emoji`, `exclamation`, `questions` and
            `hashtags`, people the rest.
        overrides: what else differs then, as written; `masthead.voice.layers` applies it.
    """

    id: str
    when: str
    key: KeyPath
    shift: str = ""
    forbids: tuple[str, ...] = ()
    overrides: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a commercial post says, by market.

    Args:
        id: its name, part of the rule's id.
        when: value of a post's `commercial`.
        key: where it stands in the guide.
        market: code of a market (`US`), or empty for all.
        any_of: one of these must be there.
        all_of: each of these must be there.
        position: `start`, `end` or `anywhere`.
        why: the reason, for people.
    """

    id: str
    when: str
    key: KeyPath
    market: str = ""
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    position: str = "anywhere"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """How readers are addressed.

    Args:
        use: forms to use.
        avoid: forms to avoid, whatever their case.
        note: for people.
        avoid_inside: forms to avoid exactly as written, but where a sentence begins (`Вы`).
    """

    use: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    note: str = ""
    avoid_inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mechanics:
    """Measures of a message; None and the empty text stand for "no rule".

    Numbers are counts in one message. `typography` and `numbers` are by name, as the guide has
    them (`quotes`: `“ ”`).
    """

    emoji: int | None = None
    exclamation: int | None = None
    question: int | None = None
    hashtags: int | None = None
    hashtags_case: str = ""
    hashtags_place: str = ""
    capitals: int | None = None
    capitals_allow: tuple[str, ...] = ()
    sentence_words: int | None = None
    paragraph_sentences: int | None = None
    title_case: str = ""
    title_words: int | None = None
    typography: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pack:
    """An imported style folder; `level` is the most that its rules weigh."""

    folder: str
    key: KeyPath
    level: str = "notice"
    off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A text that must pass, or fail by the named rule: a test of the guide.

    Args:
        text: the text, plain.
        ok: whether it must pass.
        key: where it stands in the guide.
        rule: the rule that must find something, where it must not pass.
        channel, audience, situation, commercial, market: for what it is written.
        kind: `text`, `title` or `alt`.
    """

    text: str
    ok: bool
    key: KeyPath
    rule: str = ""
    channel: str = ""
    situation: str = ""
    commercial: str = "none"
    market: str = ""
    kind: str = "text"
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide of one language, or a base that others extend.

    Args:
        id: name of its file without ending.
        lang: the language; empty for a base that holds for all.
        document: the page.
        extends: id of the guide that this one builds on, or empty.
        origin: page in which an entry stands, by the entry's rule id, where it is not this one:
            what came from a base is linked to the base.
        channels: what differs by channel, as written; `masthead.voice.layers` applies it.
        audiences: what differs by audience, likewise; its `note` is for people.
        levels: weights by rule id, where the guide says another than the usual one.
    """

    id: str
    lang: str
    document: Document
    extends: str = ""
    traits: tuple[Trait, ...] = ()
    situations: tuple[Situation, ...] = ()
    names: tuple[Name, ...] = ()
    words: tuple[Word, ...] = ()
    claims: tuple[Claim, ...] = ()
    mechanics: Mechanics = field(default_factory=Mechanics)
    address: Address = field(default_factory=Address)
    channels: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    audiences: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    disclosures: tuple[Disclosure, ...] = ()
    packs: tuple[Pack, ...] = ()
    examples: tuple[Example, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    origin: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The file, relative to the hub."""
        return self.document.path
