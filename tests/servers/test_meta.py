"""The fakes of Meta's services notice a wrong request."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from servers import facebook, instagram, threads
from servers.graph import FakeGraph
from servers.peer import Clock

Ask = Callable[..., tuple[int, dict[str, str], bytes]]
FILM = {"video_url": "http://127.0.0.1:1/a.mp4"}


def ask(fake: FakeGraph, method: str, path: str, body: str = "", token: str = "") -> int:
    """Make a request, and return the status of the answer."""
    from loopback import Request

    headers = {
        "authorization": f"Bearer {token or fake.token}",
        "content-type": "application/x-www-form-urlencoded",
    }
    return fake.answer(Request(method, path, headers, body.encode()))[0]


def test_tokens_and_versions() -> None:
    """A token in an address or a form, another version and another token are noticed."""
    fake = threads.FakeThreads(Clock(), "t", "v1.0")

    assert 200 == ask(fake, "GET", "/v1.0/me")
    assert 400 == ask(fake, "GET", "/v1.0/me", token="other")
    assert [] == fake.breaches
    ask(fake, "GET", "/v1.0/me?access_token=t")
    ask(fake, "POST", "/v1.0/me/threads", "media_type=TEXT&text=a&access_token=t")
    ask(fake, "GET", "/v2.0/me")
    assert 400 == ask(fake, "GET", "/v1.0/none/such")
    assert 4 == len(fake.breaches)


@pytest.mark.parametrize(
    "form",
    [
        "text=a",
        "media_type=TEXT",
        "media_type=IMAGE&text=a",
        "media_type=TEXT&text=" + "a" * 501,
        "media_type=TEXT&text=a&alt_text=" + "a" * 1001,
        "media_type=TEXT&text=a&colour=red",
        "media_type=TEXT&text=a&reply_to_id=5",
        "media_type=CAROUSEL&children=1",
        "media_type=CAROUSEL&children=1,2&link_attachment=x",
        "media_type=IMAGE&image_url=http://127.0.0.1:1/a.jpg",
    ],
)
def test_wrong_containers_of_threads(form: str) -> None:
    """Unknown fields, missing ones, texts that are too long, media that nobody can fetch."""
    fake = threads.FakeThreads(Clock(), "t", "v1.0")
    ask(fake, "POST", "/v1.0/me/threads", form)

    assert fake.breaches


@pytest.mark.parametrize(
    "form",
    [
        "caption=a",
        "media_type=PHOTO&image_url=x",
        "media_type=REELS",
        "media_type=VIDEO&video_url=x",
        "media_type=STORIES&alt_text=a",
        "image_url=x&caption=" + "a" * 2201,
        "media_type=CAROUSEL&children=1,2",
        "media_type=CAROUSEL&children=1",
    ],
)
def test_wrong_containers_of_instagram(form: str) -> None:
    """So does Instagram."""
    fake = instagram.FakeInstagram(Clock(), "t", "v25.0")
    ask(fake, "POST", f"/v25.0/{instagram.ACCOUNT}/media", form)

    assert fake.breaches


def test_wrong_publishing() -> None:
    """A container that is not ready, or is none, is not published."""
    fake = instagram.FakeInstagram(Clock(), "t", "v25.0", busy=1)
    fake.contain({"caption": "a"})
    (id,) = fake.containers
    path = f"/v25.0/{instagram.ACCOUNT}/media_publish"

    assert [400, 200, 400, 400] == [
        ask(fake, "POST", path, f"creation_id={one}") for one in (id, id, id, "5")
    ]
    assert 2 == len(fake.breaches)


@pytest.mark.parametrize(
    "form",
    [
        "message=" + "a" * 63_207,
        "message=a&colour=red",
        "message=a&link=x&attached_media=" + '[{"media_fbid": "1"}]',
        "message=a&attached_media=[" + ",".join(['{"media_fbid": "1"}'] * 11) + "]",
    ],
)
def test_wrong_posts_of_a_page(form: str) -> None:
    """So does a Page."""
    fake = facebook.FakeFacebook(Clock(), "t", "v25.0", photos={"1": ""})
    ask(fake, "POST", f"/v25.0/{facebook.PAGE}/feed", form)

    assert fake.breaches


def test_photos_of_nobody() -> None:
    """A post with a photo that was not uploaded is refused; what is gone is gone."""
    fake = facebook.FakeFacebook(Clock(), "t", "v25.0")
    form = 'message=a&attached_media=[{"media_fbid": "1"}]'

    assert 400 == ask(fake, "POST", f"/v25.0/{facebook.PAGE}/feed", form)
    assert 400 == ask(fake, "DELETE", "/v25.0/1_2")
