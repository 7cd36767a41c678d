"""Install what the tests know of GitHub: `python tests/servers/install.py FOLDER`.

GitHub describes its interface in OpenAPI and publishes that on npm as `@octokit/openapi` (MIT). One
file of the package is needed. It is taken out of the package with the licence and never committed.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@octokit/openapi@23.0.2"
SHA512 = "pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg=="
WANTED = {
    "package/generated/api.github.com.json": "api.github.com.json",
    "package/LICENSE": "LICENSE",
}


def main(folder: Path) -> None:
    """Put the description into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        content = _fetch(Path(place))
    found = base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != SHA512:
        sys.exit(f"{PACKAGE} is not the package that we know: its SHA-512 is {found}")
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as package:
        for inside, name in WANTED.items():
            part = package.extractfile(inside)
            assert part is not None, inside
            whole = folder / f"{name}.part"
            whole.write_bytes(part.read())
            whole.replace(folder / name)


def _fetch(place: Path) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing: install Node.js with npm, then run this again")
    pack = [npm, "pack", PACKAGE, "--json", "--ignore-scripts", "--loglevel=error"]
    done = subprocess.run(
        [*pack, "--pack-destination", str(place)], check=True, capture_output=True, text=True
    )
    (packed,) = json.loads(done.stdout)
    return (place / packed["filename"]).read_bytes()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
