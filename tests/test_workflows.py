"""The workflows are well-formed and hardened: those of this repository, and those of a new hub."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from conftest import NOW
from masthead.cli import COMMANDS, group
from masthead.starting import WORKFLOWS as SHIPPED
from masthead.starting import write_hub
from masthead.submitting.form import PATH as FORM
from masthead.submitting.form import form
from masthead.workspace import load_hub

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: (?:\./\S+|[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*)(?: #.*)?")

WRITING = {
    "approvals.yml": {"approvals": {"statuses"}},
    "check.yml": {"comment": {"pull-requests"}},
    "doctor.yml": {"doctor": {"issues"}},
    "overdue.yml": {"overdue": {"issues", "actions"}},
    "publish.yml": {"publish": {"contents"}},
    "site.yml": {"deploy": {"pages", "id-token"}},
    "submit.yml": {"submit": {"contents", "pull-requests", "issues", "actions"}},
    "tests.yml": {},
}
"""What each job may write: whoever gives a job more says so here too."""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new bare hub."""
    root = tmp_path_factory.mktemp("started") / "brand"
    write_hub(root, example=False, profile="team", now=NOW)
    return root


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program that lies beside Python."""
    return subprocess.run([BIN / words[0], *words[1:]], capture_output=True, text=True, check=False)


def read(path: Path) -> dict[str, Any]:
    """Return a workflow; YAML reads its key `on` as true."""
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on": found.pop(True), **found}


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the steps of all jobs."""
    for job in workflow["jobs"].values():
        yield from job["steps"]


def zizmor(folder: Path) -> None:
    """Hold a folder against the auditor's persona of zizmor, offline."""
    done = run("zizmor", "--offline", "--persona=auditor", "--no-progress", folder)

    assert 0 == done.returncode, done.stdout


def schemas(folder: Path) -> None:
    """Hold workflows, actions and forms against the schemas that check-jsonschema ships."""
    for schema, pattern in {
        "workflows": "workflows/*.yml",
        "actions": "actions/*/action.yml",
        "issue-forms": "ISSUE_TEMPLATE/*.yml",
    }.items():
        files = sorted(folder.glob(pattern))
        done = run("check-jsonschema", "--builtin-schema", f"vendor.github-{schema}", *files)

        assert files
        assert 0 == done.returncode, done.stdout


def test_zizmor_finds_nothing() -> None:
    """The auditor's persona of zizmor, offline, has no finding in this repository."""
    zizmor(ROOT / ".github")


def test_zizmor_finds_nothing_in_a_new_hub(started: Path) -> None:
    """Nor in what `masthead init` writes."""
    zizmor(started / ".github")


def test_files_follow_the_schemas() -> None:
    """Workflows, actions and the issue form are valid by GitHub's schemas."""
    schemas(ROOT / ".github")


def test_files_of_a_new_hub_follow_the_schemas(started: Path) -> None:
    """So are those of a new hub."""
    schemas(started / ".github")


def test_a_new_hub_has_all_of_it(started: Path) -> None:
    """`masthead init` ships the workflows, the action, the form, CODEOWNERS and the template."""
    files = {path.relative_to(started).as_posix() for path in (started / ".github").rglob("*.*")}

    assert files == {
        *(f".github/workflows/{name}" for name in SHIPPED),
        ".github/actions/masthead/action.yml",
        ".github/ISSUE_TEMPLATE/post.yml",
        ".github/PULL_REQUEST_TEMPLATE.md",
    }
    assert (started / ".github" / "CODEOWNERS").is_file()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_hardened(path: Path) -> None:
    """No default permission, every action pinned by hash, no expression in a script, no cancelling.

    A job says what it may do and how long it may run; no cache is restored anywhere.
    """
    text, workflow = path.read_text(encoding="utf-8"), read(path)

    assert {} == workflow["permissions"]
    assert {"group", "cancel-in-progress"} == set(workflow["concurrency"])
    assert not workflow["concurrency"]["cancel-in-progress"]
    assert "pull_request_target" not in text
    assert "allow-unsafe-pr-checkout" not in text
    assert [] == [line for line in re.findall(r"\buses: .*", text) if not PINNED.fullmatch(line)]
    assert [] == [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")]
    assert [] == [step for step in steps(workflow) if "cache" in str(step.get("with", ""))]
    assert all({"permissions", "timeout-minutes"} <= set(job) for job in workflow["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_jobs_write_only_what_they_must(path: Path) -> None:
    """Which job may write what is said twice: in the workflow, and here."""
    given = {
        name: {right for right, level in job["permissions"].items() if level == "write"}
        for name, job in read(path)["jobs"].items()
    }

    assert WRITING[path.name] == {name: rights for name, rights in given.items() if rights}


def test_credentials_stay_out_of_the_checkout() -> None:
    """Only the job that pushes the ledger leaves git its token, and it makes no artefact."""
    for path in WORKFLOWS:
        for job in read(path)["jobs"].values():
            kept = [
                step["with"].get("persist-credentials", True)
                for step in job["steps"]
                if step.get("uses", "").startswith("actions/checkout@")
            ]
            if any(kept):
                assert "publish.yml" == path.name
                assert "upload" not in str(job["steps"])


def test_pull_requests_see_no_secret() -> None:
    """The jobs that a pull request starts name no secret, and no environment."""
    for name in ("check.yml", "tests.yml"):
        path = ROOT / ".github" / "workflows" / name

        assert "secrets." not in path.read_text(encoding="utf-8")
        assert [] == [job for job in read(path)["jobs"].values() if "environment" in job]


def test_secrets_stand_in_an_environment() -> None:
    """The one job that has the channels' secrets runs on main, in an environment of its own."""
    job = read(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]["publish"]

    assert "publish" == job["environment"]
    assert "github.ref == 'refs/heads/main'" == job["if"]
    assert job["timeout-minutes"] < 30


def test_what_writes_the_comment_runs_nothing_of_the_change() -> None:
    """The job that may write to the pull request checks out the base, and forks do not start it."""
    job = read(ROOT / ".github" / "workflows" / "check.yml")["jobs"]["comment"]
    (checkout,) = [one for one in job["steps"] if "checkout" in one.get("uses", "")]

    assert "github.event.pull_request.base.sha" in checkout["with"]["ref"]
    assert "head.repo.full_name == github.repository" in job["if"]
    assert "--from build/feedback/feedback.md" in job["steps"][-1]["run"]


def test_what_judges_approvals_runs_nothing_of_the_change() -> None:
    """The base branch's Masthead judges; forks, whose runs may set no status, do not start it."""
    workflow = read(ROOT / ".github" / "workflows" / "approvals.yml")
    job = workflow["jobs"]["approvals"]
    (checkout,) = [one for one in job["steps"] if "checkout" in one.get("uses", "")]

    assert checkout["with"]["ref"].startswith("${{ github.event.pull_request.base.sha ||")
    assert "head.repo.full_name == github.repository" in job["if"]
    assert ["submitted", "dismissed"] == workflow["on"]["pull_request_review"]["types"]
    assert {"synchronize", "labeled", "review_requested"} <= set(
        workflow["on"]["pull_request"]["types"]
    )


def test_teams_have_a_token_that_nothing_else_sees() -> None:
    """Only what judges approvals names it; the job that runs the change's own Masthead does not."""
    named = {
        (path.name, name)
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
        if "MASTHEAD_TEAMS_TOKEN" in str(job)
    }

    assert {("approvals.yml", "approvals"), ("publish.yml", "publish")} == named


def test_strangers_make_no_branch() -> None:
    """A form of somebody without rights here waits for a label that only others can give."""
    job = read(ROOT / ".github" / "workflows" / "submit.yml")["jobs"]["submit"]
    allowed = '\'["OWNER", "MEMBER", "COLLABORATOR"]\''

    assert f"contains(fromJSON({allowed}), github.event.issue.author_association)" in job["if"]
    assert "contains(github.event.issue.labels.*.name, 'accepted')" in job["if"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_commands_are_as_workflows_call_them(path: Path) -> None:
    """Each `masthead` verb and option that a workflow uses is there."""
    for step in steps(read(path)):
        for verb, rest in re.findall(r"\bmasthead ([a-z]+)(.*)", step.get("run", "")):
            said = CliRunner().invoke(group, [verb, "--help"]).output

            assert verb in COMMANDS
            assert set() == set(re.findall(r"--[a-z-]+", rest)) - set(
                re.findall(r"--[a-z-]+", said)
            )


def test_the_form_is_that_of_the_schema() -> None:
    """The example's issue form is what `masthead submit --form` writes."""
    assert form(load_hub(ROOT)) == (ROOT / FORM).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["hub.txt", "test.txt"])
def test_constraints_name_no_index(name: str) -> None:
    """Every pin is exact and hashed, and no address of a package index stands in the file."""
    text = (ROOT / "constraints" / name).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]

    assert "://" not in text
    assert "--index" not in text
    assert [] == [pin for pin in pins if "==" not in pin or not pin.endswith("\\")]
