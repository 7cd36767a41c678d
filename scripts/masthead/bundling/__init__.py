"""Bundle the forms of `/admin` with Node and npm: Sveltia CMS, pinned by hash, for our own host.

Nothing of it is in this package, and a site without forms needs none of it. What is bundled is
said in `package.json` and `package-lock.json` beside this module, with a hash of each package;
`npm ci` runs no script of a package. The fonts' licences and those of all packages go along.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from masthead.errors import SiteError

HERE = Path(__file__).parent
RECIPE = ("package.json", "package-lock.json", "main.js", "front_matter.js")
"""What a bundle is made from; another recipe makes another bundle."""

FILES = "files"
"""The folder of a bundle that goes onto the site."""

SCHEMA = "schema.json"
"""The program's own schema of its configuration, beside `FILES`."""

ENTRY = "main.js"
FRONT_MATTER = "front_matter.js"
"""Part of the program, and a file of its own: the tests ask it alone."""

LICENCES = "LICENCES.txt"
CMS = "node_modules/@sveltia/cms"
LEFT_OUT = ("@shikijs/*", "leaflet*", "terra-draw*")
"""What only fields of code and maps need, which no form of ours has: three fifths of the bytes."""

FOREIGN_FONT = re.compile(
    r"https://cdn\.jsdelivr\.net/fontsource/fonts/(?P<name>[\w-]+)(?::vf)?@[\d.]+/(?P<set>[\w-]+)\.woff2"
)

STATUS = "https://www.githubstatus.com/api/v2/status.json"
FINE = 'data:application/json,{"status":{"indicator":"none"}}'
"""What the program takes for GitHub's state instead of asking a third host."""

SECONDS = 600
"""Longest that a step may take."""

HINT = (
    "install Node.js 18 or later with npm, then run `masthead admin bundle`; a site built without"
    " `--admin` needs neither"
)


def cached_bundle() -> Path:
    """Return the folder of this version's bundle in the user's cache; it may not be there yet."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = Path(base) if base else Path.home() / ".cache"
    return folder / "masthead" / f"admin-{_digest()}"


def is_bundle(folder: Path) -> bool:
    """Tell whether a folder holds a whole bundle."""
    return all((folder / FILES / name).is_file() for name in (ENTRY, LICENCES))


def make_bundle(folder: Path) -> None:
    """Make the bundle in `folder`, which is replaced once the new one is whole.

    Raises:
        SiteError: Node or npm is not here or fails, or the folder holds something else.
    """
    folder = folder.absolute()
    if folder.exists() and any(folder.iterdir()) and not is_bundle(folder):
        raise SiteError(f"{folder} holds something else than a bundle", "name a new folder")
    npm, node = _program("npm"), _program("node")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".admin-", dir=folder.parent) as name:
        work = Path(name)
        for file in RECIPE:
            shutil.copyfile(HERE / file, work / file)
        _run((npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"), work)
        made = work / "made"
        _stay_here(work / CMS / "npm")
        _run((node, "node_modules/esbuild/bin/esbuild", *_options(made / FILES)), work)
        shutil.copytree(
            work / CMS / "npm" / "assets",
            made / FILES / "assets",
            ignore=shutil.ignore_patterns("*.map"),
        )
        shutil.copyfile(work / CMS / "schema" / "sveltia-cms.json", made / SCHEMA)
        (made / FILES / LICENCES).write_text("\n".join(_licences(work)), encoding="utf-8")
        if not is_bundle(made):
            raise SiteError("node bundled nothing, and did not say why", "try again")
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)


def _options(output: Path) -> tuple[str, ...]:
    """Return how esbuild is asked; the fonts are looked for beside the file that names them."""
    outside = (f"--external:{name}" for name in LEFT_OUT)
    names = ("--entry-names=[name]", "--chunk-names=part-[hash]")
    shape = ("--bundle", "--splitting", "--format=esm", "--target=es2022", "--minify")
    files = (ENTRY, FRONT_MATTER, f"--outdir={output}")
    return (*files, *shape, *names, *outside, "--log-level=error")


def _stay_here(program: Path) -> None:
    """Let the program use the fonts that go along, and ask no host but the one that has the hub."""

    def own(match: re.Match[str]) -> str:
        (file,) = (program / "assets").glob(f"{match['name']}-{match['set']}-*.woff2")
        return f"assets/{file.name}"

    file = program / "index.js"
    text = file.read_text(encoding="utf-8").replace(STATUS, FINE)
    file.write_text(FOREIGN_FONT.sub(own, text), encoding="utf-8")


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise SiteError(f"there is no {name} here, and /admin is bundled with it", HINT)
    return found


def _run(words: Sequence[str], folder: Path) -> None:
    name = Path(words[0]).stem
    try:
        done = subprocess.run(
            words,
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise SiteError(f"{name} did not end within {SECONDS} s", "try again") from error
    if done.returncode != 0:
        said = "\n".join((done.stderr or done.stdout).strip().splitlines()[-10:])
        raise SiteError(f"{name} could not bundle /admin:\n{said}", HINT)


def _licences(work: Path) -> Iterator[str]:
    """Yield name, licence and its text of each package that may be in the bundle."""
    yield "The licences of what this folder holds; those of the fonts stand in assets/.\n"
    packages = json.loads((work / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for place, package in packages.items():
        if not place or package.get("dev"):
            continue
        name = place.rpartition("node_modules/")[2]
        yield f"== {name} {package['version']}: {package.get('license', 'see below')}\n"
        for path in sorted((work / place).glob("LICEN[CS]E*")):
            yield path.read_text(encoding="utf-8", errors="replace").strip() + "\n"


def _digest() -> str:
    """Return what names this version of the recipe."""
    made = hashlib.sha256()
    for file in RECIPE:
        made.update((HERE / file).read_bytes())
    return made.hexdigest()[:12]
