"""Names of posts and deliveries as people type them: what is wrong with one, and what is near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from masthead.errors import UsageError
from masthead.hub import Hub
from masthead.schedule import Delivery
from masthead.suggestions import did_you_mean


def no_post(word: str, posts: Iterable[str]) -> UsageError:
    """Return the error for a post that there is not.

    Args:
        word: an id, or a file: its name without the ending may be near an id.
        posts: the ids that there are.
    """
    guess = did_you_mean(Path(word).stem if word.endswith(".md") else word, posts)
    return UsageError(f"there is no post {word}", _steps(guess, "`masthead status` lists them all"))


def no_delivery(hub: Hub, name: str, found: Sequence[Delivery]) -> UsageError:
    """Return the error for a name that no delivery has; it says which half of it is wrong."""
    post, at, channel = name.partition("@")
    posts = {one.post for one in found} | set(hub.posts)
    goes = [one.channel for one in found if one.post == post]
    if not at:
        wrong, step = "it names no channel", f"write it as {name}@CHANNEL"
    elif post not in posts:
        wrong, step = f"there is no post {post}", did_you_mean(post, posts)
    elif channel not in hub.channels:
        wrong, step = f"there is no channel {channel}", did_you_mean(channel, hub.channels)
    else:
        wrong = f"{post} does not go to {channel}"
        step = f"it goes to {', '.join(goes)}" if goes else "it goes nowhere"
    return UsageError(
        f"there is no delivery {name}: {wrong}",
        _steps(step, "`masthead status` lists all deliveries"),
    )


def _steps(*texts: str) -> str:
    return "; ".join(text for text in texts if text)
