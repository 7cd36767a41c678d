"""Make a new hub: bare, or as a copy of the example."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from masthead import __version__
from masthead.editors.vscode import as_text, editor_files
from masthead.errors import UsageError
from masthead.ledger import create
from masthead.repo import begin_repository, require_git
from masthead.sample import past_records
from masthead.shifting import shift_file, shift_name
from masthead.submitting.form import PATH as FORM
from masthead.submitting.form import form
from masthead.workspace import load_hub

PACKAGE = Path(__file__).parent
WORKFLOWS = tuple(
    f"{name}.yml"
    for name in ("approvals", "check", "doctor", "overdue", "publish", "site", "submit")
)
OWNERS, TEMPLATE = ".github/CODEOWNERS", ".github/PULL_REQUEST_TEMPLATE.md"
EXAMPLE_ZONE = "Asia/Jakarta"


def start_hub(target: Path, *, example: bool, profile: str, now: datetime) -> None:
    """Write a new hub, put it into a git repository, and begin its ledger.

    Args:
        target: folder of the new hub, absent or empty.
        example: copy the example instead of the bare starter.
        profile: `solo`, `team` or `organisation`.
        now: the moment whose posts are due.

    Raises:
        UsageError: the folder is not empty.
        RepositoryError: git cannot be run.
    """
    require_git()
    write_hub(target, example=example, profile=profile, now=now)
    root = target.resolve()
    hub = load_hub(root)
    message = "Copy the example hub" if example else "Begin the hub"
    commit = begin_repository(root, hub.settings.publishing.branch, message)
    records = past_records(root, hub, commit, now) if example else ()
    create(root, hub.settings, now=now.timestamp(), records=records)


def write_hub(target: Path, *, example: bool, profile: str, now: datetime) -> None:
    """Write a new hub's files into `target`, which must be absent or empty.

    All is written beside the target first and moved there at the end, so that a failure
    leaves no half-made hub.

    Args:
        target: folder of the new hub; its name becomes the brand's name of a bare hub.
        example: copy the example instead of the bare starter.
        profile: `solo`, `team` or `organisation`.
        now: the moment whose posts are due.
    """
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file", "name a new folder")
    if target.exists() and any(target.iterdir()):
        raise UsageError(f"{target} is not empty", "name a new folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.masthead-init")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        if example:
            _copy_example(draft, now)
        else:
            _copy_starter(draft, target.name, profile, now)
        _copy_shared(draft)
        if target.exists():
            target.rmdir()
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def example_root() -> Path:
    """Return the folder of the example hub: in the wheel, or at the root of a checkout."""
    packed = PACKAGE / "example"
    return packed if packed.is_dir() else PACKAGE.parent.parent


def _copy_example(draft: Path, now: datetime) -> None:
    source = example_root()
    requirements = PACKAGE / "starter" / "requirements.txt"
    _write(draft / "requirements.txt", _fill(requirements, {"@VERSION@": __version__}))
    _write(draft / TEMPLATE, (source / TEMPLATE).read_bytes())
    for path in [source / "masthead.yml", *_files(source, "content"), *_files(source, "strategy")]:
        name = path.relative_to(source).as_posix()
        content = path.read_bytes()
        if name.endswith((".md", ".yml", ".csv")):
            content = shift_file(name, content.decode(), now, EXAMPLE_ZONE).encode()
        _write(draft / shift_name(name, now), content)


def _copy_starter(draft: Path, brand: str, profile: str, now: datetime) -> None:
    source = PACKAGE / "starter"
    words = {
        "@NAME@": re.sub(r"[^\w .-]", "", brand) or "Brand",
        "@PROFILE@": profile,
        "@NOW@": f"{now:%Y-%m-%d %H:%M}",
        "@VERSION@": __version__,
    }
    template = source / "github" / "PULL_REQUEST_TEMPLATE.md"
    _write(draft / TEMPLATE, template.read_bytes())
    single = [source / "masthead.yml", source / "README.md", source / "requirements.txt"]
    for path in [*_files(source, "content"), *_files(source, "strategy"), *single]:
        name = path.relative_to(source).as_posix()
        _write(draft / name.replace("posts/", f"posts/{now:%Y}/"), _fill(path, words))


def _copy_shared(draft: Path) -> None:
    """Write what both kinds of hub have: the site's settings, workflows, forms, ignored files."""
    source, starter = example_root(), PACKAGE / "starter"
    _write(draft / "mkdocs.yml", (source / "mkdocs.yml").read_bytes())
    for name in WORKFLOWS:
        workflow = source / ".github" / "workflows" / name
        _write(draft / ".github" / "workflows" / name, workflow.read_bytes())
    action = draft / ".github" / "actions" / "masthead" / "action.yml"
    _write(action, (starter / "github" / "action.yml").read_bytes())
    _write(draft / OWNERS, (source / OWNERS).read_bytes())
    _write(draft / FORM, form(load_hub(draft)).encode())
    _write(draft / ".gitignore", (starter / "gitignore").read_bytes())
    for name, content in editor_files().items():
        _write(draft / name, as_text(content).encode())


def _fill(path: Path, words: Mapping[str, str]) -> bytes:
    text = path.read_text(encoding="utf-8")
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text.encode()


def _files(source: Path, folder: str) -> list[Path]:
    return sorted(path for path in (source / folder).rglob("*") if path.is_file())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
