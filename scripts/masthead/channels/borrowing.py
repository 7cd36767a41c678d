"""Media that a service fetches by address: they must answer on the public site first.

When and where a medium stands there is said in `masthead.compose.lending`.
"""

from __future__ import annotations

from dataclasses import dataclass

from masthead.channels.base import Tools
from masthead.channels.outgoing import described
from masthead.compose.lending import lent_limits, lent_place
from masthead.http import Answer
from masthead.media import TYPES
from masthead.media.lending import lent
from masthead.media.rewriting import UnreadablePictureError
from masthead.protocol.outcome import Refused
from masthead.record import Record
from masthead.service import Limits

STEP = "build and deploy the public site, then run `masthead publish` again"


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A medium that answers at a public address.

    Args:
        path: its place in the hub.
        url: its address.
        film: whether it is a film; else it is a picture.
        alt: its alternative text, or empty.
    """

    path: str
    url: str
    film: bool
    alt: str = ""


def borrowed(tools: Tools, record: Record) -> tuple[Borrowed, ...] | Refused:
    """Return the media of the next part; each was just seen to answer with the right bytes.

    Nothing is told to the service before, so a medium that is not there yet is a refusal that
    may be tried again.
    """
    found = []
    limits = lent_limits(tools.limits, record.payload)
    for medium in described(record):
        path, sha256 = str(medium["path"]), str(medium["sha256"])
        type = TYPES.get(path.rpartition(".")[2].lower(), "")
        if not type.startswith(("image/", "video/")):
            return Refused(f"the medium {path} is neither a picture nor a film")
        content = _made(tools, path, sha256, record.commit, limits)
        if isinstance(content, Refused):
            return content
        url = f"{tools.public_url}/{lent_place(path, sha256, limits)}"
        film = type.startswith("video/")
        missing = _missing(tools, url, content, film=film)
        if missing:
            said = f"{url} does not answer with the medium {path} yet ({missing}): {STEP}"
            return Refused(said, retryable=True)
        found.append(Borrowed(path, url, film, str(medium.get("alt", ""))))
    return tuple(found)


def _made(tools: Tools, path: str, sha256: str, commit: str, limits: Limits) -> bytes | Refused:
    """Return the bytes that must stand at the address."""
    if not tools.public_url:
        said = "the service fetches media from the public site, and masthead.yml names none"
        return Refused(f"{said}: write `public_url`", retryable=True)
    approved = tools.read_media(path, sha256, commit)
    if approved is None:
        return Refused(f"the medium {path} is not the one that was approved")
    if not approved:
        return Refused(f"the medium {path} is empty: export it anew")
    try:
        return lent(path, approved, limits)
    except UnreadablePictureError as error:
        return Refused(f"the medium {path} {error}: {error.hint}")


def _missing(tools: Tools, url: str, content: bytes, *, film: bool) -> str:
    """Return why an address does not answer with these bytes, or nothing; of a film, as many."""
    method = "HEAD" if film else "GET"
    got = tools.client.exchange(method, url, largest=len(content) + 1)
    if not isinstance(got, Answer):
        return got.reason
    if got.status != 200:
        return f"status {got.status}"
    if film:
        size = got.headers.get("content-length", "")
        return "" if size == str(len(content)) else f"{size or 'an unknown number of'} bytes"
    return "" if got.body == content else "other bytes"
