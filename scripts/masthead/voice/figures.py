"""Signs in numbers: before decimals, between thousands, before the percent sign.

Only what can be read in one way is mended. A group of three digits behind a sign may be thousands
or decimals, and `18.30` may be a time: both are left to people, the second one in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from masthead.voice.hit import Hit

NARROW = "\u202f"
NO_BREAK = "\u00a0"
_UNBROKEN = NO_BREAK + NARROW + "\u2009"
_NOT_IN_NUMBER = r"(?<![\w.,:/\u00a0\u202f-])"
_ENDS = r"(?![\w:/]|[.,]\d)"
_DECIMAL = {
    ".": rf"{_NOT_IN_NUMBER}\d+,\d{{1,2}}{_ENDS}",
    ",": rf"{_NOT_IN_NUMBER}\d+\.\d{{1,2}}{_ENDS}",
}
_GROUPS = (
    rf"(?<![\w.,:/-])(?<![\d][ {_UNBROKEN}])[1-9]\d{{0,2}}(?P<sign>[., '’{_UNBROKEN}])\d{{3}}"
    rf"(?:(?P=sign)\d{{3}})*{_ENDS}(?![ {_UNBROKEN}]\d)"
)
_TIME_OR_DATE = r"(?:[01]?\d|2[0-3])\.[0-5]\d|(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])"
_BOTH = {
    ".": rf"{_NOT_IN_NUMBER}[1-9]\d{{0,2}}(?:\.\d{{3}})+,\d{{1,2}}{_ENDS}",
    ",": rf"{_NOT_IN_NUMBER}[1-9]\d{{0,2}}(?:,\d{{3}})+\.\d{{1,2}}{_ENDS}",
}
"""Numbers with the signs the other way round: both are there, so it is plain which is which."""
_MAY_BE_DECIMAL = r"\d[.,]\d"
_MAY_BE_GROUPS = r"\d\D\d{3}"
_PERCENT = rf"(?<=\d)(?P<space>[ {_UNBROKEN}]?)%"
_WORDS_FOR_UNBROKEN = ("no-break", "non-breaking", "nbsp", "thin", "неразрывный", "insécable")


def decimal_hits(text: str, sign: str, thousands: str = "") -> Iterator[Hit]:
    """Yield the numbers with the other sign before their decimals.

    Args:
        text: the text.
        sign: `.` or `,`; anything else is no rule.
        thousands: the guide's sign between thousands, or empty.
    """
    pattern = _DECIMAL.get(sign.strip())
    if pattern is None or not re.search(_MAY_BE_DECIMAL, text):
        return
    for match in re.finditer(pattern, text):
        if re.fullmatch(_TIME_OR_DATE, match[0]):
            continue
        wrong = "," if sign.strip() == "." else "."
        right = match[0].replace(wrong, sign.strip())
        yield _hit(match, "decimal", f"{match[0]} has {wrong} before its decimals", right, right)
    for match in re.finditer(_BOTH[sign.strip()], text):
        wrong = "," if sign.strip() == "." else "."
        whole, _, part = match[0].partition(wrong)
        between = thousands_sign(thousands) if thousands else wrong
        right = f"{whole.replace(sign.strip(), between)}{sign.strip()}{part}"
        yield _hit(match, "decimal", f"{match[0]} has {wrong} before its decimals", right, None)


def thousands_sign(value: str) -> str:
    """Return the sign between thousands as a guide has it: a character, or words for a space."""
    if any(word in value.casefold() for word in _WORDS_FOR_UNBROKEN):
        return NO_BREAK
    return value.strip() or value[:1]


def thousands_hits(text: str, value: str, decimal: str = "") -> Iterator[Hit]:
    """Yield the numbers with another sign between their thousands.

    Args:
        text: the text.
        value: the sign as the guide has it.
        decimal: the guide's sign before decimals: a number with it may be one with decimals.
    """
    sign = thousands_sign(value)
    if sign not in (".", ",", " ", "'", "’", *_UNBROKEN) or not re.search(_MAY_BE_GROUPS, text):
        return
    right_signs = _UNBROKEN if sign in _UNBROKEN else sign
    for match in re.finditer(_GROUPS, text):
        wrong = match["sign"]
        if wrong in right_signs or (wrong == decimal.strip() and match[0].count(wrong) == 1):
            continue
        # Two numbers may stand side by side, and one group may be decimals.
        unclear = wrong == " " and sign not in _UNBROKEN
        unclear = unclear or (wrong in ".," and match[0].count(wrong) == 1)
        right = match[0].replace(wrong, sign)
        message = f"{match[0]} has another sign between thousands"
        yield _hit(match, "thousands", message, right, None if unclear else right)


def percent_hits(text: str, value: str) -> Iterator[Hit]:
    """Yield the percent signs with or without a space, against the guide's example (`40 %`)."""
    example = re.search(_PERCENT, value)
    for match in re.finditer(_PERCENT, text) if example and "%" in text else ():
        wants = bool(example and example["space"])
        if wants and (not match["space"] or match["space"] == " "):
            right, message = NO_BREAK + "%", "there is no unbroken space before %"
        elif not wants and match["space"]:
            right, message = "%", "there is a space before %"
        else:
            continue
        yield _hit(match, "spaces", message, value, right)


def _hit(match: re.Match[str], name: str, message: str, shown: str, fix: str | None) -> Hit:
    start, end = match.span()
    return Hit(start, end, f"voice/typography/{name}", message, f"write {shown}", fix)
