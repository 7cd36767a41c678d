"""The list of what may leave is kept twice, and says the same."""

from __future__ import annotations

import pytest

from masthead.auditing import fields
from masthead.kinds import KINDS

OTHERS = fields.OPEN_KINDS | {"post"}
"""Kinds whose every key may leave, and posts, which no table of fields draws."""


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - OTHERS))
def test_site_and_audit_agree_on_what_may_leave(kind: str) -> None:
    """A key that one of them lets through and the other does not is a slip in one."""
    record = KINDS[kind].record
    audited = {key for key in record.known if fields.is_public(kind, key)} - fields.EVERY_PAGE

    assert KINDS[kind].public_fields - fields.EVERY_PAGE == audited


@pytest.mark.parametrize("kind", sorted(fields.OPEN_KINDS))
def test_the_site_draws_nothing_that_never_leaves(kind: str) -> None:
    """Also of kinds whose pages are made for the public."""
    assert all(fields.is_public(kind, key) for key in KINDS[kind].public_fields)
