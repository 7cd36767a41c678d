"""Look whether a hub is fit to publish: settings, git, workflows, every channel's account.

Offline it reads; online it asks each service, as the account, and publishes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from masthead.channel import Channel, ChannelStatus
from masthead.channels.base import Examines, Tools
from masthead.channels.registry import adapter
from masthead.channels.sound import sound_check
from masthead.errors import MastheadError
from masthead.health import Check, Health
from masthead.http import Client
from masthead.hub import Hub
from masthead.ledger import has_ledger
from masthead.repo import find_repository, has_remote, require_branch
from masthead.setups import setup_of
from masthead.setups.judging import check_secrets, check_version, gaps

WORKFLOWS = Path(".github/workflows")
PUBLISH, DOCTOR = "publish.yml", "doctor.yml"


@dataclass(frozen=True, slots=True)
class Examined:
    """What was looked at of one thing: the hub, its git, its workflows, or a channel by its id."""

    subject: str
    checks: tuple[Check, ...]


def examine(
    root: Path, hub: Hub, environment: Mapping[str, str], now: datetime, *, online: bool
) -> Iterator[Examined]:
    """Yield how each part of a hub is.

    Args:
        root: the hub's folder.
        hub: the hub.
        environment: the environment variables, where secrets are.
        now: the time, with zone.
        online: ask the services.
    """
    yield Examined("git", tuple(_git(root, hub)))
    yield Examined("workflows", tuple(_workflows(root, hub)))
    for channel in hub.channels.values():
        if channel.status is ChannelStatus.ACTIVE:
            checks = _channel(root, hub, channel, environment, now, online=online)
            yield Examined(channel.id, tuple(checks))


def _git(root: Path, hub: Hub) -> Iterator[Check]:
    repository, policy = find_repository(root), hub.settings.publishing
    if repository is None:
        yield Check("repository", Health.BAD, "the hub is in no git repository", "git init")
        return
    try:
        require_branch(repository, policy.branch, policy.remote)
        yield Check("branch", Health.GOOD, f"{policy.branch} is checked out")
    except MastheadError as error:
        yield Check("branch", Health.UNKNOWN, error.message, error.hint)
    if has_remote(repository, policy.remote):
        yield Check("remote", Health.GOOD, policy.remote)
    else:
        said = f"there is no remote {policy.remote}: the ledger is this clone's alone"
        yield Check("remote", Health.UNKNOWN, said)
    if has_ledger(root, hub.settings):
        yield Check("ledger", Health.GOOD, f"the branch {policy.ledger}")
    else:
        said = f"this clone has no branch {policy.ledger}"
        yield Check("ledger", Health.UNKNOWN, said, "git fetch; in a new hub: masthead ledger init")


def _workflows(root: Path, hub: Hub) -> Iterator[Check]:
    """Yield whether the workflows that need the channels' secrets are there and get them."""
    wanted = {name for one in hub.channels.values() for name in one.secrets.values()}
    for file in (PUBLISH, DOCTOR):
        what = file.removesuffix(".yml")
        try:
            text = (root / WORKFLOWS / file).read_text(encoding="utf-8", errors="replace")
        except OSError:
            said = f"there is no {WORKFLOWS / file}"
            yield Check(what, Health.UNKNOWN, said, "`masthead init` writes it into a new hub")
            continue
        absent = [name for name in sorted(wanted) if not _gives(text, name)]
        for name in absent:
            said = f"{WORKFLOWS / file} does not give {name} to the run"
            step = f"add to its `env`: {name}: ${{{{ secrets.{name} }}}}"
            yield Check(what, Health.BAD, said, step)
        if not absent:
            said = f"{file} gives the run all {len(wanted)} secrets"
            yield Check(what, Health.GOOD, said if wanted else "no channel names a secret")


def _gives(text: str, name: str) -> bool:
    """Tell whether a workflow's text gives a secret to a run."""
    return re.search(rf"\bsecrets\.{re.escape(name)}\b", text) is not None


def _channel(
    root: Path,
    hub: Hub,
    channel: Channel,
    environment: Mapping[str, str],
    now: datetime,
    *,
    online: bool,
) -> Iterator[Check]:
    setup, page = setup_of(channel.service), channel.document.path
    for gap in gaps(setup, channel, hub.settings):
        yield Check("set-up", Health.BAD, f"{page}: {gap.message}", gap.hint)
    yield from check_secrets(setup, channel, environment, online=online)
    if setup is not None and setup.pin is not None:
        yield check_version(setup.pin, now.date())
    if online:
        yield from _asked(root, hub, channel, environment, now)


def _asked(
    root: Path, hub: Hub, channel: Channel, environment: Mapping[str, str], now: datetime
) -> Iterator[Check]:
    """Yield what a service says of an account; one that fails does not keep the others back."""
    secrets = [environment[name] for name in channel.secrets.values() if environment.get(name)]
    client = Client(secrets, clock=now.timestamp)
    tools = Tools(
        root,
        root / hub.settings.publishing.outbox,
        hub.settings.public_url,
        environment,
        lambda _path, _sha256, _commit: None,
        client,
        now.timestamp,
    )
    try:
        made = adapter(channel, tools)
        obstacle = made.obstacle()
        if obstacle:
            yield Check("account", Health.BAD, obstacle)
        elif isinstance(made, Examines):
            yield from (sound_check(check, client.clean) for check in made.examine())
        else:
            yield Check("account", Health.GOOD, "nothing has to be asked")
    except Exception as error:  # noqa: BLE001 - one channel's bug must not hide the others
        said = f"the adapter failed: {type(error).__name__}: {error}"
        yield sound_check(Check("account", Health.UNKNOWN, said), client.clean)
