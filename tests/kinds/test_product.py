"""Posts speak of what is offered, and what is offered is spoken of."""

from __future__ import annotations

from pathlib import Path

from goal_files import POST, post
from row_helper import found

PRODUCT = "strategy/products/brass-lamp.md"
OLD = {PRODUCT: "---\ntitle: Brass lamp\nstatus: retired\n---\nTwelve parts.\n"}


def test_a_coming_post_about_what_is_gone_is_found(tmp_path: Path) -> None:
    """A post that is still to come does not speak of a retired product; one that is out may."""
    ahead = {**OLD, POST: post(product="brass-lamp")}
    past = {**OLD, POST: post(product="brass-lamp", publish_at="2026-11-14 09:00")}
    draft = {**OLD, POST: post(product="brass-lamp", draft="true")}
    (finding,) = found("product/retired", tmp_path / "ahead", ahead)

    assert (POST, "Brass lamp is no longer offered") == (finding.path, finding.message)
    assert [] == found("product/retired", tmp_path / "past", past)
    assert [] == found("product/retired", tmp_path / "draft", draft)


def test_what_is_gone_need_not_be_spoken_of(tmp_path: Path) -> None:
    """A retired product is no dead end, nor is any in a hub without posts."""
    new = {PRODUCT: "---\ntitle: Brass lamp\n---\nTwelve parts.\n"}

    assert [] == found("product/silent", tmp_path / "old", {**OLD, POST: post()})
    assert [] == found("product/silent", tmp_path / "new", new)


def test_an_unknown_product_is_another_rules_business(tmp_path: Path) -> None:
    """What is no product is found once."""
    files = {**OLD, POST: post(product="lamp-of-brass")}

    assert [] == found("product/retired", tmp_path, files)
    assert 1 == len(found("post/reference", tmp_path, files))
