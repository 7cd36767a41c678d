"""The policy of a hub: its profile, and what `masthead.yml` says besides.

| profile | approvals | owners | last pusher | besides |
|---|---|---|---|---|
| solo | 0 | no | counts | nothing |
| team | 1 | yes | does not count | a second for notices; guardians |
| organisation | 2 | yes | does not count | the same; legal for claims; a speaker per language |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from masthead.approval import ANY, Approvals, Emergency, Rule
from masthead.settings import Settings

NOTICES = Rule(
    "a second for notices",
    "A notice is important: two people look at it.",
    fields={"kind": ("notice",)},
    minimum=2,
)
CLAIMS = Rule(
    "legal for claims",
    "A claim must hold: somebody who knows the law looks at its evidence.",
    fields={"evidence": (ANY,)},
    who=("legal",),
)
RULES: Mapping[str, tuple[Rule, ...]] = {
    "solo": (),
    "team": (NOTICES,),
    "organisation": (NOTICES, CLAIMS),
}
"""The rules of each profile; how many approvals it wants, says `masthead.settings`."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Who must approve what, with groups replaced by who is in them.

    Args:
        commit: the commit whose `masthead.yml` it is: a change is judged by what held before it.
        branch: the branch on which a text counts as approved.
        minimum: approvals that every file needs.
        owners: whether an owner by CODEOWNERS must be among them.
        last_pusher: whether the approval of whoever pushed last counts.
        rules: further rules; `who` holds accounts and teams, `()` nobody, None all who may write.
        guards: whether CODEOWNERS, workflows and settings need guardians.
        guardians: who they are; where nobody is named, the files' owners.
        machines: accounts of programs that act on nobody's behalf.
        emergency: the short way, or None.
        language: what a post is written in where it does not say.
    """

    commit: str
    branch: str = "main"
    minimum: int = 1
    owners: bool = True
    last_pusher: bool = False
    rules: tuple[Rule, ...] = ()
    guards: bool = True
    guardians: tuple[str, ...] = ()
    machines: frozenset[str] = frozenset()
    emergency: Emergency | None = None
    language: str = ""


def policy_of(settings: Settings, commit: str) -> Policy:
    """Return the policy that a hub's settings make.

    Args:
        settings: the settings, read from the base commit.
        commit: that commit.
    """
    said = settings.approval
    alone = settings.profile == "solo"
    rules = (*RULES[settings.profile], *_speakers(settings), *said.rules)
    emergency = said.emergency
    return Policy(
        commit=commit,
        branch=settings.publishing.branch,
        minimum=settings.approvals,
        owners=not alone if said.owners is None else said.owners,
        last_pusher=alone if said.last_pusher is None else said.last_pusher,
        rules=tuple(_named(rule, said) for rule in rules),
        guards=not alone or bool(said.guardians),
        guardians=_people(said.guardians, said),
        machines=frozenset(login.casefold() for login in said.machines),
        emergency=emergency and replace(emergency, who=_people(emergency.who, said)),
        language=settings.languages[0],
    )


def handle(name: str) -> str:
    """Return an account or team as it is compared: `@name` or `@owner/team`, in small letters."""
    return f"@{name.removeprefix('@').casefold()}"


def _speakers(settings: Settings) -> Iterator[Rule]:
    """Yield a rule per language; the profile organisation wants speakers of each language."""
    said = settings.approval
    strict = settings.profile == "organisation"
    for tag in dict.fromkeys((*said.languages, *(settings.languages if strict else ()))):
        yield Rule(
            f"a speaker of {tag}",
            f"Somebody who speaks {tag} reads what is written in it.",
            languages=(tag,),
            who=said.languages.get(tag, ()),
        )


def _named(rule: Rule, said: Approvals) -> Rule:
    return rule if rule.who is None else replace(rule, who=_people(rule.who, said))


def _people(names: tuple[str, ...], said: Approvals) -> tuple[str, ...]:
    """Return accounts and teams for names; a group that nobody has named is nobody."""
    found: list[str] = []
    for name in names:
        if name.startswith("@") or "/" in name:
            found.append(handle(name))
        else:
            found += (handle(one) for one in said.groups.get(name, ()))
    return tuple(dict.fromkeys(found))
