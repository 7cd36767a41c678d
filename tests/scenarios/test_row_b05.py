"""Row B5: visible help makes the image, told with consent or without names."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.story import agreed
from row_helper import found, printed, shown, tree_of

STORY = "content/stories/sinking-arm.md"
CONSENT = "consent: {day: 2026-11-20, how: written, until: 2026-12-01, covers: first name}\n"


def test_b05_a_story_without_consent_is_found(tmp_path: Path) -> None:
    """Who is told of has agreed, or cannot be recognised."""
    (finding,) = found("story/consent", tmp_path, agreed.failing)

    assert (STORY, "told without consent, and not anonymised") == (finding.path, finding.message)


def test_b05_a_consent_that_ran_out_is_found(tmp_path: Path) -> None:
    """A consent holds until its last day."""
    files = {STORY: agreed.passing[STORY].replace("anonymised: true\n", CONSENT)}
    (finding,) = found("story/consent", tmp_path, files)

    assert "the consent ran out on 2026-12-01" == finding.message


def test_b05_stories_stand_on_the_public_site_without_what_is_private(tmp_path: Path) -> None:
    """The public page tells trouble and help, never the consent or who answers for it."""
    told = CONSENT.replace("2026-12-01", "2028-12-01") + "owner: sari\ncase: C-118\n"
    files = {STORY: agreed.passing[STORY].replace("anonymised: true\n", told)}
    page = shown(tmp_path, files, "stories/sinking-arm.md", site="public")

    assert "One screw, one minute." in page
    assert "first name" not in page
    assert "C-118" not in page
    assert "stories/index.md" in tree_of(tmp_path, files, site="public")
    assert "Stories and consents" in shown(tmp_path, files, "stories/index.md")
    assert "2028-12-01" in printed(tmp_path, files, "story", "consents")


def test_b05_a_story_without_consent_never_is_public(tmp_path: Path) -> None:
    """Not only the check says so: the public site does not have the page."""
    public = tree_of(tmp_path, agreed.failing, site="public")

    assert [] == [place for place in public if "sinking-arm" in place]
