"""Whatever stands in the files of content, rules and reports tell of it and do not break."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masthead.checking import check
from masthead.kinds import KINDS
from masthead.reports import REPORTS
from masthead.rules.examples import NOW
from survey_helper import survey_of

FILES = {
    "mix": "strategy/mix.md",
    "ugc": "strategy/ugc/one.md",
    "contest": "strategy/contests/one.md",
    "reply": "strategy/care/replies/one.md",
    "pillar": "strategy/pillars/one.md",
    "hashtags": "content/brand/hashtags.yml",
    "roles": "strategy/roles.yml",
    "access": "strategy/access.yml",
}
OWN = frozenset({"mix", "formats", "curated", "raci", "load"})

PLAIN = st.one_of(
    st.sampled_from(
        ["one", "sari", "outbox", "post", "2026-12-07", "2026-12-07 09:00", "A", "use"]
    ),
    st.text("<>&{}[]|`'\"\\ a1", max_size=6),
    st.integers(-5, 10**18),
    st.booleans(),
    st.none(),
)
VALUE = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["one", "tags", "least", "people", "post", "on"]), inner),
    ),
    max_leaves=6,
)


def written(keys: dict[str, Any], path: str) -> str:
    """Return a file: JSON is YAML too."""
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in keys.items())
    return f"---\n{lines}---\nText.\n" if path.endswith(".md") else lines or "a: 1\n"


@pytest.mark.parametrize("kind", FILES)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_wrong_values_break_nothing(kind: str, data: st.DataObject, tmp_path: Path) -> None:
    """Rules, reports and pages are made of what can be read; the rest is findings."""
    known = sorted(KINDS[kind].record.known)
    keys = data.draw(st.dictionaries(st.sampled_from(known), VALUE, max_size=6))
    post = data.draw(
        st.dictionaries(
            st.sampled_from(
                ["kind", "second", "role", "ugc", "contest", "source_url", "source_rights"]
            ),
            VALUE,
        )
    )
    front = {"title": "A", "channels": ["outbox"], "hashtags": ["One"], **post}
    survey = survey_of(
        tmp_path,
        {
            FILES[kind]: written(keys, FILES[kind]),
            "content/posts/2026/lamp.md": written(front, "lamp.md"),
        },
    )
    check(survey.hub, now=NOW)
    for report in KINDS[kind].reports.values():
        list(report(survey))
    for page in survey.pages(kind):
        list(KINDS[kind].detail(page, survey))
    for one in REPORTS:
        if one.name in OWN:
            list(one.blocks(survey))
