"""What a rule proposes: the actions of Vale, as a fix where they say one text, else as a hint."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from masthead.voice.packs.body import Body, as_text
from masthead.voice.packs.finder import Match
from masthead.voice.regexes import RegexFault, compile_safely

NAMES: Final = frozenset({"replace", "remove", "edit", "convert", "suggest"})
SIDES: Final = {"trim": "strip", "trim_left": "lstrip", "trim_right": "rstrip"}


@dataclass(frozen=True, slots=True)
class Action:
    """An action with its parameters."""

    name: str = ""
    params: tuple[str, ...] = ()

    def proposal(self, match: Match, found: str) -> tuple[str, str | None]:
        """Return the next step for a person, and the text to write where there is only one."""
        instead = self._instead(match, found)
        if instead == ("",):
            return "leave it out", None
        shown = " or ".join(f"`{one}`" for one in instead)
        sure = (
            len(instead) == 1 and self.name in {"replace", "edit"} and _same_start(found, instead)
        )
        return (f"write {shown}" if shown else ""), instead[0] if sure else None

    def _instead(self, match: Match, found: str) -> tuple[str, ...]:
        """Return the texts to choose from."""
        if self.name == "remove":
            return ("",)
        if self.name == "replace" and self.params:
            return self.params
        if self.name == "edit":
            edited = _edited(found, self.params)
            return () if edited is None else (edited,)
        return match.instead


def action_of(body: Body) -> Action:
    """Read a rule's action; an unknown one is noted."""
    given = body.value("action")
    if given is None:
        return Action()
    values: dict[str, Any] = (
        {key.lower(): value for key, value in given.items()} if isinstance(given, dict) else {}
    )
    name = as_text(values.get("name"))
    params = values.get("params") or []
    if name not in NAMES:
        body.fault(f"the action `{name}` is not known and is not read", body.key("action"))
        return Action()
    listed = params if isinstance(params, list) else [params]
    return Action(name, tuple(as_text(one) for one in listed))


def _same_start(found: str, instead: tuple[str, ...]) -> bool:
    """Tell whether both begin large or both small: at the start of a sentence, a person decides.

    A name that begins small on purpose (`iPhone` for `Iphone`) differs in nothing but case.
    """
    new = instead[0]
    return found[:1].isupper() == new[:1].isupper() or found.casefold() == new.casefold()


def _edited(found: str, params: tuple[str, ...]) -> str | None:
    """Return what the action `edit` makes of a find; None where that is not known."""
    kind, *rest = params or ("",)
    if kind in SIDES and len(rest) == 1:
        return str(getattr(found, SIDES[kind])(rest[0]))
    if kind == "remove" and len(rest) == 1:
        return "".join(letter for letter in found if letter not in rest[0])
    if kind == "truncate" and len(rest) == 1:
        return found.partition(rest[0])[0]
    if kind == "replace" and len(rest) == 2:
        return found.replace(rest[0], rest[1])
    if kind == "split" and len(rest) == 2 and rest[1].isdecimal():
        pieces = found.split(rest[0]) if rest[0] else []
        return pieces[int(rest[1])] if int(rest[1]) < len(pieces) else None
    if kind == "regex" and len(rest) == 2:
        return _replaced(found, *rest)
    return None


def _replaced(found: str, pattern: str, new: str) -> str | None:
    """Replace a pattern; `$1` in the new text stands for its first group."""
    with suppress(RegexFault, IndexError):
        for match in compile_safely(pattern, ignore_case=False, probe=False).matches(found):
            filled = new
            for number in range(len(match.groups()), 0, -1):
                filled = filled.replace(f"${number}", match[number] or "")
            return found[: match.start()] + filled + found[match.end() :]
    return None
