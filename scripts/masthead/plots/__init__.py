"""Draw tables: pure functions from a table and the names of its columns to a `Plot`.

A drawing is a Vega-Lite specification of numbers, words and colours by name, without addresses or
expressions; `masthead.vega` makes the SVG. Columns that should be numbers and are not leave a gap.
A table with nothing to draw has an empty specification and is shown as a table alone.

Every function takes `words`, the drawing in a sentence; without it the sentence is made of the
first numbers.
"""

from __future__ import annotations

from masthead.plots.bars import bars
from masthead.plots.heat import heat
from masthead.plots.lines import lines
from masthead.plots.scatter import scatter
from masthead.plots.share import share
from masthead.plots.timeline import timeline
from masthead.plots.tree import tree

__all__ = ["bars", "heat", "lines", "scatter", "share", "timeline", "tree"]
