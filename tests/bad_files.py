"""The table of malformed files: what stands in them, and the line that a finding must name."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from hub_builder import post

BAD = "content/posts/2026/bad.md"
CHANNEL = "strategy/channels/bad.md"


@dataclass(frozen=True, slots=True)
class Case:
    """One malformed file.

    Args:
        name: what is wrong, as the test's id.
        files: content by path; the test adds a healthy post and another faulty one.
        line: line of the expected finding; None where any line of the file will do.
        path: the file that the finding names.
        links: symbolic links to make, target by path; `OUTSIDE` is a folder beside the hub.
    """

    name: str
    files: Mapping[str, str | bytes]
    line: int | None = 1
    path: str = BAD
    links: Mapping[str, str] = field(default_factory=dict)


def bad(name: str, content: str | bytes, line: int | None = 1) -> Case:
    """Return a case whose post is that text."""
    return Case(name, {BAD: content}, line)


def front(name: str, lines: str, line: int | None = 7) -> Case:
    """Return a case whose post has these lines after its own five keys, in lines 2 to 6."""
    return bad(name, post(lines), line)


def key(name: str, line: int = 2, **keys: str) -> Case:
    """Return a case whose post has these values for its own keys, title first in line 2."""
    return bad(name, post(**keys), line)


def page(name: str, path: str, content: str | bytes, line: int | None = 1) -> Case:
    """Return a case about another kind of file."""
    return Case(name, {path: content}, line, path)


def sidecar(name: str, content: str, line: int = 1) -> Case:
    """Return a case about what is said of a media file."""
    path = "content/media/a.jpg.yml"
    return Case(name, {"content/media/a.jpg": PICTURE, path: content}, line, path)


PICTURE = b"\xff\xd8\xff\xe0"
GOOD = post()
BOMB = "\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))])
MERGE_BOMB = "\n".join(
    ["m0: &m0 {x: 1}", *(f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}" for n in range(1, 25))]
)
DEEP_BLOCK = "\n".join("  " * level + "deep:" for level in range(14))

FILES = (
    bad("empty", ""),
    bad("only a byte order mark", "\ufeff"),
    bad("only blank lines", "\n \n\t\n"),
    bad("2 MiB", GOOD + "Lamp. " * 350_000),
    bad("2 MiB of zero bytes", bytes(2 * 1024 * 1024)),
    bad("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1"),
    bad("noise", random.Random(4).randbytes(5000), None),
    bad("UTF-16 with its mark", GOOD.encode("utf-16")),
    bad("UTF-16 without a mark", GOOD.encode("utf-16-le")),
    bad("UTF-32", GOOD.encode("utf-32")),
    bad("Latin-1", post(owner="josé").encode("latin-1"), 6),
    bad("a character cut in two", GOOD.encode() + "é".encode()[:1], 9),
    bad("surrogates in bytes", post(owner="X").encode().replace(b"X", b"\xed\xa0\x80"), 6),
    bad("an overlong form", post(owner="X").encode().replace(b"X", b"\xc0\xaf"), 6),
)

FENCES = (
    bad("no front matter", "Bring your lamp.\n"),
    bad("not closed", GOOD.replace("\n---\n", "\n")),
    bad("one line ---", "---"),
    bad("closed by dots", GOOD.replace("sari\n---", "sari\n..."), 7),
    bad("closed by four hyphens", GOOD.replace("sari\n---", "sari\n----"), 7),
    bad("closed by an indented line", GOOD.replace("sari\n---", "sari\n  ---"), 7),
    bad("opened by four hyphens", "-" + GOOD),
    bad("opened after a blank line", "\n" + GOOD, 2),
    bad("opened after a space", " " + GOOD),
    bad("opened with a tab behind it", GOOD.replace("---", "---\t", 1)),
    bad("TOML", '+++\ntitle = "Lamps"\n+++\nBring it.\n'),
    bad("JSON", '{\n"title": "Lamps"\n}\nBring it.\n'),
    bad("CRLF with a fault", post("a: &x 1").replace("\n", "\r\n"), 7),
    bad("lone CR with a fault", post("a: &x 1").replace("\n", "\r"), 7),
    bad("a byte order mark and a fault", "\ufeff" + post("a: &x 1"), 7),
    bad("two byte order marks", "\ufeff\ufeff" + GOOD),
)

YAML = (
    bad("a list", "---\n- title\n---\nBring it.\n", 2),
    bad("a text", "---\ntitle\n---\nBring it.\n", 2),
    bad("an empty mapping", "---\n---\nBring it.\n"),
    front("duplicate key", "title: Another", 7),
    front("duplicate key in quotes", '"title": Another', 7),
    front("duplicate key inside", "media:\n  - file: a.jpg\n    alt: x\n    file: b.jpg", 10),
    front("anchor", "goal: &g trust"),
    front("alias", "goal: *g"),
    front("alias bomb", BOMB),
    front("merge key", "media: [{<<: {file: a.jpg}, alt: x}]"),
    front("merge-key bomb", MERGE_BOMB),
    front("tag that makes an object", "goal: !!python/object/apply:os.system [ls]"),
    front("tag", "goal: !!str trust"),
    front("tag without a name", "goal: ! trust"),
    front("tab in the indentation", "media:\n\t- file: a.jpg", 8),
    front("tab after a key", "goal:\ttrust"),
    front("second document", "...\ngoal: trust"),
    front("directive", "%YAML 1.1"),
    front("list as a key", "[a, b]: trust"),
    front("true as a key", "true: trust"),
    front("null as a key", "null: trust"),
    front("number as a key", "7: trust"),
    front("thirteen levels", DEEP_BLOCK, 19),
    front("16,000 brackets", "goal: " + "[" * 16_000),
    front("200 KB of brackets", "goal: " + "[" * 200_000, 1),
    front("2,001 values", f"audiences: [{'a, ' * 2_001}]"),
    front("17 KiB of front matter", f"first_comment: {'lamp ' * 3_500}", 1),
    front("quote that is not closed", 'goal: "trust'),
    front("bracket that is not closed", "audiences: [tinkerers"),
    front("colon in a value", "goal: trust: more"),
    front("indentation that fits nowhere", "media:\n    - file: a.jpg\n  alt: x", 9),
    front("value that begins with @", "first_comment: @sari asks"),
    front("value that begins with a backtick", "first_comment: `lamp`"),
    front("value that begins with %", "first_comment: %5"),
    front("escape that does not exist", 'first_comment: "C:\\lamps"'),
    front("half a character as an escape", 'first_comment: "\\ud83c"'),
)

CHARACTERS = (
    key("NUL in the title", title="Lamp\0s"),
    bad("NUL in the body", post(body="Bring\0 it.\n"), 8),
    key("escape sequence of a terminal", title="Lamps \x1b[31m red"),
    key("C1 control character", title="Lamps\x9b"),
    key("next line", title="Lamps\x85more"),
    key("line separator", title="Lamps\u2028more"),
    key("right-to-left override", title="Lamps \u202egnp.exe"),
    bad("isolates in the body", post(body="One\n\u2066Two\u2069\n"), 9),
    key("byte order mark inside", title="La\ufeffmps"),
    key("not a character", title="Lamps\uffff"),
    key("override as an escape", title='"Lamps \\u202egnp.exe"'),
    key("NUL as an escape", title='"Lamps\\0"'),
    key("terminal sequence as an escape", title='"\\e[2J"'),
    bad("control characters in a key", post('"\\e[2J": 1'), 7),
)

VALUES = (
    front("unknown key", "publish_att: 2026-12-08 09:00"),
    bad("title missing", post(title=""), None),
    key("title empty", title='""'),
    key("title null", title="null"),
    key("title a list", title="[a]"),
    key("title a number", title="2026"),
    key("title with markup", title="Lamps <script>alert(1)</script>"),
    key("title on two lines", title='"one\\ntwo"'),
    key("30 February", 3, publish_at="2026-02-30 09:00"),
    key("month 13", 3, publish_at="2026-13-01 09:00"),
    key("hour 25", 3, publish_at="2026-12-07 25:00"),
    key("year 0", 3, publish_at="0000-12-07 09:00"),
    key("gap in summer", 3, publish_at="2027-03-28 02:30"),
    key("fold in autumn", 3, publish_at="2026-10-25 02:30"),
    key("digits of another script", 3, publish_at="٢٠٢٦-12-07 09:00"),
    key("a day in words", 3, publish_at="tomorrow"),
    key("a number for a date", 3, publish_at="20261207"),
    key("a list for a date", 3, publish_at="[2026-12-07 09:00]"),
    front("offset of 99 hours", "expires_at: 2026-12-09T09:00+99:00"),
    front("unknown zone", "zone: Mars/Olympus"),
    front("zone that leads out", "zone: ../../etc/passwd"),
    front("expires before it goes out", "expires_at: 2026-12-06 09:00"),
    key("channels a number", 4, channels="7"),
    key("channels a text", 4, channels="outbox"),
    key("unknown channel", 4, channels="[outbox, telegraph]"),
    key("channel of a channel", 4, channels="[[outbox]]"),
    key("nonsense for one channel", 4, channels="{outbox: 7}"),
    key("language in words", 5, lang="English please"),
    key("owner unknown", 6, owner="nobody"),
    key("owner a mapping", 6, owner="{name: Sari}"),
    front("draft perhaps", "draft: maybe"),
    front("goal unknown", "goal: no-such-goal"),
    front("audiences a mapping", "audiences: {tinkerers: 1}"),
    front("quadrant unknown", "quadrant: shout"),
    front("format unknown", "format: hologram"),
    front("commercial unknown", "commercial: perhaps"),
    front("hashtags a number", "hashtags: 7"),
    front("link that runs code", "link: javascript:alert(1)"),
    front("link without a host", "link: https:///lamps"),
    front("id with a path", "id: ../../etc/passwd"),
    front("waiver without a reason", "waivers:\n  - rule: post/length\n    until: 2026-12-31", 8),
    front(
        "waiver until 31 June",
        "waivers:\n  - {rule: post/length, reason: x, until: 2026-06-31}",
        8,
    ),
    Case(
        "same id twice",
        {
            "content/posts/2026/one.md": post("id: same"),
            "content/posts/2026/two.md": post("id: same", body="Another text.\n"),
        },
        7,
        "content/posts/2026/two.md",
    ),
)

MEDIA = (
    front("media a text", "media: bench.jpg"),
    front("media without a file", "media:\n  - alt: A lamp.", None),
    front("media that is not there", "media:\n  - file: nowhere.jpg\n    alt: A lamp.", 8),
    front("media up and out", "media:\n  - file: ../../../../etc/passwd\n    alt: A lamp.", 8),
    front("media up inside", "media:\n  - file: ../../media/a.jpg\n    alt: A lamp.", 8),
    front("media at the root", "media:\n  - file: /etc/passwd\n    alt: A lamp.", 8),
    front("media by the root and out", "media:\n  - file: /../masthead.yml\n    alt: A lamp.", 8),
    front("media with backslashes", "media:\n  - file: '..\\..\\a.jpg'\n    alt: A lamp.", 8),
    front("media on a drive", "media:\n  - file: 'C:/a.jpg'\n    alt: A lamp.", 8),
    front("media by address", "media:\n  - file: https://x.example/a.jpg\n    alt: A lamp.", 8),
    front("media that is a folder", "media:\n  - file: .\n    alt: A lamp.", 8),
    Case(
        "media that is text",
        {
            BAD: post("media:\n  - file: a.jpg\n    alt: A brass lamp on a bench."),
            "content/posts/2026/a.jpg": "no picture",
        },
        8,
    ),
    Case(
        "media behind a link",
        {BAD: post("media:\n  - file: out.jpg\n    alt: A brass lamp on a bench.")},
        8,
        links={"content/posts/2026/out.jpg": "OUTSIDE/secret.jpg"},
    ),
    Case(
        "media in a linked folder",
        {BAD: post("media:\n  - file: /media/out/secret.jpg\n    alt: A brass lamp on a bench.")},
        8,
        links={"content/media/out": "OUTSIDE"},
    ),
    sidecar("sidecar with a fault", "alt: A lamp.\nalt: Another.\n", 2),
    sidecar("sidecar with a list", "- alt\n"),
    sidecar("sidecar that expires on 31 June", "expires: 2026-06-31\n"),
)

LINKS = (
    Case("post that is a link out", {}, 1, BAD, {BAD: "OUTSIDE/secret.md"}),
    Case("post that is a dead link", {}, 1, BAD, {BAD: "nowhere.md"}),
    Case("post that is a link to itself", {}, 1, BAD, {BAD: BAD}),
    Case("folder that is a link out", {}, 1, "content/posts/out", {"content/posts/out": "OUTSIDE"}),
)

OTHERS = (
    page("channel not closed", CHANNEL, "---\ntitle: Bad\nservice: folder\n"),
    page("channel without a service", CHANNEL, "---\ntitle: Bad\n---\nText.\n", None),
    page(
        "channel with an unknown service", CHANNEL, "---\ntitle: A\nservice: owl\n---\nText.\n", 3
    ),
    page(
        "secret in a channel page",
        CHANNEL,
        "---\ntitle: A\nservice: webhook\nurl: https://x.example\n"
        "secrets: {signing_key: 'hunter2!'}\n---\nText.\n",
        5,
    ),
    page(
        "cadence in words",
        CHANNEL,
        "---\ntitle: A\nservice: folder\ncadence: {min_gap: often}\n---\nText.\n",
        4,
    ),
    page("guide with a fault", "content/voice/en.md", "---\nwords:\n- a: &x 1\n---\nText.\n", 3),
    page("page not closed", "content/about.md", "---\nvisibility: public\nText.\n"),
    page(
        "visibility twice",
        "content/about.md",
        "---\nvisibility: internal\nvisibility: public\n---\nText.\n",
        3,
    ),
    page("visibility unknown", "content/about.md", "---\nvisibility: perhaps\n---\nText.\n", 2),
    page("goal due on 31 June", "strategy/goals/a.md", "---\ntitle: A\ndue: 2026-06-31\n---\n", 3),
    page("goal with a text for a number", "strategy/goals/a.md", "---\ntarget: many\n---\nA.\n", 2),
    page("people with a fault", "strategy/people.yml", "people:\n  sari: {name: &x Sari}\n", 2),
    page("people nested deep", "strategy/people.yml", "people: " + "[" * 400_000),
    page("people in 600 KB", "strategy/people.yml", "people: {}\n#" + "x" * 600_000),
)

CASES = (*FILES, *FENCES, *YAML, *CHARACTERS, *VALUES, *MEDIA, *LINKS, *OTHERS)
"""Every malformed file."""

SETTINGS = (
    ("empty", "", 1),
    ("not UTF-8", b"name: caf\xe9\n", 1),
    ("UTF-16", "name: Lamps\n".encode("utf-16"), 1),
    ("a list", "- name\n", 1),
    ("not closed", 'name: Lamps\nzone: "UTC\n', 2),
    ("duplicate key", "name: Lamps\nzone: UTC\nname: Lamps\n", 3),
    ("alias", "name: Lamps\nzone: *z\n", 2),
    ("tab", "name: Lamps\npublishing:\n\tbranch: main\n", 3),
    ("NUL", "name: Lamps\nzone: UTC\0\n", 2),
    ("brackets", "name: " + "[" * 300_000, 1),
    ("two documents", "name: Lamps\n---\nzone: UTC\n", 2),
    ("name missing", "zone: UTC\n", 1),
    ("unknown key", "name: Lamps\nzoone: UTC\n", 2),
    ("unknown zone", "name: Lamps\nzone: Mars/Olympus\n", 2),
    ("languages a text", "name: Lamps\nlanguages: en\n", 2),
    ("address without a scheme", "name: Lamps\npublic_url: lamps.example\n", 2),
    ("number in words", "name: Lamps\npublishing:\n  max_per_run: many\n", 3),
    ("level unknown", "name: Lamps\nrules:\n  post/length: loud\n", 3),
    ("outbox that leads out", "name: Lamps\npublishing:\n  outbox: ../../tmp\n", 3),
)
"""Broken `masthead.yml`: what is wrong, the text, the line that the message must name."""
