"""The kind `post`: one announcement, whatever the number of channels."""

from __future__ import annotations

from masthead.schema.fields import (
    AUDIENCES,
    DAY,
    DURATION,
    FLAG,
    FORMAT,
    GOAL,
    ID,
    LANG,
    LINES,
    LINK,
    ONE_LINE,
    OWNER,
    PILLAR,
    RULE_ID,
    SHOWN_ON,
    TEXT,
    URL,
    WHEN,
    id_of,
    ids_of,
    list_of,
)
from masthead.schema.records import Either, Field, MappingOf, Record
from masthead.schema.shapes import Choice

MEDIA_FILE = Field(
    "file",
    ONE_LINE,
    "The file: beside the post, or `/media/...` from the hub's `content/` folder.",
    "bench.jpg",
    required=True,
)
MEDIA = Record(
    (
        MEDIA_FILE,
        Field(
            "alt",
            TEXT,
            "What the picture shows, for people who do not see it.",
            "A brass lamp in pieces on a workbench.",
        ),
        Field("captions", ONE_LINE, "Captions of a video: a VTT or SRT file.", "bench.en.vtt"),
    ),
    "a mapping with `file` and `alt`",
    advice={"path": "write `file`", "src": "write `file`", "alt_text": "write `alt`"},
)
MEDIA_LIST = list_of(MEDIA, "files, each with `file` and `alt`")
LINK_TEXT = "Where the post leads: one address for every channel."
MEDIA_TEXT = "Files that go out with the post, in order."

PLACEMENT = Record(
    (
        Field("publish_at", WHEN, "Its own time on this channel.", "2026-12-07 12:00"),
        Field("link", LINK, "Its own link on this channel.", "https://lentera.example/repair"),
        Field("media", MEDIA_LIST, "Its own files on this channel.", [{"file": "wide.jpg"}]),
    ),
    "a mapping with `publish_at`, `link` or `media`",
)
CHANNELS = Either(
    {
        list: list_of(id_of("channel"), "channel ids"),
        dict: MappingOf(id_of("channel"), PLACEMENT, "a mapping by channel id", optional=True),
    },
    "a list of channel ids, or a mapping",
)
WAIVER = Record(
    (
        Field("rule", RULE_ID, "The rule's id.", "post/length", required=True),
        Field("reason", ONE_LINE, "Why it is right here.", "The law's full name.", required=True),
        Field("until", DAY, "Last day on which the waiver holds.", "2026-12-31", required=True),
    ),
    "a mapping with `rule`, `reason` and `until`",
)
REPEAT = Record(
    (
        Field("every", DURATION, "Time from one to the next.", "1w", required=True),
        Field("until", DAY, "Last day.", "2027-01-31", required=True),
    ),
    "a mapping with `every` and `until`",
)

POST_KINDS = ("info", "notice", "story", "question", "answer", "event", "offer", "curated")
"""What a post is to the reader; `format` says what it is made of."""

EVIDENCE = Record(
    (
        Field("claim", ID, "The claim's id in the guide.", "superlative", required=True),
        Field(
            "source",
            ONE_LINE,
            "Where it is shown: a report, a page, a measurement.",
            "https://lentera.example/measured",
            required=True,
        ),
        Field(
            "approved_by",
            id_of("person"),
            "Who has approved it, where the claim needs that: an id in strategy/people.yml.",
            "sari",
        ),
    ),
    "a mapping with `claim` and `source`",
)

RECORD = Record(
    (
        Field(
            "title",
            ONE_LINE,
            "What the announcement is called, in lists and on the site.",
            "Repair week starts on Monday",
            required=True,
        ),
        Field(
            "id",
            ID,
            "The post's name in deliveries. Left out, it is the file's name (the folder's for"
            " index.md). Set it before you rename a file that has been published.",
            "repair-week",
        ),
        Field(
            "draft",
            FLAG,
            "A draft is checked and shown, and never sent. Delete the line to schedule the post.",
            example=True,
            default=False,
        ),
        Field(
            "publish_at",
            WHEN,
            "When it goes out: a time of day in the hub's zone, or with an offset as"
            " 2026-12-07T09:00+07:00.",
            "2026-12-07 09:00",
        ),
        Field("zone", ONE_LINE, "IANA zone of this post's times.", "Asia/Jakarta"),
        Field(
            "channels",
            CHANNELS,
            "Where it goes: ids of pages in strategy/channels/. As a mapping it gives a channel"
            " its own `publish_at`, `link` or `media`.",
            ["site", "mastodon"],
        ),
        LANG,
        GOAL,
        AUDIENCES,
        PILLAR,
        Field(
            "campaign",
            id_of("campaign"),
            "Its campaign: an id in strategy/campaigns/.",
            "repair-week",
        ),
        Field(
            "quadrant",
            Choice(("entertain", "inspire", "educate", "convince")),
            "What it wants to do for the reader.",
            "educate",
        ),
        Field(
            "kind",
            Choice(POST_KINDS),
            "What it is to the reader. A `notice` is important and needs a `second`; what is"
            " `curated` was made by others and needs a `source_url`.",
            "info",
        ),
        Field("format", FORMAT, "What kind of post it is.", "photo", default="text"),
        Field("link", LINK, LINK_TEXT, "https://lentera.example/repair"),
        Field("hashtags", LINES, "Hashtags without `#`, each word with a capital.", ["RepairWeek"]),
        Field(
            "media",
            MEDIA_LIST,
            MEDIA_TEXT,
            [{"file": "bench.jpg", "alt": "A brass lamp in pieces on a workbench."}],
        ),
        OWNER,
        Field(
            "second",
            id_of("person"),
            "Who looks at it besides the owner, before it goes out: an id in strategy/people.yml.",
            "dimas",
        ),
        Field(
            "role",
            ID,
            "The role in which its owner works on it: an id under `roles` in strategy/roles.yml.",
            "content-manager",
        ),
        Field(
            "commercial",
            Choice(("none", "paid", "gift", "affiliate", "employee")),
            "Whether money or goods stand behind it; anything but `none` needs a disclosure.",
            "none",
            default="none",
        ),
        Field(
            "situation",
            ID,
            "The situation it is written in: an id under `situations` in the guide.",
            "apology",
        ),
        Field(
            "evidence",
            list_of(EVIDENCE, "claims, each with `claim` and `source`"),
            "What stands behind the claims of the text.",
            [{"claim": "superlative", "source": "https://lentera.example/measured"}],
        ),
        Field(
            "ai",
            Choice(("none", "assisted", "generated")),
            "Whether a model helped with text or pictures.",
            "none",
            default="none",
        ),
        Field("expires_at", WHEN, "Not sent after this time.", "2026-12-12 18:00"),
        Field(
            "hold",
            ONE_LINE,
            "Keeps the post back, with the reason. Delete the line to let it go.",
            "Waiting for the photo release.",
        ),
        Field(
            "replies_to",
            id_of("post"),
            "Id of the post that this one answers.",
            "repair-week-teaser",
        ),
        Field(
            "first_comment",
            TEXT,
            "A first comment under the post, where the network has comments.",
            "The list of tools is on our site.",
        ),
        Field(
            "translation_of",
            id_of("post"),
            "Id of the post that this one translates.",
            "repair-week",
        ),
        Field(
            "repeat",
            REPEAT,
            "A note that the post is to come back. Masthead sends each post once: plan the"
            " repeats as posts of their own.",
            {"every": "1w", "until": "2027-01-31"},
        ),
        Field("source_url", URL, "Where content by others comes from.", "https://news.example/a"),
        Field(
            "source_rights",
            ONE_LINE,
            "By what right we bring content by others: a link, a quotation, a licence, a permission"
            " with its day.",
            "Licence CC BY 4.0",
        ),
        Field(
            "ugc", id_of("ugc"), "Id of the permission for content by users.", "bench-photo-by-ayu"
        ),
        Field("contest", id_of("contest"), "Id of the contest that it belongs to.", "lamp-contest"),
        Field("partner", id_of("partner"), "Id of the partner who takes part.", "repair-cafe"),
        Field(
            "tactics",
            ids_of("tactic"),
            "Tactics that it tries or uses: ids in strategy/tactics/.",
            ["words-in-the-first-line"],
        ),
        Field("product", id_of("product"), "The product or service it is about.", "brass-lamp"),
        Field("branded", FLAG, "Whether the brand can be seen in it.", example=True),
        SHOWN_ON,
        Field(
            "waivers",
            list_of(WAIVER, "waivers"),
            "Findings that a person accepts for a while.",
            [
                {
                    "rule": "post/length",
                    "reason": "The law's full name.",
                    "until": "2026-12-31",
                }
            ],
        ),
    ),
    advice={
        "status": "nobody types a state: it follows from git and the ledger; `draft: true` keeps a"
        " post back",
        "date": "write `publish_at`",
        "tags": "write `hashtags`",
        "images": "write `media`",
        "language": "write `lang`",
    },
)

BODY = """\
{title}

Say first what is new, then what the reader can do about it. End with one question or one next step.
"""

ADVICE = """\
The text below goes to every channel without a section of its own. A line `## @mastodon` starts the
section of that channel. A line of three hyphens starts the next part of a thread. {@id} names
someone from strategy/people.yml by the account that each network knows.
"""
