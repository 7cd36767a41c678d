"""A baseline: findings on voice that were there before, so that only new ones show.

An old hub that gets a guide would begin with thousands of findings. A baseline holds each one's
rule and a hash of its paragraph, not its line: text that moves stays known, text that changes is
looked at again. It holds findings on voice alone; what other rules find is wrong in any case.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from masthead.errors import ConfigError
from masthead.finding import Finding

FORMAT = 1
AREA = "voice/"
GUIDES = "content/voice/"

Baseline = Mapping[str, Mapping[str, int]]
"""How often each paragraph, by its hash, has a finding of each rule."""


def covers(finding: Finding) -> bool:
    """Tell whether a baseline may hold a finding: one on the voice of a post."""
    return finding.rule.startswith(AREA) and not finding.path.startswith(GUIDES)


def key_of(finding: Finding) -> str:
    """Return the hash of a finding's paragraph, whatever its spaces, as 16 hexadecimal digits."""
    import hashlib  # loads OpenSSL: 7 ms that most checks can save

    text = " ".join(finding.text.split())
    return hashlib.sha256(f"{finding.rule}\0{text}".encode()).hexdigest()[:16]


def new_findings(findings: Iterable[Finding], baseline: Baseline) -> tuple[Finding, ...]:
    """Return the findings that a baseline does not hold.

    A paragraph with more findings of a rule than it had shows the last ones.
    """
    left = {rule: Counter(texts) for rule, texts in baseline.items()}
    kept = []
    for finding in findings:
        texts = left.get(finding.rule)
        key = key_of(finding) if texts and covers(finding) else ""
        if texts and texts[key] > 0:
            texts[key] -= 1
        else:
            kept.append(finding)
    return tuple(kept)


def as_baseline(findings: Iterable[Finding]) -> str:
    """Return the file that holds the findings on voice."""
    counts = Counter((one.rule, key_of(one)) for one in findings if covers(one))
    rules: dict[str, dict[str, int]] = {}
    for (rule, key), count in sorted(counts.items()):
        rules.setdefault(rule, {})[key] = count
    return json.dumps({"format": FORMAT, "findings": rules}, indent=1) + "\n"


def read_baseline(name: str, text: str) -> Baseline:
    """Return a baseline from its file's text.

    Raises:
        ConfigError: it is not a file that `--write-baseline` writes.
    """
    hint = "write it anew with --write-baseline"
    try:
        value: Any = json.loads(text)
        rules = {str(rule): dict(texts) for rule, texts in value["findings"].items()}
        whole = value["format"] == FORMAT and all(
            isinstance(count, int) for texts in rules.values() for count in texts.values()
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError(f"{name} is not a baseline", hint) from error
    if not whole:
        raise ConfigError(f"{name} is a baseline of another version", hint)
    return rules
