"""A leak: something internal in a built site, with where it stands and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HINTS: Mapping[str, str] = {
    "address": "no address of the site may lead to an internal page; take the link out",
    "alternative text": "write the alternative text anew, for everyone to read",
    "api": "the API gives public fields only; take the field out of what it gives",
    "archive": "pack the archive anew, without internal files",
    "attribute": "take it out of the template or the page that writes it",
    "calendar": "a public calendar names published posts only",
    "comment": "delete the comment",
    "data": "give public fields only",
    "dead link": "take the link out: it leads nowhere and names an internal page",
    "description": "write the page's description anew, for everyone to read",
    "edit link": "leave `repo_url` and `edit_uri` empty in the public site",
    "encoded text": "take the encoded data out of the page",
    "feed": "a feed holds published posts only",
    "file": "an internal file may not be copied; take it out of the public page that uses it",
    "file name": "give the file a name that everyone may read, or keep it out of the site",
    "forms": "build the public site without `--admin`: the forms are for the internal one",
    "host": "take the internal host out",
    "image metadata": "export the picture without its metadata",
    "link": "take the link out, or make its page public",
    "navigation": "keep the page out of the navigation: the public site knows public pages only",
    "page text": "make the source public, or take its words out of the public page",
    "redirect": "take the redirect out",
    "robots": "robots.txt may not list what is internal: it is the first thing that people read",
    "script": "take it out of the script",
    "search index": "the search index may know public pages only",
    "sitemap": "the sitemap may know public pages only",
    "source map": "publish no source maps",
    "structured data": "structured data give public fields only",
    "style sheet": "take it out of the style sheet",
    "tags": "tags of internal pages are internal",
    "title": "give the page a title that everyone may read",
}
"""Each kind of leak with the next step."""


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """Something internal in a file of a built site.

    Args:
        file: the file of the site, relative to it; what stands inside an archive follows `!`.
        line: line in that file, from 1.
        kind: where it shows, a key of `HINTS`.
        what: what it is: title, text, a front-matter key, name, host, metadata ...
        source: the file of the hub that is internal, or empty.
        text: the words that were found, cut short.
    """

    file: str
    line: int
    kind: str
    what: str
    source: str
    text: str

    @property
    def hint(self) -> str:
        """The next step."""
        return HINTS[self.kind]
