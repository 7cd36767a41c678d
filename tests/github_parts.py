"""What the tests of the GitHub client share."""

from __future__ import annotations

from masthead.github import GitHub
from masthead.http import Client
from servers.github import REPOSITORY, TOKEN, FakeGitHub


def asking(fake: FakeGitHub) -> GitHub:
    """Return a client for the fake; it never really sleeps."""
    http = Client(secrets=(TOKEN,))
    return GitHub(REPOSITORY, TOKEN, fake.url, http, lambda: 0.0, lambda _: None)
