"""Whether this machine's clock can be right: the ledger tells when it was last written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from masthead.errors import ConfigError

SKEW = timedelta(seconds=60)
"""How far two clocks may be apart; a claim's lease allows for twice as much."""


def require_right_clock(now: datetime, written: float, zone: str) -> None:
    """Stop where the ledger was written later than now.

    A clock that is ahead cannot be noticed so.

    Args:
        now: this machine's time, with zone.
        written: when the ledger was last written (seconds since 1970, UTC); 0 where never.
        zone: IANA zone of the message.

    Raises:
        ConfigError: the clock is more than 60 seconds behind.
    """
    last = datetime.fromtimestamp(written, UTC)
    if last - now <= SKEW:
        return
    local = ZoneInfo(zone)
    raise ConfigError(
        f"this machine's clock says {now.astimezone(local):%Y-%m-%d %H:%M:%S}, but the ledger was "
        f"written at {last.astimezone(local):%Y-%m-%d %H:%M:%S}: one of the clocks is wrong, "
        "and nothing was sent",
        "set the clock; if this one is right, name the time with --now (date -Iseconds prints it)",
    )
