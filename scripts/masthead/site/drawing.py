"""Draw HTML fragments from the templates of this package; everything is escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from masthead.site import times
from masthead.site.addresses import post_place

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """Return the templates; a name that a template does not get is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("masthead.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["post_place"] = post_place
    made.filters |= {"day": times.day, "clock": times.clock, "moment": times.moment}
    return made


def draw(template: str, **values: object) -> str:
    """Return a fragment of HTML that Markdown takes as one block.

    No line is blank or indented, since Markdown would end the block there or see code.

    Args:
        template: name of the template without its ending.
        values: what the template shows.
    """
    drawn = environment().get_template(f"{template}.html").render(values)
    return "\n".join(line.strip() for line in drawn.split("\n") if line.strip())
