"""YouTube: a channel of your own, by an OAuth client of your own project at Google."""

from __future__ import annotations

from masthead.setups.setup import Gate, Need, Setup

SETUP = Setup(
    page="https://console.cloud.google.com/apis/credentials",
    steps=(
        "Make a project, and turn on the YouTube Data API v3 in it.",
        "Set up the consent screen and put it into production: in testing, tokens live 7 days.",
        "Make an OAuth client of the type Desktop app; it has an id and a secret.",
        "Sign in with it as the channel's owner, with the right below; keep the refresh token.",
        "Ask YouTube for an audit of the project: until then all uploads stay private.",
    ),
    needs=(
        Need("client_id", "the client's id", "YOUTUBE_CLIENT_ID", secret=True),
        Need("client_secret", "the client's secret", "YOUTUBE_CLIENT_SECRET", secret=True),
        Need("refresh_token", "the refresh token", "YOUTUBE_REFRESH_TOKEN", secret=True),
        Need(
            "made-for-kids",
            "whether the videos are made for children: YouTube wants it declared",
            "no",
            values=("yes", "no"),
        ),
        Need(
            "privacy",
            "who sees the videos; public where nothing is said",
            "public",
            optional=True,
            values=("public", "unlisted", "private"),
        ),
        Need(
            "synthetic",
            "whether the videos show what seems real and is made or altered by a machine",
            "no",
            optional=True,
            values=("yes", "no"),
        ),
        Need("category", "the number of YouTube's category", "22", optional=True),
        Need("spoken", "the language that is spoken, if not the post's", "id", optional=True),
        Need("account", "the channel's id, to be checked against", "UCx1y2z3", optional=True),
    ),
    scopes=("https://www.googleapis.com/auth/youtube.force-ssl",),
    gate=Gate.REVIEW,
    base="https://www.googleapis.com",
    source="developers.google.com: YouTube Data API, Videos, Resumable Uploads, Quota",
    as_of="2026-11-22",
)
