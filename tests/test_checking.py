"""Checking runs the rules, stamps levels and addresses, and sorts what is left."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from hub_builder import commit_all, post, write_hub
from masthead.checking import check
from masthead.errors import ConfigError
from masthead.finding import Finding, Level
from masthead.hub import Hub
from masthead.post import Post
from masthead.rules import RULES
from masthead.rules.extensions import GROUP, load
from masthead.settings import Settings
from masthead.workspace import load_hub
from rule_helper import POST, lamp, one, report


def test_the_hub_of_the_tests_has_no_finding(hub_root: Path, now: datetime) -> None:
    """The small hub under all tests checks clean."""
    whole = check(load_hub(hub_root), now=now)

    assert ((), False) == (whole.findings, whole.failed)
    assert 5 == whole.checked


def test_findings_are_sorted_and_counted(tmp_path: Path) -> None:
    """The order is path, line, column, rule; the summary has every level."""
    files = {
        **one("goal: fame\nhashtags: [repairweekathome]\n"),
        "content/about.md": "---\ntitle: About\n---\n[a](none.md)\n",
    }
    whole = report(tmp_path, files)

    assert [
        ("content/about.md", 4, "links/broken"),
        (POST, 5, "post/reference"),
        (POST, 6, "hashtags/case"),
    ] == [(one.path, one.line, one.rule) for one in whole.findings]
    assert {Level.ERROR: 2, Level.WARNING: 0, Level.NOTICE: 1} == whole.summary
    assert whole.failed


def test_warnings_do_not_fail(tmp_path: Path) -> None:
    """Only errors fail a check."""
    whole = report(tmp_path, one("hashtags: [repairweekathome]\n"))

    assert (1, False) == (len(whole.findings), whole.failed)


def test_a_narrow_check_counts_its_files(tmp_path: Path) -> None:
    """Findings elsewhere are left out, and files elsewhere not counted."""
    files = {**one(), "content/about.md": "---\ntitle: About\n---\n[a](none.md)\n"}
    narrow = report(tmp_path, files, paths=[POST])

    assert ((), 1) == (narrow.findings, narrow.checked)


def test_addresses_lead_to_the_handbook(tmp_path: Path) -> None:
    """With an internal site that has the handbook, each finding has the address of its rule."""
    settings = "name: L\npublic_url: https://l.example\ninternal_url: https://hub.l.example/\n"
    bare = {**one("goal: fame\n"), "masthead.yml": settings}
    (finding,) = report(tmp_path / "bare", bare).findings
    page = {"content/handbook/reference/rules.md": "---\ntitle: Rules\n---\n"}
    (linked,) = report(tmp_path / "whole", {**bare, **page}).findings

    assert "" == finding.url
    assert "https://hub.l.example/handbook/reference/rules/#post-reference" == linked.url


def test_every_level_of_reading_is_in_the_table() -> None:
    """Each rule id that reading and the schemas give is a line of the table."""
    import re

    import masthead

    package = Path(masthead.__file__).parent
    sources = [*package.glob("reader/*.py"), *package.glob("schema/*.py")]
    sources += [package / "walking.py", package / "workspace.py", package / "media/__init__.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    ids = set(re.findall(r"\"((?:reader|schema)/[a-z-]+)\"", text)) | {"post/date", "media/path"}
    from masthead.reader.faults import STRICT

    ids |= {f"reader/{name}" for name in STRICT}

    assert set() == ids - set(RULES)
    assert len(ids) > 20


def test_a_hub_made_by_hand(now: datetime) -> None:
    """A hub without files, places and sources can be checked; unknown ids keep their level."""
    hub = Hub(
        Settings("Lentera"), findings=(Finding("care/sla", "a.md", "late", level=Level.NOTICE),)
    )
    whole = check(hub, now=now)

    assert [("care/sla", Level.NOTICE, "")] == [
        (one.rule, one.level, one.url) for one in whole.findings
    ]


def test_settings_without_a_document(now: datetime) -> None:
    """A finding on settings made by hand stands at the file's start."""
    from masthead.settings import RuleSettings

    hub = Hub(Settings("Lentera", rules={"no/rule": RuleSettings(Level.OFF)}))
    (finding,) = check(hub, now=now).findings

    assert ("settings/rules", "masthead.yml", 1) == (finding.rule, finding.path, finding.line)


def test_progress_sees_every_post(hub_root: Path, now: datetime) -> None:
    """`each` goes through the posts once."""
    seen: list[str] = []

    def each(posts: Sequence[Post]) -> Iterator[Post]:
        for written in posts:
            seen.append(written.id)
            yield written

    check(load_hub(hub_root), now=now, each=each)

    assert ["repair-week"] == seen


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder on the path that holds an installed package with rules."""
    folder = tmp_path / "packages"
    info = folder / "lentera_rules-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: lentera-rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        f"[{GROUP}]\nhub = lentera_rules_hub\npost = lentera_rules_post\n"
    )
    monkeypatch.syspath_prepend(str(folder))
    for name in ("lentera_rules_hub", "lentera_rules_post"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return folder


RULE = '''"""{doc}"""
from masthead.finding import Finding, Level
from masthead.rules.rule import Example
ID = "{id}"
LEVEL = Level.WARNING
OPTIONS = {{"word": ("lamp",)}}
PASS = FAIL = Example({{}})
def check({arguments}):
    {body}
'''


def write_rules(folder: Path, hub: str, post_body: str, post_id: str = "lentera/post") -> None:
    """Write the two rules of the package: one on the hub, one on posts."""
    (folder / "lentera_rules_hub.py").write_text(
        RULE.format(doc="Hub.", id="lentera/hub", arguments="context", body=hub)
    )
    (folder / "lentera_rules_post.py").write_text(
        RULE.format(doc="Post.", id=post_id, arguments="post, context", body=post_body)
    )


GOOD_HUB = 'yield Finding(ID, "masthead.yml", context.options["word"][0])'
GOOD_POST = "yield post.finding(ID, post.title)"


def test_rules_of_another_package(package: Path, hub_root: Path, now: datetime) -> None:
    """Rules behind entry points run, with their level and options; they have no page."""
    write_rules(package, GOOD_HUB, GOOD_POST)
    settings = (hub_root / "masthead.yml").read_text()
    (hub_root / "masthead.yml").write_text(f"{settings}rules: {{lentera/post: notice}}\n")
    whole = check(load_hub(hub_root), now=now)

    assert [
        ("lentera/post", Level.NOTICE, "Repair week starts on Monday", ""),
        ("lentera/hub", Level.WARNING, "lamp", ""),
    ] == [(one.rule, one.level, one.message, one.url) for one in whole.findings]


@pytest.mark.parametrize(
    ("bodies", "words"),
    [
        (("raise KeyError('x')", GOOD_POST), "lentera/hub of another package failed"),
        ((GOOD_HUB, "1 / 0; yield"), "lentera/post of another package failed"),
        ((GOOD_HUB, GOOD_POST, "post/length"), "of lentera_rules_post exists already"),
        ((GOOD_HUB, "("), "lentera_rules_post cannot be imported"),
    ],
)
def test_rules_of_another_package_that_fail(
    bodies: tuple[str, ...], words: str, package: Path, hub_root: Path, now: datetime
) -> None:
    """A package that is broken stops the check with its name, not with a bug report."""
    write_rules(package, *bodies)

    with pytest.raises(ConfigError, match=words):
        check(load_hub(hub_root), now=now)


def test_a_rule_of_another_package_that_lacks_something(package: Path) -> None:
    """A module that is no rule is refused with what it lacks."""
    (package / "lentera_rules_hub.py").write_text("ID = 'lentera/hub'\n")

    with pytest.raises(ConfigError, match="has no LEVEL, OPTIONS, PASS, FAIL, check"):
        load(())


def test_without_other_packages_nothing_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking for entry points costs no import of the slow library."""
    monkeypatch.delitem(sys.modules, "importlib.metadata", raising=False)
    monkeypatch.setattr(sys, "path", [*sys.path, "/nowhere", ""])

    assert ((), ()) == load(RULES)
    assert "importlib.metadata" not in sys.modules


def test_a_clean_hub_in_git(tmp_path: Path, now: datetime) -> None:
    """A repository changes nothing in what a check of values finds."""
    root = write_hub(tmp_path / "hub", {"content/posts/2026/b.md": post(body="Another text.\n")})
    commit_all(root)

    assert () == check(replace(load_hub(root), records={}), now=now).findings


def test_lamp_is_a_good_post(tmp_path: Path) -> None:
    """The post of these tests checks clean."""
    assert () == report(tmp_path, {POST: lamp()}).findings
