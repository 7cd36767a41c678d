"""How an adapter speaks to its service: JSON and forms over the one client, judged once.

What an answer means for the *delivery* is decided here and nowhere else. A request that publishes
nothing (a login, an upload, a look) cannot have sent the post, whatever became of it: `harmless`
turns its uncertainty into a refusal that may be tried again.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from masthead.http import Answer, Client, Refusal
from masthead.http.address import is_private
from masthead.http.form import Upload, multipart
from masthead.protocol.outcome import Ambiguous, Refused
from masthead.redacting import in_one_line, pieces

QUOTED = 200
"""Characters of an answer that a reason quotes."""

DIGITS = 40
"""Most digits of a number in an answer: longer ones are no id and no time, and no float."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:~@=+(),-]{0,299}")
_ANSWERED = re.compile(r"\S+ answered (\d{3})\b")


@dataclass(frozen=True, slots=True)
class Reply:
    """A service's answer with a status of 2xx.

    Args:
        data: its JSON; None where the body is empty.
        headers: names in lower case.
    """

    data: Any
    headers: Mapping[str, str] = field(default_factory=dict)

    def get(self, *keys: str | int) -> Any:
        """Return the value at a path of keys and indexes, or None where there is none."""
        found = self.data
        for key in keys:
            if isinstance(found, Mapping) and isinstance(key, str):
                found = found.get(key)
            elif (
                isinstance(found, list) and isinstance(key, int) and -len(found) <= key < len(found)
            ):
                found = found[key]
            else:
                return None
        return found

    def text(self, *keys: str | int) -> str:
        """Return the text or number at a path as text, or empty."""
        found = self.get(*keys)
        return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""

    def rows(self, *keys: str | int) -> list[Reply] | None:
        """Return the list at a path; None where none stands there: nothing can be told from that.

        An answer of another shape must not be taken for an empty list: what is looked for may be
        there.
        """
        found = self.get(*keys)
        return [Reply(one, self.headers) for one in found] if isinstance(found, list) else None

    def id(self, *keys: str | int) -> str:
        """Return the id at a path, or empty where none stands there that may stand anywhere."""
        return id_in(self.text(*keys))


def id_in(text: str) -> str:
    """Return a text that can be an id in a path, a file or a line, or empty."""
    return text if _ID.fullmatch(text) else ""


Judge = Callable[[Reply], Refused | Ambiguous | None]
"""Tells whether an answer with a status of 2xx is a refusal all the same."""


@dataclass(frozen=True, slots=True)
class Wire:
    """One service over HTTP, as one account.

    Args:
        client: makes the requests.
        base: the service's address; paths are relative to it.
        headers: go with every request (the credentials).
        judge: says what an answer of 2xx with an error in it means.
        refusal: says what an answer with another status means, where its body tells more.
    """

    client: Client
    base: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    judge: Judge = lambda _: None
    refusal: Refusal | None = None

    def ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        data: object = None,
        form: Mapping[str, str] | None = None,
        files: Sequence[Upload] = (),
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Reply | Refused | Ambiguous:
        """Make one request, and return what its answer says.

        Args:
            method: `GET`, `POST` ...
            path: relative to `base`; without a slash in front.
            query: parameters of the address.
            data: a value that is sent as JSON.
            form: fields that are sent as a form; with `files`, in parts.
            files: files of the form.
            body: bytes that are sent as they are.
            headers: further headers.
        """
        kind, sent = _encoded(data, form, files, body)
        address = f"{self.base.rstrip('/')}/{path}" if path else self.base
        if query:
            address += f"{'&' if '?' in address else '?'}{urlencode(query, errors='replace')}"
        if not is_private(address):
            return Refused("its address must start with https://: nothing was sent")
        together = {**kind, **self.headers, **(headers or {})}
        got = self.client.request(
            method, address, headers=together, body=sent, refusal=self.refusal
        )
        if not isinstance(got, Answer):
            return got
        read = _read(got)
        verdict = read if isinstance(read, Ambiguous) else self.judge(read)
        if verdict is None:
            return read
        # Cleaned before it is cut: the beginning of a secret is one as well.
        hidden = self.client.clean(verdict.reason, pieces(together))
        return replace(verdict, reason=hidden[:QUOTED].strip())


def harmless(got: Reply | Refused | Ambiguous) -> Reply | Refused:
    """Return an answer to a request that publishes nothing: what is uncertain may be repeated."""
    if isinstance(got, Ambiguous):
        return Refused(got.reason, retryable=True)
    return got


def answered(got: Reply | Refused | Ambiguous, status: int) -> bool:
    """Tell whether a service refused with a status; what its answer says beside does not count."""
    found = None if isinstance(got, Reply) else _ANSWERED.match(got.reason)
    return found is not None and int(found[1]) == status


def _encoded(
    data: object, form: Mapping[str, str] | None, files: Sequence[Upload], body: bytes
) -> tuple[Mapping[str, str], bytes]:
    """Return the header that says what a body is, and the body."""
    if data is not None:
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return {"Content-Type": "application/json"}, text.encode("utf-8", "replace")
    if files:
        return multipart(form or {}, files)
    if form is not None:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return kind, urlencode(form, errors="replace").encode()
    return {}, body


def _whole(text: str) -> int:
    """Return a whole number of an answer, if it is one that can be meant."""
    if len(text) > DIGITS:
        raise ValueError("a number with too many digits")
    return int(text)


def _number(text: str) -> float:
    """Return a number of an answer: neither infinite nor none (RFC 8259, section 6)."""
    found = float(text)
    if not math.isfinite(found):
        raise ValueError("not a number")
    return found


def _read(answer: Answer) -> Reply | Ambiguous:
    """Return the JSON of an answer; what is none says nothing for certain."""
    if not answer.body.strip():
        return Reply(None, answer.headers)
    try:
        said = json.loads(
            answer.body, parse_int=_whole, parse_float=_number, parse_constant=_number
        )
        return Reply(said, answer.headers)
    except (ValueError, RecursionError):
        # Not cut here: whoever cleans it does so first.
        said = in_one_line(answer.body)
        return Ambiguous(
            f"the service answered {answer.status} with something else than JSON: {said}"
        )
