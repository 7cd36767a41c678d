"""The currencies that money is paid in today, by their ISO 4217 codes."""

from __future__ import annotations

from functools import cache


@cache
def currencies() -> frozenset[str]:
    """Return the codes of the currencies that are legal tender somewhere today.

    Source: the Unicode CLDR supplemental data on currencies, as Babel ships it; it knows since when
    and until when a country pays in what. Codes of metals, funds and tests are left out.
    """
    from babel.core import get_global

    return frozenset(
        code
        for rows in get_global("territory_currencies").values()
        for code, _since, until, tender in rows
        if until is None and tender
    )
