"""Fill in how many bytes the media of a built site's feeds have.

Pictures are written anew while staging, so their size is known only when the site is there.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import unquote

from masthead.site.feed_xml import UNKNOWN_LENGTH

Size = Callable[[str], int]
"""Returns the bytes of the file at an address; 0 where the site has none there."""

_RSS = re.compile(rf'<enclosure url="([^"]*)" length="{UNKNOWN_LENGTH}"')
_ATOM = re.compile(r'<link rel="enclosure" type="([^"]*)" href="([^"]*)"')


def measure(folder: Path, places: Iterable[str], base_url: str) -> None:
    """Write sizes into the feeds of a built site.

    Args:
        folder: the built site.
        places: where its feeds stand.
        base_url: its full address, without a final slash.
    """

    def size(url: str) -> int:
        file = folder / unquote(url.removeprefix(f"{base_url}/"))
        return file.stat().st_size if file.is_file() else 0

    for place in places:
        path = folder / place
        if not path.is_file():
            continue
        text = path.read_text("utf-8")
        done = _in_json(text, size) if place.endswith(".json") else _in_xml(text, size)
        path.write_text(done, encoding="utf-8", newline="")


def _in_xml(text: str, size: Size) -> str:
    def rss(match: re.Match[str]) -> str:
        return f'<enclosure url="{match[1]}" length="{size(html.unescape(match[1]))}"'

    def atom(match: re.Match[str]) -> str:
        bytes = size(html.unescape(match[2]))
        return f'{match[0]} length="{bytes}"' if bytes else match[0]

    return _ATOM.sub(atom, _RSS.sub(rss, text))


def _in_json(text: str, size: Size) -> str:
    feed = json.loads(text)
    for item in feed["items"]:
        for one in item.get("attachments", ()):
            if bytes := size(one["url"]):
                one["size_in_bytes"] = bytes
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
