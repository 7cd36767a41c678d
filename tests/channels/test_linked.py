"""Files are sent to a service's own addresses only."""

from __future__ import annotations

import pytest

from masthead.channels.linked import belongs, secrets_of


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("https://files.slack.com/upload/1", "https://slack.com/api", True),
        ("https://slack.com/upload/1", "https://slack.com/api", True),
        ("http://127.0.0.1:99/upload/1", "http://127.0.0.1:99", True),
        ("http://127.0.0.1:98/upload/1", "http://127.0.0.1:99", False),
        ("http://files.slack.com/upload/1", "https://slack.com/api", False),
        ("https://files.slack.com.evil.example/1", "https://slack.com/api", False),
        ("https://evilslack.com/1", "https://slack.com/api", False),
        ("https://me@files.slack.com/1", "https://slack.com/api", False),
        ("https://[files/1", "https://slack.com/api", False),
        ("", "https://slack.com/api", False),
        ("", "", False),
        ("https://evil.example\\.slack.com/a", "https://slack.com/api", False),
        ("https://evil.example/\\@files.slack.com", "https://slack.com/api", False),
        ("https://files.slack.com\t.evil.example/a", "https://slack.com/api", False),
        ("https://evil.example#.slack.com", "https://slack.com/api", False),
        ("https://evil\uff0eslack.com/a", "https://slack.com/api", False),
    ],
)
def test_an_address_belongs_to_its_service(url: str, base: str, *, expected: bool) -> None:
    """Over HTTPS, below one of its domains; or where we asked."""
    assert expected is belongs(url, base, "slack.com")


def test_what_of_an_address_must_not_show() -> None:
    """It, its path, and each piece that is long enough to be a key."""
    url = "https://hooks.slack.com/services/T1/B1/key-of-the-hook?sig=signature-of-it"
    path = "services/T1/B1/key-of-the-hook?sig=signature-of-it"

    assert (url, path, "key-of-the-hook", "signature-of-it") == secrets_of(url)
    assert () == secrets_of("")
