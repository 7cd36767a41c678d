"""The Mastodon server answers as its adapter needs it to."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from servers.lossy import QUICK, lossy
from servers.mastodon import Mastodon
from servers.mastodon import mastodon as run
from servers.running import client


def post(url: str, token: str, text: str, key: str, **more: str) -> httpx.Response:
    """Post under a key of the client's."""
    return client().post(
        f"{url}/api/v1/statuses",
        data={"status": text, **more},
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": key},
    )


def test_a_post_that_is_sent_twice_is_there_once(mastodon: Mastodon) -> None:
    """The same key names the same post; another key makes another."""
    account = mastodon.account()

    first = post(mastodon.url, account.token, "Ремонт 🛠", "key-1")
    second = post(mastodon.url, account.token, "Ремонт 🛠", "key-1")
    third = post(mastodon.url, account.token, "Second", "key-2", in_reply_to_id=first.json()["id"])

    assert (200, 200, 200) == (first.status_code, second.status_code, third.status_code)
    one, two = mastodon.posts(account)
    assert first.json()["id"] == second.json()["id"] == one["id"] == two["in_reply_to_id"]


@pytest.mark.parametrize("how", QUICK)
def test_a_lost_reply_leaves_one_post(mastodon: Mastodon, how: str) -> None:
    """However it was lost: asking again with the same key makes nothing more."""
    account = mastodon.account()

    with lossy(mastodon.url) as proxy:
        proxy.begin(_1=QUICK[how])
        with suppress(httpx.HTTPError):
            post(proxy.url, account.token, "One", "key-1")
        post(proxy.url, account.token, "One", "key-1")

    assert 2 == len(proxy.asked)
    assert ["<p>One</p>"] == [one["content"] for one in mastodon.posts(account)]


def test_two_accounts_do_not_see_each_others_posts(mastodon: Mastodon) -> None:
    """So tests may share the server."""
    one, two = mastodon.account(), mastodon.account()

    post(mastodon.url, one.token, "x", "key-1")

    assert (1, 0) == (len(mastodon.posts(one)), len(mastodon.posts(two)))


def test_all_posts_are_listed(mastodon: Mastodon) -> None:
    """Also where they fill more than a page."""
    account = mastodon.account()
    for number in range(43):
        post(mastodon.url, account.token, f"{number}", f"key-{number}")

    assert [f"<p>{number}</p>" for number in range(43)] == [
        one["content"] for one in mastodon.posts(account)
    ]


def test_a_token_that_is_not_known_is_refused(mastodon: Mastodon) -> None:
    """As one that was taken back."""
    assert 401 == post(mastodon.url, "wrong", "x", "key-1").status_code


def test_a_server_that_is_not_installed_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The test fails with the way to get it: it is never passed over."""
    monkeypatch.setattr("servers.mastodon.PEERS", tmp_path / "none")

    with pytest.raises(AssertionError, match="`make test` sets it up"), run(tmp_path / "a"):
        pass
