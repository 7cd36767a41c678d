"""Finish a built site: the policy of each page, its feeds, structured data, sizes in the feeds."""

from __future__ import annotations

from pathlib import Path

from masthead.site import enclosures, structured_data
from masthead.site.feeds import feed_places
from masthead.site.podcasts import podcast_places
from masthead.site.policy import finish_site
from masthead.site.view import View


def finish(folder: Path, view: View) -> int:
    """Finish a built site; return how many pages it has.

    Args:
        folder: the built site.
        view: what it was made of.
    """
    pages = finish_site(folder)
    structured_data.embed(folder, view)
    places = [*feed_places(view), *podcast_places(view)]
    enclosures.measure(folder, places, view.base_url)
    return pages
