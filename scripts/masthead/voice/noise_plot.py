"""Draw the noise of guides as bars: an SVG that needs no style sheet and no script.

Everything is drawn in `currentColor`, so that it follows the page's light or dark colours; alone,
it follows the reader's own (`color-scheme`). Levels differ by how the bar is filled, and each bar
says its numbers in words: colour alone tells nothing. The table of `masthead voice noise` says the
same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from masthead.finding import Level
from masthead.voice.noise import GuideNoise, RuleNoise

WIDTH: Final = 720
LABEL: Final = 250
"""Width of the names at the left."""
NUMBERS: Final = 130
"""Width of the numbers at the right."""
ROW: Final = 24
HEAD: Final = 44
BAR: Final = 14
MOST_RULES: Final = 20
"""Rules of a guide that are drawn; the table has them all."""
LONGEST_NAME: Final = 34
FILLS: Final = {
    Level.ERROR: 'fill="currentColor" fill-opacity="0.85"',
    Level.WARNING: 'fill="currentColor" fill-opacity="0.45" stroke="currentColor"',
    Level.NOTICE: 'fill="currentColor" fill-opacity="0.1" stroke="currentColor"',
}
TITLE: Final = "Share of posts that each rule flags"


def plot(guides: Sequence[GuideNoise]) -> str:
    """Return the plot of what guides said."""
    rows = sum(len(guide.rules[:MOST_RULES]) or 1 for guide in guides)
    height = HEAD * len(guides) + ROW * rows + 2 * ROW
    body = "\n".join([*_legend(), *_guides(guides)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="noise-title noise-desc" '
        'font-family="system-ui, sans-serif" font-size="13" fill="currentColor" '
        'style="color-scheme: light dark; color: CanvasText">\n'
        f'<title id="noise-title">{TITLE}</title>\n'
        f'<desc id="noise-desc">{escape(describe(guides))}</desc>\n{body}\n</svg>\n'
    )


def describe(guides: Sequence[GuideNoise]) -> str:
    """Return the plot in words."""
    return " ".join(_sentence(guide) for guide in guides) or "No post has been checked."


def _sentence(guide: GuideNoise) -> str:
    said = f"The guide {guide.guide} flags {guide.share:.0%} of {_posts(guide.posts)}"
    if not guide.rules:
        return f"{said}."
    loudest = ", ".join(f"{one.rule} {one.share:.0%}" for one in guide.rules[:3])
    return f"{said}; most often {loudest}."


def _legend() -> Iterator[str]:
    """Yield what the three ways to fill a bar mean."""
    x = LABEL
    for level, fill in FILLS.items():
        yield _bar(x, 8, BAR, fill)
        yield f'<text x="{x + BAR + 6}" y="{8 + BAR - 3}">{level}</text>'
        x += 90


def _guides(guides: Sequence[GuideNoise]) -> Iterator[str]:
    y = ROW
    for guide in guides:
        y += HEAD
        head = f"{guide.guide}: {guide.share:.0%} of {_posts(guide.posts)} flagged"
        yield f'<text x="0" y="{y - 10}" font-weight="600">{escape(head)}</text>'
        for rule in guide.rules[:MOST_RULES]:
            yield from _row(rule, y)
            y += ROW
        if not guide.rules:
            yield f'<text x="0" y="{y + BAR - 2}" fill-opacity="0.7">nothing to say</text>'
            y += ROW


def _row(rule: RuleNoise, y: int) -> Iterator[str]:
    """Yield a rule's name, its bar over the track of all posts, and its numbers."""
    track = WIDTH - LABEL - NUMBERS
    name = rule.rule.removeprefix("voice/")
    shown = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
    yield f'<text x="0" y="{y + BAR - 3}">{escape(shown)}</text>'
    yield _bar(LABEL, y, track, 'fill="none" stroke="currentColor" stroke-opacity="0.2"')
    yield _bar(LABEL, y, max(1, round(track * rule.share, 1)), FILLS[rule.level])
    numbers = f"{rule.share:.0%}, {_posts(rule.posts)}"
    yield f'<text x="{WIDTH}" y="{y + BAR - 3}" text-anchor="end">{numbers}</text>'


def _posts(number: int) -> str:
    return "1 post" if number == 1 else f"{number:,} posts"


def _bar(x: float, y: float, width: float, look: str) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{BAR}" rx="2" {look}/>'
