"""How long the voice engine takes: 5,000 posts, a guide of 500 terms.

python benchmarks/voice.py [--posts 5000] [--runs 5] [--textlint]

Two figures. First, inside one process on one core: composing a message and running a guide over
it and its title, and parsing its Markdown alone. Second, with `--textlint`: whole processes,
start-up included, that read the same files and look for the same 500 terms and nothing else; ours
against textlint with a prh dictionary (npm installs both into build/). All posts are generated:
words made of syllables, as common as Zipf's law has it, and 1 sentence in 20 with a term.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import json
import random
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from measure import medians

if TYPE_CHECKING:
    from masthead.guide import Guide
    from masthead.message import Message
    from masthead.post import Post

BUILD = Path(__file__).parent.parent / "build" / "textlint"
TEXTLINT = {"textlint": "15.8.0", "textlint-rule-prh": "6.1.0"}
MOST_MILLISECONDS = 1.2
MOST_RATIO = 2.5
LEAST_FASTER = 5.0

COMPARED = 1_000
"""Posts that textlint reads: it takes minutes for more."""

TERM_IN_SENTENCE = 0.05
SYLLABLES = (
    *("la", "mpu", "ba", "ru", "te", "rang", "re", "pa", "ra", "to"),
    *("ko", "ka", "bel", "sa", "klar", "pi", "jar", "ma", "lam", "su"),
)
ENDINGS = ("s", "ed", "ing")
PATTERNS = (
    r"\bthe (?:best|only)\b",
    r"\b\d{1,2}/\d{1,2}/\d{4}\b",
    r"\b100 ?%",
    r"\bgreen \w+ing\b",
)
TYPOGRAPHY = {
    "quotes": "“ ”",
    "inner_quotes": "‘ ’",
    "apostrophe": "’",
    "dash": "none",
    "ellipsis": "avoid",
    "decimal": ".",
    "thousands": ",",
}

Terms = Sequence[Sequence[str]]
"""Terms, each with its forms."""


def word(dice: random.Random, least: int = 1, most: int = 4) -> str:
    """Return a word of some syllables."""
    return "".join(dice.choices(SYLLABLES, k=dice.randint(least, most)))


@functools.cache
def vocabulary() -> list[str]:
    """Return some thousand words, the commonest first."""
    dice = random.Random(8_000)
    return sorted({word(dice) for _ in range(8_000)}, key=lambda one: (len(one), one))


@functools.cache
def _weights() -> list[float]:
    """Return how common the words are, added up: 1, 1/2, 1/3 ..."""
    return list(itertools.accumulate(1 / rank for rank in range(1, len(vocabulary()) + 1)))


def make_terms(dice: random.Random, number: int = 500) -> Terms:
    """Return terms: 6 in 10 are one word, 2 have four forms, 1 is a phrase, 1 has a hyphen."""
    found: dict[str, list[str]] = {}
    while len(found) < number:
        kind = len(found) % 10
        first = word(dice, 3, 5)
        if kind < 6:
            forms = [first]
        elif kind < 8:
            forms = [first, *(first + ending for ending in ENDINGS)]
        else:
            forms = [first + " -"[kind - 8] + word(dice, 2, 3)]
        found.setdefault(forms[0], forms)
    return list(found.values())


def make_post(dice: random.Random, number: int, terms: Terms) -> str:
    """Return a post of some 750 characters in lines of 100, with the Markdown of real ones."""
    first, second = (" ".join(_sentence(dice, terms) for _ in range(4)) for _ in range(2))
    items = "\n".join(f"- {_sentence(dice, terms)}" for _ in range(3))
    link = f"[{word(dice)} {word(dice)}](https://bench.example/{number})"
    second += f" *{word(dice).capitalize()}*: see {link} and **{word(dice)}**, `{word(dice)}` 🔧."
    body = f"{textwrap.fill(first, 100)}\n\n{items}\n\n{textwrap.fill(second, 100)}\n"
    return f"---\ntitle: Generated post {number}\n---\n{body}"


def _sentence(dice: random.Random, terms: Terms) -> str:
    words = dice.choices(vocabulary(), cum_weights=_weights(), k=dice.randint(6, 16))
    if dice.random() < TERM_IN_SENTENCE:
        words[dice.randrange(len(words))] = dice.choice(dice.choice(terms))
    return f"{' '.join(words).capitalize()}."


def body_of(text: str) -> str:
    """Return a post's text without its front matter."""
    return text.split("---\n", 2)[2]


def make_guide(terms: Terms, *, whole: bool) -> Guide:
    """Return a guide with the terms; a whole one has names, patterns and mechanics as well."""
    from masthead.document import Document
    from masthead.guide import Address, Claim, Guide, Match, Mechanics, Name, Status, Term, Word

    words = tuple(
        Word(f"w{number}", Term(forms[0], Match.FORMS, tuple(forms)), Status.AVOID, (), ("use",))
        for number, forms in enumerate(terms)
    )
    page = Document("en.md", {})
    if not whole:
        return Guide("en", "en", page, words=words)
    names = tuple(
        Name(f"n{number}", f"Lamp {one}", (), wrong=(f"Lamps {one}",))
        for number, one in enumerate(SYLLABLES)
    )
    claims = tuple(
        Claim(f"c{number}", Term(one, Match.REGEX), "evidence", ())
        for number, one in enumerate(PATTERNS)
    )
    mechanics = Mechanics(
        emoji=1,
        exclamation=0,
        question=2,
        hashtags=3,
        hashtags_case="camel",
        hashtags_place="end",
        capitals=0,
        sentence_words=24,
        paragraph_sentences=5,
        title_case="sentence",
        title_words=10,
        typography=TYPOGRAPHY,
    )
    address = Address(("you",), ("dear customer", "folks"))
    return Guide(
        "en", "en", page, words=words, names=names, claims=claims, mechanics=mechanics,
        address=address,
    )  # fmt: skip


def inside(texts: Sequence[str], terms: Terms, runs: int) -> dict[str, float]:
    """Return milliseconds of processor time a post, by what is done; and the number of hits."""
    from masthead.channel import Channel
    from masthead.compose import compose
    from masthead.compose.markdown import parse
    from masthead.document import Document
    from masthead.hub import Hub
    from masthead.settings import Settings
    from masthead.voice.engine import Engine

    channel = Channel("outbox", "folder", "mastodon", Document("strategy/channels/outbox.md", {}))
    hub = Hub(settings=Settings(name="Bench"), channels={"outbox": channel})
    engine = Engine(make_guide(terms, whole=True))
    bodies = [body_of(text) for text in texts]
    posts = [_post(body) for body in bodies]
    hits: list[int] = []

    def judge(messages: Sequence[Message]) -> None:
        hits.clear()
        for message in messages:
            hits.extend(map(len, engine.message_hits(message)))
            hits.append(len(engine.hits(message.title, kind="title")))

    taken: dict[str, list[float]] = {"parse": [], "compose": [], "guide": []}
    for turn in range(runs + 1):
        parse.cache_clear()
        parsed = _timed(lambda: [parse(body) for body in bodies])
        parse.cache_clear()
        messages: list[Message] = []
        composed = _timed(
            lambda into=messages: into.extend(compose(post, channel, hub) for post in posts)
        )
        judged = _timed(lambda of=messages: judge(of))
        for name, seconds in zip(taken, (parsed, composed, judged), strict=True):
            taken[name] += [seconds] if turn else []  # the first turn warms up
    milliseconds = {name: median(some) * 1000 / len(texts) for name, some in taken.items()}
    return {**milliseconds, "hits": sum(hits)}


def _post(body: str) -> Post:
    from masthead.document import Document
    from masthead.post import Placement, Post
    from masthead.sections import split_sections

    sections = split_sections(body, 4)
    page = Document("content/posts/2027/generated.md", {}, body, 4)
    return Post("generated", "Generated post", page, (Placement("outbox"),), sections)


def _timed(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that a work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


OURS = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from voice import body_of, make_guide
from masthead.compose.plain import to_plain
from masthead.voice.engine import Engine
engine = Engine(make_guide(json.loads(Path("terms.json").read_text()), whole=False))
found = []
for path in sorted(Path("posts").glob("*.md")):
    plain = to_plain(body_of(path.read_text(encoding="utf-8")), 4)
    for hit in engine.hits(plain.text, code=plain.code):
        found.append((path.name, hit.start, hit.rule, hit.message))
Path("ours.json").write_text(json.dumps(found))
"""


def install() -> Path:
    """Install textlint into build/, once; return its program."""
    program = BUILD / "node_modules" / ".bin" / "textlint"
    if not program.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        manifest = {"private": True, "dependencies": TEXTLINT}
        (BUILD / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
        command = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"]
        subprocess.run(command, cwd=BUILD, check=True)
    return program


def prh(terms: Terms) -> str:
    """Return the terms as a dictionary of prh: a rule a term, a pattern of whole words."""
    rules = []
    for forms in terms:
        pattern = "|".join(sorted(forms, key=len, reverse=True))
        rules.append(f"  - expected: use\n    pattern: '/\\b(?:{pattern})\\b/i'\n")
    return "version: 1\nrules:\n" + "".join(rules)


def against(texts: Sequence[str], terms: Terms) -> tuple[float, float, str]:
    """Return seconds of processor time, ours and those of textlint, and how much each found."""
    program = install()
    with tempfile.TemporaryDirectory(prefix="masthead-") as name:
        folder = Path(name)
        (folder / "posts").mkdir()
        for number, text in enumerate(texts):
            (folder / "posts" / f"{number:05}.md").write_text(text, encoding="utf-8")
        (folder / "terms.json").write_text(json.dumps(terms), encoding="utf-8")
        (folder / "prh.yml").write_text(prh(terms), encoding="utf-8")
        rules = {"rules": {"prh": {"rulePaths": [str(folder / "prh.yml")]}}}
        (folder / ".textlintrc.json").write_text(json.dumps(rules), encoding="utf-8")
        options = f"--rules-base-directory '{BUILD}/node_modules' --format json"
        commands = {
            "ours": [sys.executable, "-c", OURS, str(Path(__file__).parent)],
            "textlint": ["sh", "-c", f"'{program}' {options} posts > found.json || true"],
        }
        taken = medians(commands, 1, folder)
        ours = len(json.loads((folder / "ours.json").read_text(encoding="utf-8")))
        answer = json.loads((folder / "found.json").read_text(encoding="utf-8"))
        theirs = sum(len(one["messages"]) for one in answer)
        found = f"found: {ours:,} and {theirs:,}"
        return taken["ours"].processor, taken["textlint"].processor, found


def main() -> int:
    """Measure and print; return 1 where a figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--textlint", action="store_true", help="compare with textlint (npm)")
    options = parser.parse_args()
    dice = random.Random(2026)
    terms = make_terms(dice)
    texts = [make_post(dice, number, terms) for number in range(options.posts)]
    size = sum(len(body_of(text)) for text in texts) / len(texts)
    took = inside(texts, terms, options.runs)
    whole = took["compose"] + took["guide"]
    ratio = (took["parse"] + took["guide"]) / took["parse"]
    print(f"{len(texts):,} generated posts of {size:,.0f} characters, {len(terms)} terms,")
    print(f"{took['hits']:,.0f} hits; processor time of one core.\n")
    print("| Measured | Figure | Limit |\n|---|---:|---:|")
    print(f"| Parse the Markdown alone, a post | {took['parse']:.2f} ms | the floor |")
    print(f"| Compose the message, a post | {took['compose']:.2f} ms | |")
    print(f"| Run the guide over message and title, a post | {took['guide']:.2f} ms | |")
    print(f"| Compose and run the guide, a post | {whole:.2f} ms | {MOST_MILLISECONDS} ms |")
    print(f"| Parse and run the guide, against the parse alone | {ratio:.2f} | {MOST_RATIO} |")
    missed = whole > MOST_MILLISECONDS or ratio > MOST_RATIO
    if options.textlint:
        some = texts[:COMPARED]
        ours, theirs, found = against(some, terms)
        times, version = theirs / ours, TEXTLINT["textlint"]
        print(f"| {len(some):,} posts, whole process, the terms alone: ours | {ours:.1f} s | |")
        print(f"| The same by textlint {version} with prh | {theirs:.1f} s | |")
        print(f"| Times faster than textlint ({found}) | {times:.1f} | {LEAST_FASTER:.0f} |")
        missed |= times < LEAST_FASTER
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
