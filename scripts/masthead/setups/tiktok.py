"""TikTok: an account of your own, by an app of TikTok's with the Content Posting API."""

from __future__ import annotations

from masthead.setups.setup import Gate, Need, Setup

SETUP = Setup(
    page="https://developers.tiktok.com/apps",
    steps=(
        "Make an app, and add Login Kit and the Content Posting API to it.",
        "Ask for the rights below; TikTok reviews the app.",
        "Sign in with the account, and get an access token and a refresh token.",
        "A token lives two hours: have a job of your own refresh it each hour and set the secret.",
        "For `mode: direct`, have TikTok audit the app: till then only the account sees its posts.",
    ),
    needs=(
        Need("token", "an access token that is good now", "TIKTOK_ACCESS_TOKEN", secret=True),
        Need("handle", "the account's name, without @", "lentera", optional=True),
        Need(
            "mode",
            "inbox: a person finishes the post in the app; direct: it is posted (audited apps)",
            "inbox",
            optional=True,
            values=("inbox", "direct"),
        ),
        Need(
            "privacy",
            "who sees what is posted directly",
            "PUBLIC_TO_EVERYONE",
            optional=True,
            values=(
                "PUBLIC_TO_EVERYONE",
                "MUTUAL_FOLLOW_FRIENDS",
                "FOLLOWER_OF_CREATOR",
                "SELF_ONLY",
            ),
        ),
        Need(
            "promotes",
            "whether what is posted directly promotes the own brand or a third party's",
            "own",
            optional=True,
            values=("nothing", "own", "partner"),
        ),
    ),
    scopes=("user.info.basic", "video.upload"),
    gate=Gate.REVIEW,
    base="https://open.tiktokapis.com",
    source="developers.tiktok.com: Upload, Direct Post, Media Transfer Guide, Get Post Status,"
    " Refresh a User Access Token (2 November 2026)",
    as_of="2026-11-22",
)
