"""The posts of the API's internal site as one document, for `masthead export json`."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from masthead.exporting.rows import Wanted
from masthead.ledger import read_hold
from masthead.publishing.state import judged
from masthead.site.api_posts import post_collection
from masthead.site.building import read_hub
from masthead.site.selection import INTERNAL
from masthead.site.view import View


def posts_json(root: Path, wanted: Wanted, now: datetime) -> bytes:
    """Return the wanted posts as the internal API's `posts.json` has them, in one page.

    Args:
        root: the hub's folder.
        wanted: which are wanted.
        now: the moment, with its zone.
    """
    hub = read_hub(root, INTERNAL)
    wanted.refuse_unknown(hub)
    hold = read_hold(root, hub.settings)
    view = View(hub, INTERNAL, now, hold, judged(root, hub, now, hold))
    collection = post_collection(view)
    items = [collection.data(post) for post in collection.items() if wanted.takes(post)]
    head = {"kind": collection.name, "count": len(items), "page": 1, "pages": 1, "next": None}
    whole = {**head, "items": items}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
