"""Where a rule of a guide stands on the guide's page."""

from __future__ import annotations

FAMILY = "voice/"


def anchor_of(rule: str) -> str:
    """Return the name of a rule's place: `voice/words/leverage` -> `words-leverage`.

    All rules of a style folder share the folder's place.
    """
    parts = rule.removeprefix(FAMILY).split("/")
    return "-".join(parts[:2])


def url_of(site: str, guide: str, rule: str) -> str:
    """Return the address of a rule on the page of its guide.

    Args:
        site: address of a site without a final slash; empty where there is none.
        guide: id of the guide in which the rule stands.
        rule: id of the rule.
    """
    return f"{site}/voice/{guide}/#{anchor_of(rule)}" if site else ""
