"""Draw the blocks of reports as HTML: tables, drawings with their twin tables, facts, steps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from masthead.kinds import KINDS
from masthead.report import Block, Cell, Facts, Mark, Plot, Ref, Steps, Table, Words
from masthead.reporting.blocks import UNKNOWN, cell_text
from masthead.site.addresses import link, page_place, post_place
from masthead.site.drawing import coded, draw
from masthead.site.markdown import heading
from masthead.site.view import View

TEMPLATES = {
    Words: "block_words",
    Facts: "block_facts",
    Steps: "block_steps",
    Table: "block_table",
    Plot: "block_plot",
}


def drawn(view: View, place: str, blocks: Iterable[Block], level: int = 2) -> str:
    """Return blocks for the page at `place`, one after the other.

    Args:
        view: the site.
        place: where the page stands in the tree.
        blocks: what it shows.
        level: level of the headings, which are the blocks' titles.
    """
    return "\n\n".join(_block(view, place, block, level) for block in blocks)


def _block(view: View, place: str, block: Block, level: int) -> str:
    title = _title(block)
    body = draw(
        TEMPLATES[type(block)],
        block=block,
        picture=_picture(block),
        cell=lambda value: cell(view, place, value),
        is_number=is_number,
    )
    return f"{heading(title, level)}\n\n{body}" if title else body


def _title(block: Block) -> str:
    return block.table.title if isinstance(block, Plot) else getattr(block, "title", "")


def _picture(block: Block) -> Markup:
    """Return the SVG of a drawing; of a table without rows there is none."""
    if not isinstance(block, Plot) or not block.table.rows:
        return Markup()
    from masthead.vega import svg

    return Markup(svg(block))  # noqa: S704 - made by us, of text that is escaped


def is_number(value: Cell) -> bool:
    """Tell whether a cell stands at the right of its column."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def cell(view: View, place: str, value: Cell) -> Markup:
    """Return a cell as HTML: a reference as a link, a mark with its tone."""
    match value:
        case Ref():
            return _reference(view, place, value)
        case Mark():
            return Markup('<span class="hub-mark hub-mark--{}">{}</span>').format(
                value.tone, coded(value.text)
            )
        case tuple() if value:
            return Markup(", ").join(_reference(view, place, one) for one in value)
        case date():
            return Markup("<time>{}</time>").format(cell_text(value, view.survey))
        case None:
            return Markup('<span class="hub-unknown">{}</span>').format(UNKNOWN)
    return Markup("{}").format(cell_text(value, view.survey))


def _reference(view: View, place: str, ref: Ref) -> Markup:
    text = cell_text(ref, view.survey)
    target = target_of(view, ref)
    if not target:
        return Markup("{}").format(text)
    return Markup('<a href="{}">{}</a>').format(link(place, target), text)


def target_of(view: View, ref: Ref) -> str:
    """Return the place in the tree of what a reference names, or empty."""
    match ref.kind:
        case "post":
            return post_place(ref.id) if ref.id in view.posts else ""
        case "person":
            return ""
        case "kind":
            return index_place(ref.id) if ref.id in view.hub.pages else ""
    page = view.hub.page(ref.kind, ref.id)
    return view.places.get(page.path, "") if page else ""


def index_place(kind: str) -> str:
    """Return where the list of a kind's pages stands."""
    found = KINDS[kind]
    return page_place(found.pattern if found.single else f"{found.folder}/index.md")
