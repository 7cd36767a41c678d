"""Row F6: somebody new, without experience, finds a path."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown

PATH = "strategy/onboarding.md"
PAGE = """\
---
title: The first weeks
reviewed: {}
steps:
  - {{step: Read why we are here, day: 2, file: content/index.md, ask: sari}}
  - {{step: Take a lamp apart, day: 1, done_when: it is lit again}}
---
For somebody who has never done this.
"""


def test_f06_a_path_that_nobody_walked_for_a_year_is_found(tmp_path: Path) -> None:
    """Whoever is new cannot tell what is out of date."""
    (finding,) = found("onboarding/reviewed", tmp_path, {PATH: PAGE.format("2025-11-16")})

    assert (PATH, "it was reviewed 386 days ago") == (finding.path, finding.message)


def test_f06_the_path_is_shown_and_printed_by_day(tmp_path: Path) -> None:
    """Page and command show the steps in the order of their days, and whom to ask."""
    files = {PATH: PAGE.format("2026-11-16")}
    page = shown(tmp_path, files, PATH)
    text = printed(tmp_path, files, "onboarding")

    assert page.index("Take a lamp apart") < page.index("Read why we are here")
    assert text.splitlines()[1:3] == [
        "Take a lamp apart     day 1  done when: it is lit again",
        "Read why we are here  day 2  read content/index.md; ask Sari",
    ]
