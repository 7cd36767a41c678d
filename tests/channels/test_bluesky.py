"""What is special to Bluesky: keys, facets, cards, sessions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.parts import channel, record, tools
from channels.peering import adapter_of, described, message, runs
from channels.samples import CONTENTS
from loopback import Request
from masthead.channels.base import Hears, Measures, Mention, carry_out
from masthead.channels.bluesky.adapter import Bluesky, make
from masthead.channels.bluesky.facets import MOST_NAMED, facets, named
from masthead.channels.bluesky.keys import ALPHABET, created_at, record_key, tid
from masthead.channels.bluesky.posts import misfit
from masthead.channels.outgoing import Medium
from masthead.health import Health
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Receipt, Record, State
from servers.lossy import Lossy, instead, lose
from servers.peer import Peer
from servers.peers import PEERS

NOW = 1_796_634_000.0
DID = "did:plc:abc"
LOGIN = "POST /xrpc/com.atproto.server.createSession"


@pytest.fixture
def peer() -> Iterator[Peer]:
    """Return a real server behind the proxy; its lexicons know every record."""
    with PEERS["bluesky"]() as made:
        yield made
        assert [] == made.breaches


def adapter(peer: Peer, root: Path) -> Bluesky:
    """Return the adapter, as a run makes it."""
    made = adapter_of(peer, root)
    assert isinstance(made, Bluesky)
    return made


def published(peer: Peer, root: Path, **more: Any) -> dict[str, Any]:
    """Publish a message, and return its first record."""
    texts = more.pop("parts", ["Look."])
    made = runs(peer, root, message(peer, *texts, **more)).until_settled()
    assert (State.PUBLISHED, "") == (made.state, made.reason)
    return value_of(peer, made.remote_id)


def value_of(peer: Peer, uri: str) -> dict[str, Any]:
    """Return a record of the server's."""
    repo, key = uri.removeprefix("at://").split("/app.bsky.feed.post/")
    query = {"repo": repo, "collection": "app.bsky.feed.post", "rkey": key}
    url = f"{peer.proxy.target}/xrpc/com.atproto.repo.getRecord"
    value: dict[str, Any] = httpx.get(url, params=query).json()["value"]
    return value


def test_a_key_is_a_timestamp_identifier() -> None:
    """Thirteen letters and digits that sort as the times do; the known one is its first."""
    assert "2222222222222" == tid(0, 0)
    assert "222222222223z" == tid(0, 63)
    keys = [tid(time, 7) for time in (1, 2, 1_000_000, 1_796_634_000_000_000, 2**53 - 1)]

    assert sorted(keys) == keys
    assert all(re.fullmatch("[234567abcdefghij][234567a-z]{12}", key) for key in keys)
    assert sorted(ALPHABET) == list(ALPHABET)


def test_posts_of_one_minute_have_keys_of_their_own() -> None:
    """Twenty thousand of them, and the parts of a thread in their order; none in the future."""
    keys = {record_key(record(key=f"post-{number}@bluesky"), NOW) for number in range(20_000)}

    assert 20_000 == len(keys)
    assert max(keys) < tid(int(NOW) * 1_000_000, 0)
    parts = [receipts(count) for count in range(4)]
    ordered = [record_key(part, NOW) for part in parts]
    assert sorted(ordered) == ordered
    assert ordered == [record_key(part, NOW + 30) for part in parts]
    assert ["2026-12-07T09:00:00.000Z", "2026-12-07T09:00:00.001Z"] == [
        created_at(part, NOW) for part in parts[:2]
    ]


def receipts(count: int) -> Record:
    """Return a delivery with some parts out."""
    return record(receipts=tuple(Receipt(f"at://{DID}/p/{number}") for number in range(count)))


TEXTS = st.text() | st.lists(
    st.sampled_from(
        [*"a1 #@.é🪔(\n!/", "https://", "brand.example", "#Лампа", "@lentera.example", "️⃣", "नमस्ते"]
    )
).map("".join)


@given(TEXTS)
def test_facets_mark_what_they_say(text: str) -> None:
    """Their bytes are the link, the name or the hashtag; they follow each other."""
    known = dict.fromkeys(named(text), DID)
    whole = text.encode("utf-8", "replace")
    done = 0

    for facet in facets(text, known):
        start, end = facet["index"]["byteStart"], facet["index"]["byteEnd"]
        assert done <= start < end <= len(whole)
        done = end
        said = whole[start:end].decode()
        (feature,) = facet["features"]
        match feature["$type"].partition("#")[2]:
            case "link":
                assert said == feature["uri"].encode("utf-8", "replace").decode()
            case "tag":
                assert said[1:] == feature["tag"].encode("utf-8", "replace").decode()
                assert said[0] in "#＃"
            case "mention":
                assert said[1:].lower() in known
                assert DID == feature["did"]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#one #two", ["one", "two"]),
        ("#Лампа, #नमस्ते!", ["Лампа", "नमस्ते"]),
        ("(#no) a#no #1 #. ##", []),
        ("#2026-plan", ["2026-plan"]),
        ("#️⃣ 5", []),
        ("https://a.example/#part", []),
        (f"#{'x' * 64} #{'x' * 65}", ["x" * 64]),
    ],
)
def test_hashtags(text: str, tags: list[str]) -> None:
    """A word behind a `#` that is not digits alone, without the punctuation behind it."""
    found = [one["features"][0].get("tag") for one in facets(text, {})]
    assert tags == [tag for tag in found if tag]


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("@a.example, (@B.example) @a.example", ("a.example", "b.example")),
        ("me@a.example @user@a.example @alone /@a.example", ()),
        ("@a.example.", ("a.example",)),
        ("@-a.example @a.1", ()),
        (" ".join(f"@a{number}.example" for number in range(30)), MOST_NAMED),
    ],
)
def test_names(text: str, handles: tuple[str, ...] | int) -> None:
    """An account is a name with dots behind an `@`; so many of them are looked up."""
    found = named(text)
    assert handles == (found if isinstance(handles, tuple) else len(found))


def test_what_stands_in_a_text_can_be_followed(peer: Peer, tmp_path: Path) -> None:
    """A link, a hashtag and an account that exists; one that does not stays plain."""
    handle = peer.page["handle"]
    text = f"🪔 @{handle} @nobody-at-all.test https://lentera.example/ä #Лампа"
    value = published(peer, tmp_path, parts=[text], lang="ru")

    kinds = [one["features"][0]["$type"].partition("#")[2] for one in value["facets"]]
    assert ["mention", "link", "tag"] == kinds
    assert {"byteStart": 5, "byteEnd": 6 + len(handle)} == value["facets"][0]["index"]
    assert (["ru"], "2026-11-22"[:4]) == (value["langs"], value["createdAt"][:4])


def test_a_link_without_a_picture_has_a_card(peer: Peer, tmp_path: Path) -> None:
    """With the post's title; a picture wins over the card, unless the page says otherwise."""
    link = "https://lentera.example/repair"
    card = published(peer, tmp_path, link=link)["embed"]
    assert {"uri": link, "title": "A lamp", "description": ""} == card["external"]

    shown = message(peer, "Look.", link=link, media=True)
    made = runs(peer, tmp_path, shown, "photo").until_settled()
    picture = value_of(peer, made.remote_id)["embed"]["images"][0]
    assert ("A brass lamp.", {"width": 640, "height": 480}) == (
        picture["alt"],
        picture["aspectRatio"],
    )

    peer.page = {**peer.page, "settings": {"card": "always"}}
    made = runs(peer, tmp_path, shown, "card").until_settled()
    assert "image/jpeg" == value_of(peer, made.remote_id)["embed"]["external"]["thumb"]["mimeType"]


def test_a_film_is_embedded(peer: Peer, tmp_path: Path) -> None:
    """One film; beside pictures it is refused."""
    film = {**message(peer, "Look."), "media": [described("video")]}
    made = runs(peer, tmp_path, film).until_settled()
    embed = value_of(peer, made.remote_id)["embed"]
    assert ("app.bsky.embed.video", "A brass lamp.") == (embed["$type"], embed["alt"])
    assert len(CONTENTS["video"]) == embed["video"]["size"]


@pytest.mark.parametrize(
    ("types", "fault"),
    [
        (["image/jpeg"] * 4, ""),
        (["image/jpeg"] * 5, "at most 4 pictures"),
        (["video/mp4", "image/png"], "one film, or pictures"),
        (["audio/mpeg"], "a.bin is audio/mpeg"),
    ],
)
def test_media_that_do_not_go_together(types: list[str], fault: str) -> None:
    """They are refused before anything is uploaded."""
    said = misfit([Medium("a.bin", type, b"") for type in types])
    assert fault in said
    assert bool(fault) is bool(said)


def test_one_login_serves_a_run(peer: Peer, tmp_path: Path) -> None:
    """For all parts of a thread; a token that ended is replaced, and the request made again."""
    ended = instead(400, b'{"error": "ExpiredToken", "message": "Token has expired"}')
    peer.proxy.begin(_2=ended)
    made = runs(peer, tmp_path, message(peer, "One.", "Two.")).until_settled()

    assert (State.PUBLISHED, 2, 2) == (made.state, peer.proxy.asked.count(LOGIN), made.part)


def test_a_name_that_was_found_later_makes_no_second_post(peer: Peer, tmp_path: Path) -> None:
    """What an earlier try put under the key is the post."""
    text = f"Hello @{peer.page['handle']}"
    fresh = record(payload=message(peer, text), first_sent=NOW)
    peer.proxy.begin(_2=instead(400, b'{"error": "InvalidRequest"}'), _3=lose)
    assert isinstance(adapter(peer, tmp_path).send(fresh), Ambiguous)

    peer.proxy.begin()
    sent = adapter(peer, tmp_path).send(fresh)
    assert isinstance(sent, Sent)
    (post,) = peer.posts()
    assert (post.id, text) == (sent.receipt.remote_id, post.text)
    assert "facets" not in value_of(peer, post.id)


def test_other_content_under_the_key_that_cannot_be_looked_at(peer: Peer, tmp_path: Path) -> None:
    """Nobody can tell."""
    first = record(payload=message(peer, "One."), first_sent=NOW)
    adapter(peer, tmp_path).send(first)
    peer.proxy.begin(_3=lose)
    other = replace(first, payload=message(peer, "Other."))

    assert isinstance(adapter(peer, tmp_path).send(other), Ambiguous)


def test_the_numbers_of_a_post(peer: Peer, tmp_path: Path) -> None:
    """Those of all parts together; where the network does not show it, that is said."""
    made = runs(peer, tmp_path, message(peer, "One.", "Two.")).until_settled()
    subject = adapter(peer, tmp_path)
    assert isinstance(subject, Measures)
    posts = {"posts": [{"likeCount": 2, "replyCount": 1}, {"likeCount": 3, "quoteCount": True}, 4]}
    peer.proxy.begin(_2=instead(200, json.dumps(posts).encode()))
    found = subject.metrics(made)

    wanted = {"likeCount": 5, "repostCount": 0, "replyCount": 1, "quoteCount": 0}
    assert {**wanted, "bookmarkCount": 0} == found
    asked = peer.proxy.seen[-1].path
    assert asked.count("uris=at%3A%2F%2F") == 2
    peer.proxy.begin(_1=instead(200, b'{"posts": []}'), _2=instead(404, b"{}"))
    assert [True, False] == [getattr(subject.metrics(made), "retryable", None) for _ in range(2)]


def test_who_named_the_account(peer: Peer, tmp_path: Path) -> None:
    """Back to a time, page by page, oldest first; other reasons and odd rows are left out."""
    subject = adapter(peer, tmp_path)
    assert isinstance(subject, Hears)
    pages = [
        {"notifications": [named_at("9"), named_at("8", reason="like"), 7], "cursor": "c"},
        {"notifications": [named_at("7"), named_at("1"), named_at("x")], "cursor": "d"},
    ]

    def answer(_proxy: Lossy, request: Request) -> tuple[int, dict[str, str], bytes]:
        page = pages["cursor=c" in request.path]
        return 200, {}, json.dumps(page).encode()

    peer.proxy.begin(_2=answer, _3=answer)
    found = subject.mentions(1_796_634_000.0 + 5 * 60)

    assert isinstance(found, tuple)
    assert ["7", "9"] == [one.text for one in found]
    uri = f"at://{DID}/app.bsky.feed.post/9"
    url = f"https://bsky.app/profile/{DID}/post/9"
    assert Mention(uri, "friend.example", NOW + 9 * 60, "9", url) == found[-1]
    peer.proxy.begin(_1=instead(502))
    assert isinstance(subject.mentions(0), Ambiguous)


def named_at(minute: str, reason: str = "mention") -> dict[str, Any]:
    """Return a notification some minutes after nine."""
    return {
        "uri": f"at://{DID}/app.bsky.feed.post/{minute}",
        "reason": reason,
        "author": {"handle": "friend.example"},
        "record": {"text": minute},
        "indexedAt": f"2026-12-07T09:0{minute}:00.000Z",
    }


def test_an_account_that_was_suspended(peer: Peer, tmp_path: Path) -> None:
    """The login works, and the check says why nothing will."""
    said = {"handle": "a.test", "did": DID, "active": False, "status": "deactivated"}
    peer.proxy.begin(_2=instead(200, json.dumps(said).encode()))
    found = list(adapter(peer, tmp_path).examine())

    assert [Health.GOOD, Health.BAD] == [check.health for check in found]
    assert "deactivated" == found[1].said


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ({"handle": ""}, "no `handle`"),
        ({"handle": "a.example"}, "no variable under `secrets.app_password`"),
        ({"secrets": {"app_password": "P"}, "options": {"url": "http://a.example"}}, "https://"),
        ({"secrets": {"app_password": "P"}, "options": {"url": "https://a@b"}}, "alone"),
        ({"secrets": {"app_password": "P"}, "options": {"url": "https://[a"}}, "be read"),
        ({"secrets": {"app_password": "P"}, "options": {"url": "http://localhost:1"}}, ""),
        ({"secrets": {"app_password": "P"}, "options": {"url": "http://127.0.0.1:1"}}, ""),
        ({"secrets": {"app_password": "P"}}, ""),
    ],
)
def test_what_stands_in_the_way(page: dict[str, Any], words: str, tmp_path: Path) -> None:
    """The page lacks something, or names a server that would learn the password in the clear."""
    made = channel("bluesky", **{"handle": "a.example", **page})
    said = make(made, tools(tmp_path, {"P": "secret-password"})).obstacle()

    assert words in said
    assert bool(words) is bool(said)


ODD = {
    "no did": (1, b'{"accessJwt": "t", "did": "no"}'),
    "no blob": (2, b'{"blob": 7}'),
    "another post": (3, b'{"uri": "at://did:plc:x/app.bsky.feed.post/1"}'),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_answers(name: str, peer: Peer, tmp_path: Path) -> None:
    """Nothing is taken for sent that the server did not say in so many words."""
    number, body = ODD[name]
    peer.proxy.begin(**{f"_{number}": instead(200, body)})
    fresh = record(payload=message(peer, "One.", media=True), first_sent=NOW)
    outcome = adapter(peer, tmp_path).send(fresh)

    assert [] == peer.posts()
    if name == "another post":
        assert isinstance(outcome, Ambiguous)
    else:
        assert isinstance(outcome, Refused)
        assert outcome.retryable


def test_a_post_that_is_none_of_ours(peer: Peer, tmp_path: Path) -> None:
    """It is not taken back, not changed, and not answered."""
    subject = adapter(peer, tmp_path)
    foreign = record(receipts=(Receipt("https://elsewhere.example/1"),), payload=message(peer, "a"))

    assert isinstance(subject.retract(foreign), Refused)
    assert isinstance(subject.edit(foreign), Refused)
    assert isinstance(subject.send(replace(foreign, first_sent=NOW)), Refused)
    assert isinstance(carry_out(subject, Prepare(foreign)), Refused)
    assert Absent() == subject.look(record(first_sent=NOW, payload=message(peer, "a")))


def test_names_can_be_left_plain(peer: Peer, tmp_path: Path) -> None:
    """Then nobody is linked or told, and nobody is looked up."""
    peer.page = {**peer.page, "settings": {"names": "plain"}}
    value = published(peer, tmp_path, parts=[f"Hello @{peer.page['handle']}"])

    assert "facets" not in value
    assert not any("resolveHandle" in one for one in peer.proxy.asked)


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_refusal_before_the_post_is_its_end(number: int, peer: Peer, tmp_path: Path) -> None:
    """Of a name, of the post before, of a file: nothing is put, and the reason is told."""
    subject = adapter(peer, tmp_path)
    first = runs(peer, tmp_path, message(peer, "One.")).until_settled()
    text = f"Two. @{peer.page['handle']}"
    listed = [{**described("image"), "part": 1}]
    payload = {**message(peer, "One.", text), "media": listed}
    peer.proxy.begin(**{f"_{number}": instead(401 if number == 2 else 403, b"{}")})
    second = subject.send(replace(first, payload=payload, first_sent=NOW))

    assert isinstance(second, Refused)
    assert ["One."] == [post.text for post in peer.posts()]


def test_media_are_judged_before_anything_is_sent(peer: Peer, tmp_path: Path) -> None:
    """Missing bytes, kinds that are not shown, a thumb that the server refuses."""
    subject = adapter(peer, tmp_path)
    missing = [{**described("image"), "sha256": "0"}]
    sound = [{**described("image"), "path": "content/media/lamp.mp3"}]
    for listed in (missing, sound):
        asked = record(payload={**message(peer, "x"), "media": listed}, first_sent=NOW)
        assert isinstance(subject.send(asked), Refused)

    peer.page = {**peer.page, "settings": {"card": "always"}}
    shown = message(peer, "x", link="https://a.example", media=True)
    peer.proxy.begin(_2=instead(413, b"{}"))
    refused = adapter(peer, tmp_path).send(record(payload=shown, first_sent=NOW))
    assert isinstance(refused, Refused)
    assert [] == peer.posts()


def test_a_change_that_cannot_be_made(peer: Peer, tmp_path: Path) -> None:
    """The post is not shown, or a name in the new text cannot be looked up."""
    made = runs(peer, tmp_path, message(peer, "One.")).until_settled()
    subject = adapter(peer, tmp_path)
    changed = replace(made, payload=message(peer, f"Two. @{peer.page['handle']}"))
    peer.proxy.begin(_2=instead(200, b'{"value": 7}'), _4=instead(502), _6=instead(409, b"{}"))

    assert [True, True] == [getattr(subject.edit(changed), "retryable", None) for _ in range(2)]
    assert isinstance(subject.edit(replace(changed, payload=message(peer, "Two."))), Refused)
    assert "One." == peer.posts()[0].text


def test_a_look_without_a_login(peer: Peer, tmp_path: Path) -> None:
    """Nobody can tell; nor where the answer is a fault of the server's."""
    asked = record(payload=message(peer, "x"), first_sent=NOW)
    peer.proxy.begin(_1=instead(502), _2=instead(502), _4=instead(400, b'{"error": "NoRepo"}'))
    subject = adapter(peer, tmp_path)

    assert isinstance(subject.look(asked), Ambiguous)
    assert isinstance(subject.edit(replace(asked, receipts=(Receipt("x"),))), Refused)
    assert isinstance(subject.look(asked), Ambiguous)
