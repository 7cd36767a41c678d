"""A feedback as Markdown, section by section: for a comment, for a job's summary, for a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from masthead.feedback.calendar import calendar
from masthead.feedback.facts import Access, Approving, Changed, Feedback, Need
from masthead.feedback.fitting import Room, Section, fit
from masthead.feedback.previews import previews
from masthead.finding import Finding, Level
from masthead.inert import code, prose
from masthead.reporting.sums import sums, worst_first
from masthead.rules.visible import visible

MARKER = "<!-- masthead:feedback -->"
"""How the comment begins; by this it is found again and written anew."""

COMMENT = 65_536
"""Characters of a comment on GitHub (field notes, November 2026)."""

SUMMARY = 1_000_000
"""Bytes of a step's summary that we write; GitHub takes 1 MiB (docs.github.com, November 2026)."""

MOST_ROWS = 40
"""Posts in the table at the top."""

TITLE, PATH = 100, 200
"""Characters of a title and of a file's name at the top, which must always find room."""

FIRST, NEXT = 30, 100
"""Findings in the first section, and in each that follows."""

ALL_POSTS, FINDINGS, APPROVALS, DATES, PREVIEWS, MORE = range(6)
"""The order in which sections get their place."""

NOW = "It was so when this was written; the status `masthead/approvals` says how it is now."
"""What a reader must know of a comment that is not written anew with each review."""

SIGNS = {Level.ERROR: "🛑", Level.WARNING: "⚠️", Level.NOTICE: "💬"}


def as_comment(feedback: Feedback, rest: str) -> str:
    """Return the text of the comment; `rest` says where that stands which finds no room."""
    return fit(list(sections(feedback)), Room(COMMENT, _units, rest))


def as_summary(feedback: Feedback, rest: str) -> str:
    """Return the text for a job's summary."""
    return fit(list(sections(feedback)), Room(SUMMARY, _bytes, rest))


def as_markdown(feedback: Feedback) -> str:
    """Return all of it."""
    return fit(list(sections(feedback)), Room())


def sections(feedback: Feedback) -> Iterator[Section]:
    """Yield the sections of a feedback in their order."""
    yield Section("", f"{MARKER}\n{_head(feedback)}", ALL_POSTS)
    yield from _findings(feedback.report.findings)
    if feedback.approving is not None:
        text = approvals(feedback.approving)
        yield Section("who must approve", text, APPROVALS, "### Who must approve")
    heading = f"### Calendar\n\nTimes are those of {code(feedback.zone)}."
    for name, text in calendar(feedback):
        yield Section(name, text, DATES, heading)
    for name, text in previews(feedback):
        yield Section(name, text, PREVIEWS, "### What each channel gets")


def _units(text: str) -> int:
    """Return the length as JavaScript counts it, which is the longer of two ways to count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _head(feedback: Feedback) -> str:
    """Return what everybody reads: how it stands, and the posts in a table."""
    report = feedback.report
    errors = report.summary[Level.ERROR]
    verdict = "must be mended before the merge" if errors else "nothing that must be mended"
    lines = [f"## {_plural(len(feedback.posts), 'post')} in this change", ""]
    lines += [f"{SIGNS[Level.ERROR] if errors else '✅'} {sums(report)}: {verdict}."]
    lines += _accesses(feedback.accesses)
    lines += _table(feedback.posts, report.findings)
    lines += ["", *_notes(feedback)]
    return "\n".join(lines).rstrip()


def _table(posts: Sequence[Changed], findings: Iterable[Finding]) -> Iterator[str]:
    if not posts:
        return
    found = Counter((one.path, one.level) for one in findings)
    yield from ("", "| Post | Goes out | Where to | Findings |", "|---|---|---|---|")
    for one in posts[:MOST_ROWS]:
        when = sorted({f"{slot.at:%Y-%m-%d %H:%M}" if slot.at else "no time" for slot in one.slots})
        where = ", ".join(code(slot.channel, cell=True) for slot in one.slots[:8])
        more = f" and {len(one.slots) - 8} more" if len(one.slots) > 8 else ""
        times = f"{when[0]} to {when[-1]}" if len(when) > 1 else "".join(when)
        levels = ", ".join(
            _plural(found[one.post.path, level], level.value)
            for level in SIGNS
            if found[one.post.path, level]
        )
        title = prose(_cut(one.post.title, TITLE), cell=True)
        yield f"| {title} | {times} | {where}{more} | {levels or 'none'} |"
    if len(posts) > MOST_ROWS:
        yield f"| and {len(posts) - MOST_ROWS} more | | | |"


def _accesses(found: Sequence[Access]) -> Iterator[str]:
    """Yield where secrets will go: whoever approves it gives them away."""
    if not found:
        return
    yield from (
        "",
        "**⚠️ After the merge these secrets go to these places. Do you know them all?**",
        "",
    )
    for one in found[:MOST_ROWS]:
        was = f"was {_codes(one.was)}" if one.was else "new"
        goes = f"{_codes(one.secrets)} to {_codes(one.place)}"
        yield f"- {code(_cut(one.path, PATH))}: {goes} ({was})"
    if len(found) > MOST_ROWS:
        yield f"- and {len(found) - MOST_ROWS} more"


def _codes(words: Sequence[str]) -> str:
    more = f" and {len(words) - 10} more" if len(words) > 10 else ""
    return ", ".join(code(_cut(word, TITLE)) for word in words[:10]) + more


def _notes(feedback: Feedback) -> Iterator[str]:
    for words, paths in (
        ("Taken away", feedback.removed),
        ("Cannot be read, so nobody can say what they would send", feedback.unread),
    ):
        if paths:
            more = f" and {len(paths) - 10} more" if len(paths) > 10 else ""
            named = ", ".join(code(_cut(path, PATH)) for path in paths[:10])
            yield f"{words}: {named}{more}.\n"
    if feedback.touched:
        posts = _plural(feedback.touched, "post")
        yield f"Checked too, for what is changed here matters to them: {posts}.\n"


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text; what does not show is spelt out before it is counted."""
    shown = visible(text)
    return shown if len(shown) <= most else f"{shown[:most]}…"


def _findings(findings: Iterable[Finding]) -> Iterator[Section]:
    """Yield the findings, worst first: some that are always near the top, then page by page."""
    ordered = worst_first(findings)
    if not ordered:
        return
    first, rest = ordered[:FIRST], ordered[FIRST:]
    name = f"findings 1 to {len(first)}"
    yield Section(name, _list(first), FINDINGS, "### Findings, worst first")
    for start in range(0, len(rest), NEXT):
        page = rest[start : start + NEXT]
        name = f"findings {FIRST + start + 1} to {FIRST + start + len(page)}"
        text = f"<details><summary>F{name[1:]}</summary>\n\n{_list(page)}\n\n</details>"
        yield Section(name, text, MORE, "### Findings, worst first")


def _list(findings: Iterable[Finding]) -> str:
    return "\n".join(_finding(one) for one in findings)


def _finding(one: Finding) -> str:
    place = f"{one.path}:{one.line}:{one.column}"
    hint = f"\n  Next: {prose(one.hint)}" if one.hint else ""
    level = f"{SIGNS.get(one.level, '')} {one.level.value}"
    return f"- {level} in {code(place)} ({code(one.rule)}):\n  {prose(one.message)}{hint}"


def approvals(approving: Approving) -> str:
    """Return who must approve a change, and who has."""
    lines = [f"{_standing(approving)}\n"] if approving.headline else []
    lines += [_need(one) for one in approving.needs]
    lines += [f"- Note: {prose(note)}" for note in approving.notes]
    return "\n".join(lines).rstrip() or "Nobody: the hub asks for no approval of this."


def _standing(approving: Approving) -> str:
    line = approving.headline
    step = f" Next: {prose(approving.next_step)}." if approving.next_step else ""
    return f"**{prose(line[:1].upper() + line[1:])}.**{step} {NOW}"


def _need(need: Need) -> str:
    sign = "⚠️" if need.waived else "⏳" if need.missing else "✅"
    who = " or ".join(map(prose, need.who[:20])) or "nobody who is known"
    given = f", given by {', '.join(map(code, need.given[:20]))}" if need.given else ""
    left = f", {need.missing} missing" if need.missing else ""
    waived = ", passed over by the short way" if need.waived else ""
    count = _plural(need.count, "approval")
    return f"- {sign} {count} of {who}{given}{left}{waived}: {prose(need.why)}"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
