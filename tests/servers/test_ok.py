"""The Odnoklassniki of the tests notices what the real one would refuse."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from loopback import Request
from masthead.channels.ok import signature
from servers.ok import GROUP, KEY, SECRET, TOKEN, FakeOk
from servers.peer import Clock

ALWAYS = {"application_key": KEY, "format": "json"}


def ask(fake: FakeOk, method: str, said: dict[str, str], **wrong: str) -> Any:
    """Return what it answers to a signed method."""
    asked = {**ALWAYS, "method": method, **said}
    form = {**asked, "access_token": TOKEN, "sig": signature(asked, TOKEN, SECRET), **wrong}
    request = Request("POST", "/fb.do", {}, urlencode(form).encode())
    return json.loads(fake.answer(request)[2])


def topic(*blocks: dict[str, Any], gid: str = GROUP, **more: Any) -> dict[str, str]:
    """Return what posts a topic."""
    attachment = json.dumps({"media": blocks, **more})
    return {"type": "GROUP_THEME", "gid": gid, "attachment": attachment}


def test_who_asks_must_be_known() -> None:
    """The token, the key, the signature, the method, the group."""
    fake = FakeOk(Clock())
    codes = [
        ask(fake, "group.getInfo", {}, access_token="x")["error_code"],
        ask(fake, "group.getInfo", {}, application_key="x")["error_code"],
        ask(fake, "group.getInfo", {}, sig="x")["error_code"],
        ask(fake, "group.shout", {})["error_code"],
        ask(fake, "mediatopic.post", topic(gid="5"))["error_code"],
    ]

    assert [103, 101, 104, 3, 160] == codes


def test_a_wrong_call_is_noticed() -> None:
    """Unknown fields, missing ones, odd blocks, photos that are not there."""
    fake = FakeOk(Clock())
    ask(fake, "group.getInfo", {"uids": GROUP, "colour": "red"})
    blocks = ({"type": "song"}, {"type": "text", "link": "a"})
    ask(fake, "mediatopic.post", topic(*blocks, signed=True))
    photo = {"type": "photo", "list": [{"id": "x"}]}

    assert 121 == ask(fake, "mediatopic.post", topic(photo))["error_code"]
    assert [
        "group.getInfo: there is no field colour",
        "group.getInfo: fields is missing",
        "an attachment: there is no field signed",
        "no block song",
        "text: there is no field link",
        "text: text is missing",
    ] == fake.breaches


def test_files_have_their_names() -> None:
    """`pic1` and so on."""
    fake = FakeOk(Clock())
    ask(fake, "photosV2.getUploadUrl", {"gid": GROUP, "count": "1"})
    head = {"content-type": "multipart/form-data; boundary=b"}
    part = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--b--\r\n'
    fake.answer(Request("POST", "/uploadImage", head, part))

    assert ["the files are named ['file']"] == fake.breaches
