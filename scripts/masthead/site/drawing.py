"""Draw HTML fragments from the templates of this package; everything is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from masthead.record import State
from masthead.schedule import Delivery
from masthead.site import times
from masthead.site.addresses import post_place
from masthead.site.facets import marks

if TYPE_CHECKING:
    from jinja2 import Environment, Template


_CODE = re.compile(r"`([^`]+)`|(?:^|(?<=: ))(masthead [a-z].*?)(?=, then |$)", re.DOTALL)
"""Code in a sentence: between backticks, or a command that ends it."""


def coded(text: str) -> Markup:
    """Return a sentence as HTML: what is to be typed is marked as code, all is escaped."""
    return Markup("").join(_coded(text))


def _coded(text: str) -> Iterator[Markup]:
    end = 0
    for match in _CODE.finditer(text):
        yield Markup("{}<code>{}</code>").format(text[end : match.start()], match[1] or match[2])
        end = match.end()
    yield Markup("{}").format(text[end:])


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
    made.globals |= {"post_place": post_place, "marks": marks, "channels": channels, "state": state}
    made.filters |= {"day": times.day, "clock": times.clock, "moment": times.moment}
    made.filters["coded"] = coded
    return made


def channels(deliveries: Iterable[Delivery]) -> Markup:
    """Return the channels of deliveries with their states; the same few come again and again."""
    return _channels(tuple((item.channel, item.state) for item in deliveries))


@lru_cache(maxsize=1024)
def _channels(deliveries: tuple[tuple[str, State], ...]) -> Markup:
    shown = Markup(" ").join(
        Markup(
            '<span class="hub-channel hub-state--{1}">{0}<span class="hub-sr"> {1}</span></span>'
        ).format(channel, state)
        for channel, state in deliveries
    )
    return Markup('<span class="hub-channels">{}</span>').format(shown)


@cache
def state(value: State) -> Markup:
    """Return the name of a state as a badge."""
    return Markup('<span class="hub-state hub-state--{0}">{0}</span>').format(value)


def draw(template: str, **values: object) -> str:
    """Return a fragment of HTML that Markdown takes as one block.

    No line is blank or indented, since Markdown would end the block there or see code.

    Args:
        template: name of the template without its ending.
        values: what the template shows.
    """
    drawn = _template(template).render(values)
    return "\n".join([bare for line in drawn.split("\n") if (bare := line.strip())])


@cache
def _template(name: str) -> Template:
    found = environment().get_template(f"{name}.html")
    found.globals = dict(found.globals)  # each drawing copies it: a plain mapping is the quickest
    return found
