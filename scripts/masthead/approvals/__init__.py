"""Who must approve a change, who has, what is missing, and why: pure, and failing closed.

`verify` compares a `Change` with the `Policy` and the `Owners` of the commit before it. What is
not known never counts for anybody: an answer that GitHub did not give, a team that we may not see,
a commit that is gone, a line of CODEOWNERS that cannot be read.
"""

from __future__ import annotations

from masthead.approvals.change import Change, File, Roster, Route
from masthead.approvals.fingerprint import fingerprint
from masthead.approvals.owners import Owners, read_owners
from masthead.approvals.policy import Policy, policy_of
from masthead.approvals.verdict import Discounted, Outcome, Standing, Verdict
from masthead.approvals.verifying import verify

__all__ = [
    "Change",
    "Discounted",
    "File",
    "Outcome",
    "Owners",
    "Policy",
    "Roster",
    "Route",
    "Standing",
    "Verdict",
    "fingerprint",
    "policy_of",
    "read_owners",
    "verify",
]
