"""How a Matrix account stands: token, device, room."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.channels.matrix.room import CLIENT, Room
from masthead.channels.wire import Reply, answered, harmless
from masthead.health import Check, Health
from masthead.protocol.outcome import Refused


def checks(room: Room, device: str) -> Iterator[Check]:
    """Yield what was looked at.

    Args:
        room: the room.
        device: the device that the page says the token is of, or empty.
    """
    room.whoami = None
    me = room.me()
    if isinstance(me, Refused):
        yield Check("token", Health.BAD, me.reason, "sign in once more on the same device")
        return
    yield Check("token", Health.GOOD, me)
    yield _device(room.device, device)
    got = harmless(room.wire.ask("GET", f"{CLIENT}/joined_rooms"))
    rooms = got.get("joined_rooms") if isinstance(got, Reply) else None
    if not isinstance(rooms, list) or room.id not in rooms:
        said = got.reason if isinstance(got, Refused) else f"{me} is not in {room.id}"
        yield Check("room", Health.BAD, said, "invite the account, and accept for it")
        return
    yield Check("room", Health.GOOD, f"{me} is in {room.id}")
    yield _encryption(room)
    yield _level(room, me)


def _device(found: str, wanted: str) -> Check:
    if not wanted:
        step = f"write `settings: {{device: {found}}}` on the page, so that a change is seen"
        return Check("device", Health.GOOD, found or "none", step if found else "")
    if found == wanted:
        return Check("device", Health.GOOD, found)
    said = f"the token is of the device {found or 'none'}, and the page says {wanted}"
    step = "sign in with that device_id: another device's requests are not known again"
    return Check("device", Health.BAD, said, step)


def _encryption(room: Room) -> Check:
    got = harmless(room.wire.ask("GET", f"{room.path}/state/m.room.encryption/"))
    if isinstance(got, Reply):
        step = "choose a room that is not: what is published needs no secret"
        return Check("encryption", Health.BAD, "the room is encrypted, and we write plain", step)
    if answered(got, 404):
        return Check("encryption", Health.GOOD, "the room is not encrypted")
    return Check("encryption", Health.UNKNOWN, got.reason)


def _level(room: Room, me: str) -> Check:
    """Compare what the room asks of those who write with what it lists for the account."""
    got = harmless(room.wire.ask("GET", f"{room.path}/state/m.room.power_levels/"))
    if isinstance(got, Refused):
        return Check("level", Health.UNKNOWN, got.reason)
    wanted = _number(got.get("events", "m.room.message"), _number(got.get("events_default"), 0))
    level = _number(got.get("users", me), _number(got.get("users_default"), 0))
    said = f"level {level} of {wanted}"
    if level >= wanted:
        return Check("level", Health.GOOD, said)
    # Who made the room may write in rooms of version 12 without standing in this list.
    return Check("level", Health.UNKNOWN, said, "give the account the right to write")


def _number(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise
