"""Read a hub from disk into one value. The only module that reads a hub's text files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from masthead.collector import no_collector
from masthead.errors import ConfigError
from masthead.finding import Finding
from masthead.hub import Hub
from masthead.kinds import KINDS
from masthead.loading import Loading
from masthead.media.using import shown_by, with_problem
from masthead.opening import read_bytes
from masthead.reader import read_yaml
from masthead.schema.build import build_settings
from masthead.settings import Settings
from masthead.walking import walk

__all__ = ["SETTINGS", "load_hub", "load_settings", "shown_by", "with_problem"]

SETTINGS = "masthead.yml"


def load_settings(root: Path) -> Settings:
    """Read `masthead.yml`.

    Args:
        root: the hub's folder.

    Raises:
        ConfigError: the file is missing or wrong; the message names each line.
    """
    try:
        raw = read_bytes(root, SETTINGS)
    except OSError as error:
        raise ConfigError(
            f"{SETTINGS} cannot be read: {error.strerror}", "make a hub with `masthead init DIR`"
        ) from error
    document, findings = read_yaml(SETTINGS, raw, limit=KINDS["settings"].front_limit)
    settings = None
    if document is not None:
        settings, findings = build_settings(document)
    if settings is None or findings:
        raise _config_error(findings)
    return settings


def load_hub(
    root: Path,
    *,
    probe: Callable[[str], bool] | None = None,
    judged: Callable[[str], bool] = lambda _path: True,
    late: bool = False,
) -> Hub:
    """Read a hub: settings, posts, pages, channels, people, media.

    What is wrong in content is in the hub's findings.

    Args:
        root: the hub's folder.
        probe: tells by path which media files are opened; by default those that a post uses
            or a sidecar describes.
        judged: tells by path which pages are read at once. The others, but for channels, are
            read when somebody asks what is in them, and what is wrong with them stays untold: a
            check of one post needs few of them.
        late: whether each post is read when somebody asks for it (`Shelf`); what is wrong with
            posts is not among the hub's findings then.

    Raises:
        ConfigError: `masthead.yml` is missing or wrong.
    """
    loading = Loading(root, load_settings(root), walk(root), judged, late)
    with no_collector():
        for path in loading.walk.files:
            loading.add(path)
        loading.add_packs()
        loading.add_tokens()
        loading.add_assets(probe)
        return loading.hub()


def _config_error(findings: Iterable[Finding]) -> ConfigError:
    """Return the error that lists every fault of `masthead.yml` with its line."""
    lines = [
        f"{SETTINGS}:{finding.line}: {finding.message}"
        + (f" ({finding.hint})" if finding.hint else "")
        for finding in findings
    ]
    return ConfigError("\n".join(lines), "`masthead schema settings` explains every key")
