"""A baseline knows findings again by rule and text, whatever their line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.errors import ConfigError
from masthead.finding import Finding
from masthead.rules.baseline import as_baseline, covers, new_findings, read_baseline


def finding(
    text: str = "We leverage.", rule: str = "voice/words/leverage", line: int = 1
) -> Finding:
    """Return a finding on a paragraph."""
    return Finding(rule, "a.md", "m", line, text=text)


def test_moved_text_stays_known() -> None:
    """Another line, another file and other spaces make no difference."""
    baseline = read_baseline("b", as_baseline([finding()]))

    assert () == new_findings([finding("We  leverage.\n", line=99)], baseline)


def test_changed_text_is_looked_at_again() -> None:
    """Another text, another rule, or once more of the same is new."""
    baseline = read_baseline("b", as_baseline([finding()]))
    others = (finding("We still leverage."), finding(rule="voice/words/other"))

    assert others == new_findings(others, baseline)
    assert (finding(line=2),) == new_findings([finding(), finding(line=2)], baseline)


def test_only_findings_on_voice_are_held() -> None:
    """What other rules find, and faults of a guide, are wrong in any case."""
    rules = ("voice/words/a", "voice/address", "post/length")
    guide = Finding("voice/example", "content/voice/en.md", "m")
    others = [*(finding(rule=rule) for rule in rules), guide]

    assert [True, True, False, False] == [covers(one) for one in others]
    kept = new_findings(others, read_baseline("b", as_baseline(others)))
    assert ["post/length", "voice/example"] == [one.rule for one in kept]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 1}', '{"format": 2, "findings": {}}',
             '{"format": 1, "findings": {"a": 3}}', '{"format": 1, "findings": {"a": {"b": "c"}}}'],
)  # fmt: skip
def test_another_file_is_refused(text: str) -> None:
    """A file that is no baseline would silence nothing, or anything."""
    with pytest.raises(ConfigError, match="baseline"):
        read_baseline("b.json", text)


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(["a", "b", "c d"]),
        st.sampled_from(["voice/words/a", "voice/names/b"]),
        st.integers(1, 9),
    )
)


@given(FINDINGS, FINDINGS)
def test_what_was_there_is_silent_and_the_rest_is_not(
    before: list[Finding], more: list[Finding]
) -> None:
    """Whatever was written is known, in any order; each one above it shows."""
    baseline = read_baseline("b", as_baseline(before))

    assert () == new_findings(reversed(before), baseline)
    assert len(more) == len(new_findings([*before, *more], baseline))
