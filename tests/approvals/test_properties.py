"""What holds for every change: approvals only help, what is not known only hurts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from approvals.cases import FORMS, LEGAL, OWNERS, POST, by, yes
from masthead.approval import ANY, Approvals, Emergency, Rule
from masthead.approvals import (
    Change,
    File,
    Owners,
    Policy,
    Roster,
    Route,
    Standing,
    policy_of,
    read_owners,
    verify,
)
from masthead.pull import NOBODY, Account, Opinion, Review
from masthead.settings import Settings

LOGINS = ("sari", "dimas", "budi", "ayu", "lead", "rina")
COMMITS = ("head", "first", "lost")
RANK = {standing: rank for rank, standing in enumerate(Standing)}
PATHS = (POST, LEGAL, "content/voice/id.md", "masthead.yml", "strategy/hidden.md")


@dataclass(frozen=True)
class World:
    """All that a verdict rests on."""

    change: Change
    policy: Policy
    owners: Owners | None
    reviews: tuple[Review, ...] | None
    roster: Roster

    def rank(self) -> int:
        """Return how bad the verdict is."""
        return RANK[
            verify(self.change, self.policy, self.owners, self.reviews, self.roster).standing
        ]


# What is usual is drawn more often than what is not: else nothing would ever be approved.
people = tuple(Account(login) for login in LOGINS)
accounts = st.sampled_from([*people, *people, FORMS, NOBODY])
writers = st.sampled_from([*(people[:1] * 8), people[1], FORMS, NOBODY])
commits = st.sampled_from(("head", *COMMITS))
opinions = st.sampled_from([*([Opinion.APPROVED] * 12), *Opinion])
said = st.builds(Review, accounts, opinions, commits)
fronts = st.sampled_from(
    [None, {}, {}, {}, {"kind": "notice"}, {"lang": "id"}, {"evidence": ["x"]}]
)
files = st.builds(
    File,
    st.sampled_from(PATHS),
    st.sampled_from(["", "", "", "", "masthead.yml", LEGAL]),
    fronts,
    fronts,
)
prints = st.fixed_dictionaries(
    {
        commit: st.fixed_dictionaries({path: st.sampled_from("1112") for path in PATHS})
        for commit in COMMITS
    }
)
messages = st.sampled_from(["Write", "Write\n\nSubmitted-by: @sari", "x\n\nSubmitted-by: a b"])
changes = st.builds(
    Change,
    route=st.sampled_from([*([Route.PULL] * 8), *Route]),
    target=st.sampled_from([*(["main"] * 9), "staging"]),
    base=st.just("base"),
    head=st.just("head"),
    author=writers,
    pusher=writers,
    files=st.lists(files, min_size=1, max_size=2, unique_by=lambda file: file.path).map(tuple),
    commits=st.lists(
        st.builds(
            lambda bot, text: by("forms[bot]" if bot else "sari", text, bot=bot),
            st.booleans(),
            messages,
        ),
        max_size=2,
    ).map(tuple),
    requested=st.lists(st.sampled_from(LOGINS), max_size=1).map(tuple) | st.just(()),
    prints=prints,
    labels=st.sampled_from([(), ("emergency",)]),
    draft=st.sampled_from([*([False] * 9), True]),
)
policies = st.builds(
    lambda profile, said: policy_of(
        Settings("Lentera", languages=("en", "id"), profile=profile, approval=said), "base"
    ),
    st.sampled_from(["solo", "team", "team", "organisation"]),
    st.builds(
        Approvals,
        minimum=st.sampled_from([None, 0, 1]),
        owners=st.sampled_from([None, False]),
        last_pusher=st.sampled_from([None, True]),
        groups=st.just({"legal": ("lentera/legal",)}),
        guardians=st.sampled_from([(), ("@lead",)]),
        languages=st.just({"en": ("@dimas",), "id": ("@budi",)}),
        emergency=st.sampled_from([None, Emergency(("@lead",)), Emergency(("lentera/legal",))]),
        rules=st.sampled_from([(), (Rule("all", fields={"evidence": (ANY,)}, who=("@rina",)),)]),
    ),
)
rosters = st.builds(
    Roster,
    st.fixed_dictionaries(
        {
            "@lentera/editors": st.sampled_from([*([frozenset({"dimas", "budi"})] * 3), None]),
            "@lentera/legal": st.sampled_from([*([frozenset({"ayu", "lead"})] * 3), None]),
        }
    ),
    st.fixed_dictionaries(
        {login: st.sampled_from([*([True] * 8), False, None]) for login in LOGINS}
    ),
)
worlds = st.builds(
    World,
    changes,
    policies,
    st.sampled_from([*([read_owners(OWNERS, "base")] * 6), read_owners(None, "base"), None]),
    st.builds(
        lambda noise, logins: (*noise, *map(yes, logins)),
        st.lists(said, max_size=3),
        st.lists(st.sampled_from(LOGINS[1:]), unique=True),
    ),
    rosters,
)


@given(worlds, accounts, commits)
def test_an_approval_never_makes_a_verdict_worse(world: World, who: Account, commit: str) -> None:
    """Whoever gives it, and for whichever commit."""
    more = (*(world.reviews or ()), Review(who, Opinion.APPROVED, commit))

    assert replace(world, reviews=more).rank() <= world.rank()


def _review(world: World, at: int, **change: Any) -> World:
    reviews = list(world.reviews or ())
    if reviews:
        reviews[at % len(reviews)] = replace(reviews[at % len(reviews)], **change)
    return replace(world, reviews=tuple(reviews))


def _file(world: World, at: int, **change: Any) -> World:
    found = list(world.change.files or ())
    found[at % len(found)] = replace(found[at % len(found)], **change)
    return replace(world, change=replace(world.change, files=tuple(found)))


def _roster(world: World, at: int) -> World:
    login = LOGINS[at % len(LOGINS)]
    return replace(
        world, roster=replace(world.roster, writers={**world.roster.writers, login: None})
    )


def _teams(world: World, at: int) -> World:
    team = sorted(world.roster.teams)[at % 2]
    return replace(world, roster=replace(world.roster, teams={**world.roster.teams, team: None}))


def _prints(world: World, at: int) -> World:
    commit = COMMITS[at % len(COMMITS)]
    left = {key: value for key, value in world.change.prints.items() if key != commit}
    return replace(world, change=replace(world.change, prints=left))


def _change(**unknown: Any) -> Callable[[World, int], World]:
    return lambda world, _: replace(world, change=replace(world.change, **unknown))


FORGETTING: dict[str, Callable[[World, int], World]] = {
    "a review's word": lambda world, at: _review(world, at, opinion=Opinion.UNKNOWN),
    "a review's commit": lambda world, at: _review(world, at, commit=""),
    "a file's front matter": lambda world, at: _file(world, at, after=None),
    "a file's old front matter": lambda world, at: _file(world, at, before=None),
    "somebody's rights": _roster,
    "a team": _teams,
    "a commit's text": _prints,
    "the reviews": lambda world, _: replace(world, reviews=None),
    "the owners": lambda world, _: replace(world, owners=None),
    "the policy's commit": lambda world, _: replace(world, policy=replace(world.policy, commit="")),
    "the owners' commit": lambda world, _: replace(
        world, owners=world.owners and replace(world.owners, commit="")
    ),
    "a fault in the owners": lambda world, _: replace(
        world, owners=world.owners and replace(world.owners, faults=("line 1",))
    ),
    "the author": _change(author=NOBODY),
    "the pusher": _change(pusher=NOBODY),
    "the files": _change(files=None),
    "the commits": _change(commits=None),
    "who is asked": _change(requested=None),
    "the route": _change(route=Route.UNKNOWN),
    "the target": _change(target=""),
    "the base": _change(base=""),
    "the head": _change(head=""),
}


@given(worlds, st.sampled_from(sorted(FORGETTING)), st.integers(0, 5))
def test_what_is_not_known_never_makes_a_verdict_better(world: World, what: str, at: int) -> None:
    """Whatever is forgotten."""
    assert FORGETTING[what](world, at).rank() >= world.rank()


@given(worlds, st.sampled_from(PATHS))
def test_an_edit_never_makes_a_verdict_better(world: World, path: str) -> None:
    """Nobody has read the new text."""
    head = {**world.change.prints["head"], path: "new"}
    edited = replace(world.change, prints={**world.change.prints, "head": head})

    assert replace(world, change=edited).rank() >= world.rank()


@given(worlds, st.sampled_from(LOGINS))
def test_more_distance_never_makes_a_verdict_better(world: World, login: str) -> None:
    """Whoever is asked anew, or behind a program, counts less."""
    asked = replace(world.change, requested=(*(world.change.requested or ()), login))
    named = (*(world.change.commits or ()), by("sari", f"x\n\nSubmitted-by: {login}"))
    program = world.change.author.bot or world.change.pusher.bot

    assert replace(world, change=asked).rank() >= world.rank()
    if not program:
        behind = replace(world.change, commits=named)
        assert replace(world, change=behind).rank() >= world.rank()


@given(worlds)
def test_a_rule_more_never_makes_a_verdict_better(world: World) -> None:
    """Neither a rule of the hub's, nor a higher minimum, nor a file more."""
    rules = (*world.policy.rules, Rule("more", minimum=2))
    more = replace(world.policy, minimum=world.policy.minimum + 1)
    file = File("content/posts/other.md")
    wider = replace(world.change, files=(*(world.change.files or ()), file))
    rank = world.rank()

    assert replace(world, policy=replace(world.policy, rules=rules)).rank() >= rank
    assert replace(world, policy=more).rank() >= rank
    assert replace(world, change=wider).rank() >= rank


@given(worlds)
def test_letters_of_logins_do_not_matter(world: World) -> None:
    """GitHub's logins have no case."""
    reviews = tuple(
        replace(one, reviewer=replace(one.reviewer, login=one.reviewer.login.upper()))
        for one in world.reviews or ()
    )

    assert replace(world, reviews=reviews).rank() == world.rank()


@given(worlds)
def test_only_approved_and_emergency_may_go_out(world: World) -> None:
    """And then nothing that is needed is missing, but what the short way has waived."""
    verdict = verify(world.change, world.policy, world.owners, world.reviews, world.roster)

    if verdict.approved:
        assert not verdict.unknowns
        assert not verdict.objections
        assert not verdict.reasons
        assert all(one.waived for one in verdict.outcomes if one.missing)
        emergency = verdict.standing is Standing.EMERGENCY
        assert emergency is any(one.waived for one in verdict.outcomes)
