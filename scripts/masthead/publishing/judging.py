"""Judge what is due by its own files: committed as it is here, without errors, whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from masthead.channel import Channel
from masthead.finding import Finding, Level
from masthead.hub import Hub
from masthead.ledger.form import fits
from masthead.post import Post
from masthead.publishing.freezing import Frozen, freeze, inputs
from masthead.repo import Repository, committed, differing
from masthead.schedule import Delivery

Check = Callable[[Hub, datetime, Collection[str]], Sequence[Finding]]
"""Returns the findings in some files of the hub."""


def judge(
    hub: Hub,
    delivery: Delivery,
    changed: frozenset[str],
    errors: Mapping[str, Finding],
    root: Path,
) -> Frozen | Delivery:
    """Return a due delivery's frozen message, or the delivery held, with the reason.

    Args:
        hub: the hub.
        delivery: what is due.
        changed: files that are not as committed.
        errors: the first error in each post, by file.
        root: the hub's folder.
    """
    post, channel = hub.posts[delivery.post], hub.channels[delivery.channel]
    if not fits(post.id, channel.id):
        return delivery.held("its id, or its channel's, is none", f"masthead check {post.path}")
    unapproved = sorted(changed & (inputs(hub, post, channel) | _sidecars(post, channel)))
    if unapproved:
        return delivery.held(
            f"{unapproved[0]} is not committed as it is here: what is not merged is not approved",
            f"commit it (and merge it to {hub.settings.publishing.branch})",
        )
    if post.path in errors:
        finding = errors[post.path]
        return delivery.held(
            f"{finding.path}:{finding.line}: {finding.message} ({finding.rule})",
            f"masthead check {post.path}",
        )
    frozen = freeze(root, hub, post, channel)
    if frozen.fault:
        return delivery.held(frozen.fault, f"masthead check {post.path}")
    return frozen


def changed_inputs(hub: Hub, due: Sequence[Delivery], repository: Repository) -> frozenset[str]:
    """Return which of the files behind the due messages are not as committed."""
    pairs = [(hub.posts[one.post], hub.channels[one.channel]) for one in due]
    paths = frozenset[str]().union(*(inputs(hub, *pair) for pair in pairs))
    gone = frozenset[str]().union(*(_sidecars(*pair) for pair in pairs)) - hub.files
    changed = differing(repository, paths) if paths else frozenset()
    return changed | committed(repository, gone)


def _sidecars(post: Post, channel: Channel) -> frozenset[str]:
    """Return where the descriptions of a message's media stand, or would stand."""
    return frozenset(f"{one.path}.yml" for one in post.media_for(channel.id) if one.path)


def first_errors(
    hub: Hub, due: Sequence[Delivery], now: datetime, check: Check
) -> Mapping[str, Finding]:
    """Return the first error in each post that is due, by file."""
    paths = {hub.posts[delivery.post].path for delivery in due}
    findings = check(hub, now, paths) if paths else ()
    errors: dict[str, Finding] = {}
    for finding in findings:
        if finding.level is Level.ERROR and finding.path in paths:
            errors.setdefault(finding.path, finding)
    return errors
