"""The column layouts of common schedulers' bulk uploads.

Facts from each maker's help, read in November 2026:

- buffer: `Text`, `Image URL`, `Tags`, `Posting Time` as YYYY-MM-DD HH:mm; one channel a file. The
  maker's page could not be read; the names are those that programs writing for it agree on.
- hootsuite: no row of names; date and time, message, link; one account a file. The maker's page
  could not be read; told by users' guides (kim-iverson-headlee.blogspot.com, 2016-08-31;
  jycalcano.blogspot.com, July 2015), who give the date as mm/dd/yyyy hh:mm or another order that is
  chosen at upload.
- sprout: `date` (dd/mm/yyyy or mm/dd/yyyy, chosen at upload), `time_24hr`, `message_text`
  (support.sproutsocial.com/hc/en-us/articles/115005864203).
- highlevel: `postAtSpecificTime (YYYY-MM-DD HH:mm:ss)`, `content`, `link (OGmetaUrl)`, `imageUrls`,
  `gifUrl`, `videoUrls` (help.kyriossystems.com/en/articles/13662132).
- socialbee: `text`, `link`, `imageUrls`, `gifUrls`, `videoUrls`, `postAtSpecificTime`
  (help.socialbee.com/article/80-how-do-i-import-content-via-csv).
- ayrshare: `post`, `platforms`, `mediaUrls`, `scheduleDate` in UTC as YYYY-MM-DDThh:mm:ssZ
  (ayrshare.com/docs/apis/post/bulk-post).

Later, Loomly and Publer: their columns could not be confirmed name by name; `--suggest` makes a
map of such a file. Pictures by address are kept, not fetched: a post needs the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one kind of table.

    Args:
        columns: what each means, in the order of the file.
        header: whether the first row names them.
        forms: how the dates of a column are written (strftime).
        between: what stands between several words of a column.
    """

    columns: Mapping[str, str]
    header: bool = True
    forms: Mapping[str, str] = field(default_factory=dict)
    between: Mapping[str, str] = field(default_factory=dict)


CALENDAR = "calendar"
"""Our own layout: what an export writes where nobody says otherwise."""

_MINUTES = "%Y-%m-%d %H:%M"
_SECONDS = "%Y-%m-%d %H:%M:%S"

LAYOUTS: Mapping[str, Layout] = {
    CALENDAR: Layout(
        {
            "id": "id",
            "date": "date",
            "time": "time",
            "channels": "channels",
            "title": "title",
            "text": "text",
            "link": "link",
            "media": "media",
            "alt": "media.alt",
            "hashtags": "hashtags",
            "lang": "lang",
            "format": "format",
            "campaign": "campaign",
            "pillar": "pillar",
            "goal": "goal",
            "owner": "owner",
            "draft": "draft",
        }
    ),
    "buffer": Layout(
        {"Text": "text", "Image URL": "media", "Tags": "keep", "Posting Time": "publish_at"},
        forms={"Posting Time": _MINUTES},
    ),
    "hootsuite": Layout(
        {"Date": "publish_at", "Message": "text", "Link": "link"},
        header=False,
        forms={"Date": "%m/%d/%Y %H:%M"},
    ),
    "sprout": Layout(
        {"date": "date", "time_24hr": "time", "message_text": "text"},
        forms={"date": "%m/%d/%Y"},
    ),
    "highlevel": Layout(
        {
            "postAtSpecificTime (YYYY-MM-DD HH:mm:ss)": "publish_at",
            "content": "text",
            "link (OGmetaUrl)": "link",
            "imageUrls": "media",
            "gifUrl": "keep",
            "videoUrls": "keep",
        },
        forms={"postAtSpecificTime (YYYY-MM-DD HH:mm:ss)": _SECONDS},
    ),
    "socialbee": Layout(
        {
            "text": "text",
            "link": "link",
            "imageUrls": "media",
            "gifUrls": "keep",
            "videoUrls": "keep",
            "postAtSpecificTime": "publish_at",
        },
        forms={"postAtSpecificTime": _SECONDS},
    ),
    "ayrshare": Layout(
        {
            "post": "text",
            "platforms": "channels",
            "mediaUrls": "media",
            "scheduleDate": "publish_at",
        },
        forms={"scheduleDate": "%Y-%m-%dT%H:%M:%SZ"},
        between={"platforms": ", "},
    ),
}
"""Each layout by name."""
