"""Find a message of ours again among those of a channel or a thread."""

from __future__ import annotations

from pathlib import PurePosixPath

from masthead.channels.outgoing import described, text_of
from masthead.channels.slack.words import EVENT, mark, plain
from masthead.channels.wire import Reply
from masthead.record import Receipt, Record


def found(page: Reply, record: Record, me: str) -> Reply | None:
    """Return the message that is the next part, or None.

    Args:
        page: some messages.
        record: the delivery.
        me: the bot's id as a user.
    """
    known = {stamp(receipt) for receipt in record.receipts}
    key, id, named = record.part_key, mark(record), stems(record)
    for message in page.rows("messages") or ():
        # Another app of the workspace can write our marks.
        if message.text("ts") in known or message.text("user") not in ("", me):
            continue
        tagged = message.text("metadata", "event_type") == EVENT
        if tagged and message.text("metadata", "event_payload", "key") == key:
            return message
        files = [
            message.text("files", at, "title") for at, _ in enumerate(listed(message, "files"))
        ]
        if message.text("blocks", 0, "block_id") == id:
            return message
        if named and sorted(PurePosixPath(name).stem for name in files) == named:
            same = plain(message.text("text")) == " ".join(text_of(record).split())
            if same and message.text("user"):
                return message
    return None


def stems(record: Record) -> list[str]:
    """Return the names of the next part's files, in order, without the ending."""
    return sorted(PurePosixPath(str(medium["path"])).stem for medium in described(record))


def stamp(receipt: Receipt) -> str:
    """Return a message's time stamp, which is its id; the ids of its files follow."""
    return receipt.remote_id.partition(" ")[0]


def listed(reply: Reply, name: str) -> list[object]:
    """Return a list of an answer, or an empty one."""
    found = reply.get(name)
    return found if isinstance(found, list) else []
