"""Tell people and programs what came of judging: who must, who has, what is missing, what next.

Titles, logins and paths are other people's texts: nothing in them acts on a terminal or a runner.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from masthead.approvals import Outcome, Standing, Verdict
from masthead.approvals.demands import GUARDIANS, OWNERS
from masthead.approving.judged import Judged
from masthead.rules.visible import visible

ANYBODY = "anybody who may write here"
NOBODY = "nobody who is known"
NAMED = 3
"""Paths that are named one by one."""

GENERAL = {
    OWNERS: "CODEOWNERS names them.",
    GUARDIANS: "These files decide about approval and publishing.",
}
"""Why the built-in demands are made, for several files at once."""


def needs_of(verdict: Verdict) -> tuple[Outcome, ...]:
    """Return what is needed, each need once for all files that stand alike, the missing first."""
    alike: dict[Outcome, list[str]] = {}
    for one in verdict.outcomes:
        alike.setdefault(replace(one, why=_why(one), paths=()), []).extend(one.paths)
    found = [replace(one, paths=tuple(dict.fromkeys(paths))) for one, paths in alike.items()]
    return tuple(sorted(found, key=lambda one: not one.missing or one.waived))


def headline(judged: Judged) -> str:
    """Return how it stands, in one line of our own words and of logins."""
    verdict = judged.verdict
    needs = needs_of(verdict)
    short = sum(one.missing > 0 for one in needs)
    match verdict.standing:
        case Standing.APPROVED:
            if not verdict.outcomes:
                empty = judged.change.files == ()
                return "nothing is changed" if empty else "nobody has to approve this"
            return "approved" if judged.merged else "approved: it may be merged"
        case Standing.EMERGENCY:
            return f"approved by the short way, by {_listed(judged.by)}: this is reported"
        case Standing.OBJECTED:
            asks = "asks" if len(verdict.objections) == 1 else "ask"
            return f"not approved: {_listed(_objecting(verdict))} {asks} for changes"
        case Standing.MISSING:
            unmet = f"{short} of {len(needs)} needs {'is' if short == 1 else 'are'} not met"
            return f"not approved yet: {unmet if short else verdict.reasons[0]}"
    return "not known, and so not approved"


def next_step(judged: Judged) -> str:
    """Return what to do next; empty where there is nothing to do."""
    verdict = judged.verdict
    open_needs = [one for one in needs_of(verdict) if one.missing and not one.waived]
    if verdict.approved:
        return ""
    if verdict.standing is Standing.UNKNOWN:
        return judged.hint or "see to what is not known, then run it again"
    if verdict.objections:
        names = _listed(_objecting(verdict))
        return f"answer {names}; they approve, or the review is dismissed"
    if nameless := [one.name for one in open_needs if one.nobody]:
        return f"name people for {nameless[0]}: under `approvals` in masthead.yml, or in CODEOWNERS"
    if not judged.number and judged.hint:
        return judged.hint
    if open_needs:
        named = [_people(one) for one in open_needs if one.who]
        return f"ask {_listed(dict.fromkeys(named or [ANYBODY]))} for a review"
    return "mark it as ready for review" if judged.change.draft else ""


def lines(judged: Judged, notes: Sequence[str] = ()) -> Iterator[str]:
    """Yield a verdict for people.

    Args:
        judged: what came of judging.
        notes: what else there is to say.
    """
    if judged.number:
        title = f": {inert(judged.title)}" if judged.title else ""
        yield f"pull request {judged.number}{title}"
        if judged.url:
            yield f"  {inert(judged.url)}"
    files = tuple(one.path for one in judged.change.files or ())
    if files:
        yield f"  {inert(_places(files))}"
        at = f"  judged as of {judged.change.head[:9]}"
        law = judged.change.base[:9]
        yield f"{at}, by masthead.yml and CODEOWNERS of {law}" if law else at
    yield inert(headline(judged))
    known = bool(judged.number) or judged.verdict.standing is not Standing.UNKNOWN
    for one in needs_of(judged.verdict):
        yield from _need(one, files, "missing" if known else "needed")
    for title, texts in _besides(judged, notes):
        yield f"{title}:"
        yield from (f"  {inert(text)}" for text in texts)
    if step := next_step(judged):
        yield f"next: {inert(step)}"


def as_json(judged: Judged, notes: Sequence[str] = ()) -> str:
    """Return a verdict as JSON, in which no runner finds a command (see `inert`)."""
    verdict, change = judged.verdict, judged.change
    pull = {"number": judged.number, "url": judged.url, "title": judged.title}
    value = {
        "pull": pull if judged.number else None,
        "standing": str(verdict.standing),
        "approved": verdict.approved,
        "emergency": judged.short_way,
        "merged": judged.merged,
        "base": change.base,
        "head": change.head,
        "files": [one.path for one in change.files or ()],
        "needs": [_plain(one) for one in needs_of(verdict)],
        "by": list(judged.by),
        "after_merge": list(judged.after_merge),
        "commits_read": list(judged.commits_read),
        "reasons": list(verdict.reasons),
        "objections": list(verdict.objections),
        "unknowns": list(not_known(judged)),
        "discounted": [{"login": one.login, "why": one.reason} for one in verdict.discounted],
        "notes": list(notes),
        "next": next_step(judged),
    }
    return json.dumps(value, indent=2, ensure_ascii=True).replace("##[", "##\\u005b")


def not_known(judged: Judged) -> Iterator[str]:
    """Yield what is not known, with what GitHub or git said; each once."""
    verdict = judged.verdict
    texts = [*verdict.unknowns, *(text for one in verdict.outcomes for text in one.unknown)]
    explained = tuple(trouble.partition(": ")[0] for trouble in judged.troubles)
    yield from dict.fromkeys(text for text in texts if not text.startswith(explained or "\0"))
    yield from judged.troubles


def inert(text: str) -> str:
    """Return a text on one line that no terminal and no runner acts on.

    The runner of GitHub Actions takes `::name` at a line's start, and `##[name]` anywhere in
    a line, for a command.
    """
    shown = visible(text).replace("##[", "## [")
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def _why(one: Outcome) -> str:
    """Return the reason of a need; the built-in ones say of each file what holds for all."""
    own = [f"They own {path}." for path in one.paths] + [
        f"{path} decides about approval and publishing." for path in one.paths
    ]
    return GENERAL.get(one.name, one.why) if one.why in own else one.why


def _need(one: Outcome, files: Sequence[str], short: str) -> Iterator[str]:
    """Yield a need: how it stands, who can meet it, who has; then which files, and why."""
    state = "waived" if one.waived else short if one.missing else "met"
    count = f"{one.minimum} {'approval' if one.minimum == 1 else 'approvals'}"
    has = f": {_listed(one.have)}" if one.have else ""
    left = f", {one.missing} missing" if one.missing and one.have else ""
    yield inert(f"  {state:8} {count} of {_people(one)} ({one.name}){has}{left}")
    places = "" if set(one.paths) == set(files) else f"{_places(one.paths)}: "
    if places or one.why:
        yield inert(f"           {places}{one.why}")


def _people(one: Outcome) -> str:
    if one.who is None:
        return ANYBODY
    return " or ".join(one.who) or NOBODY


def _places(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
    return f"{', '.join(paths[:NAMED])}{more}"


def _objecting(verdict: Verdict) -> Iterator[str]:
    yield from (login or "somebody whose account is gone" for login in verdict.objections)


def _listed(words: Iterable[str]) -> str:
    """Return words as a sentence lists them."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _besides(judged: Judged, notes: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    verdict = judged.verdict
    told = headline(judged)
    groups = (
        ("in the way", [one for one in verdict.reasons if one not in told]),
        ("does not count", [f"{one.login}: {one.reason}" for one in verdict.discounted]),
        ("approved after the merge", judged.after_merge),
        ("not known", list(not_known(judged))),
        ("note", notes),
    )
    yield from ((title, texts) for title, texts in groups if texts)


def _plain(one: Outcome) -> dict[str, object]:
    return {
        "name": one.name,
        "why": one.why,
        "paths": list(one.paths),
        "who": None if one.who is None else list(one.who),
        "minimum": one.minimum,
        "have": list(one.have),
        "missing": one.missing,
        "waived": one.waived,
    }
