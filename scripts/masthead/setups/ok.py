"""Odnoklassniki: an app with the right to post to groups, and a token of one who runs the group."""

from __future__ import annotations

from masthead.setups.setup import Gate, Need, Setup

SETUP = Setup(
    page="https://apiok.ru/en/dev/app/create",
    steps=(
        "Make an app of the type External, as one who runs the group.",
        "Write to api-support@ok.ru with the app's number, and ask for the rights below.",
        "In the app's settings make an eternal access token once the rights are there.",
    ),
    needs=(
        Need("token", "the access token", "OK_TOKEN", secret=True),
        Need("secret", "the app's secret key", "OK_SECRET", secret=True),
        Need("application_key", "the app's public key", "CBAABBCCDDEEFFGGH"),
        Need("account", "the group's number", "54321987654321"),
    ),
    scopes=("VALUABLE_ACCESS", "GROUP_CONTENT", "PHOTO_CONTENT", "LONG_ACCESS_TOKEN"),
    gate=Gate.REVIEW,
    base="https://api.ok.ru",
    source="apiok.ru: mediatopic.post, photosV2.getUploadUrl, REST methods",
    as_of="2026-11-22",
)
