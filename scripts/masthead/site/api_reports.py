"""What the internal API tells of reports: the blocks that their pages draw."""

from __future__ import annotations

from masthead.reporting.blocks import as_data
from masthead.site.kind_pages import Told, reports_of
from masthead.site.rendered import full_address
from masthead.site.shapes import ADDRESS, TEXT, Collection, Json, Part, list_of
from masthead.site.view import View

BLOCK: Json = {
    "type": "object",
    "properties": {
        "block": {"enum": ["words", "facts", "steps", "table", "plot"]},
        "title": TEXT,
        "columns": list_of(TEXT),
        "rows": {"type": "array", "items": {"type": "array"}},
        "note": TEXT,
        "vega_lite": {"type": "object", "description": "The drawing, as Vega-Lite."},
    },
    "required": ["block"],
}


def report_collection(view: View) -> Collection[Told]:
    """Return what the internal API tells of reports; the numbers behind a drawing are in it."""

    def url(one: Told) -> str:
        return full_address(view, one.place) if one.place else ""

    return Collection(
        name="reports",
        title="A report: what the strategy's pages, posts and numbers add up to",
        items=lambda: reports_of(view),
        parts=(
            Part("id", "What names it.", TEXT, lambda one: one.name),
            Part("title", "Its name, for people.", TEXT, lambda one: one.title),
            Part("url", "Its page.", ADDRESS, url),
            Part(
                "blocks",
                "What it tells.",
                list_of(BLOCK),
                lambda one: as_data(one.blocks, view.survey),
            ),
        ),
        id=lambda one: one.name,
        per_file=5,
    )
