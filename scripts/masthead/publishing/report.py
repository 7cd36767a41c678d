"""Deliveries as JSON, as a table, and as a job summary with annotations: pure.

What services and writers said is shown so that no terminal and no runner acts on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from masthead.inert import code, prose
from masthead.record import Approval, State
from masthead.rules.visible import visible
from masthead.schedule import Delivery


def to_json(found: Iterable[Delivery]) -> dict[str, object]:
    """Return deliveries as the commands' JSON (design, section 6).

    A delivery whose approval is in the ledger has the key `approval` besides.
    """
    listed = [_plain(delivery) for delivery in found]
    return {"deliveries": listed, "summary": dict(Counter(str(one["state"]) for one in listed))}


def _plain(delivery: Delivery) -> dict[str, object]:
    record = delivery.record
    return {
        "post": delivery.post,
        "channel": delivery.channel,
        "state": str(delivery.state),
        "url": record.url if record else "",
        "remote_id": record.remote_id if record else "",
        "reason": delivery.reason,
        "at": _iso(moment(delivery)),
        "attempt": record.attempt if record else 0,
        **({"approval": _approval(record.approval)} if record and record.approval else {}),
    }


def _approval(approval: Approval) -> dict[str, object]:
    return {
        "pull": approval.pull,
        "url": approval.url,
        "commit": approval.commit,
        "by": [{"login": one.login, "commit": one.commit} for one in approval.by],
        "emergency": approval.emergency,
        "besides": list(approval.besides),
    }


def moment(delivery: Delivery) -> datetime | None:
    """Return when a delivery went out, or when it is due, or None."""
    record = delivery.record
    if record and record.receipts:
        return datetime.fromtimestamp(record.receipts[0].at, UTC)
    return delivery.due_at


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds")


def table(found: Sequence[Delivery], zone: str) -> Iterator[str]:
    """Yield lines for people: a delivery each, with reason and next step below it.

    Args:
        found: the deliveries.
        zone: IANA zone of the times.
    """
    wide = max((len(delivery.name) for delivery in found), default=0)
    for delivery in found:
        cells = (f"{delivery.name:{wide}}", f"{delivery.state:9}", f"{_when(delivery, zone):16}")
        yield "  ".join((*cells, said(place(delivery)))).rstrip()
        if approval := _approval_of(delivery):
            yield f"    approved: {said(approved(approval))}"
        if delivery.reason:
            yield f"    why: {said(delivery.reason)}"
        if delivery.next_step:
            yield f"    next: {said(delivery.next_step)}"


def _approval_of(delivery: Delivery) -> Approval | None:
    return delivery.record.approval if delivery.record else None


def approved(approval: Approval) -> str:
    """Return how a text was approved, in words: where, by whom, and whether by the short way."""
    by = ", ".join(f"{one.login} (read {one.commit[:9]})" for one in approval.by)
    others = ", ".join(f"#{number}" for number in approval.besides)
    words = (
        f"pull request #{approval.pull} by {by or 'nobody, as the policy asks nobody'}",
        f"with what {others} changed" if others else "",
        "by the short way (emergency)" if approval.emergency else "",
        approval.url,
    )
    return ", ".join(word for word in words if word)


def said(text: str) -> str:
    """Return what a service or a writer said as part of a line on a terminal or in a runner's log.

    A runner takes `##[` for a command wherever it stands; `::` only at a line's start, where
    nothing that was said ever stands.
    """
    return visible(text).replace("##[", "# #[")


def _when(delivery: Delivery, zone: str) -> str:
    at = moment(delivery)
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" if at else ""


def place(delivery: Delivery) -> str:
    """Return where a published delivery is: its address, or its id on the service."""
    record = delivery.record
    return (record.url or record.remote_id) if record else ""


def totals(found: Iterable[Delivery]) -> str:
    """Return the number of deliveries by state, in words."""
    counts = Counter(delivery.state for delivery in found)
    order = [state for state in State if counts[state]]
    return ", ".join(f"{counts[state]} {state}" for state in order) or "nothing to deliver"


def job_summary(found: Sequence[Delivery], zone: str, problem: str = "") -> str:
    """Return a CI job's summary in Markdown: what went out, and what waits for whom."""
    lines = ["## Publishing", "", f"{totals(found)}.", ""]
    if problem:
        lines += [f"**Stopped:** {prose(problem)}", ""]
    lines += [f"**By the short way:** {prose(text)}\n" for text in _short_ways(found)]
    if found:
        lines += ["| Delivery | State | Time | Where, why, what next |", "|---|---|---|---|"]
    for delivery in found:
        step = f"next: {delivery.next_step}" if delivery.next_step else ""
        approval = _approval_of(delivery)
        how = f"approved: {approved(approval)}" if approval else ""
        said = "; ".join(text for text in (place(delivery), how, delivery.reason, step) if text)
        name = code(delivery.name, cell=True)
        row = (name, str(delivery.state), _when(delivery, zone), prose(said, cell=True))
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines) + "\n"


def _short_ways(found: Iterable[Delivery]) -> Iterator[str]:
    """Yield each emergency: it is told wherever the run is told."""
    for delivery in found:
        approval = _approval_of(delivery)
        if approval and approval.emergency:
            yield f"{delivery.name}: {approved(approval)}"


def warn(found: Iterable[Delivery], paths: Mapping[str, str]) -> Iterator[str]:
    """Yield a CI annotation for each delivery that waits for a person, and each emergency.

    Args:
        found: the deliveries.
        paths: the posts' files by id.
    """
    listed = tuple(found)
    for emergency in _short_ways(listed):
        yield f"::warning title=by the short way::{_data(emergency)}"
    for delivery in listed:
        if delivery.state not in {State.FAILED, State.UNKNOWN, State.LATE}:
            continue
        file = paths.get(delivery.post, "")
        title = f"title={_property(f'{delivery.name} is {delivery.state}')}"
        place = f"file={_property(file)},{title}" if file else title
        yield f"::error {place}::{_data(f'{delivery.reason}; next: {delivery.next_step}')}"


def _data(text: str) -> str:
    """Escape a workflow command's text."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a workflow command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
