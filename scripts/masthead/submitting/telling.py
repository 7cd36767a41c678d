"""What the pull request and the issue are told about a submission; nothing of it acts."""

from __future__ import annotations

from collections.abc import Sequence

from masthead.inert import code, prose
from masthead.submitting.draft import Submission, Written

MARKER = "<!-- masthead:submission -->"
"""How our comment in the issue begins."""


def branch_of(submission: Submission) -> str:
    """Return the branch of a submission: by number, so that one issue has one."""
    return f"submission/{submission.number}"


def commit_message(submission: Submission, written: Written) -> str:
    """Return what the commit says: a file name of ours, and who stands behind it."""
    return (
        f"Propose {written.path}\n\nFrom issue {submission.number}.\n\n"
        f"Submitted-by: @{submission.login}\n"
    )


def pull_title(written: Written) -> str:
    """Return the title of the pull request."""
    return f"Post: {written.path.rpartition('/')[2].removesuffix('.md')}"


def pull_body(submission: Submission, written: Written) -> str:
    """Return the text of the pull request; merging it closes the issue."""
    return (
        f"{MARKER}\n{code(submission.login)} proposes {code(written.path)} by the issue form.\n\n"
        f"Closes #{submission.number}\n"
    )


def done(url: str) -> str:
    """Return what the issue is told where the pull request stands."""
    return (
        f"{MARKER}\nThank you. The [pull request]({url}) shows what each channel gets; what is to"
        " be changed is changed there.\n"
    )


def refused(faults: Sequence[str]) -> str:
    """Return what the issue is told where no post can be made of it."""
    lines = "\n".join(f"- {prose(fault)}" for fault in faults[:20])
    more = f"\n- and {len(faults) - 20} more" if len(faults) > 20 else ""
    return (
        f"{MARKER}\nNo post can be made of this yet:\n\n{lines}{more}\n\n"
        "Edit the text above, and it is tried again.\n"
    )


def failed(message: str, hint: str) -> str:
    """Return what the issue is told where GitHub did not let us make the pull request."""
    return (
        f"{MARKER}\nThe pull request could not be made, or its checks not be started; a maintainer"
        f" has to see to it: {prose(message)}\n\nNext: {prose(hint)}\n"
    )
