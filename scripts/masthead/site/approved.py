"""How the text of a delivery was approved: for the post's page and for the internal API."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from masthead.record import Approval, Record
from masthead.site.shapes import COUNT, FLAG, TEXT, Json, closed, list_of

APPROVAL: Json = closed(
    {
        "pull": COUNT | {"description": "Number of the pull request that brought the post."},
        "url": TEXT | {"description": "Its page."},
        "commit": TEXT | {"description": "The commit on the publishing branch that brought it."},
        "by": list_of(closed({"login": TEXT, "commit": TEXT}))
        | {"description": "Who approved it, each with the commit that they read."},
        "emergency": FLAG | {"description": "Whether the short way was taken."},
        "besides": list_of(COUNT)
        | {"description": "Pull requests by which other files of the message came."},
    }
)


def approval_data(record: Record | None) -> dict[str, object] | None:
    """Return what the API tells of an approval; None where nobody asked for one."""
    approval = record.approval if record else None
    if approval is None:
        return None
    return {
        "pull": approval.pull,
        "url": _web(approval),
        "commit": approval.commit,
        "by": [{"login": one.login, "commit": one.commit} for one in approval.by],
        "emergency": approval.emergency,
        "besides": list(approval.besides),
    }


def approval_of(record: Record | None) -> Markup:
    """Return who approved a delivery's text, and where, as a page shows it; or nothing."""
    approval = record.approval if record else None
    return Markup("").join(_lines(approval)) if approval else Markup()


def _lines(approval: Approval) -> Iterator[Markup]:
    name = f"pull request #{approval.pull}"
    place: Markup | str = name
    if url := _web(approval):
        place = Markup('<a href="{}" rel="noopener">{}</a>').format(url, name)
    readers = Markup(", ").join(
        Markup('<span title="read commit {}">{}</span>').format(one.commit, one.login)
        for one in approval.by
    )
    if readers:
        yield Markup("<br>approved by {} in {}").format(readers, place)
    else:
        yield Markup("<br>brought by {}, approved by nobody, as the policy asks nobody").format(
            place
        )
    if approval.besides:
        others = ", ".join(f"#{number}" for number in approval.besides)
        yield Markup(", with what {} changed").format(others)
    if approval.emergency:
        yield Markup(" <strong>by the short way (emergency)</strong>")


def _web(approval: Approval) -> str:
    """Return the pull request's address where it is one of the web."""
    return approval.url if approval.url.startswith("https://") else ""
