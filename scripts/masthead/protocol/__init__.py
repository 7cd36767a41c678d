"""The publishing protocol: pure, sans-IO (design, section 7).

`run.deliver` is a generator that yields effects (`effect`) and is sent their answers; requests
are answered by outcomes (`outcome`). What a service lets us know is a `Capability`.
"""

from __future__ import annotations

from masthead.protocol.run import deliver
from masthead.protocol.writing import update

__all__ = ["deliver", "update"]
