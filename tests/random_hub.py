"""Hubs of all sorts of posts, and changes of them, by the fall of dice."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from hub_builder import BASE

WORDS = ["lamp", "bench", "Abend", "Straße", "screw", "switch", "light"]
WORDS += ["Лампа", "починка", "mend", "bring", "table", "doors"]
IDS = [f"post-{number}" for number in range(12)]
PAGES = {
    "masthead.yml": BASE["masthead.yml"],
    "strategy/people.yml": "people:\n  sari: {name: Sari}\n  tom: {name: Tom, left: 2026-11-01}\n",
    "strategy/channels/site.md": "---\ntitle: Site\nservice: site\nowner: sari\n"
    "visibility: public\n---\nOurs.\n",
    "strategy/channels/notes.md": "---\ntitle: Notes\nservice: folder\nowner: sari\n"
    "cadence: {min_gap: 2h, max_per_day: 2, max_per_week: 4, min_per_week: 2}\n---\nSlow.\n",
    "strategy/channels/loud.md": "---\ntitle: Loud\nservice: folder\nowner: tom\n---\nAll.\n",
    "strategy/campaigns/week.md": "---\ntitle: Week\nowner: sari\ngoal: trust\n"
    "starts: 2026-12-07\nends: 2026-12-20\n---\nWhen.\n",
    "strategy/campaigns/year.md": "---\ntitle: Year\nowner: sari\nstarts: 2026-12-01\n---\nAll.\n",
    "strategy/goals/trust.md": "---\ntitle: Trust\nowner: sari\n---\nWhy.\n",
    "strategy/goals/trust/index.md": "---\ntitle: Again\n---\nWhy.\n",
    "strategy/events/rest.md": "---\ntitle: Rest\nstarts: 2026-12-20\nsilent: true\n"
    "---\nNothing.\n",
    "strategy/index.md": "---\ntitle: Plan\nowner: sari\n---\nThe plan.\n",
    "content/about.md": "---\ntitle: About\nvisibility: public\n---\n"
    "[one](posts/2026/post-1.md) [two](posts/2026/post-2.md) ![lamp](media/a.png)\n",
}
MEDIA = ("content/media/a.png", "content/media/it's b.png", "content/posts/2026/c.png")
CHANNELS = ("notes", "notes", "site", "loud", "nowhere")


def whole_hub(dice: random.Random, *, alike: bool = True) -> dict[str, str | bytes]:
    """Return the files of a hub.

    Args:
        dice: what they are made by.
        alike: whether posts may share their ids and texts.
    """
    left_out = dice.sample(sorted(PAGES.keys() - {"masthead.yml"}), dice.randint(0, 2))
    pages = {path: text for path, text in PAGES.items() if path not in left_out}
    return {**pages, **dict.fromkeys(MEDIA, b"no picture"), **dict(_posts(dice, alike))}


def changed(
    dice: random.Random, files: dict[str, str | bytes], *, alike: bool = True
) -> dict[str, str | bytes | None]:
    """Return what a change writes; None for a file that it takes away."""
    some = dice.sample(sorted(files.keys() - {"masthead.yml"}), dice.randint(0, 2))
    taken: dict[str, str | bytes | None] = {
        path: None if dice.random() < 0.4 else _touched(files[path]) for path in some
    }
    added = dice.choice(sorted(PAGES))
    if added not in files:
        taken[added] = PAGES[added]
    return taken | dict(dice.sample(list(_posts(dice, alike)), dice.randint(0, 3)))


def _touched(text: str | bytes) -> str | bytes:
    return text + (b"\n" if isinstance(text, bytes) else "\nOne line more.\n")


def _posts(dice: random.Random, alike: bool) -> Iterator[tuple[str, str | bytes]]:
    places = ("2026/{}.md", "2026/{}/index.md", "2026/w/{}.md") if alike else ("2026/{}.md",)
    for id in IDS:
        yield f"content/posts/{dice.choice(places).format(id)}", post(dice, alike)


def post(dice: random.Random, alike: bool) -> str | bytes:
    """Return the text of a post, good or bad."""
    front = "\n".join(filter(None, (f"title: {_text(dice, 2)}", *_keys(dice, alike))))
    if dice.random() < 0.1:
        front = front.replace("title", '"t\\u0069tle"')
    text = f"---\n{front}\n---\n{_body(dice, 5 if alike else 10**6)}"
    match dice.randint(0, 30):
        case 0:
            return ""
        case 1:
            return text.replace("---\n", "", 1)
        case 2:
            return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
        case 3:
            return text.encode("utf-16")
        case 4:
            return text.replace("\n", "\r")
    return text


def _keys(dice: random.Random, alike: bool) -> Iterator[str]:
    """Yield lines of front matter."""
    yield _when(dice)
    yield _channels(dice)
    id = dice.choice(IDS) if alike else f"other-{dice.randint(0, 10**6)}"
    choices = {
        0.2: f"id: {id}",
        0.101: f"? id # the id\n: {id}",
        0.1: "draft: true",
        0.11: "hold: not yet",
        0.12: "unknown: key",
        0.3: f"translation_of: {dice.choice([*IDS, 'lost'])}",
        0.31: f"campaign: {dice.choice(('week', 'year', 'none'))}",
        0.32: "goal: trust",
        0.33: f"owner: {dice.choice(('sari', 'tom', 'nobody'))}",
        0.15: "zone: America/New_York",
        0.16: f"replies_to: https://brand.example/{dice.choice(IDS)}",
        0.17: "waivers:\n  - {rule: post/duplicate, reason: It is meant, until: 2027-01-01}",
        0.18: "expires_at: 2026-12-08 09:00",
        0.34: f"media:\n  - {{file: {dice.choice(FILES)}, alt: A lamp on the bench}}",
    }
    for chance, line in choices.items():
        if dice.random() < chance:
            yield line


FILES = ("/media/a.png", "'/media/it''s b.png'", '"/med\\u0069a/a.png"', "c.png", "/media/lost.png")


def _when(dice: random.Random) -> str:
    day = date(2026, 12, 5) + timedelta(days=dice.randint(0, 24))
    time = f"{dice.randint(0, 23):02}:{dice.choice(('00', '30'))}"
    forms = [f"{day} {time}"] * 6
    forms += [
        f"{day}T{time}+14:00",
        f"{day}T{time}-11:00",
        f"'{day} {time}'",
        f">-\n  {day}\n  {time}",
    ]
    forms += [f'"2026-\\x31{str(day)[6:]} {time}"', "soon"]
    return f"publish_at: {dice.choice(forms)}" if dice.random() < 0.95 else ""


def _channels(dice: random.Random) -> str:
    some = list(dict.fromkeys(dice.choices(CHANNELS, k=dice.randint(1, 3))))
    if dice.random() < 0.2:
        own = [f"  {id}: {{{_when(dice)}}}" for id in some]
        return "\n".join(["channels:", *(one for one in own if ">-" not in one)])
    return f"channels: [{', '.join(some)}]"


def _text(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, k=words)).capitalize()


LINKS = ("", "", " https://brand.example/a ", "[a](post-1.md)", "[b](/about) {@sari}")
LINKS += ("[c](post%2D1.md)", "<a href='/about&#46;md'>d</a>")


def _body(dice: random.Random, texts: int) -> str:
    kept = random.Random(dice.randint(0, texts))
    text = _text(kept, 14)
    if dice.random() < 0.5:
        text = text.replace(dice.choice(WORDS), dice.choice(WORDS), 1).upper()
    link = dice.choice(LINKS)
    section = f"\n## @notes\n\n{_text(kept, 9)}\n" if dice.random() < 0.4 else ""
    return f"{text[:40]} {link} {text[40:]}.\n{section}"
