"""What `masthead.yml` says about approval, as values (`approvals:`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ANY = "any"
"""In a rule's `fields`: the key has some value, whichever."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who must approve which changes.

    A rule is about a file where all conditions that it names hold; one that names none is about
    every file. Of the words of one condition, one is enough.

    Args:
        name: what it is called, for people.
        why: the reason, for people.
        paths: patterns of files, from the repository's root.
        kinds: kinds of file (`masthead.kinds.KINDS`).
        channels: posts for one of these channels, and the channels' pages.
        campaigns: posts of one of these campaigns, and the campaigns' pages.
        languages: files in one of these languages.
        fields: values of front matter by key; `any` stands for every value.
        who: accounts (`@sari`), teams (`@lentera/legal`) and groups; None for all who may write.
        minimum: how many of them.
    """

    name: str
    why: str = ""
    paths: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    who: tuple[str, ...] | None = None
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class Emergency:
    """The short way: with the label, `minimum` of these people are enough, and it is reported."""

    who: tuple[str, ...]
    label: str = "emergency"
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class Approvals:
    """What the hub says about approval; None leaves it to the profile.

    Args:
        minimum: approvals that every file needs.
        owners: whether an owner by CODEOWNERS must be among them.
        last_pusher: whether the approval of whoever pushed last counts.
        groups: accounts and teams by a name of the hub's own.
        guardians: who approves changes to CODEOWNERS, workflows and settings.
        languages: who approves what is written in a language.
        machines: accounts of programs that open pull requests on nobody's behalf.
        emergency: the short way, or None.
        rules: further rules.
    """

    minimum: int | None = None
    owners: bool | None = None
    last_pusher: bool | None = None
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guardians: tuple[str, ...] = ()
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    machines: tuple[str, ...] = ()
    emergency: Emergency | None = None
    rules: tuple[Rule, ...] = ()
