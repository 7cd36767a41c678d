"""Install what the tests need from npm: `python tests/servers/install_node.py NAME FOLDER`.

NAME is a folder of `node/` with a lock file, which names every package by version and hash and no
place where it comes from. Scripts of packages do not run, but for `BUILT`: the Bluesky server's
database has no build for us on npm and is compiled here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from servers.running import node

BUILT = {"pds": "better-sqlite3"}


def main(name: str, folder: Path) -> None:
    """Put one set of packages into a folder, all of it or nothing."""
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for file in ("package.json", "package-lock.json"):
        shutil.copy(Path(__file__).parent / "node" / name / file, part)
    _npm(part, "ci", "--ignore-scripts")
    if built := BUILT.get(name):
        _npm(part, "rebuild", built, "--build-from-source")
        opens = f"new (require('{built}'))(':memory:').close()"
        subprocess.run([str(node()), "-e", opens], cwd=part, check=True)
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)


def _npm(folder: Path, *words: str) -> None:
    """Run the npm that comes with our Node.js, which also brings the headers to compile with."""
    home = node().parents[1]
    program = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    own = {
        "PATH": f"{node().parent}:{os.environ['PATH']}",
        "npm_config_nodedir": str(home),
        "npm_config_python": sys.executable,
        "JOBS": "2",
        "CFLAGS": "-O1",
        "CXXFLAGS": "-O1",
    }
    quiet = ("--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
    done = subprocess.run(
        [str(node()), str(program), *words, *quiet],
        cwd=folder,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"npm {' '.join(words)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).absolute())
