"""Pages that the examples of several kinds are about."""

from __future__ import annotations

PLAN = {"strategy/index.md": "---\ntitle: Strategy\n---\nWhy we publish.\n"}
"""A strategy: much is asked only where there is one."""

GOAL_PAGE = """\
---
title: Trust
kind: awareness
primary: true
metric: branded_views
baseline: 100
target: 200
unit: views a month
due: 2027-06-30
source: sample data
owner: sari
objective: Lamps live longer
---
People trust us to mend.
"""
"""A goal that can be measured."""

AD_PAGE = """\
---
title: The long bench
goal: trust-2026
audiences: [tinkerers]
channel: mastodon
budget: {amount: 120, currency: EUR}
starts: 2026-12-14
ends: 2026-12-20
creative: The long bench with five lamps.
---
Five lamps, one bench.
"""
"""An advertisement that serves it."""
