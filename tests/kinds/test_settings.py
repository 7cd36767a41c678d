"""`masthead.yml`: what does not go together is told at its line."""

from __future__ import annotations

import pytest

from masthead.reader import read_yaml
from masthead.schema.build import build_settings


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ("ledger: main", "`publishing.ledger` is 'main'"),
        ("ledger: HEAD", "`publishing.ledger` is 'HEAD'"),
        ("outbox: content/out", "`publishing.outbox` is 'content/out'"),
        ("outbox: strategy", "`publishing.outbox` is 'strategy'"),
    ],
)
def test_ledger_and_outbox_stay_apart_from_content(policy: str, told: str) -> None:
    """Neither the approved branch nor the writers' folders may be written by a run."""
    text = f"name: Brand\npublishing:\n  {policy}\n"
    document, _ = read_yaml("masthead.yml", text.encode())
    assert document is not None

    _, (finding,) = build_settings(document)

    assert finding.message.startswith(told)
    assert finding.line == 3
