"""Values as older dialects write them, turned into values of 2025.10."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from masthead.tokens.converting import WEIGHTS
from masthead.tokens.declaring import TYPES
from masthead.tokens.node import Plain

TYPE_NAMES: Mapping[str, str] = {
    "size": "dimension",
    "sizing": "dimension",
    "spacing": "dimension",
    "borderRadius": "dimension",
    "borderWidth": "dimension",
    "fontSizes": "dimension",
    "font-size": "dimension",
    "fontSize": "dimension",
    "letterSpacing": "dimension",
    "paragraphSpacing": "dimension",
    "paragraphIndent": "dimension",
    "fontFamilies": "fontFamily",
    "font": "fontFamily",
    "font-family": "fontFamily",
    "fontWeights": "fontWeight",
    "font-weight": "fontWeight",
    "lineHeights": "number",
    "lineHeight": "number",
    "opacity": "number",
    "time": "duration",
    "boxShadow": "shadow",
}
"""Types of older dialects by the type that the format has for them."""

_REFERENCE = re.compile(r"\{[^{}]+\}|\$[\w.-]+")
_LENGTH = re.compile(r"(-?[0-9]*\.?[0-9]+)\s*(px|rem|em|pt|dp|sp)?")
_TIME = re.compile(r"([0-9]*\.?[0-9]+)\s*(ms|s)")
_NUMBER = re.compile(r"(-?[0-9]*\.?[0-9]+)(%?)")
_HEX = re.compile(r"#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_BEZIER = re.compile(r"cubic-bezier\(([^)]*)\)")


class NotOursError(ValueError):
    """A value that the format cannot hold; the message says why, to follow the token's name."""


def type_for(written: str, value: Plain) -> tuple[str, str]:
    """Return the type of the format for an older one, and the older one; empty where none is."""
    if written in TYPES:
        return written, written
    if written in TYPE_NAMES:
        return TYPE_NAMES[written], written
    if written == "" and isinstance(value, str) and _HEX.fullmatch(value.strip()):
        return "color", written
    return "", written


def convert(written: str, value: Plain) -> tuple[str, Plain]:
    """Return type and value of a token; an alias without a type keeps none.

    Raises:
        NotOursError: the format has no such type, or the value cannot be read.
    """
    type, _ = type_for(written, value)
    if reference := _reference(value):
        return type, reference
    if not type:
        named = f"the type {written!r} is not in the format" if written else "there is no type"
        raise NotOursError(named)
    converted = _CONVERT[type](value) if type in _CONVERT else value
    return type, converted


def _reference(value: Plain) -> str:
    """Return a reference in braces, from `{a.b}`, `{a.b.value}` or `$a.b`; or nothing."""
    if not isinstance(value, str) or not _REFERENCE.fullmatch(value.strip()):
        return ""
    name = value.strip().removeprefix("$").removeprefix("{").removesuffix("}").strip()
    return "{" + name.removesuffix(".value").removesuffix(".$value") + "}"


def _colour(value: Plain) -> Plain:
    if isinstance(value, dict) and "colorSpace" in value:
        return value
    if not isinstance(value, str):
        raise NotOursError(f"{value!r} is no colour")
    match = _HEX.fullmatch(value.strip())
    return _from_hex(match[1]) if match else _from_css(value)


def _from_hex(digits: str) -> Plain:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    parts = [round(int(digits[at : at + 2], 16) / 255, 4) for at in range(0, len(digits), 2)]
    out: dict[str, Any] = {"colorSpace": "srgb", "components": parts[:3]}
    if len(parts) == 4:
        out["alpha"] = parts[3]
    return {**out, "hex": f"#{digits[:6].lower()}"}


def _from_css(value: str) -> Plain:
    from masthead.tokens import colours

    read = colours.from_css(value)
    if read is None:
        raise NotOursError(f"{value!r} is no colour that CSS knows")
    parts: list[float | str] = ["none" if part is None else part for part in read.components]
    out: dict[str, Any] = {"colorSpace": read.space, "components": parts}
    return {**out, "alpha": read.alpha} if read.alpha < 1 else out


def _dimension(value: Plain) -> Plain:
    if isinstance(value, dict) and {"value", "unit"} <= set(value):
        return value
    match = _LENGTH.fullmatch(str(value).strip()) if _is_scalar(value) else None
    if match is None or match[2] in ("em", "pt", "dp", "sp"):
        raise NotOursError(f"{value!r} is no length in px or rem")
    return {"value": _plain(float(match[1])), "unit": match[2] or "px"}


def _duration(value: Plain) -> Plain:
    if isinstance(value, dict):
        return value
    match = _TIME.fullmatch(str(value).strip())
    if match is None:
        raise NotOursError(f"{value!r} is no time in ms or s")
    return {"value": _plain(float(match[1])), "unit": match[2]}


def _number(value: Plain) -> Plain:
    match = _NUMBER.fullmatch(str(value).strip()) if _is_scalar(value) else None
    if match is None:
        raise NotOursError(f"{value!r} is no number")
    return _plain(round(float(match[1]) / (100 if match[2] else 1), 6))


def _family(value: Plain) -> Plain:
    if isinstance(value, str):
        names = [name.strip().strip("\"'") for name in value.split(",")]
        return names[0] if len(names) == 1 else names
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return value
    raise NotOursError(f"{value!r} is no name of a font")


def _weight(value: Plain) -> Plain:
    text = re.sub(r"[\s_]+", "-", str(value).strip().lower())
    text = re.sub(r"^(extra|ultra|semi|demi)(?=[a-z])", r"\1-", text)
    if text in WEIGHTS:
        return text
    if text.replace(".", "", 1).isdigit() and 1 <= float(text) <= 1000:
        return _plain(float(text))
    raise NotOursError(f"{value!r} is no weight")


def _bezier(value: Plain) -> Plain:
    if isinstance(value, list):
        return value
    match = _BEZIER.fullmatch(str(value).strip())
    parts = match[1].split(",") if match else []
    if len(parts) != 4:
        raise NotOursError(f"{value!r} is no curve of four numbers")
    return [_number(part.strip()) for part in parts]


def _parts(value: Plain, names: Mapping[str, tuple[str, str]]) -> dict[str, Plain]:
    """Return an object's parts converted: old name -> (name, type); unknown parts are a problem."""
    if not isinstance(value, dict):
        raise NotOursError(f"{value!r} is no object")
    out: dict[str, Plain] = {}
    for name, part in value.items():
        if name not in names:
            raise NotOursError(f"it has a part {name!r} that the format has not")
        new, type = names[name]
        out[new] = convert(type, part)[1] if type else part
    return out


_SHADOW = {
    "color": ("color", "color"),
    "offsetX": ("offsetX", "dimension"),
    "x": ("offsetX", "dimension"),
    "offsetY": ("offsetY", "dimension"),
    "y": ("offsetY", "dimension"),
    "blur": ("blur", "dimension"),
    "spread": ("spread", "dimension"),
    "inset": ("inset", ""),
    "type": ("inset", ""),
}
_TYPOGRAPHY = {
    "fontFamily": ("fontFamily", "fontFamily"),
    "fontSize": ("fontSize", "dimension"),
    "fontWeight": ("fontWeight", "fontWeight"),
    "letterSpacing": ("letterSpacing", "dimension"),
    "lineHeight": ("lineHeight", "number"),
}


def _shadow(value: Plain) -> Plain:
    if isinstance(value, list):
        return [_reference(item) or _shadow(item) for item in value]
    out = _parts(value, _SHADOW)
    if "inset" in out and not isinstance(out["inset"], bool):
        inner = out.pop("inset") == "innerShadow"
        out |= {"inset": True} if inner else {}
    for name in ("offsetX", "offsetY", "blur", "spread"):
        out.setdefault(name, {"value": 0, "unit": "px"})
    return out


def _typography(value: Plain) -> Plain:
    out = _parts(value, _TYPOGRAPHY)
    out.setdefault("letterSpacing", {"value": 0, "unit": "px"})
    missing = {new for new, _ in _TYPOGRAPHY.values()} - set(out)
    if missing:
        raise NotOursError(f"it has no {', '.join(sorted(missing))}")
    return out


def _border(value: Plain) -> Plain:
    names = {"color": ("color", "color"), "width": ("width", "dimension"), "style": ("style", "")}
    return _parts(value, names)


def _transition(value: Plain) -> Plain:
    names = {
        "duration": ("duration", "duration"),
        "delay": ("delay", "duration"),
        "timingFunction": ("timingFunction", "cubicBezier"),
    }
    return _parts(value, names)


def _gradient(value: Plain) -> Plain:
    if not isinstance(value, list):
        raise NotOursError(f"{value!r} is no list of stops")
    names = {"color": ("color", "color"), "position": ("position", "number")}
    return [_parts(stop, names) for stop in value]


def _is_scalar(value: Plain) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


_CONVERT = {
    "color": _colour,
    "dimension": _dimension,
    "duration": _duration,
    "number": _number,
    "fontFamily": _family,
    "fontWeight": _weight,
    "cubicBezier": _bezier,
    "shadow": _shadow,
    "typography": _typography,
    "border": _border,
    "transition": _transition,
    "gradient": _gradient,
}
