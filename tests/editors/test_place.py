"""Where the hub is kept follows from the environment and the git remote, and is safe to name."""

from __future__ import annotations

import pytest

from masthead.editors.place import API, Place, find_place
from masthead.errors import UsageError


@pytest.mark.parametrize(
    "remote",
    [
        "git@github.com:lentera/hub.git",
        "https://github.com/lentera/hub",
        "https://sari@github.com/lentera/hub.git",
        "ssh://git@github.com/lentera/hub.git",
        "https://github.com/lentera/hub/",
    ],
)
def test_from_the_remote(remote: str) -> None:
    """The repository follows from the address of the git remote on GitHub."""
    assert Place("lentera/hub", "main", API) == find_place({}, remote, "main")


def test_the_environment_wins() -> None:
    """What GitHub Actions says wins over the remote, for a server of one's own too."""
    environment = {
        "GITHUB_REPOSITORY": "brand/hub",
        "GITHUB_API_URL": "https://git.brand.example/api/v3/",
    }
    place = find_place(environment, "git@github.com:lentera/hub.git", "trunk")

    assert Place("brand/hub", "trunk", "https://git.brand.example/api/v3") == place
    assert "https://git.brand.example" == place.origin
    assert "https://git.brand.example/brand/hub" == place.web


@pytest.mark.parametrize(
    ("repository", "remote"),
    [
        ("", ""),
        ("", "https://git.brand.example/lentera/hub.git"),
        ("", "https://github.com.evil.example/lentera/hub"),
        ("", "/srv/git/hub.git"),
        ("hub", ""),
        ("a/b; script-src *", ""),
        ("a/b/c", ""),
    ],
)
def test_unknown_repository(repository: str, remote: str) -> None:
    """Without a repository on GitHub the next step is told."""
    with pytest.raises(UsageError) as caught:
        find_place({"GITHUB_REPOSITORY": repository}, remote, "main")

    assert "set GITHUB_REPOSITORY to owner/name" in caught.value.hint


@pytest.mark.parametrize(
    "api",
    [
        "http://git.brand.example",
        "https://git.brand.example/api?x=1",
        "https://sari:secret@git.brand.example",
        "https://a b; script-src *",
        "https://[::1",
        "ftp://git.brand.example",
        "git.brand.example",
    ],
)
def test_unsafe_address(api: str) -> None:
    """An address that would give the token away, or reach into the page's policy, is refused."""
    with pytest.raises(UsageError, match="no address that a token may go to"):
        find_place({"GITHUB_REPOSITORY": "a/b", "GITHUB_API_URL": api}, "", "main")


def test_loopback_needs_no_encryption() -> None:
    """A server on this machine may be named without https."""
    api = "http://127.0.0.1:8080"

    assert api == find_place({"GITHUB_REPOSITORY": "a/b", "GITHUB_API_URL": api}, "", "main").origin
