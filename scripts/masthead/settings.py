"""The hub's settings: `masthead.yml` as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from masthead.approval import Approvals
from masthead.document import Document
from masthead.finding import Level

APPROVALS: Mapping[str, int] = {"solo": 0, "team": 1, "organisation": 2}
"""How many people besides the author must approve a post, by profile."""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What the hub says about one rule: its level, and the rule's own options."""

    level: Level | None = None
    options: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Publishing:
    """The publishing policy.

    Args:
        branch: the branch whose content counts as approved.
        require_approval: `none` (the working tree is good enough), `merged` (the text is
            committed on `branch`) or `verified` (GitHub confirms the review).
        late_after: how long after its time a delivery still goes out by itself.
        max_per_run: most deliveries in one run; above it a person confirms.
        outbox: folder of the embedded outbox, relative to the hub.
        ledger: branch of the ledger.
        remote: git remote of the ledger; the local branch serves where it does not exist.
    """

    branch: str = "main"
    require_approval: str = "merged"
    late_after: timedelta = timedelta(hours=6)
    max_per_run: int = 50
    outbox: str = "build/outbox"
    ledger: str = "ledger"
    remote: str = "origin"


@dataclass(frozen=True, slots=True)
class Settings:
    """What `masthead.yml` says.

    Args:
        name: the brand's name.
        zone: IANA time zone of dates without one.
        languages: BCP 47 tags the hub writes in; the first is the default.
        public_url, internal_url: addresses of the two sites, without a final slash, or empty.
        publishing: the publishing policy.
        approval: who must approve what, besides what the profile says.
        utm: campaign parameters that links get (`source`, `medium`, `campaign`) with
            placeholders `{channel}`, `{network}`, `{campaign}`, `{post}`; empty for none.
        internal_hosts: hosts that no public text may link to, besides the internal site's.
        rules: what the hub says about rules, by rule id.
        profile: `solo`, `team` or `organisation`.
        document: `masthead.yml` as read, with the places of its values, or None.
    """

    name: str
    zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    tagline: str = ""
    public_url: str = ""
    internal_url: str = ""
    profile: str = "solo"
    publishing: Publishing = Publishing()
    approval: Approvals = field(default_factory=Approvals)
    utm: Mapping[str, str] = field(default_factory=dict)
    internal_hosts: tuple[str, ...] = ()
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    document: Document | None = None

    @property
    def approvals(self) -> int:
        """How many people besides its author must approve a post."""
        said = self.approval.minimum
        return APPROVALS[self.profile] if said is None else said
