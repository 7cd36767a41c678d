"""Make the hub's values from documents; whatever is wrong comes back as findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from masthead.asset import Asset
from masthead.channel import Cadence, Channel, ChannelStatus
from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.kinds import KINDS, locate, locate_data
from masthead.page import Page, Person
from masthead.schema.approving import build_approvals
from masthead.schema.build_post import build_post
from masthead.schema.fields import ONE_LINE
from masthead.schema.shapes import ABSENT
from masthead.schema.validate import blocks, validate
from masthead.settings import Publishing, RuleSettings, Settings

__all__ = [
    "build_channel",
    "build_page",
    "build_people",
    "build_post",
    "build_settings",
    "describe_asset",
]

DEFAULTS = Settings("")
OF_CHANNEL = frozenset(field.name for field in fields(Channel))


def build_channel(
    document: Document, settings: Settings
) -> tuple[Channel | None, tuple[Finding, ...]]:
    """Return the channel that a page declares, and what is wrong with the page.

    Returns:
        None for the channel where the page has an error: nothing goes to a channel whose page
        cannot be read right.
    """
    values, findings = validate("channel", document)
    _, id = locate(document.path)
    if "service" not in values or blocks(findings, settings):
        return None, findings
    return Channel(
        id=id,
        service=values["service"],
        document=document,
        network=values.get("network", values["service"]),
        title=values.get("title", id),
        handle=values.get("handle", "").removeprefix("@"),
        account=str(values.get("account", "")),
        status=ChannelStatus(values.get("status", "active")),
        owner=values.get("owner", ""),
        lang=values.get("lang", ""),
        cadence=Cadence(**values.get("cadence", {})),
        plays=tuple(values.get("plays", ())),
        secrets=values.get("secrets", {}),
        limits=values.get("limits", {}),
        settings={name: _word(value) for name, value in values.get("settings", {}).items()},
        options={name: value for name, value in values.items() if name not in OF_CHANNEL},
    ), findings


def _word(value: object) -> str:
    """Return a setting as its service's module reads it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def build_page(document: Document, settings: Settings) -> tuple[Page, tuple[Finding, ...]]:
    """Return a page of any kind but post, and what is wrong with it.

    A page is public only if it says so, is no draft, and has no error.
    """
    kind, id = locate_data(document.path) or locate(document.path)
    values, findings = validate(kind, document)
    public = (
        values.get("visibility") == "public"
        and not KINDS[kind].closed
        and not KINDS[kind].holds_back(values)
        and values.get("status") != "draft"
        and not blocks(findings, settings)
    )
    return Page(kind, id, _title(document, id), public, document), findings


def build_people(document: Document) -> tuple[Mapping[str, Person], tuple[Finding, ...]]:
    """Return the people of `strategy/people.yml` by id, and what is wrong with the file."""
    values, findings = validate("people", document)
    people = {
        id: Person(
            id,
            person["name"],
            {
                network: account.removeprefix("@")
                for network, account in person.get("handles", {}).items()
            },
            person.get("github", ""),
            document.key_place("people", id).line,
            decides=person.get("decides", False),
            left=person.get("left"),
        )
        for id, person in values.get("people", {}).items()
    }
    return people, findings


def build_settings(document: Document) -> tuple[Settings | None, tuple[Finding, ...]]:
    """Return what `masthead.yml` says, and what is wrong with it; None where it has no name."""
    values, findings = validate("settings", document)
    if "name" not in values:
        return None, findings
    read = dict(values)
    for name in ("languages", "internal_hosts"):
        read[name] = tuple(values.get(name, getattr(DEFAULTS, name)))
    for name in ("public_url", "internal_url"):
        read[name] = values.get(name, "").rstrip("/")
    read["publishing"] = Publishing(**values.get("publishing", {}))
    read["approval"] = build_approvals(read.pop("approvals", {}))
    read["rules"] = {id: _rule_settings(rule) for id, rule in values.get("rules", {}).items()}
    return Settings(**read, document=document), findings


def describe_asset(asset: Asset, document: Document) -> tuple[Asset, tuple[Finding, ...]]:
    """Return a media file with what its sidecar says, and what is wrong with the sidecar."""
    values, findings = validate("media", document)
    known = {name: value for name, value in values.items() if name != "source"}
    return replace(asset, sidecar=document.path, **known), findings


def _rule_settings(rule: str | Mapping[str, Any]) -> RuleSettings:
    if isinstance(rule, str):
        return RuleSettings(Level(rule))
    level = Level(rule["level"]) if "level" in rule else None
    return RuleSettings(level, {name: value for name, value in rule.items() if name != "level"})


def _title(document: Document, id: str) -> str:
    title = document.data.get("title")
    good = isinstance(title, str) and ONE_LINE.read(title, (), []) is not ABSENT
    return title if good and title else _heading(document) or id.replace("-", " ").capitalize()


def _heading(document: Document) -> str:
    """Return the page's first heading where its body begins with one."""
    first = document.body.lstrip().partition("\n")[0]
    return first.removeprefix("# ").strip() if first.startswith("# ") else ""
