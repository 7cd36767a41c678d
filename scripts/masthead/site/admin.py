"""The forms at `/admin` of the internal site: a page, its configuration, and the bundled program.

They are put beside the engine's work and have a policy of their own: besides this site the page
may reach the one host that keeps the hub. They never enter the public site.
"""

from __future__ import annotations

import os
import shutil
from html import escape
from pathlib import Path

import yaml

from masthead.bundling import ENTRY, FILES, is_bundle
from masthead.editors.forms import configuration
from masthead.editors.place import Place, find_place
from masthead.errors import SiteError
from masthead.hub import Hub
from masthead.repo import find_repository, remote_url
from masthead.site import mark, markdown
from masthead.site.policy import DIRECTIVES

FOLDER = "admin"

CONFIG = "config.yml"
DOORS = "write.md"
"""The page of the site that leads to the forms, and to the other doors."""


def place_of(root: Path, hub: Hub) -> Place:
    """Return where the hub is kept.

    Raises:
        UsageError: neither the environment nor the git remote tells.
    """
    repository = find_repository(root)
    remote = remote_url(repository, hub.settings.publishing.remote) if repository else ""
    return find_place(os.environ, remote, hub.settings.publishing.branch)


def doors(place: Place) -> bytes:
    """Return the page that leads writers to the forms, and to the other doors.

    Args:
        place: where the hub is kept.
    """
    front = {"title": "Write", "hide": ["navigation", "toc"]}
    text = f"""\
# Write

Each door ends in a pull request, with the same check and the same reviewers.

- [Forms](../{FOLDER}/): sign in with a token of GitHub, write, save.
- [The issue form]({place.web}/issues/new?template=post.yml): answer some questions on GitHub.
- A file by hand: `masthead new post "Its title"`, then a pull request.
"""
    return markdown.page(front, text)


def put_admin(site: Path, hub: Hub, place: Place, bundle: Path) -> None:
    """Write the forms into a built internal site.

    Args:
        site: the built site.
        hub: the hub.
        place: where the hub is kept.
        bundle: a folder that `masthead admin bundle` made.

    Raises:
        SiteError: the folder holds no bundle.
    """
    if not is_bundle(bundle):
        raise SiteError(f"{bundle} holds no bundle", "make one: masthead admin bundle DIR")
    folder = site / FOLDER
    if folder.exists():
        raise SiteError(f"a page of the hub stands at {FOLDER}/, where the forms go", "rename it")
    shutil.copytree(bundle / FILES, folder)
    config = configuration_text(hub, place)
    (folder / CONFIG).write_text(config, encoding="utf-8", newline="\n")
    (folder / "index.html").write_text(page(hub.settings.name, place), encoding="utf-8")


def configuration_text(hub: Hub, place: Place) -> str:
    """Return the configuration of the forms as YAML."""
    made = yaml.dump(configuration(hub, place), Dumper=_Dumper, sort_keys=False, allow_unicode=True)
    return str(made)


class _Dumper(yaml.SafeDumper):
    """Writes each value out, also where two are the same: no anchors."""

    def ignore_aliases(self, _data: object) -> bool:
        """Never point to another place."""
        return True


def page(name: str, place: Place) -> str:
    """Return the page that holds the forms.

    Args:
        name: the brand's name.
        place: where the hub is kept.
    """
    directives = "; ".join(f"{name} {value}" for name, value in policy(place).items())
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(directives)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{escape(name)}: forms</title>
<link rel="icon" href="../{mark.PLACE}">
<script type="module" src="{ENTRY}"></script>
</head>
<body>
<noscript>These forms need JavaScript. Without it, write a file and open a pull request.</noscript>
</body>
</html>
"""


def policy(place: Place) -> dict[str, str]:
    """Return what the page may load: this site, pictures it makes itself, the host of the hub.

    The program writes its own style sheet into the page; it runs picture tools as WebAssembly.
    """
    return {
        **DIRECTIVES,
        "connect-src": f"'self' blob: data: {place.origin}",
        "form-action": "'none'",
        "img-src": "'self' blob: data:",
        "media-src": "'self' blob:",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "worker-src": "'self' blob:",
    }
