"""Read the hub that a site is audited against."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from masthead.hub import Hub
from masthead.ledger import read_records
from masthead.workspace import load_hub


def read_hub(root: Path) -> Hub:
    """Return a hub with the ledger's records; no media file is opened."""
    hub = load_hub(root, probe=lambda _path: False)
    return replace(hub, records=read_records(root, hub.settings))
