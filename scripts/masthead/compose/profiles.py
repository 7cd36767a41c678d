"""How an account is dressed on each network: which pictures it has, how large, how long a text.

A size that no page names is left out: nought by nought means "not known". Change a row only
together with its source and day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

AS_OF = "2026-11-22"
"""Day on which the sources below were read."""


@dataclass(frozen=True, slots=True)
class Size:
    """Least pixels of a picture; nought by nought where no source says."""

    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Dress:
    """What an account on a network has.

    Args:
        avatar: the picture beside the name.
        cover: the wide picture above, or None where there is none.
        bio: longest text under the name in characters, or None where no source says.
        source: the page that says so.
        handle: whether the account has a name on the network.
    """

    avatar: Size = Size()
    cover: Size | None = None
    bio: int | None = None
    source: str = "no source for sizes"
    handle: bool = True


DRESSES: Mapping[str, Dress] = {
    "mastodon": Dress(
        Size(400, 400), Size(1500, 500), 500, "docs.joinmastodon.org: Setting up your profile"
    ),
    "bluesky": Dress(Size(), Size(), 256, "lexicon app.bsky.actor.profile"),
    "x": Dress(
        Size(400, 400), Size(1500, 500), source="vintaytime.com: Social media image sizes, 2017-01"
    ),
    "linkedin": Dress(Size(300, 300), Size(1128, 191), source="picturesizes.com: LinkedIn"),
    "facebook": Dress(
        Size(180, 180), Size(820, 312), source="freeresourcehub.org: Social media dimensions"
    ),
    "instagram": Dress(Size(110, 110), source="godaddy.com: Social media image sizes, 2020-02-17"),
    "youtube": Dress(
        Size(800, 800), Size(2560, 1440), source="vintaytime.com: Social media image sizes, 2017-01"
    ),
    "pinterest": Dress(Size(165, 165), source="godaddy.com: Social media image sizes, 2020-02-17"),
    "tiktok": Dress(Size(200, 200), source="godaddy.com: Social media image sizes, 2020-02-17"),
    "podcast": Dress(
        Size(1400, 1400),
        bio=4000,
        source="help.apple.com: Podcasts Connect, RSS tags",
        handle=False,
    ),
    "threads": Dress(),
    "telegram": Dress(),
    "vk": Dress(),
    "ok": Dress(),
}
"""What an account has, by network; others have no profile of their own."""
