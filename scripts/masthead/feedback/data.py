"""A feedback for programs, as plain JSON values."""

from __future__ import annotations

import json
from typing import Any

from masthead.feedback.facts import Approving, Changed, Feedback, Neighbour, Slot
from masthead.reporting.data import as_json as report_json


def as_json(feedback: Feedback) -> str:
    """Return a feedback as JSON; findings and messages as `check` and `preview` print them."""
    report = json.loads(report_json(feedback.report))
    value = {
        "posts": [_changed(one) for one in feedback.posts],
        "removed": list(feedback.removed),
        "unread": list(feedback.unread),
        "touched": feedback.touched,
        "accesses": [
            {
                "path": one.path,
                "place": list(one.place),
                "secrets": list(one.secrets),
                "was": list(one.was),
            }
            for one in feedback.accesses
        ],
        "approvals": None if feedback.approving is None else _approving(feedback.approving),
        **report,
    }
    return json.dumps(value, indent=2, ensure_ascii=False)


def _changed(one: Changed) -> dict[str, Any]:
    return {
        "post": one.post.id,
        "path": one.post.path,
        "title": one.post.title,
        "messages": [preview.message.shown() for preview in one.previews],
        "deliveries": [_slot(slot) for slot in one.slots],
    }


def _slot(slot: Slot) -> dict[str, Any]:
    return {
        "channel": slot.channel,
        "at": slot.at.isoformat() if slot.at else None,
        "state": str(slot.state),
        "reason": slot.reason,
        "too_close": [_neighbour(one) for one in slot.close],
        "same_day": [_neighbour(one) for one in slot.same_day],
    }


def _neighbour(one: Neighbour) -> dict[str, Any]:
    return {"post": one.post, "channel": one.channel, "at": one.at.isoformat()}


def _approving(approving: Approving) -> dict[str, Any]:
    needs = [
        {
            "why": need.why,
            "who": list(need.who),
            "count": need.count,
            "given": list(need.given),
            "missing": need.missing,
            "waived": need.waived,
        }
        for need in approving.needs
    ]
    return {
        "standing": approving.headline,
        "needs": needs,
        "notes": list(approving.notes),
        "next": approving.next_step,
    }
