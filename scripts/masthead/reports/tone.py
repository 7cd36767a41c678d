"""The tone matrix: which audience is spoken to how, channel by channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.survey import Survey
from masthead.voice.layers import chain, guide_for

TITLE = "Tone by audience and channel"

BOTH, AUDIENCE, CHANNEL = "a+c", "a", "c"
"""Which layers of a guide speak of a pair: of the audience, of the channel."""
EMPTY = "No audience yet: masthead audience new TITLE"


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the matrix of audiences and channels, what the guides say, and what they leave out."""
    from masthead.plots import heat

    used = pairs(survey)
    audiences = [page.id for page in survey.current("audience")]
    channels = survey.active_channels
    rows = tuple(
        (
            survey.title("audience", audience),
            *(_cell(survey, audience, channel, used) for channel in channels),
        )
        for audience in audiences
    )
    names = ("Audience", *(survey.title("channel", id) for id in channels))
    note = (
        "Posts that are no drafts, and what their guide speaks of: a the audience, c the channel,"
        f" a+c both, ? neither. A gap: no post. Day: {survey.today}."
    )
    table = Table("Tone matrix", names, rows, note, EMPTY)
    yield heat(table, words=_sentence(survey, used))
    yield _said(survey)
    yield _unsaid(survey, used)


def pairs(survey: Survey) -> Counter[tuple[str, str, str]]:
    """Return how many posts use each language, audience and active channel together."""
    active = set(survey.active_channels)
    return Counter(
        (post.lang, audience, line.channel)
        for post in survey.posts
        for audience in dict.fromkeys(post.audiences)
        for line in post.channels
        if line.channel in active
    )


def spoken(survey: Survey, lang: str, audience: str, channel: str) -> str:
    """Return which layers of a language's guide speak of a pair, or nothing."""
    top = guide_for(survey.hub.guides, lang)
    below = chain(survey.hub.guides, top) if top else ()
    of_audience = any(audience in guide.audiences for guide in below)
    of_channel = any(channel in guide.channels for guide in below)
    if of_audience and of_channel:
        return BOTH
    return AUDIENCE if of_audience else CHANNEL if of_channel else ""


def unspoken(survey: Survey) -> Iterator[tuple[str, str, str]]:
    """Yield each language, audience and channel that posts use and no guide speaks of."""
    for lang, audience, channel in sorted(pairs(survey)):
        if not spoken(survey, lang, audience, channel):
            yield lang, audience, channel


def _cell(survey: Survey, audience: str, channel: str, used: Counter[tuple[str, str, str]]) -> Cell:
    here = [(lang, count) for (lang, *pair), count in used.items() if pair == [audience, channel]]
    if not here:
        return None
    layers = {spoken(survey, lang, audience, channel) for lang, _ in here}
    count = sum(number for _, number in here)
    if "" in layers:
        return Mark(f"{count} ?", Tone.WARN)
    word = layers.pop() if len(layers) == 1 else AUDIENCE
    return Mark(f"{count} {word}", Tone.GOOD if word in (BOTH, AUDIENCE) else Tone.PLAIN)


def _said(survey: Survey) -> Table:
    rows = tuple(
        (Ref("audience", id), Ref("guide", guide.id), _note(said), ", ".join(_parts(said)) or None)
        for guide in survey.hub.guides.values()
        for id, said in guide.audiences.items()
    )
    names = ("Audience", "Guide", "How we speak to them", "Rules that differ")
    empty = "No guide speaks of an audience: write `audiences: {id: {note: ...}}` in one."
    return Table("What the guides say of audiences", names, rows, empty=empty)


def _note(said: object) -> str | None:
    note = said.get("note") if isinstance(said, dict) else None
    return note if isinstance(note, str) else None


def _parts(said: object) -> list[str]:
    return [str(name) for name in said if name != "note"] if isinstance(said, dict) else []


def _unsaid(survey: Survey, used: Counter[tuple[str, str, str]]) -> Table:
    rows = tuple(
        (Ref("audience", audience), Ref("channel", channel), lang, used[lang, audience, channel])
        for lang, audience, channel in unspoken(survey)
    )
    names = ("Audience", "Channel", "Language", "Posts")
    note = "Posts use these pairs, and the guide of their language speaks of neither."
    empty = "Every pair that posts use has its variant."
    return Table("Pairs without a variant", names, rows, note if rows else "", empty)


def _sentence(survey: Survey, used: Counter[tuple[str, str, str]]) -> str:
    missing = sum(1 for _ in unspoken(survey))
    return f"Posts use {len(used)} pairs of audience and channel by language; {missing} have none."
