"""No two posts say nearly the same, whatever their ids and channels.

Networks punish repeats and readers notice them; most often a file was copied and only half
changed. Compared is the wording of each section without links, handles and punctuation.
Translations of one post are no duplicates, and neither is one post on several channels.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post, Section
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options
from masthead.rules.shingles import Likeness, near_duplicates, runs

ID = "post/duplicate"
LEVEL = Level.WARNING
OPTIONS: Options = {"similarity": 0.8, "min_words": 6}

_POST = "---\ntitle: Repair week\npublish_at: 2026-12-14 09:00\nchannels: [outbox]\n---\n{}\n"
_TEXT = "Bring your lamp to the long table, we mend it together and you take home the light."
PASS = Example(
    {
        "content/posts/2026/repair-week.md": _POST.format(_TEXT),
        "content/posts/2026/repair-day.md": _POST.format("On Friday the doors are open until ten."),
    }
)
FAIL = Example(
    {
        "content/posts/2026/repair-week.md": _POST.format(_TEXT),
        "content/posts/2026/repair-day.md": _POST.format(_TEXT.replace("light.", "light!")),
    }
)


def check(context: Context) -> Iterator[Finding]:
    """Yield each text that comes close to that of another post."""
    ordered = tuple(_compared(context))
    items = [(post, section) for post in ordered for section in post.sections]
    owners = {post.id: _origin(post, context) for post in ordered}
    fewest = context.options["min_words"]
    found = [(owners[post.id], runs(section.text, fewest)) for post, section in items]
    wanted = sum(1 for post, _ in items if context.wants(post.path))
    seen: set[tuple[str, str]] = set()
    for pair in near_duplicates(found, context.options["similarity"], wanted):
        first, second = items[pair.first], items[pair.second]
        here, there = (second, first) if context.wants(second[0].path) else (first, second)
        if (here[0].id, there[0].id) not in seen:
            seen.add((here[0].id, there[0].id))
            yield _finding(*here, there[0], pair.similarity)


def _compared(context: Context) -> Iterator[Post]:
    """Yield the wanted posts, and then those that one of them may come close to."""
    hub, fewest, least = context.hub, context.options["min_words"], context.options["similarity"]
    wanted = [post for post in context.posts() if hub.is_first(post)]
    yield from wanted
    if context.focus is None:
        return
    texts = [Likeness(one.text, fewest, least) for post in wanted for one in post.sections]
    words: frozenset[str] = frozenset()
    for text in sorted(texts, key=lambda text: len(text.runs)):
        words |= text.words(words)
    near = hub.posts_resembling(words, lambda file: any(text.may_be(file) for text in texts))
    yield from (post for post in near if not context.wants(post.path) and hub.is_first(post))


def _origin(post: Post, context: Context) -> str:
    """Return the id of the post that a translation goes back to."""
    passed = {post.id}
    while (origin := context.hub.posts.get(post.translation_of)) and origin.id not in passed:
        passed.add(origin.id)
        post = origin
    return min(passed) if post.translation_of in passed else post.id


def _finding(post: Post, section: Section, other: Post, similarity: float) -> Finding:
    alike = "the same" if similarity == 1 else f"nearly the same ({similarity:.0%} of the wording)"
    return Finding(
        ID,
        post.path,
        f"this says {alike} as {other.path}",
        section.line,
        hint="write it anew, name it as `translation_of`, or waive it with a reason",
    )
