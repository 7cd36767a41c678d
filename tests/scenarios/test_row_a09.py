"""Row A9: every account of ours is counted, and looked at from time to time."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.account import registered
from masthead.kinds.audit import acted, whole
from row_helper import found, printed, shown

AUDIT, TABLE = "strategy/audits/2026-11.md", "strategy/accounts.csv"
ROWS = registered.passing[TABLE]
GROWN = f"{ROWS}mastodon,lentera,2026-12-05,profile page,1932,214,false,sari\n"


def test_a09_an_account_that_nobody_counts_is_found(tmp_path: Path) -> None:
    """A channel with a handle stands in the table of accounts."""
    (finding,) = found("account/registered", tmp_path, registered.failing)

    assert (TABLE, "the account mastodon is not in the table") == (finding.path, finding.message)


def test_a09_an_account_counted_too_long_ago_is_found(tmp_path: Path) -> None:
    """The newest row of an account must not be older than the limit."""
    files = {**registered.passing, TABLE: ROWS.replace("2026-11-30", "2026-07-30")}
    (finding,) = found("account/fresh", tmp_path, files)

    assert "mastodon was last counted on 2026-07-30, and 100 days are the limit" == finding.message


def test_a09_an_account_that_the_last_audit_left_out_is_found(tmp_path: Path) -> None:
    """The newest audit has looked at every account; an older one may have left some out."""
    files = {
        **whole.failing,
        "strategy/audits/2026-05.md": whole.failing[AUDIT].replace("11-30", "05-04"),
    }
    (finding,) = found("audit/whole", tmp_path, files)

    assert (AUDIT, "not looked at: mastodon") == (finding.path, finding.message)


def test_a09_the_accounts_are_shown_each_with_its_drawing(tmp_path: Path) -> None:
    """The page has the table of accounts and a small drawing for each; the command prints it."""
    files = {**registered.passing, TABLE: GROWN, **acted.passing}
    page = shown(tmp_path, files, "strategy/accounts.md")

    assert "## Accounts on 2026" in page
    assert "## Mastodon: followers" in page
    assert "<svg" in page
    assert "1,932" in printed(tmp_path, files, "account", "report")
    assert "draw a new one" in shown(tmp_path, files, "strategy/audits/2026-11.md")
