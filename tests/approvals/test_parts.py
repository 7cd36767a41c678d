"""The parts of the verifier: fingerprints, trailers, patterns, conditions, policies."""

from __future__ import annotations

import pytest

from approvals.cases import by
from masthead.approval import ANY, Approvals, Emergency, Rule
from masthead.approvals import File, Policy, fingerprint, policy_of
from masthead.approvals.conditions import is_about, kind_of
from masthead.approvals.patterns import matches
from masthead.approvals.policy import CLAIMS, NOTICES
from masthead.approvals.trailers import behind, submitters
from masthead.settings import Publishing, Settings

TEXT = b"---\ntitle: Repair\n---\nBring your lamp.\n"


def test_a_fingerprint_holds_name_text_and_media() -> None:
    """Each byte of the file, what it is called, and each medium by its name; not their order."""
    media = {"a.jpg": "1", "b.jpg": "2"}
    first = fingerprint("post repair", TEXT, media)

    assert first == fingerprint("post repair", TEXT, dict(reversed(media.items())))
    others = {
        fingerprint("post week", TEXT, media),
        fingerprint("post repair", TEXT + b" ", media),
        fingerprint("post repair", TEXT.replace(b"\n", b"\r\n"), media),
        fingerprint("post repair", TEXT, {"a.jpg": "1"}),
        fingerprint("post repair", TEXT, {"a.jpg": "2", "b.jpg": "1"}),
        fingerprint("post repair", TEXT, {"a.jpg": "", "b.jpg": "2"}),
        fingerprint("post repair", TEXT),
        fingerprint("post repair", None),
        fingerprint("file x", None),
    }
    assert 9 == len(others - {first})
    assert 64 == len(first)
    assert "gone file x" == fingerprint("file x", None)


@pytest.mark.parametrize(
    ("message", "logins", "known"),
    [
        ("Add\n\nSubmitted-by: @sari\n", {"sari"}, True),
        ("Add\n\nsubmitted-BY:  Sari \n", {"sari"}, True),
        ("Add\r\n\r\nSubmitted-by: Sari Dewi (@sari-d)\r\n", {"sari-d"}, True),
        ("Add\n\nSubmitted-by: Sari Dewi @sari\nReviewed-by: x", {"sari"}, True),
        ("Add\n\nSubmitted-by: @sari\nSubmitted-by: @dimas", {"sari", "dimas"}, True),
        ("Submitted-by: @eve\n\nSubmitted-by: @sari", {"eve", "sari"}, True),
        ("Add\n\nSubmitted-by: @sari\n\nMore", {"sari"}, False),
        ("Add\n\nSubmitted-by: @sari\nSubmitted-by: ?", {"sari"}, False),
        ("Add\n\nSubmitted-by: Sari Dewi", set(), False),
        ("Add\n\nSubmitted-by: sari@lentera.example", set(), False),
        ("Add\n\nSubmitted-by: <@sari>", set(), False),
        ("Add\n\nSubmitted-by:", set(), False),
        ("Add\n\nNot-submitted-by: @sari", set(), False),
        ("Add", set(), False),
        ("", set(), False),
    ],
)
def test_a_trailer_names_who_submitted(message: str, logins: set[str], known: bool) -> None:
    """By login, where trailers stand; a name or an address is not enough."""
    assert (frozenset(logins), known) == submitters(message)


def test_every_commit_of_a_program_needs_somebody_behind_it() -> None:
    """But those of machines; a person's commit needs no trailer."""
    good, bad = by("forms[bot]", "x\n\nSubmitted-by: @sari", bot=True), by("forms[bot]", bot=True)

    assert (frozenset({"sari"}), True) == behind((good, by("sari")), frozenset())
    assert (frozenset({"sari"}), False) == behind((good, bad), frozenset())
    assert (frozenset(), True) == behind((bad,), frozenset({"forms[bot]"}))
    assert (frozenset(), True) == behind((), frozenset())


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("content/posts/**", "content/posts/a/b.md", True),
        ("content/posts/", "content/posts/a/b.md", True),
        ("/content/posts/", "content/posts/a.md", True),
        ("content/posts/*", "content/posts/a/b.md", False),
        ("content/*/a.md", "content/posts/a.md", True),
        ("**/a.md", "a.md", True),
        ("**/a.md", "x/y/a.md", True),
        ("a/**/b/**/c", "a/x/b/b/y/c", True),
        ("a/**/b", "a/x/c", False),
        ("requirements*.txt", "requirements-dev.txt", True),
        ("requirements*.txt", "x/requirements.txt", False),
        ("?.md", "ab.md", False),
        ("A.md", "a.md", False),
        ("a.md", "a.md/b", False),
        ("a.md/b", "a.md", False),
    ],
)
def test_patterns_of_paths(pattern: str, path: str, fits: bool) -> None:
    """`*` stays in a name, `**` goes through folders, a final slash is all below."""
    assert fits is matches(pattern, path)


def test_a_hostile_pattern_costs_little() -> None:
    """Many stars are walked through step by step."""
    assert not matches("**/" * 200 + "*a*" * 50, "a/" * 200 + "b")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("content/posts/2026/repair.md", ("post", "repair")),
        ("content/posts/2026/repair/index.md", ("post", "repair")),
        ("content/posts/2026/repair/bench.jpg", ("media", "bench.jpg")),
        ("strategy/channels/linkedin.md", ("channel", "linkedin")),
        ("masthead.yml", ("settings", "masthead")),
        ("strategy/people.yml", ("people", "people")),
        (".github/workflows/x.md", ("", "")),
        ("README.md", ("", "")),
    ],
)
def test_the_kind_of_a_file(path: str, kind: tuple[str, str]) -> None:
    """By its place; a picture beside a post is no post."""
    assert kind == kind_of(path)


@pytest.mark.parametrize(
    ("words", "value", "holds"),
    [
        (("paid",), "paid", True),
        (("paid", "gift"), "gift", True),
        (("paid",), ["x", "paid"], True),
        (("paid",), {"paid": None}, True),
        (("true",), True, True),
        (("false",), False, True),
        (("5",), 5, True),
        (("none",), None, False),
        ((ANY,), "x", True),
        ((ANY,), ["x"], True),
        ((ANY,), "", False),
        ((ANY,), [], False),
        ((ANY,), {}, False),
        ((ANY,), False, False),
        ((ANY,), None, False),
        (("x",), [["x"]], False),
    ],
)
def test_conditions_on_front_matter(words: tuple[str, ...], value: object, holds: bool) -> None:
    """A value, one of a list, a key of a mapping; `any` is whatever is there."""
    rule = Rule("r", fields={"key": words})

    assert holds is is_about(rule, File("content/a.md", after={"key": value}))
    assert holds is is_about(rule, File("content/a.md", before={"key": value}))


def test_the_hubs_language_is_for_content_only() -> None:
    """A page of the strategy that says none is in none that a rule could mean."""
    rule = Rule("r", languages=("en",))

    assert is_about(rule, File("content/a.md", after={"title": "x"}), "en")
    assert not is_about(rule, File("content/a.md", after={"lang": "id"}), "en")
    assert not is_about(rule, File("content/a.md"), "en")
    assert not is_about(rule, File("strategy/a.md", after={"title": "x"}), "en")
    assert is_about(rule, File("strategy/a.md", after={"lang": "en"}), "en")
    assert is_about(rule, File("strategy/a.md", "content/a.md", {"title": "x"}), "en")


def test_the_profiles() -> None:
    """What each asks for where `masthead.yml` says nothing."""
    solo, team, organisation = (
        policy_of(Settings("x", languages=("en", "id"), profile=profile), "c")
        for profile in ("solo", "team", "organisation")
    )

    assert Policy("c", "main", 0, False, True, (), False, (), frozenset(), None, "en") == solo
    assert Policy("c", "main", 1, True, False, (NOTICES,), True, language="en") == team
    assert (2, True, False, True) == (
        organisation.minimum,
        organisation.owners,
        organisation.last_pusher,
        organisation.guards,
    )
    assert [NOTICES.name, CLAIMS.name, "a speaker of en", "a speaker of id"] == [
        rule.name for rule in organisation.rules
    ]
    assert [None, (), (), ()] == [rule.who for rule in organisation.rules]


def test_groups_become_people() -> None:
    """Accounts and teams in small letters, each once; a group that nobody named is nobody."""
    policy = policy_of(
        Settings(
            "x",
            publishing=Publishing(branch="trunk"),
            approval=Approvals(
                minimum=3,
                owners=True,
                last_pusher=False,
                groups={"legal": ("@Ayu", "Lentera/Legal", "@ayu")},
                guardians=("legal", "@Lead", "lentera/ops"),
                languages={"id": ("nobody",)},
                machines=("Dependabot[bot]",),
                emergency=Emergency(("legal",)),
                rules=(Rule("more", who=("legal",)), Rule("all")),
            ),
        ),
        "c",
    )

    assert ("trunk", 3, True, False, True) == (
        policy.branch,
        policy.minimum,
        policy.owners,
        policy.last_pusher,
        policy.guards,
    )
    assert ("@ayu", "@lentera/legal", "@lead", "@lentera/ops") == policy.guardians
    assert [(), ("@ayu", "@lentera/legal"), None] == [rule.who for rule in policy.rules]
    assert frozenset({"dependabot[bot]"}) == policy.machines
    assert policy.emergency is not None
    assert ("@ayu", "@lentera/legal") == policy.emergency.who
