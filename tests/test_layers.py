"""The house keeps its layers, and each third-party library its one home."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import masthead

PACKAGE = Path(masthead.__file__).parent
ROOT = PACKAGE.parent.parent

HOMES = {
    "babel": {"schema"},
    "click": {"cli", "commands"},
    "codeowners": {"approvals"},
    "coloraide": {"tokens"},
    "frontmatter": {"reader"},
    "git": {"repo"},
    "httpx": {"http"},
    "icalendar": {"calendar"},
    "jinja2": {"site"},
    "markdown": {"site"},
    "markupsafe": {"site"},
    "markdown_it": {"compose"},
    "mkdocs": {"site"},
    "nh3": {"site"},
    "oauthlib": {"channels"},
    "PIL": {"media"},
    "py3langid": {"voice"},
    "resvg_py": {"media"},
    "regex": {"compose", "voice"},
    "sentencex": {"voice"},
    "simplemma": {"voice"},
    "vl_convert": {"vega"},
    "xlsxwriter": {"exporting"},
    "yaml": {"reader", "site"},
}
"""Where each library may be imported: a module or a package right below `masthead`."""


def modules() -> list[Path]:
    """Return every module of the package."""
    return sorted(path for path in PACKAGE.rglob("*.py") if "starter" not in path.parts)


def imported(path: Path) -> set[str]:
    """Return the top-level names that a module imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_imports_go_one_way() -> None:
    """Values know nothing of pure code, pure code nothing of the edges, and so on upward."""
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [lint, "--config", ROOT / "pyproject.toml", "--no-cache", "--no-logo"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_stays_in_its_home(path: Path) -> None:
    """A module imports only the standard library, Masthead, and libraries that live with it."""
    home = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    foreign = imported(path) - set(sys.stdlib_module_names) - {"masthead"}

    assert set() == {name for name in foreign if home not in HOMES.get(name, set())}


def test_values_use_the_standard_library_only() -> None:
    """The innermost layer needs nothing but Python."""
    values = "errors finding document post channel service message record settings page asset hub"
    values += " pull approval concordance shelf health"
    foreign = {
        name
        for module in values.split()
        for name in imported(PACKAGE / f"{module}.py") - set(sys.stdlib_module_names)
    }

    assert {"masthead"} == foreign
