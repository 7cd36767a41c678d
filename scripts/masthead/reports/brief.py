"""The brief of a post: who says what, in which channel, to whom, with what effect.

The five questions are Harold D. Lasswell's, "The structure and function of communication in
society", 1948.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.page import Page
from masthead.post import Post
from masthead.report import Block, Cell, Facts, Mark, Ref, Tone
from masthead.survey import Survey

OPEN = Mark("open", Tone.WARN)
"""What stands where the post does not say."""


def brief(post: Post, survey: Survey) -> Iterator[Block]:
    """Yield the brief of a post; what nobody has said is open."""
    yield Facts(
        "Brief",
        (
            ("Who", Ref("person", post.owner) if post.owner else OPEN),
            ("Says what", _what(post, survey)),
            (
                "In which channel",
                tuple(Ref("channel", one.channel) for one in post.channels) or OPEN,
            ),
            ("To whom", tuple(Ref("audience", id) for id in post.audiences) or OPEN),
            ("With what effect", Ref("goal", post.goal) if post.goal else OPEN),
            *_effect(post, survey),
        ),
    )


def _what(post: Post, survey: Survey) -> str:
    """Return what a post is about, for which purpose, and in which form."""
    pillar = f" on {survey.title('pillar', post.pillar)}" if post.pillar else ""
    purpose = f", to {post.quadrant}" if post.quadrant else ""
    return f"{post.title}: {post.format}{pillar}{purpose}"


def _effect(post: Post, survey: Survey) -> Iterator[tuple[str, Cell]]:
    """Yield how the effect is measured, where the goal says it."""
    page = survey.hub.page("goal", post.goal)
    if page is not None and (measure := _measure(page, survey)):
        yield "Measured by", measure


def _measure(page: Page, survey: Survey) -> str:
    values = survey.values(page)
    if "metric" not in values:
        return ""
    unit = f" {values['unit']}" if "unit" in values else ""
    span = f" from {values['baseline']:g}" if "baseline" in values else ""
    span += f" to {values['target']:g}{unit}" if "target" in values else ""
    due = f" by {values['due']}" if "due" in values else ""
    return f"{values['metric']}{span}{due}"
