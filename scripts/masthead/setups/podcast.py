"""A podcast: a feed on the hub's own public site, which the directories read by themselves."""

from __future__ import annotations

from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="https://podcastsconnect.apple.com",
    steps=(
        "Give the channel's page `visibility: public`, and the hub an address in `public_url`.",
        "Write `profile`: the picture (1400 to 3000 pixels, square), the text, the link.",
        "Publish an episode and build the public site.",
        "Give the address of the feed, podcasts/<channel>.xml, to each directory once.",
    ),
    needs=(
        Need("category", "the category of Apple's list", "Society & Culture"),
        Need(
            "explicit",
            "whether it has explicit language: the directories want it declared",
            "no",
            values=("yes", "no"),
        ),
        Need("author", "who speaks; the brand where nothing is said", "Sari", optional=True),
        Need(
            "email", "where directories write to; it is public", "on-air@a.example", optional=True
        ),
    ),
    hosted=True,
    public=True,
    source="help.apple.com: Podcasts Connect, RSS tags; RSS 2.0",
    as_of="2026-11-22",
)
