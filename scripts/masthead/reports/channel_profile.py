"""How accounts are dressed: handle, text, link and pictures, against what each network asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masthead.compose.profiles import AS_OF, DRESSES, Dress, Size
from masthead.kinds.rule import Remark
from masthead.page import Page
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.survey import Survey

TOLERANCE = 0.05
"""How much a picture's shape may differ before the network cuts off what shows."""


def dress_of(page: Page, survey: Survey) -> Dress | None:
    """Return what an account on a channel's network has; None where there is no profile."""
    values = survey.values(page)
    return DRESSES.get(values.get("network", values.get("service", "")))


def profile(survey: Survey) -> Iterator[Block]:
    """Show the profile of each account: what is there, and what the network asks for."""
    rows = tuple(_card(page, survey) for page in survey.current("channel") if _has(page, survey))
    names = ("Channel", "Handle", "Text", "Link", "Avatar", "Cover", "Complete")
    note = f"Least sizes in pixels as read on {AS_OF}; where no source says a size, any is right."
    empty = "No account has a profile: write `profile` in a channel's page."
    yield Table("Profiles", names, rows, note, empty)


def profile_table(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield one channel's profile, part by part, with what the network asks for."""
    dress = dress_of(page, survey)
    if not _has(page, survey) or dress is None:
        return
    values = survey.values(page)
    known = values.get("profile", {})
    wrong = {fault.key[-1]: fault for fault in profile_faults(page, survey)}
    own = ["handle"] if dress.handle else []
    parts = [*own, "bio", "link", "avatar", *(["cover"] if dress.cover else [])]
    given = {"handle": values.get("handle"), **known}
    rows = tuple(
        (_named(name), given.get(name), _asked(name, dress), _mark(wrong.get(name)))
        for name in parts
    )
    note = f"Sizes: {dress.source}, read on {AS_OF}."
    yield Table("Profile", ("Part", "As it is", "What is asked for", "State"), rows, note)


def profile_faults(page: Page, survey: Survey) -> Iterator[Remark]:
    """Yield what a channel's profile misses, and which pictures are too small or cut."""
    dress = dress_of(page, survey)
    if dress is None:
        return
    values = survey.values(page)
    known: Mapping[str, Any] = values.get("profile", {})
    if dress.handle and "handle" not in values:
        message = "the profile has no `handle`"
        yield Remark(page.document, message, ("handle",), "write the account's name")
    asked = ("bio", "link", "avatar", *(("cover",) if dress.cover else ()))
    for name in asked:
        if name not in known:
            message = f"the profile has no `{name}`"
            yield Remark(page.document, message, ("profile", name), "write it")
    if dress.bio and len(known.get("bio", "")) > dress.bio:
        message = f"the text has {len(known['bio'])} characters, the network shows {dress.bio}"
        yield Remark(page.document, message, ("profile", "bio"), "shorten it")
    for name, size in (("avatar", dress.avatar), ("cover", dress.cover)):
        if name in known and size is not None:
            yield from _picture(page, name, size, survey)


def _picture(page: Page, name: str, size: Size, survey: Survey) -> Iterator[Remark]:
    path = survey.values(page)["profile"][name]
    asset = survey.hub.assets.get(f"content{path}")
    key = ("profile", name)
    if asset is None:
        hint = "write it from `content/` on, as /media/avatar.png"
        yield Remark(page.document, f"there is no picture {path!r}", key, hint)
    elif not asset.width or not asset.height:
        return  # a drawing fits everywhere; what was not opened is not judged
    elif asset.width < size.width or asset.height < size.height:
        there, asked = _pixels(asset.width, asset.height), _pixels(size.width, size.height)
        message = f"the {name} has {there}, {asked} are asked for"
        yield Remark(page.document, message, key)
    elif size.width and _differs(asset.width / asset.height, size.width / size.height):
        there, asked = _pixels(asset.width, asset.height), _pixels(size.width, size.height)
        message = f"the {name} is cut: {there} is another shape than {asked}"
        yield Remark(page.document, message, key, "cut it yourself")


def _differs(shape: float, asked: float) -> bool:
    return abs(shape - asked) > asked * TOLERANCE


def _pixels(width: int, height: int) -> str:
    return f"{width} x {height}"


def _has(page: Page, survey: Survey) -> bool:
    return dress_of(page, survey) is not None or "profile" in survey.values(page)


def _card(page: Page, survey: Survey) -> tuple[Cell, ...]:
    values = survey.values(page)
    known = values.get("profile", {})
    faults = list(profile_faults(page, survey))
    return (
        Ref("channel", page.id),
        values.get("handle"),
        known.get("bio"),
        known.get("link"),
        _size(known.get("avatar"), survey),
        _size(known.get("cover"), survey),
        Mark(f"{len(faults)} to do", Tone.WARN) if faults else Mark("complete", Tone.GOOD),
    )


def _size(path: str | None, survey: Survey) -> str | None:
    asset = survey.hub.assets.get(f"content{path}")
    return _pixels(asset.width, asset.height) if asset and asset.width else path


def _named(part: str) -> str:
    return {"bio": "Text"}.get(part, part.capitalize())


def _asked(name: str, dress: Dress) -> str | None:
    size = {"avatar": dress.avatar, "cover": dress.cover}.get(name)
    if size is not None:
        return f"{_pixels(size.width, size.height)} or more" if size.width else "any size"
    return f"up to {dress.bio} characters" if name == "bio" and dress.bio else None


def _mark(fault: Remark | None) -> Mark:
    return Mark(fault.message, Tone.WARN) if fault else Mark("good", Tone.GOOD)
