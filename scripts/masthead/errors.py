"""The failures that stop a run, each with the next step.

MastheadError
├── UsageError        the command was called wrongly
├── ConfigError       masthead.yml (or a page that configures) cannot be used
├── RepositoryError   git cannot do what is asked
├── LedgerError       the record of deliveries is missing, damaged or contended
├── GitHubError       GitHub refuses, cannot be reached, or says what cannot be used
└── SiteError         the site cannot be built, served or written where it should go
    └── LeakError     the public site would hold something internal

Problems in content are never exceptions: they are findings (`masthead.finding`).
Only the doors (`cli`, `site.plugin`) translate these errors for a person.
"""

from __future__ import annotations


class MastheadError(Exception):
    """A known failure.

    Args:
        message: what happened, naming the place.
        hint: the next step for the person who reads it.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(MastheadError):
    """The command was called with words that do not fit."""


class ConfigError(MastheadError):
    """A setting cannot be used; the message names file and line."""


class RepositoryError(MastheadError):
    """Git cannot do what is asked of it."""


class LedgerError(MastheadError):
    """The ledger is missing, damaged or contended; nothing was sent because of it."""


class GitHubError(MastheadError):
    """GitHub refuses, cannot be reached, or says what cannot be used.

    Args:
        message: what was asked and what came back, without secrets.
        hint: the next step.
        cause: `token`, `forbidden`, `missing`, `invalid`, `conflict`, `limited`, `moved`,
            `unreachable`, `broken` (nobody knows whether it was done) or `odd`.
    """

    def __init__(self, message: str, hint: str = "", cause: str = "odd") -> None:
        super().__init__(message, hint)
        self.cause = cause


class SiteError(MastheadError):
    """The site cannot be built, served or written where it should go."""


class LeakError(SiteError):
    """The public site would hold something internal; it was not written."""

    exit_code = 1
