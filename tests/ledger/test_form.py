"""The ledger's files, written and read strictly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.errors import LedgerError
from masthead.ledger import decoding, form
from masthead.record import (
    Approval,
    Hold,
    Plan,
    Read,
    Receipt,
    Record,
    State,
    generation_key,
)

PATH = "ledger/2026/12/repair-week.json"

APPROVAL: dict[str, Any] = {
    "pull": 12,
    "url": "https://github.example/12",
    "commit": "c0ffee",
    "by": [{"login": "sari", "commit": "cafe"}],
    "emergency": True,
    "besides": [9],
}

GOOD: dict[str, Any] = {
    "schema": 1,
    "post": "repair-week",
    "deliveries": {
        "outbox": {
            "state": "published",
            "attempt": 2,
            "plan": "resend",
            "nonce": "n1",
            "lease_until": "2026-12-07T09:30:00Z",
            "first_sent": "2026-12-07T09:00:00Z",
            "key": "repair-week@outbox",
            "commit": "c0ffee",
            "content_hash": "abc",
            "payload": {"parts": ["Hello"]},
            "approval": APPROVAL,
            "receipts": [{"remote_id": "1", "url": "", "at": "2026-12-07T09:00:01Z"}],
            "at": "2026-12-07T09:00:01Z",
        }
    },
}


def changed(**fields: Any) -> bytes:
    """Return the good file with some of its delivery's fields changed; None drops one."""
    data = json.loads(json.dumps(GOOD))
    delivery = data["deliveries"]["outbox"]
    delivery.update(fields)
    data["deliveries"]["outbox"] = {key: one for key, one in delivery.items() if one is not None}
    return json.dumps(data).encode()


def whole(**keys: Any) -> bytes:
    """Return the good file with some of its top keys changed; None drops one."""
    data = {**GOOD, **keys}
    return json.dumps({key: one for key, one in data.items() if one is not None}).encode()


def test_a_post_stands_in_the_month_of_its_first_claim() -> None:
    """The month is that of UTC."""
    assert PATH == form.path_of("repair-week", 1796634000.0)
    assert "repair-week" == form.post_of(PATH)


@pytest.mark.parametrize(
    "path",
    [
        "ledger/2026/13/x.json",
        "ledger/2026/1/x.json",
        "ledger/2026/12/X.json",
        "ledger/x.json",
        "ledger/2026/12/x.yml",
        "ledger/2026/12/../x.json",
    ],
)
def test_a_path_that_masthead_does_not_write_is_refused(path: str) -> None:
    """A stray file in the ledger stops publishing and is named."""
    with pytest.raises(LedgerError, match="Masthead writes no such file") as caught:
        form.post_of(path)

    assert path in caught.value.message


@pytest.mark.parametrize(("post", "channel"), [("../x", "outbox"), ("x", "Out Box"), ("", "x")])
def test_what_is_no_id_is_not_written(post: str, channel: str) -> None:
    """Nobody could read it again, and it could lead out of the ledger."""
    assert not form.fits(post, channel)
    with pytest.raises(ValueError, match="has no id that can be recorded"):
        form.encode(post, [Record(post, channel, State.CLAIMED)])


def test_the_good_file_is_read() -> None:
    """Every field arrives, times as seconds."""
    record = decoding.decode(PATH, whole())["outbox"]

    assert (
        Record(
            "repair-week",
            "outbox",
            State.PUBLISHED,
            attempt=2,
            plan=Plan.RESEND,
            nonce="n1",
            lease_until=1796635800.0,
            first_sent=1796634000.0,
            key="repair-week@outbox",
            commit="c0ffee",
            content_hash="abc",
            payload={"parts": ["Hello"]},
            approval=Approval(
                12, "https://github.example/12", "c0ffee", (Read("sari", "cafe"),), True, (9,)
            ),
            receipts=(Receipt("1", "", 1796634001.0),),
            at=1796634001.0,
        )
        == record
    )


def approved(**keys: Any) -> bytes:
    """Return the good file with some keys of its delivery's approval changed; None drops one."""
    data = {key: one for key, one in {**APPROVAL, **keys}.items() if one is not None}
    return changed(approval=data)


def test_a_file_from_before_approvals_were_kept_is_read() -> None:
    """Then nobody knows how the text was approved."""
    assert decoding.decode(PATH, changed(approval=None))["outbox"].approval is None


def test_what_an_approval_need_not_say() -> None:
    """The short way, and other pull requests."""
    plain = decoding.decode(PATH, approved(emergency=None, besides=None))["outbox"].approval

    assert plain
    assert (False, ()) == (plain.emergency, plain.besides)


BAD = {
    "truncated": (whole()[:-9], "not JSON"),
    "empty": (b"", "not JSON"),
    "not text": (b"\xff\xfe{}", "not JSON"),
    "deep": (b"[" * 100_000, "not JSON"),
    "twice": (b'{"schema": 1, "schema": 1}', "a key stands twice"),
    "not a number": (b'{"schema": NaN}', "NaN is no number"),
    "large": (b" " * 1_100_000, "larger than"),
    "a list": (b"[]", "the file is no mapping"),
    "future schema": (whole(schema=2), "its schema is 2"),
    "no schema": (whole(schema=None), "its schema is None"),
    "true schema": (whole(schema=True), "its schema is True"),
    "unknown top key": (whole(note="x"), "the file has an unknown key 'note'"),
    "no deliveries": (whole(deliveries=None), "the file lacks 'deliveries'"),
    "deliveries a list": (whole(deliveries=[]), "deliveries is no mapping"),
    "another post": (whole(post="other"), "it tells of the post 'other'"),
    "delivery no mapping": (whole(deliveries={"outbox": 1}), "outbox is no mapping"),
    "bad channel": (whole(deliveries={"Out Box": {}}), "'Out Box' is no channel id"),
    "no state": (changed(state=None), "outbox lacks 'state'"),
    "unknown state": (changed(state="posted"), "unknown state 'posted'"),
    "derived state": (changed(state="due"), "unknown state 'due'"),
    "state no text": (changed(state=["published"]), "unknown state"),
    "unknown field": (changed(note="x"), "outbox has an unknown key 'note'"),
    "text for count": (changed(attempt="2"), "outbox.attempt is no count"),
    "negative count": (changed(attempt=-1), "outbox.attempt is no count"),
    "true for count": (changed(attempt=True), "outbox.attempt is no count"),
    "generation zero": (changed(generation=0), "outbox.generation begins at 1"),
    "another key": (changed(key="repair-week@outbox.2"), "not that of its generation"),
    "number for text": (changed(reason=5), "outbox.reason is no text"),
    "unknown plan": (changed(plan="hope"), "outbox.plan is no plan"),
    "time without zone": (changed(at="2026-12-07T09:00:00"), "not written as"),
    "time with offset": (changed(at="2026-12-07T09:00:00+01:00"), "not written as"),
    "no time": (changed(at="yesterday"), "outbox.at is no time"),
    "time a number": (changed(at=1796634001), "outbox.at is no text"),
    "payload a list": (changed(payload=[]), "outbox.payload is no mapping"),
    "receipts a mapping": (changed(receipts={}), "outbox.receipts is no list"),
    "receipt no mapping": (changed(receipts=["1"]), r"outbox.receipts\[0\] is no mapping"),
    "receipt lacks": (changed(receipts=[{"remote_id": "1"}]), r"receipts\[0\] lacks 'at'"),
    "approval a list": (changed(approval=[]), "outbox.approval is no mapping"),
    "approval without a commit": (approved(commit=None), "outbox.approval lacks 'commit'"),
    "approval with more": (approved(note="x"), "outbox.approval has an unknown key 'note'"),
    "approval of text": (approved(pull="12"), "outbox.approval.pull is no count"),
    "approval by text": (approved(by="sari"), "outbox.approval.by is no list"),
    "approval by names": (approved(by=["sari"]), r"outbox.approval.by\[0\] is no mapping"),
    "approval of nothing": (approved(by=[{"login": "sari"}]), r"by\[0\] lacks 'commit'"),
    "approval by a number": (
        approved(by=[{"login": 5, "commit": "cafe"}]),
        r"outbox.approval.by\[0\].login is no text",
    ),
    "emergency of text": (approved(emergency="yes"), "emergency is neither true nor false"),
    "besides of text": (approved(besides=["9"]), r"outbox.approval.besides\[0\] is no count"),
    "published without receipt": (changed(receipts=None), "published without a receipt"),
    "sending by nobody": (
        changed(state="sending", nonce=None),
        "it is being sent by nobody",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_masthead_did_not_write_stops_publishing(case: str) -> None:
    """Nothing is mended: the error names the file, the fault and the next step."""
    raw, fault = BAD[case]

    with pytest.raises(LedgerError, match=fault) as caught:
        decoding.decode(PATH, raw)

    assert PATH in caught.value.message
    assert "a person mends it" in caught.value.hint


ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
texts = st.text(max_size=20)
times = st.integers(0, 4_000_000_000).map(float)
receipts = st.builds(Receipt, texts, texts, times)
numbers = st.integers(0, 10**9)
readers = st.lists(st.builds(Read, texts, texts), max_size=3).map(tuple)
besides = st.lists(numbers, max_size=3).map(tuple)
approvals = st.builds(Approval, numbers, texts, texts, readers, st.booleans(), besides)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a record that a run could have written."""
    state = draw(st.sampled_from(list(decoding.STATES.values())))
    generation = draw(st.integers(1, 3))
    channel = draw(ids)
    return Record(
        "repair-week",
        channel,
        state,
        generation=generation,
        attempt=draw(st.integers(0, 9)),
        nonce=draw(texts) or "n",
        lease_until=draw(times),
        first_sent=draw(st.none() | times),
        plan=draw(st.sampled_from(list(Plan))),
        confirmed=draw(times),
        key=generation_key("repair-week", channel, generation),
        commit=draw(texts),
        content_hash=draw(texts),
        payload=draw(st.dictionaries(texts, json_values, max_size=3)),
        approval=draw(st.none() | approvals),
        receipts=tuple(draw(st.lists(receipts, min_size=1, max_size=3))),
        handle=draw(texts),
        reason=draw(texts),
        at=draw(times),
    )


@given(st.lists(records(), max_size=3))
def test_what_is_written_is_read_back(known: list[Record]) -> None:
    """Writing and reading a file changes nothing."""
    by_channel = {record.channel: record for record in known}

    raw = form.encode("repair-week", by_channel.values())

    assert by_channel == decoding.decode(PATH, raw)


@given(st.text(st.characters(categories=["Cs", "L"]), max_size=9))
def test_a_broken_character_of_a_service_survives(text: str) -> None:
    """A lone surrogate in an answer must not keep a receipt out of the ledger."""
    record = Record("repair-week", "outbox", State.FAILED, reason=text)

    raw = form.encode("repair-week", [record])

    assert text == decoding.decode(PATH, raw)["outbox"].reason


@given(times, st.none() | times, texts)
def test_a_hold_is_read_back(since: float, until: float | None, why: str) -> None:
    """With and without an end."""
    hold = Hold(why, "sari", since, until)

    assert hold == decoding.decode_hold("hold.json", form.encode_hold(hold))


def test_a_hold_ends_by_itself() -> None:
    """A hold with an end stops nothing from that moment on."""
    assert Hold("why", "sari", 0.0).stops(1e12)
    assert Hold("why", "sari", 0.0, 10.0).stops(9.0)
    assert not Hold("why", "sari", 0.0, 10.0).stops(10.0)


def test_a_heartbeat_is_read_back() -> None:
    """The time of the last run."""
    assert 5.0 == decoding.decode_heartbeat("heartbeat.json", form.encode_heartbeat(5.0))


@pytest.mark.parametrize("raw", [b"{}", b'{"schema": 1, "at": 5}', b'{"schema": 1}'])
def test_a_damaged_heartbeat_stops_publishing(raw: bytes) -> None:
    """The files beside the records are read as strictly."""
    with pytest.raises(LedgerError, match=r"heartbeat\.json"):
        decoding.decode_heartbeat("heartbeat.json", raw)
