"""The table of the verifier: what happens to a change, and what must come of it.

Each case changes as little as possible of one that is approved: Sari opens a pull request with one
post, of which editors are the owners, and Dimas, an editor, approves its last commit. The names of
commits and fingerprints are words here: nothing is hashed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from masthead.approval import Approvals, Emergency, Rule
from masthead.approvals import Change, File, Roster, Route, Standing
from masthead.pull import NOBODY, Account, Opinion, PullCommit, Review

POST = "content/posts/2026/repair.md"
LEGAL = "content/posts/2026/legal/claim.md"
OWNERS = """\
*                        @lentera/editors   # everything, ask @mallory in doubt
/content/posts/*/legal/  @lentera/legal
/content/voice/          @ayu
/content/handbook/
/strategy/**/secret.md   @Budi @ayu
/.github/                @lead
/masthead.yml            @lead
/strategy/hidden.md      @lentera/hidden
/strategy/mail.md        someone@lentera.example
"""
ROSTER = Roster(
    teams={
        "@Lentera/Editors": frozenset({"Dimas", "budi"}),
        "@lentera/legal": frozenset({"ayu"}),
        "@lentera/hidden": None,
    },
    writers={"sari": True, "Dimas": True, "budi": True, "ayu": True, "lead": True, "rina": True}
    | {"reader": False, "forms[bot]": True},
)
FORMS = Account("forms[bot]", bot=True)
SARI = Account("sari")
NOTICE: dict[str, Any] = {"kind": "notice"}
HEAD = {"head": {POST: "text"}, "old": {POST: "older text"}}


def by(login: str, message: str = "Write", *, bot: bool = False) -> PullCommit:
    """Return a commit of somebody's."""
    who = Account(login, bot=bot)
    return PullCommit("c", who, who, message)


def say(login: str, opinion: Opinion, commit: str = "head", *, bot: bool = False) -> Review:
    """Return a review."""
    return Review(Account(login, bot=bot), opinion, commit)


def yes(login: str, commit: str = "head") -> Review:
    """Return an approval."""
    return say(login, Opinion.APPROVED, commit)


def no(login: str) -> Review:
    """Return a request for changes."""
    return say(login, Opinion.CHANGES_REQUESTED)


def gone(login: str) -> Review:
    """Return a dismissed review."""
    return say(login, Opinion.DISMISSED)


def note(login: str) -> Review:
    """Return a comment."""
    return say(login, Opinion.COMMENTED)


def odd(login: str) -> Review:
    """Return a review that says a word that we do not know."""
    return say(login, Opinion.UNKNOWN)


@dataclass(frozen=True)
class Case:
    """One case.

    Args:
        name: what happens.
        why: why the verdict is right, in one line.
        want: the verdict.
        told: what the verdict says, beside how it stands; a part of it.
        reviews: the reviews, oldest first; None where they are not known.
        change: what is other in the change.
        profile: of the hub.
        policy: what `masthead.yml` says of approvals.
        owners: CODEOWNERS of the base commit; None where there is none.
        unread: CODEOWNERS is not known at all.
        owners_commit, policy_commit: the commits that they are read from.
        roster: who people are.
    """

    name: str
    why: str
    want: Standing
    told: str = ""
    reviews: tuple[Review, ...] | None = (yes("dimas"),)
    change: Mapping[str, Any] = field(default_factory=dict)
    profile: str = "team"
    policy: Approvals = field(default_factory=Approvals)
    owners: str | None = OWNERS
    unread: bool = False
    owners_commit: str = "base"
    policy_commit: str = "base"
    roster: Roster = ROSTER

    def made(self) -> Change:
        """Return the change."""
        usual: dict[str, Any] = {
            "route": Route.PULL,
            "target": "main",
            "base": "base",
            "head": "head",
            "author": SARI,
            "pusher": SARI,
            "files": (File(POST, after={"title": "Repair"}),),
            "commits": (by("sari"),),
            "requested": (),
            "prints": HEAD,
        }
        return Change(**{**usual, **self.change})


def one(path: str, after: Any = None, before: Any = None, previous: str = "") -> dict[str, Any]:
    """Return a change of one file, read at the head."""
    file = File(path, previous, {} if after is None else after, {} if before is None else before)
    return {"files": (file,), "prints": {"head": {path: "text"}}}


def rule(**conditions: Any) -> Approvals:
    """Return a policy with one more rule: Rina must approve."""
    return Approvals(rules=(Rule("more", who=("@rina",), **conditions),))


def short(*who: str, minimum: int = 1) -> Approvals:
    """Return a policy with a short way."""
    return Approvals(emergency=Emergency(who, "emergency", minimum))


GOOD, SHORT, LESS, NO, DARK = Standing
HURRY = {"labels": ("Emergency",)}
FORM = {
    "author": FORMS,
    "pusher": FORMS,
    "commits": (by("forms[bot]", "Add a post\n\nSubmitted-by: @sari\n", bot=True),),
}

PLAIN = (
    Case("approved by an owner", "one owner has read the last commit", GOOD),
    Case("approved by nobody", "a pull request alone is no approval", LESS, "approvals", ()),
    Case("commented only", "a comment is no approval", LESS, "owners", (note("dimas"),)),
    Case(
        "a review that is not sent",
        "a pending review says nothing yet",
        LESS,
        "owners",
        (say("dimas", Opinion.PENDING),),
    ),
    Case(
        "comment after approval",
        "a comment takes nothing back",
        GOOD,
        "",
        (yes("dimas"), note("dimas")),
    ),
    Case(
        "approved twice by one person",
        "one person counts once",
        LESS,
        "approvals",
        (yes("dimas"), yes("dimas")),
        profile="organisation",
        policy=Approvals(languages={"en": ("@dimas",)}),
    ),
    Case("login in other letters", "GitHub's logins have no case", GOOD, "", (yes("DIMAS"),)),
    Case(
        "two files, one approval of both",
        "each file is looked at",
        GOOD,
        "",
        change={
            "files": (File(POST), File("content/posts/b.md")),
            "prints": {"head": {POST: "text", "content/posts/b.md": "b"}},
        },
    ),
)

STALE = (
    Case(
        "edited after approval",
        "the approval was for another text",
        LESS,
        "changed after it",
        (yes("dimas", "old"),),
    ),
    Case(
        "edited after approval, approved again",
        "the second is for this text",
        GOOD,
        "",
        (yes("dimas", "old"), yes("dimas")),
    ),
    Case(
        "edited and edited back",
        "the text is the one that was approved",
        GOOD,
        "",
        (yes("dimas", "first"),),
        {"prints": {**HEAD, "first": {POST: "text"}}},
    ),
    Case(
        "approved after the text, then an older commit",
        "either approval holds",
        GOOD,
        "",
        (yes("dimas"), yes("dimas", "old")),
    ),
    Case(
        "another file edited after approval",
        "that one waits, this one does not",
        LESS,
        "content/posts/b.md",
        (yes("dimas", "first"),),
        {
            "files": (File(POST), File("content/posts/b.md")),
            "prints": {
                "head": {POST: "text", "content/posts/b.md": "b2"},
                "first": {POST: "text", "content/posts/b.md": "b1"},
            },
        },
    ),
    Case(
        "file added after approval",
        "nobody has read it",
        LESS,
        "content/posts/b.md",
        (yes("dimas", "first"),),
        {
            "files": (File(POST), File("content/posts/b.md")),
            "prints": {"head": {POST: "text", "content/posts/b.md": "b"}, "first": {POST: "text"}},
        },
    ),
    Case(
        "force-push after approval, same text",
        "the text is what was approved",
        GOOD,
        "",
        (yes("dimas", "lost"),),
        {"prints": {**HEAD, "lost": {POST: "text"}}},
    ),
    Case(
        "force-push after approval, other text",
        "the approval was for another text",
        LESS,
        "changed after it",
        (yes("dimas", "lost"),),
        {"prints": {**HEAD, "lost": {POST: "other"}}},
    ),
    Case(
        "force-push, the read commit is gone",
        "what was read cannot be known",
        LESS,
        "is gone",
        (yes("dimas", "nowhere"),),
    ),
    Case(
        "a review without a commit",
        "what was read cannot be known",
        LESS,
        "owners",
        (yes("dimas", ""),),
    ),
    Case(
        "media exchanged after approval",
        "the picture is a part of the post",
        LESS,
        "changed after it",
        (yes("dimas", "first"),),
        {"prints": {"head": {POST: "text+new.jpg"}, "first": {POST: "text+old.jpg"}}},
    ),
    Case(
        "media moved with its post",
        "names and bytes are the same",
        GOOD,
        "",
        (yes("dimas", "first"),),
        {
            "files": (File("content/posts/2026/repair/index.md", POST),),
            "prints": {
                "head": {"content/posts/2026/repair/index.md": "post repair"},
                "first": {POST: "post repair"},
            },
        },
    ),
    Case(
        "media moved alone after approval",
        "the post shows another file by its name",
        LESS,
        "changed after it",
        (yes("dimas", "first"),),
        {
            "files": (File(POST), File("content/media/new.jpg", "content/media/old.jpg")),
            "prints": {
                "head": {POST: "text+gone", "content/media/new.jpg": "n"},
                "first": {POST: "text+old.jpg", "content/media/old.jpg": "o"},
            },
        },
    ),
    Case(
        "sidecar edited after approval",
        "alt text and rights were read, too",
        LESS,
        "content/media/bench.jpg.yml",
        (yes("dimas", "first"),),
        {
            "files": (File("content/media/bench.jpg.yml"),),
            "prints": {
                "head": {"content/media/bench.jpg.yml": "2"},
                "first": {"content/media/bench.jpg.yml": "1"},
            },
        },
    ),
    Case(
        "post renamed after approval, id kept",
        "the delivery is the same",
        GOOD,
        "",
        (yes("dimas", "first"),),
        {
            "files": (File("content/posts/2026/week.md"),),
            "prints": {
                "head": {"content/posts/2026/week.md": "post repair"},
                "first": {POST: "post repair"},
            },
        },
    ),
    Case(
        "post renamed after approval, id lost",
        "the delivery is another one",
        LESS,
        "changed after it",
        (yes("dimas", "first"),),
        {
            "files": (File("content/posts/2026/week.md"),),
            "prints": {
                "head": {"content/posts/2026/week.md": "post week"},
                "first": {POST: "post repair"},
            },
        },
    ),
    Case(
        "removal approved",
        "the file is gone in both",
        GOOD,
        "",
        (yes("dimas", "first"),),
        {"prints": {"head": {POST: f"gone {POST}"}, "first": {POST: f"gone {POST}"}}},
    ),
    Case(
        "removed after approval of the text",
        "nobody has approved the removal",
        LESS,
        "changed after it",
        (yes("dimas", "first"),),
        {"prints": {"head": {POST: f"gone {POST}"}, "first": {POST: "text"}}},
    ),
)

SELF = (
    Case(
        "self-approval",
        "nobody approves their own",
        LESS,
        "their own pull request",
        (yes("sari"),),
        owners="* @sari\n",
    ),
    Case(
        "self-approval in capitals",
        "the same account",
        LESS,
        "their own",
        (yes("SARI"),),
        owners="* @sari\n",
    ),
    Case(
        "last pusher approves",
        "they approve what they wrote",
        LESS,
        "pushed last",
        change={"pusher": Account("dimas")},
    ),
    Case(
        "last pusher approves, and may",
        "the hub allows it",
        GOOD,
        change={"pusher": Account("dimas")},
        policy=Approvals(last_pusher=True),
    ),
    Case(
        "last pusher and another approve",
        "the other's counts",
        GOOD,
        "",
        (yes("dimas"), yes("budi")),
        {"pusher": Account("dimas")},
    ),
    Case(
        "a reviewer's suggestion taken in through the web",
        "its author pushed last",
        LESS,
        "pushed last",
        change={"pusher": Account("Dimas"), "commits": (by("sari"), by("dimas"))},
    ),
    Case(
        "edited through the web by the author, after approval",
        "the text is another",
        LESS,
        "changed after it",
        (yes("dimas", "old"),),
    ),
    Case(
        "branch brought up to date by the approver",
        "they pushed last, GitHub says so too",
        LESS,
        "pushed last",
        change={
            "pusher": Account("dimas"),
            "commits": (by("sari"), by("dimas", "Merge branch 'main'")),
        },
    ),
    Case(
        "branch brought up to date by the author",
        "the text is the same",
        GOOD,
        "",
        (yes("dimas", "first"),),
        {
            "prints": {**HEAD, "first": {POST: "text"}},
            "commits": (by("sari"), by("sari", "Merge branch 'main'")),
        },
    ),
    Case(
        "the author is not known",
        "anybody may be the author",
        DARK,
        "who opened",
        change={"author": NOBODY},
    ),
    Case(
        "the last pusher is not known",
        "anybody may have pushed",
        DARK,
        "who pushed last",
        change={"pusher": NOBODY},
    ),
    Case(
        "the last pusher is not known, and counts anyway",
        "then it does not matter",
        GOOD,
        change={"pusher": NOBODY},
        policy=Approvals(last_pusher=True),
    ),
)

PROGRAMS = (
    Case("a form for Sari, Dimas approves", "they are two people", GOOD, change=FORM),
    Case(
        "a form for Sari, Sari approves",
        "the program stands for her",
        LESS,
        "submitted for them",
        (yes("sari"),),
        FORM,
        owners="* @sari\n",
    ),
    Case(
        "a form for Dimas, Dimas approves",
        "the program stands for him",
        LESS,
        "submitted for them",
        change={
            **FORM,
            "commits": (by("forms[bot]", "x\n\nSubmitted-by: Dimas (@Dimas)", bot=True),),
        },
    ),
    Case(
        "a form without a trailer",
        "anybody may have sent it",
        DARK,
        "Submitted-by",
        change={**FORM, "commits": (by("forms[bot]", "Add a post", bot=True),)},
    ),
    Case(
        "a form with a trailer that names nobody",
        "anybody may have sent it",
        DARK,
        "Submitted-by",
        change={**FORM, "commits": (by("forms[bot]", "x\n\nSubmitted-by: <script>", bot=True),)},
    ),
    Case(
        "a form whose text holds a trailer",
        "it must stand where trailers stand",
        DARK,
        "Submitted-by",
        change={
            **FORM,
            "commits": (by("forms[bot]", "x\n\nSubmitted-by: @eve\n\nThe end", bot=True),),
        },
    ),
    Case(
        "a form with two trailers",
        "neither of both approves",
        LESS,
        "submitted for them",
        change={
            **FORM,
            "commits": (
                by("forms[bot]", "x\n\nSubmitted-by: @sari\nSubmitted-by: @dimas", bot=True),
            ),
        },
    ),
    Case(
        "one of two commits of a form lacks the trailer",
        "that one may be anybody's",
        DARK,
        "Submitted-by",
        change={**FORM, "commits": (*FORM["commits"], by("forms[bot]", "More", bot=True))},
    ),
    Case(
        "a program opens it with a person's commits",
        "nobody knows for whom",
        DARK,
        "Submitted-by",
        change={"author": FORMS},
    ),
    Case(
        "a person opens it with a form's commits",
        "Sari stays behind them",
        LESS,
        "submitted for them",
        (yes("sari"),),
        {**FORM, "author": Account("rina"), "pusher": Account("rina")},
        owners="* @sari\n",
    ),
    Case(
        "a program pushed last",
        "nobody knows for whom",
        DARK,
        "Submitted-by",
        change={"pusher": FORMS},
    ),
    Case(
        "a machine opens it",
        "nobody stands behind it, and the hub says so",
        GOOD,
        change={
            "author": Account("Dependabot[bot]", bot=True),
            "pusher": Account("Dependabot[bot]", bot=True),
            "commits": (by("Dependabot[bot]", "Bump", bot=True),),
        },
        policy=Approvals(machines=("Dependabot[bot]",)),
    ),
    Case(
        "a machine that the hub does not name",
        "it may act for anybody",
        DARK,
        "Submitted-by",
        change={
            "author": Account("dependabot[bot]", bot=True),
            "pusher": Account("dependabot[bot]", bot=True),
            "commits": (by("dependabot[bot]", "Bump", bot=True),),
        },
    ),
    Case(
        "a program approves",
        "a program approves nothing",
        LESS,
        "a program approves nothing",
        (say("forms[bot]", Opinion.APPROVED, bot=True),),
        owners=None,
    ),
    Case(
        "the commits are not known",
        "a program may be among them",
        DARK,
        "the commits",
        change={"commits": None},
    ),
)

WHO = (
    Case("wrong team", "legal does not own this", LESS, "owners", (yes("ayu"),)),
    Case(
        "the owner's team, nested folder",
        "the last line that fits counts",
        GOOD,
        "",
        (yes("ayu"),),
        one(LEGAL),
    ),
    Case(
        "the outer folder's team",
        "a later line has taken it away from them",
        LESS,
        "owners",
        change=one(LEGAL),
    ),
    Case(
        "deep pattern",
        "** stands for any folders",
        GOOD,
        "",
        (yes("budi"),),
        one("strategy/a/b/secret.md"),
    ),
    Case(
        "cleared owner",
        "a line without an owner clears it; one approval is still needed",
        GOOD,
        "",
        (yes("rina"),),
        one("content/handbook/write.md"),
    ),
    Case(
        "cleared owner, nobody approves",
        "one approval is still needed",
        LESS,
        "approvals",
        (),
        one("content/handbook/write.md"),
    ),
    Case("no CODEOWNERS", "anybody who may write approves", GOOD, "", (yes("rina"),), owners=None),
    Case(
        "a name in a comment of CODEOWNERS",
        "a comment makes nobody an owner",
        LESS,
        "owners",
        (yes("mallory"),),
        roster=Roster(ROSTER.teams, {**ROSTER.writers, "mallory": True}),
    ),
    Case(
        "hidden team",
        "who is in it is not known",
        DARK,
        "@lentera/hidden",
        (yes("dimas"),),
        one("strategy/hidden.md"),
    ),
    Case(
        "owner by address",
        "whose it is, is not known",
        DARK,
        "someone@lentera.example",
        (yes("dimas"),),
        one("strategy/mail.md"),
    ),
    Case(
        "unknown team that nobody needs",
        "another owner has approved",
        GOOD,
        "",
        owners="* @dimas @lentera/hidden\n",
    ),
    Case(
        "a reader approves",
        "approvals of readers do not count",
        LESS,
        "may not write",
        (yes("reader"),),
        owners=None,
    ),
    Case(
        "an approver whose rights are not known",
        "they may be a reader",
        LESS,
        "not known whether they may write",
        (yes("stranger"),),
        owners=None,
    ),
    Case(
        "an approver who is gone",
        "nobody knows who it was",
        LESS,
        "account is gone",
        (yes(""),),
        owners=None,
    ),
    Case(
        "a fault in CODEOWNERS",
        "an owner may be lost in it",
        DARK,
        "line 2 of CODEOWNERS",
        owners="* @lentera/editors\n/x/ legal\n",
    ),
    Case(
        "a pattern that GitHub does not take",
        "the line counts for nobody there",
        DARK,
        "line 1 of CODEOWNERS",
        owners="!content/ @lentera/editors\n",
    ),
    Case(
        "CODEOWNERS cannot be read",
        "nobody knows who owns this",
        DARK,
        "CODEOWNERS is not known",
        unread=True,
    ),
    Case(
        "CODEOWNERS of the head",
        "a change cannot choose its judges",
        DARK,
        "CODEOWNERS is not",
        owners_commit="head",
    ),
    Case(
        "the policy of the head",
        "a change cannot choose its law",
        DARK,
        "the policy is not",
        policy_commit="head",
    ),
    Case(
        "the base is not known",
        "neither law nor judges are known",
        DARK,
        "the policy is not",
        change={"base": ""},
    ),
)

GUARDED = (
    Case(
        "CODEOWNERS edited in the same pull request",
        "the owners of before guard it",
        LESS,
        "guardians",
        change={
            "files": (File(POST), File(".github/CODEOWNERS")),
            "prints": {"head": {POST: "text", ".github/CODEOWNERS": "* @dimas"}},
        },
    ),
    Case(
        "CODEOWNERS edited, its owner approves",
        "the lead has looked",
        GOOD,
        "",
        (yes("dimas"), yes("lead")),
        {
            "files": (File(POST), File(".github/CODEOWNERS")),
            "prints": {"head": {POST: "text", ".github/CODEOWNERS": "* @dimas"}},
        },
    ),
    Case(
        "CODEOWNERS edited, then its owner read an older one",
        "the lead read another text",
        LESS,
        "guardians",
        (yes("dimas"), yes("lead", "first")),
        {
            "files": (File(".github/CODEOWNERS"),),
            "prints": {"head": {".github/CODEOWNERS": "2"}, "first": {".github/CODEOWNERS": "1"}},
        },
    ),
    Case(
        "a workflow edited",
        "it holds the keys to publishing",
        LESS,
        "guardians",
        change=one(".github/workflows/publish.yml"),
    ),
    Case(
        "settings edited by an editor's approval",
        "they say who approves",
        LESS,
        "guardians",
        change=one("masthead.yml"),
    ),
    Case(
        "settings approved by a named guardian",
        "the hub names its own",
        GOOD,
        "",
        (yes("rina"), yes("lead")),
        one("masthead.yml"),
        policy=Approvals(guardians=("@rina",)),
    ),
    Case(
        "settings approved by their owner, not the guardian",
        "the hub names its own",
        LESS,
        "guardians",
        (yes("lead"),),
        one("masthead.yml"),
        policy=Approvals(guardians=("@rina",)),
    ),
    Case(
        "settings where nobody is a guardian",
        "then nobody can approve them",
        LESS,
        "guardians",
        (yes("dimas"), yes("lead")),
        one("masthead.yml"),
        owners=None,
    ),
    Case(
        "CODEOWNERS moved away",
        "where it was is guarded, too",
        LESS,
        "guardians",
        change=one("docs/old.txt", previous=".github/CODEOWNERS"),
    ),
)

OPINIONS = (
    Case("changes requested", "an objection stands", NO, "ayu", (yes("dimas"), no("ayu"))),
    Case(
        "changes requested, then approved",
        "the objection is taken back",
        GOOD,
        "",
        (no("dimas"), yes("dimas")),
    ),
    Case(
        "approved, then changes requested",
        "the approval is taken back",
        NO,
        "dimas",
        (yes("dimas"), no("dimas")),
    ),
    Case(
        "changes requested, then a comment",
        "the objection stands",
        NO,
        "dimas",
        (no("dimas"), note("dimas"), yes("budi")),
    ),
    Case("objection dismissed", "somebody has lifted it", GOOD, "", (yes("dimas"), gone("ayu"))),
    Case("approval dismissed", "it is gone", LESS, "owners", (gone("dimas"),)),
    Case(
        "approval dismissed, an older one left",
        "they have taken their word back",
        LESS,
        "owners",
        (yes("dimas"), gone("dimas")),
    ),
    Case(
        "dismissed, then approved again",
        "the new one counts",
        GOOD,
        "",
        (gone("dimas"), yes("dimas")),
    ),
    Case("a reader objects", "readers cannot block", GOOD, "", (yes("dimas"), no("reader"))),
    Case(
        "somebody of unknown rights objects",
        "they may be one of us",
        NO,
        "stranger",
        (yes("dimas"), no("stranger")),
    ),
    Case(
        "the last pusher objects",
        "an objection needs no distance",
        NO,
        "dimas",
        (yes("budi"), no("dimas")),
        {"pusher": Account("dimas")},
    ),
    Case(
        "an account that is gone objects",
        "it stands until it is dismissed",
        NO,
        "",
        (yes("dimas"), no(""), yes("")),
    ),
    Case(
        "an account that is gone said a word that we do not know",
        "whoever approves with another lost account may be somebody else",
        NO,
        "",
        (yes("dimas"), odd(""), yes("")),
    ),
    Case(
        "a word that we do not know",
        "it may be an objection",
        NO,
        "ayu",
        (yes("dimas"), odd("ayu")),
    ),
    Case(
        "approved, then a word that we do not know",
        "the approval no longer holds",
        NO,
        "dimas",
        (yes("dimas"), odd("dimas")),
    ),
    Case(
        "a word that we do not know, then approved",
        "they have spoken plainly",
        GOOD,
        "",
        (odd("dimas"), yes("dimas")),
    ),
    Case(
        "review asked anew",
        "the approval is not the last word",
        LESS,
        "a new review",
        change={"requested": ("Dimas",)},
    ),
    Case(
        "review asked anew of another", "this approval holds", GOOD, change={"requested": ("ayu",)}
    ),
    Case(
        "who is asked is not known",
        "it may be the approver",
        DARK,
        "who is asked",
        change={"requested": None},
    ),
    Case("the reviews are not known", "GitHub did not answer", DARK, "the reviews", None),
)

WAYS = (
    Case(
        "merge commit",
        "the text on main is the one that was read",
        GOOD,
        "",
        (yes("dimas", "tip"),),
        {"head": "merge", "prints": {"merge": {POST: "text"}, "tip": {POST: "text"}}},
    ),
    Case(
        "merge commit that changes the text",
        "somebody wrote in the merge",
        LESS,
        "changed after it",
        (yes("dimas", "tip"),),
        {"head": "merge", "prints": {"merge": {POST: "text!"}, "tip": {POST: "text"}}},
    ),
    Case(
        "squash",
        "another commit, the same text",
        GOOD,
        "",
        (yes("dimas", "tip"),),
        {"head": "squash", "prints": {"squash": {POST: "text"}, "tip": {POST: "text"}}},
    ),
    Case(
        "squash of more than was read",
        "the last commit was not read",
        LESS,
        "changed after it",
        (yes("dimas", "first"),),
        {"head": "squash", "prints": {"squash": {POST: "text"}, "first": {POST: "tex"}}},
    ),
    Case(
        "rebase",
        "other commits, the same text",
        GOOD,
        "",
        (yes("dimas", "tip"),),
        {"head": "rebased", "prints": {"rebased": {POST: "text"}, "tip": {POST: "text"}}},
    ),
    Case(
        "rebase whose read commit is gone",
        "what was read cannot be known",
        LESS,
        "is gone",
        (yes("dimas", "tip"),),
        {"head": "rebased", "prints": {"rebased": {POST: "text"}}},
    ),
    Case(
        "cherry-picked onto main",
        "it came without a pull request",
        LESS,
        "without a pull request",
        change={"route": Route.DIRECT},
    ),
    Case(
        "cherry-picked into an approved pull request",
        "the text is the one that was read",
        GOOD,
        "",
        (yes("dimas", "picked"),),
        {"prints": {**HEAD, "picked": {POST: "text"}}},
    ),
    Case(
        "pushed to main, with the reviews of a pull request",
        "they were not for this push, so the owners are missing, and who they are is not known",
        DARK,
        "@lentera/hidden",
        change={"route": Route.DIRECT},
        owners="* @dimas @lentera/hidden\n",
    ),
    Case(
        "pushed to main by hand",
        "nobody has read it",
        LESS,
        "without a pull request",
        (),
        {"route": Route.DIRECT, "author": NOBODY, "commits": None, "requested": None},
    ),
    Case(
        "reverted by hand",
        "an old text comes back without a pull request",
        LESS,
        "without a pull request",
        (),
        {"route": Route.DIRECT},
    ),
    Case(
        "revert in a pull request, not approved",
        "the old approval was for the old request",
        LESS,
        "owners",
        (),
    ),
    Case(
        "revert in a pull request, approved",
        "it is a change like any other",
        GOOD,
        "",
        change={"commits": (by("sari", 'Revert "Repair"'),)},
    ),
    Case(
        "merged into another branch",
        "only main counts",
        LESS,
        "staging",
        change={"target": "staging"},
    ),
    Case("the branch is not known", "it may be any", DARK, "the branch", change={"target": ""}),
    Case("a draft", "its author still works on it", LESS, "draft", change={"draft": True}),
    Case(
        "how it came is not known",
        "GitHub did not answer",
        DARK,
        "how the text came",
        change={"route": Route.UNKNOWN},
    ),
    Case(
        "the files are not known",
        "GitHub lists not all of them",
        DARK,
        "which files",
        change={"files": None},
    ),
    Case(
        "no file is changed",
        "then something was not seen",
        DARK,
        "which files",
        change={"files": ()},
    ),
    Case(
        "the text is not known",
        "the commit is not there",
        DARK,
        "the text of",
        change={"prints": {"old": {POST: "older"}}},
    ),
    Case(
        "the text of one file is not known",
        "it cannot be compared",
        DARK,
        "content/posts/b.md",
        change={"files": (File(POST), File("content/posts/b.md"))},
    ),
    Case(
        "a fingerprint that is empty",
        "nothing equals nothing",
        DARK,
        "the text of",
        change={"prints": {"head": {POST: ""}}},
    ),
)

RULES = (
    Case(
        "a notice with one approval",
        "a notice needs a second",
        LESS,
        "a second for notices",
        change=one(POST, NOTICE),
    ),
    Case(
        "a notice with two approvals",
        "two people have looked",
        GOOD,
        "",
        (yes("dimas"), yes("rina")),
        one(POST, NOTICE),
    ),
    Case(
        "a notice that is none any more",
        "taking the key away takes no rule away",
        LESS,
        "a second for notices",
        change=one(POST, {"kind": "info"}, NOTICE),
    ),
    Case(
        "a post whose front matter cannot be read",
        "it may be a notice",
        LESS,
        "a second for notices",
        change={"files": (File(POST, after=None),)},
    ),
    Case(
        "a claim without legal",
        "the organisation asks legal",
        LESS,
        "legal for claims",
        (yes("dimas"), yes("budi")),
        one(POST, {"evidence": [{"claim": "best"}], "lang": "en"}),
        "organisation",
        Approvals(groups={"legal": ("lentera/legal",)}, languages={"en": ("@dimas",)}),
    ),
    Case(
        "a claim with legal",
        "legal has looked",
        GOOD,
        "",
        (yes("dimas"), yes("ayu")),
        one(POST, {"evidence": [{"claim": "best"}], "lang": "en"}),
        "organisation",
        Approvals(groups={"legal": ("lentera/legal",)}, languages={"en": ("@dimas",)}),
    ),
    Case(
        "a claim where nobody is legal",
        "then nobody can approve it",
        LESS,
        "legal for claims",
        (yes("dimas"), yes("ayu")),
        one(POST, {"evidence": [{"claim": "best"}]}),
        "organisation",
        Approvals(languages={"en": ("@dimas",)}),
    ),
    Case(
        "a language without its speaker",
        "nobody who speaks it has read it",
        LESS,
        "a speaker of id",
        change=one(POST, {"lang": "id"}),
        policy=Approvals(languages={"id": ("@rina",)}),
    ),
    Case(
        "a language with its speaker",
        "somebody who speaks it has read it",
        GOOD,
        "",
        (yes("dimas"), yes("rina")),
        one(POST, {"lang": "id"}),
        policy=Approvals(languages={"id": ("@rina",)}),
    ),
    Case(
        "a post that does not say its language",
        "it is in the hub's first",
        LESS,
        "a speaker of en",
        change=one(POST, {"title": "x"}),
        policy=Approvals(languages={"en": ("@rina",)}),
    ),
    Case(
        "the guide of a language",
        "its page is in that language",
        LESS,
        "a speaker of id",
        (yes("ayu"),),
        one("content/voice/id.md"),
        policy=Approvals(languages={"id": ("@rina",)}),
    ),
    Case(
        "the organisation names no speakers",
        "then nobody can approve it",
        LESS,
        "a speaker of en",
        (yes("dimas"), yes("budi")),
        one(POST, {"title": "x"}),
        "organisation",
    ),
    Case(
        "a rule by path",
        "it names the folder",
        LESS,
        "more",
        policy=rule(paths=("content/posts/2026/",)),
    ),
    Case(
        "a rule by another path",
        "it names another",
        GOOD,
        policy=rule(paths=("content/posts/2025/**",)),
    ),
    Case(
        "moved out of a guarded folder",
        "where it was counts, too",
        LESS,
        "more",
        change=one("content/posts/a.md", previous="content/posts/2026/a.md"),
        policy=rule(paths=("content/posts/2026/**",)),
    ),
    Case(
        "a rule by kind",
        "a guide is a guide by its place",
        LESS,
        "more",
        (yes("ayu"),),
        one("content/voice/en.md"),
        policy=rule(kinds=("guide",)),
    ),
    Case(
        "a rule by another kind",
        "a post is no guide",
        GOOD,
        policy=rule(kinds=("guide",)),
    ),
    Case(
        "a rule by channel",
        "the post goes there",
        LESS,
        "more",
        change=one(POST, {"channels": ["mastodon", "linkedin"]}),
        policy=rule(channels=("linkedin",)),
    ),
    Case(
        "a rule by channel, with placements",
        "the post goes there",
        LESS,
        "more",
        change=one(POST, {"channels": {"linkedin": None}}),
        policy=rule(channels=("linkedin",)),
    ),
    Case(
        "a rule by channel, its page",
        "the page is the channel's configuration",
        LESS,
        "more",
        change=one("strategy/channels/linkedin.md"),
        policy=rule(channels=("linkedin",)),
    ),
    Case(
        "a rule by channel, its page renamed",
        "it was the channel's page",
        LESS,
        "more",
        change=one("strategy/channels/other.md", previous="strategy/channels/linkedin.md"),
        policy=rule(channels=("linkedin",)),
    ),
    Case(
        "a rule by channel, another page renamed to its",
        "it will be the channel's page",
        LESS,
        "more",
        change=one("strategy/channels/linkedin.md", previous="strategy/channels/other.md"),
        policy=rule(channels=("linkedin",)),
    ),
    Case(
        "a rule by another channel",
        "the post does not go there",
        GOOD,
        change=one(POST, {"channels": ["mastodon"]}),
        policy=rule(channels=("linkedin",)),
    ),
    Case(
        "a rule by campaign",
        "the post is part of it",
        LESS,
        "more",
        change=one(POST, {"campaign": "repair"}),
        policy=rule(campaigns=("repair",)),
    ),
    Case(
        "a rule by campaign, its page",
        "the page is the campaign",
        LESS,
        "more",
        change=one("strategy/campaigns/repair.md"),
        policy=rule(campaigns=("repair",)),
    ),
    Case(
        "a rule by front matter",
        "the key has the value",
        LESS,
        "more",
        change=one(POST, {"commercial": "paid"}),
        policy=rule(fields={"commercial": ("paid",)}),
    ),
    Case(
        "a rule by front matter, another value",
        "the key has another value",
        GOOD,
        change=one(POST, {"commercial": "none"}),
        policy=rule(fields={"commercial": ("paid",)}),
    ),
    Case(
        "a rule by two conditions, one holds",
        "both must hold",
        GOOD,
        change=one(POST, {"campaign": "repair", "lang": "en"}),
        policy=rule(campaigns=("repair",), languages=("id",)),
    ),
    Case(
        "a rule for anybody",
        "any second person will do",
        LESS,
        "two",
        policy=Approvals(rules=(Rule("two", minimum=2),)),
    ),
)

PROFILES = (
    Case("solo asks nobody", "there is nobody else", GOOD, "", (), profile="solo"),
    Case(
        "changes requested where nobody is asked",
        "whoever may write is heard, asked or not",
        NO,
        "budi",
        (no("budi"),),
        profile="solo",
    ),
    Case(
        "changes requested by a reader where nobody is asked",
        "readers may not block",
        GOOD,
        "",
        (no("reader"),),
        profile="solo",
    ),
    Case(
        "into another branch where nobody is asked",
        "what is there does not go out",
        LESS,
        "goes into next",
        (),
        {"target": "next"},
        "solo",
    ),
    Case(
        "a draft where nobody is asked",
        "its author still works on it",
        LESS,
        "draft",
        (),
        {"draft": True},
        "solo",
    ),
    Case(
        "solo pushes directly",
        "nobody is asked",
        GOOD,
        "",
        None,
        {"route": Route.DIRECT, "files": None},
        "solo",
        unread=True,
    ),
    Case(
        "a team that wants nothing, and how it came is not known",
        "nobody is asked, however it came",
        GOOD,
        "",
        (),
        {"route": Route.UNKNOWN},
        owners=None,
        policy=Approvals(minimum=0),
    ),
    Case(
        "solo with a rule",
        "the hub asks for more",
        LESS,
        "more",
        (),
        profile="solo",
        policy=rule(paths=("content/**",)),
    ),
    Case(
        "organisation with one approval",
        "it wants two",
        LESS,
        "approvals",
        change=one(POST, {"lang": "en"}),
        profile="organisation",
        policy=Approvals(languages={"en": ("@dimas",)}),
    ),
    Case(
        "a team that wants nothing",
        "the hub says so",
        GOOD,
        "",
        (),
        owners=None,
        policy=Approvals(minimum=0),
    ),
)

EMERGENCIES = (
    Case(
        "the label alone",
        "anybody can set a label",
        LESS,
        "emergency",
        (),
        HURRY,
        policy=short("@lead"),
    ),
    Case(
        "the label without a short way", "the hub has none", LESS, "owners", (yes("lead"),), HURRY
    ),
    Case(
        "the short way",
        "one of the named has approved, and it is told",
        SHORT,
        "",
        (yes("lead"),),
        HURRY,
        policy=short("@lead"),
    ),
    Case(
        "the short way without the label",
        "nobody has asked for it",
        LESS,
        "owners",
        (yes("lead"),),
        policy=short("@lead"),
    ),
    Case(
        "the short way by somebody else",
        "they are not named",
        LESS,
        "emergency",
        (yes("rina"),),
        HURRY,
        policy=short("@lead"),
    ),
    Case(
        "the short way by the author",
        "nobody approves their own",
        LESS,
        "their own",
        (yes("sari"),),
        HURRY,
        policy=short("@sari"),
    ),
    Case(
        "the short way for a text that was edited since",
        "it was for another text",
        LESS,
        "changed after it",
        (yes("lead", "old"),),
        HURRY,
        policy=short("@lead"),
    ),
    Case(
        "the short way over an objection",
        "an objection stands",
        NO,
        "ayu",
        (yes("lead"), no("ayu")),
        HURRY,
        policy=short("@lead"),
    ),
    Case(
        "the short way past a hidden team",
        "that team is not needed",
        SHORT,
        "",
        (yes("lead"),),
        {**one("strategy/hidden.md"), **HURRY},
        policy=short("@lead"),
    ),
    Case(
        "the short way for settings",
        "guardians are never passed over",
        LESS,
        "guardians",
        (yes("dimas"),),
        {**one("masthead.yml"), **HURRY},
        policy=short("@dimas", minimum=1),
        owners=OWNERS.replace("@lentera/editors", "@rina"),
    ),
    Case(
        "the short way with everything approved",
        "it was not needed",
        GOOD,
        "",
        (yes("dimas"),),
        HURRY,
        policy=short("@lead"),
    ),
    Case(
        "the short way needs two",
        "one is not enough",
        LESS,
        "emergency",
        (yes("lead"),),
        HURRY,
        policy=short("@lead", "@dimas", minimum=2),
    ),
    Case(
        "the short way of a team that is hidden",
        "who is in it is not known",
        DARK,
        "@lentera/hidden",
        (yes("lead"),),
        {**one("strategy/hidden.md"), **HURRY},
        policy=short("lentera/hidden"),
    ),
    Case(
        "the short way without a pull request",
        "there is nothing to label",
        LESS,
        "without a pull request",
        (yes("lead"),),
        {**HURRY, "route": Route.DIRECT},
        policy=short("@lead"),
    ),
    Case(
        "the short way for a draft",
        "its author still works on it",
        LESS,
        "draft",
        (yes("lead"),),
        {**HURRY, "draft": True},
        policy=short("@lead"),
    ),
    Case(
        "the short way where CODEOWNERS is not known",
        "a fault of GitHub's opens no way",
        DARK,
        "CODEOWNERS is not known",
        (yes("lead"),),
        {**HURRY, **one("masthead.yml")},
        policy=short("@lead"),
        unread=True,
    ),
    Case(
        "the short way where who is asked is not known",
        "a new review may be asked of the lead",
        DARK,
        "who is asked",
        (yes("lead"),),
        {**HURRY, "requested": None},
        policy=short("@lead"),
    ),
)

KNOWLEDGE = (
    Case(
        "owners do not matter, and cannot be read",
        "they may be the guardians",
        DARK,
        "CODEOWNERS is not known",
        policy=Approvals(owners=False),
        unread=True,
    ),
    Case(
        "solo with owners, which cannot be read",
        "the hub asks for owners",
        DARK,
        "CODEOWNERS is not known",
        profile="solo",
        policy=Approvals(owners=True),
        unread=True,
    ),
    Case(
        "solo with a minimum, and CODEOWNERS cannot be read",
        "nobody asks for owners or guardians",
        GOOD,
        profile="solo",
        policy=Approvals(minimum=1),
        unread=True,
    ),
    Case(
        "solo with guardians",
        "whoever names guardians wants them",
        LESS,
        "guardians",
        (),
        one("masthead.yml"),
        "solo",
        Approvals(guardians=("@lead",)),
    ),
    Case(
        "solo with a rule, and the files are not known",
        "the rule may be about one of them",
        DARK,
        "which files",
        change={"files": None},
        profile="solo",
        policy=rule(paths=("content/**",)),
    ),
    Case(
        "the short way for settings that their guardian has approved",
        "only the owners are passed over",
        SHORT,
        "owners",
        (yes("rina"),),
        {**HURRY, **one("masthead.yml")},
        policy=Approvals(guardians=("@rina",), emergency=Emergency(("@rina",))),
    ),
    Case(
        "self-approval by an author in capitals",
        "the same account",
        LESS,
        "their own",
        (yes("sari"),),
        {"author": Account("Sari")},
        owners="* @sari\n",
    ),
)

CASES = (
    *KNOWLEDGE,
    *PLAIN,
    *STALE,
    *SELF,
    *PROGRAMS,
    *WHO,
    *GUARDED,
    *OPINIONS,
    *WAYS,
    *RULES,
    *PROFILES,
    *EMERGENCIES,
)
"""All of them."""
