"""Texts of a small strategy with goals and numbers, for tests."""

from __future__ import annotations

INDEX = "strategy/index.md"
PLAN = {INDEX: "---\ntitle: Strategy\n---\nWhy we publish.\n"}
GOAL = "strategy/goals/trust-2026.md"
POST = "content/posts/2026/lamp.md"
NUMBERS = "strategy/metrics/site.csv"
HEAD = "date,channel,post,metric,value,as_of,source\n"


def goal(**keys: str) -> str:
    """Return the text of a whole goal, changed by `keys` (an empty one drops a line)."""
    base = {
        "title": "Trust",
        "kind": "awareness",
        "function": "pr",
        "primary": "true",
        "metric": "branded_views",
        "baseline": "100",
        "target": "200",
        "unit": "views a month",
        "due": "2027-06-30",
        "source": "sample data",
        "owner": "sari",
        "objective": "Lamps live longer",
    }
    lines = [f"{key}: {value}" for key, value in {**base, **keys}.items() if value]
    return "\n".join(["---", *lines, "---", "People trust us to mend.\n"])


def post(**keys: str) -> str:
    """Return the text of a post, changed by `keys`."""
    base = {"title": "Lamp", "publish_at": "2026-12-14 09:00", "channels": "[outbox]"}
    lines = [f"{key}: {value}" for key, value in {**base, **keys}.items() if value]
    return "\n".join(["---", *lines, "---", "Bring your lamp.\n"])


def table(*rows: str) -> str:
    """Return a table of numbers: `date,channel,post,metric,value,as_of` in each row."""
    return HEAD + "".join(f"{row},sample data\n" for row in rows)


def months(metric: str, *values: float) -> str:
    """Return a table with a value of the whole brand for each month from June 2026 on."""
    days = ("06-30", "07-31", "08-31", "09-30", "10-31", "11-30")
    return table(
        *(f"2026-{day},,,{metric},{value}," for day, value in zip(days, values, strict=False))
    )
