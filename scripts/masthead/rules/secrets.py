"""Well-known shapes of secrets, and how to hide them."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple


class Shape(NamedTuple):
    """How one kind of secret looks.

    Args:
        name: what it is.
        hints: texts one of which is in every secret of this shape; without, no search is made.
        pattern: matches the secret, from `behind` characters after its start.
        behind: how many characters before the match belong to it.
        sure: a pattern that must be found in the secret, besides.
    """

    name: str
    hints: tuple[str, ...]
    pattern: str
    behind: int = 0
    sure: str = ""


SHAPES = (
    Shape(
        "a private key",
        ("PRIVATE KEY",),
        r"-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----",
    ),
    Shape(
        "a Discord webhook",
        ("/webhooks/",),
        r"https://(?:[a-z]+\.)?discord(?:app)?\.com/api/(?:v\d+/)?webhooks/\d{5,20}/[\w-]{20,}",
    ),
    Shape(
        "a Slack webhook",
        ("hooks.slack",),
        r"hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/[\w/-]{20,}",
    ),
    Shape(
        "a Slack token",
        ("xox", "xapp-"),
        r"\b(?:xox[abeoprs](?:\.xox[a-z])?-[\w-]{10,}|xapp-\d-[\w-]{10,})",
    ),
    Shape(
        "a GitHub token",
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
        r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,})",
    ),
    Shape("a GitLab token", ("glpat-",), r"\bglpat-[\w-]{20,}"),
    Shape("an AWS access key", ("AKIA", "ASIA"), r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b"),
    Shape("a Telegram bot token", (":AA",), r":AA(?<=\d{8}:AA)[\w-]{32,33}", 8),
    Shape(
        "a Discord bot token",
        (".",),
        r"\.[\w-]{6}\.(?<=[\w-]{24}\.[\w-]{6}\.)[\w-]{27,40}",
        24,
    ),
    Shape(
        "a Google key",
        ("AIza", "GOCSPX-", "ya29."),
        r"\b(?:AIza[\w-]{35}|GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,})",
    ),
    Shape("a Facebook token", ("EAA",), r"\bEAA[A-Za-z0-9]{60,}\b"),
    Shape("an npm token", ("npm_",), r"\bnpm_[A-Za-z0-9]{36}\b"),
    Shape("a PyPI token", ("pypi-",), r"\bpypi-AgEIcHlwaS5vcmc[\w-]{20,}"),
    Shape("a Stripe key", ("k_live_",), r"\b[rs]k_live_[A-Za-z0-9]{20,}"),
    Shape("a SendGrid key", ("SG.",), r"\bSG\.[\w-]{20,}\.[\w-]{30,}"),
    Shape("a signed token", (".eyJ",), r"\beyJ[\w-]{15,2000}\.eyJ[\w-]{15,}\.[\w-]{15,}"),
    Shape("a password in an address", ("://",), r"://[^\s/:@\"'<>]{1,200}:[^\s/@\"'<>]{1,200}@"),
    # Four words of four letters are no password: one without a digit must hold four
    # consonants in a row, as two of three random ones without a digit do.
    Shape(
        "a Bluesky app password",
        ("-",),
        r"-(?<=[a-z2-7]{4}-)(?<![\w/.-][a-z2-7]{4}-)(?:[a-z2-7]{4}-){2}[a-z2-7]{4}(?![\w-])",
        4,
        r"\d|[^aeiou-]{4}",
    ),
)
"""The shapes, as the services' own documents give them (November 2026)."""


def secrets(text: str) -> list[tuple[str, int, int]]:
    """Return what in a text looks like a secret: its kind, start and end, in order."""
    found = [
        (shape.name, match.start() - shape.behind, match.end())
        for shape in SHAPES
        if any(map(text.__contains__, shape.hints))
        for match in _compiled(shape.pattern).finditer(text)
        if not shape.sure
        or _compiled(shape.sure).search(text, match.start() - shape.behind, match.end())
    ]
    return sorted(found, key=lambda one: one[1:])


def mask(text: str) -> str:
    """Return the text with every secret in it replaced by the secret's kind."""
    for kind, start, end in reversed(secrets(text)):
        text = f"{text[:start]}({kind}){text[end:]}"
    return text


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)
