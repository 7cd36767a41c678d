"""Who stands behind a program's commit: the trailer `Submitted-by: @login` of its message."""

from __future__ import annotations

import re

from masthead.pull import PullCommit

_TRAILER = re.compile(r"^submitted-by:[ \t]*(.*?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_NAME = r"([A-Za-z0-9](?:-?[A-Za-z0-9]){0,38})"
_LOGIN = re.compile(rf"(?:[^@<>()]*[ (])?@{_NAME}\)?|{_NAME}")


def submitters(message: str) -> tuple[frozenset[str], bool]:
    """Return the logins that a message names, and whether that is all there is to know.

    Every such line names somebody, wherever it stands: that excludes more people, never fewer.
    That it is known who submitted takes a good trailer where trailers stand, in the last paragraph.

    Args:
        message: the commit's message.
    """
    text = message.replace("\r\n", "\n").rstrip()
    said = _TRAILER.findall(text)
    found = [match for one in said if (match := _LOGIN.fullmatch(one))]
    logins = [(match[1] or match[2]).casefold() for match in found]
    last = _TRAILER.search(text.rpartition("\n\n")[2])
    return frozenset(logins), bool(last) and len(logins) == len(said)


def behind(
    commits: tuple[PullCommit, ...], machines: frozenset[str]
) -> tuple[frozenset[str], bool]:
    """Return the logins behind commits, and whether somebody is known behind each of a program.

    Args:
        commits: the commits.
        machines: logins of programs that act on nobody's behalf, in small letters.
    """
    found: set[str] = set()
    known = True
    for commit in commits:
        logins, good = submitters(commit.message)
        found |= logins
        program = commit.author.bot and commit.author.login.casefold() not in machines
        known = known and (good or not program)
    return frozenset(found), known
