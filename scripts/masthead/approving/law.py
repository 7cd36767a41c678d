"""The law of a change: `masthead.yml` and CODEOWNERS as they were before it."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.approvals import Owners, Policy, policy_of, read_owners
from masthead.approvals.owners import PLACES
from masthead.approving.texts import Texts
from masthead.errors import GitHubError, RepositoryError
from masthead.kinds import KINDS
from masthead.reader import read_yaml
from masthead.schema.build import build_settings
from masthead.settings import Settings

SETTINGS = "masthead.yml"
NOWHERE = ""
"""The commit of a policy that nobody knows: it is that of no change, so that nothing passes."""


@dataclass(frozen=True, slots=True)
class Law:
    """What a change is judged by.

    Args:
        settings: the hub's settings; defaults where they are not known.
        policy: who must approve what; of no commit where it is not known.
        owners: who owns what; None where it is not known.
        troubles: why something is not known, in words.
    """

    settings: Settings
    policy: Policy
    owners: Owners | None
    troubles: tuple[str, ...] = ()


def law_at(texts: Texts, commit: str) -> Law:
    """Return the law of a commit; empty for one that nobody knows."""
    try:
        files = texts.files(commit) if commit else {}
        raw = texts.read(commit, SETTINGS) if commit else None
        place = next((path for path in PLACES if path in files), "")
        owned = texts.read(commit, place) if place else None
    except (GitHubError, RepositoryError) as error:
        return _unknown(f"the files before the change cannot be read: {error.message}")
    if not commit:
        return _unknown("which commit was before the change is not known")
    if raw is None:
        return _unknown(f"there is no {SETTINGS} at {commit[:10]}, the commit before the change")
    settings, trouble = _settings(raw, commit)
    if settings is None:
        return _unknown(trouble)
    if place and not files[place].regular:
        return Law(settings, policy_of(settings, commit), None, (f"{place} is no plain file",))
    return Law(settings, policy_of(settings, commit), _owners(owned, commit))


def _settings(raw: bytes, commit: str) -> tuple[Settings | None, str]:
    """Return the settings that `masthead.yml` holds; where it has an error, the first of them."""
    document, findings = read_yaml(SETTINGS, raw, limit=KINDS["settings"].front_limit)
    settings = None
    if document is not None:
        settings, findings = build_settings(document)
    if settings is None or findings:
        place = f"{SETTINGS}:{findings[0].line} at {commit[:10]}, the commit before the change"
        return None, f"{place}: {findings[0].message}"
    return settings, ""


def _owners(raw: bytes | None, commit: str) -> Owners:
    try:
        return read_owners(None if raw is None else raw.decode("utf-8"), commit)
    except UnicodeDecodeError:
        return Owners(commit, ("CODEOWNERS is not written in UTF-8",))


def _unknown(trouble: str) -> Law:
    return Law(Settings(""), Policy(NOWHERE), None, (trouble,))
