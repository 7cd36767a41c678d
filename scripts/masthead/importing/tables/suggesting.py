"""Guess what the columns of a table mean from their names, for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from masthead.importing.tables.columns import KEEP, Column, ColumnMap, from_layout
from masthead.importing.tables.layouts import LAYOUTS
from masthead.kinds import KINDS
from masthead.reader.faults import shown
from masthead.schema.template import as_yaml

WORDS = {
    "id": "postid slug",
    "title": "headline name postname topic subject judul überschrift titel заголовок pamagat",
    "text": "post content message caption copy posttext postcopy body messagetext description teks"
    " konten beitrag inhalt текст сообщение teksto",
    "publish_at": "publishat datetime dateandtime datetime scheduledat scheduledtime scheduledfor"
    " scheduledate postingtime publishdatetime postatspecifictime termin",
    "date": "day publishdate scheduleddate postdate publishingdate datum tanggal дата petsa",
    "time": "hour publishtime scheduledhour posttime time24hr uhrzeit zeit jam waktu время oras",
    "channels": "channel network networks platform platforms account accounts profile profiles"
    " socialnetwork socialnetworks kanal kanäle saluran канал каналы",
    "link": "url linkurl website tautan ссылка",
    "media": "image images imageurl imageurls mediaurl mediaurls mediafile photo photos picture"
    " pictures file files video videos bild bilder gambar картинка фото larawan",
    "media.alt": "alt alttext imagealt imagealttext alttexts",
    "hashtags": "hashtag",
    "lang": "language sprache bahasa язык",
    "campaign": "kampagne kampanye кампания",
    "pillar": "theme contentpillar thema tema тема",
    "goal": "objective ziel tujuan цель",
    "audiences": "audience targetaudience zielgruppe",
    "owner": "author assignee responsible autor",
    "format": "contenttype",
    "first_comment": "firstcomment followupcomment",
    "zone": "timezone",
    "draft": "",
}
"""Names that columns have for what we call by the key, without spaces and signs."""

_SIGNS = re.compile(r"[\W_]+")


def _plain(name: str) -> str:
    return _SIGNS.sub("", name.partition("(")[0].casefold())


_MEANINGS = {
    _plain(word): to for to, words in WORDS.items() for word in (to, *words.split()) if word
} | {_plain(key): key for key in KINDS["post"].record.known if key in WORDS}


def suggest(names: Sequence[str]) -> tuple[str, ColumnMap]:
    """Return the layout that a table's columns are those of, or nothing, and what they mean."""
    for layout, declared in LAYOUTS.items():
        if declared.header and layout != "calendar" and set(names) == set(declared.columns):
            return layout, from_layout(declared)
    used: set[str] = set()
    return "", ColumnMap(tuple(_columns(names, used)))


def _columns(names: Iterable[str], used: set[str]) -> Iterator[Column]:
    for name in names:
        to = _MEANINGS.get(_plain(name), KEEP)
        if to in used or (to == "publish_at" and {"date", "time"} & used):
            to = KEEP
        used.add(to)
        yield Column(name, to)


def as_text(map: ColumnMap, source: str) -> str:
    """Return a map as the file that says it, explained."""
    source = shown(source)
    lines = [
        f"# What the columns of {source} mean. Change it, then run:",
        f"#   masthead import csv {source} --map THIS-FILE.yml",
        "# A column means a key of a post, `text` (`text@CHANNEL`), `date`, `time`, `media.alt`,",
        f"# or `{KEEP}`: it has no home in a post and is kept as a comment of the front matter.",
        "# The same file exports the rows: masthead export csv --map THIS-FILE.yml",
        "columns:",
    ]
    for column in map.columns:
        if column.form or column.between:
            own = {"to": column.to, "between": column.between, "form": column.form}
            value = as_yaml({key: text for key, text in own.items() if text})
        else:
            value = as_yaml(column.to)
        lines.append(f"  {as_yaml(column.name)}: {value}")
    lines += [] if map.header else ["header: false"]
    lines += [
        "#dates: day-first                # or month-first, for dates such as 05/06/2026",
        "#time: 09:00                     # for a day without a time",
        "#zone: Asia/Jakarta              # where the times are not the hub's",
        "#constants: {channels: [outbox]} # for rows that name none",
    ]
    return "\n".join(lines) + "\n"
