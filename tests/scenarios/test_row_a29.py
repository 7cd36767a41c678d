"""Row A29: the effect on company and product, not on content alone."""

from __future__ import annotations

from pathlib import Path

from goal_files import NUMBERS, POST, post, table
from row_helper import found, printed, shown

PRODUCT = "strategy/products/brass-lamp.md"
FILES = {
    PRODUCT: "---\ntitle: Brass lamp\nis: product\n---\nTwelve parts.\n",
    POST: post(product="brass-lamp"),
    NUMBERS: table(
        "2026-11-10,outbox,lamp,views,120,2026-11-20",
        "2026-11-10,mastodon,lamp,views,80,2026-11-20",
        "2026-11-10,,lamp,orders,3,2026-11-20",
    ),
}


def test_a29_a_product_that_there_is_not_is_found(tmp_path: Path) -> None:
    """A post names products that the strategy knows."""
    files = {**FILES, POST: post(product="brass-lamb")}
    (finding,) = found("post/reference", tmp_path, files)

    assert ("there is no product 'brass-lamb'", "did you mean brass-lamp?") == (
        finding.message,
        finding.hint,
    )


def test_a29_a_product_that_nobody_speaks_of_is_found(tmp_path: Path) -> None:
    """What is offered is spoken of."""
    (finding,) = found("product/silent", tmp_path, {**FILES, POST: post()})

    assert (PRODUCT, "no post speaks of it") == (finding.path, finding.message)


def test_a29_results_by_product_are_shown_and_printed(tmp_path: Path) -> None:
    """Views and orders of the posts about a product are added up, channel by channel."""
    page = shown(tmp_path, FILES, "strategy/reports/products.md")
    text = printed(tmp_path, FILES, "report", "product")

    assert '<figure class="hub-figure"><svg' in page
    assert "Brass lamp 200 – – – 3" in {" ".join(line.split()) for line in text.splitlines()}
    assert "200" in shown(tmp_path, FILES, "strategy/products/brass-lamp.md")
