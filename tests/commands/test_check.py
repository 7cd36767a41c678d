"""`masthead check` reads the hub, runs the rules and reports."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from conftest import NOW as MOMENT
from hub_builder import commit_all, post, write_hub
from masthead import cli
from masthead.checking import check
from masthead.commands import check as module
from masthead.commands import narrowing

NOW = ("--now", "2026-12-07T09:00+00:00")
FAULTY = "content/posts/2026/faulty.md"
OTHER = "content/posts/2026/other.md"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a hub with two posts that each have an error, and go there."""
    texts = {
        FAULTY: post("goal: fame", "One text.\n"),
        OTHER: post("hashtags: ['#Lamps']", "Another one.\n"),
    }
    root = write_hub(tmp_path / "hub", texts)
    monkeypatch.chdir(root)
    return root


def data(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, object]]:
    """Run a check; return its code and its JSON."""
    code = cli.run(["check", *NOW, "--format", "json", *args])
    return code, json.loads(capsys.readouterr().out)


def paths(report: dict[str, object]) -> list[str]:
    """Return the files with findings."""
    return [finding["path"] for finding in report["findings"]]  # type: ignore[index, attr-defined]


def test_a_clean_hub(hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without findings the check ends 0 and says so in one line."""
    assert 0 == cli.run(["check", *NOW, "--hub", str(hub_root)])
    assert capsys.readouterr().out.startswith("0 errors, 0 warnings, 0 notices in 5 files (")


def test_errors_end_1(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding at error level fails the check."""
    assert 1 == cli.run(["check", *NOW])
    output = capsys.readouterr()
    assert f"{FAULTY}:7:7 error post/reference there is no goal 'fame'\n" in output.out
    assert "" == output.err


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([FAULTY], [FAULTY]),
        (["./content//posts/2026/../2026/faulty.md"], [FAULTY]),
        (["content/posts"], [FAULTY, OTHER]),
        (["content/posts/2026/"], [FAULTY, OTHER]),
        ([FAULTY, OTHER], [FAULTY, OTHER]),
        (["."], [FAULTY, OTHER]),
        (["strategy"], []),
        (["masthead.yml"], []),
    ],
)
@pytest.mark.usefixtures("hub")
def test_paths_narrow_the_report(
    given: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Only findings in the named files and folders are reported."""
    code, report = data(capsys, *given)

    assert (int(bool(expected)), expected) == (code, paths(report))


def test_paths_count_from_where_one_stands(
    hub: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a folder of the hub, names are those one sees there."""
    monkeypatch.chdir(hub / "content/posts/2026")

    assert [OTHER] == paths(data(capsys, "other.md")[1])
    assert [FAULTY, OTHER] == paths(data(capsys, "..")[1])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("nothing.md", "there is no file or folder nothing.md"),
        ("..", "is not in the hub"),
        ("README.md", "README.md holds nothing to check"),
    ],
)
def test_paths_that_hold_nothing(
    given: str, message: str, hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path that is not there, elsewhere or no content is a usage error."""
    (hub / "README.md").write_text("A hub.\n")

    assert 2 == cli.run(["check", *NOW, given])
    assert message in capsys.readouterr().err


def test_since_reports_what_a_change_touches(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the changed file's findings are reported; with a path, only those in both."""
    commit_all(hub)
    (hub / OTHER).write_text(post("hashtags: ['#Lamp']", "Another one.\n"), encoding="utf-8")

    code, report = data(capsys, "--since", "HEAD")
    assert (1, [OTHER]) == (code, paths(report))
    code, report = data(capsys, "--since", "HEAD", FAULTY)
    assert (0, []) == (code, paths(report))


CAMPAIGN = "strategy/campaigns/week.md"


def test_since_reports_what_a_change_breaks_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a post no longer names, what named it by its old id, and what linked to it."""
    texts = {
        "strategy/index.md": "---\ntitle: Plan\n---\nThe plan.\n",
        "strategy/goals/trust.md": "---\ntitle: Trust\nowner: sari\n---\nWhy.\n",
        CAMPAIGN: "---\ntitle: Week\ngoal: trust\nstarts: 2026-12-07\n---\nYes.\n",
        FAULTY: post("id: first\ncampaign: week", "One text.\n"),
        OTHER: post("translation_of: first", "Another one.\n"),
        "content/posts/2026/third.md": post("", "See [it](faulty.md).\n"),
    }
    root = write_hub(tmp_path / "hub", texts)
    commit_all(root)
    monkeypatch.chdir(root)
    Path(FAULTY).unlink()

    found = data(capsys, "--since", "HEAD")[1]["findings"]

    assert isinstance(found, list)
    told = {(one["path"], one["rule"]) for one in found}
    assert {
        (CAMPAIGN, "campaign/dead-end"),
        (OTHER, "post/reference"),
        ("content/posts/2026/third.md", "links/broken"),
    } <= told


def test_a_narrow_check_reads_few_posts(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither the change nor its neighbours need the other posts, so they stay unread."""
    commit_all(hub)
    text = "An altogether different story.\n"
    for number in range(9):
        when = f"20{number + 30}-01-01 09:00"
        (hub / f"content/posts/2026/p{number}.md").write_text(post("", text, publish_at=when))

    loaded = narrowing.load(hub, narrowing.Wanted((OTHER,)))

    assert loaded.hub.shelf is not None
    assert (1, [OTHER]) == (data(capsys, OTHER)[0], paths(data(capsys, OTHER)[1]))
    check(loaded.hub, now=MOMENT, paths=loaded.paths)
    assert {OTHER} == set(loaded.hub.shelf._known)


def test_since_with_changed_settings(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A change of `masthead.yml` touches everything; a path still narrows it."""
    commit_all(hub)
    settings = hub / "masthead.yml"
    settings.write_text(settings.read_text() + "tagline: Lamps\n")

    assert [FAULTY, OTHER] == paths(data(capsys, "--since", "HEAD")[1])
    assert [FAULTY] == paths(data(capsys, "--since", "HEAD", FAULTY)[1])


def test_since_an_unknown_commit(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A commit that git does not know is named, with the next step."""
    commit_all(hub)

    assert 2 == cli.run(["check", *NOW, "--since", "nowhere"])
    assert "nowhere" in capsys.readouterr().err


def test_fix_mends_and_says_so(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was changed goes to standard error, and the report is of the mended hub."""
    code = cli.run(["check", *NOW, "--fix", OTHER])
    output = capsys.readouterr()

    assert 0 == code
    assert f"fixed {OTHER}:7: took the # from the hashtag 'Lamps'\n" == output.err
    assert "hashtags: ['Lamps']" in (hub / OTHER).read_text(encoding="utf-8")
    assert 1 == cli.run(["check", *NOW, "--fix"])
    assert "" == capsys.readouterr().err


def test_github(
    hub: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Annotations go to the log, the full list to the job's summary."""
    summary = hub.parent / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    assert 1 == cli.run(["check", *NOW, "--format", "github"])
    assert f"::error file={FAULTY},line=7,col=7,title=post/reference::" in capsys.readouterr().out
    assert summary.read_text().startswith("### masthead check\n")

    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert 1 == cli.run(["check", *NOW, "--format", "github"])


def test_sarif(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output is the SARIF file."""
    assert 1 == cli.run(["check", *NOW, "--format", "sarif"])
    assert "2.1.0" == json.loads(capsys.readouterr().out)["version"]


def test_sarif_besides(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of SARIF comes of the same run as the annotations, in a folder that may be new."""
    file = hub / "build" / "feedback" / "findings.sarif"

    assert 1 == cli.run(["check", *NOW, "--format", "github", "--sarif", str(file)])
    assert "::error file=" in capsys.readouterr().out
    results = json.loads(file.read_text())["runs"][0]["results"]
    assert "error" == results[0]["level"]


def test_long_runs_show_their_progress_on_a_terminal(
    hub: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bar on standard error, only where it is a terminal and there is much to do."""
    monkeypatch.setattr(module, "LONG_RUN", 2)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    cli.run(["check", *NOW])

    assert "Checking posts" in capsys.readouterr().err


def test_media_are_opened_for_the_posts_in_question_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check of one post opens its media, whatever else the hub holds."""
    front = "format: photo\nmedia: [{{file: {}, alt: A brass lamp in parts on a bench.}}]"
    own = post(front.format("b.png"), "B.\n", channels="\n  outbox: {media: [{file: c.png}]}")
    texts: dict[str, str | bytes | None] = {
        "content/posts/2026/a.md": post(front.format("a.png"), "A.\n"),
        "content/posts/2026/b.md": own,
        **{f"content/posts/2026/{name}.png": "no picture" for name in "abc"},
    }
    root = write_hub(tmp_path / "hub", texts)
    monkeypatch.chdir(root)
    _, report = data(capsys, "content/posts/2026/b.md")
    files = [one["message"] for one in report["findings"] if one["rule"] == "media/file"]  # type: ignore[index, attr-defined]

    assert 2 == len(files)
    assert all("a.png" not in message for message in files)


@pytest.mark.parametrize(
    ("refs", "expected"),
    [
        ({}, False),
        ({".git/HEAD": ""}, False),
        ({".git/refs/heads/ledger": ""}, True),
        ({".git/refs/remotes/origin/ledger": ""}, True),
        ({".git/packed-refs": "abc refs/heads/main\nabc refs/remotes/origin/ledger\n"}, True),
        ({".git/packed-refs": "abc refs/heads/main\n"}, False),
        ({".git/reftable/tables.list": ""}, True),
        ({".git": "gitdir: elsewhere\n"}, True),
        ({"../.git/refs/heads/ledger": ""}, True),
    ],
)
def test_whether_there_may_be_a_ledger(
    refs: dict[str, str], expected: bool, tmp_path: Path
) -> None:
    """What reads the ledger is loaded only where git may know its branch."""
    root = tmp_path / "outer" / "hub"
    root.mkdir(parents=True)
    for name, text in refs.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    assert expected == narrowing._may_have_ledger(root, "ledger")


def test_the_ledger_is_read(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A delivery that the ledger knows is no past date."""
    (hub / FAULTY).unlink()
    (hub / OTHER).unlink()
    commit_all(hub)
    late = ("--now", "2026-12-09T09:00+00:00")
    assert 0 == cli.run(["check", *late])
    assert "1 warning" in capsys.readouterr().out
    assert 0 == cli.run(["ledger", "init"])
    assert 0 == cli.run(["publish", *NOW])
    capsys.readouterr()

    assert 0 == cli.run(["check", *late])
    assert capsys.readouterr().out.startswith("0 errors, 0 warnings, 0 notices in 5 files (")
