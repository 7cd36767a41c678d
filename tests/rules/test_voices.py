"""Guides at work on posts: places, levels, waivers, channels, markets, evidence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from masthead.checking import check
from masthead.finding import Finding, Level
from masthead.hub import Hub
from masthead.post import Post
from masthead.rules.examples import NOW, write
from masthead.rules.gating import gating_of
from masthead.rules.rule import Content, Example
from masthead.workspace import load_hub
from rule_helper import POST, lamp, one, report
from voice_builder import text

EN = "content/voice/en.md"
LEVERAGE = "words:\n  - {term: leverage, status: avoid, instead: use}\n"
SETTINGS = "name: Lentera\npublic_url: https://lentera.example\n"


def files(
    guide: str, front: str = "", body: str = "We leverage brass.\n", channels: str = "[outbox]"
) -> dict[str, Content]:
    """Return a hub with a guide and one post, whose body begins in line 6 or later."""
    return {EN: text(guide), **one(front, body, channels)}


def found(root: Path, hub: dict[str, Content], rule: str = "voice/") -> list[Finding]:
    """Return what the rules on voice find."""
    return [one for one in report(root, hub).findings if one.rule.startswith(rule)]


def test_a_finding_has_place_level_hint_and_address(tmp_path: Path) -> None:
    """It stands at the word, and leads to the word in the guide."""
    (finding,) = found(tmp_path, files(LEVERAGE))

    assert (POST, 6, 4, Level.WARNING) == (
        finding.path,
        finding.line,
        finding.column,
        finding.level,
    )
    assert "https://lentera.example/voice/en/#words-leverage" == finding.url
    assert "write “use”" == finding.hint
    assert "We leverage brass." == finding.text


def test_what_comes_from_a_base_leads_to_the_base(tmp_path: Path) -> None:
    """The link leads to the page that has the word."""
    hub = files("extends: base\n") | {"content/voice/base.md": text(LEVERAGE, "")}

    (finding,) = found(tmp_path, hub)

    assert finding.url.endswith("/voice/base/#words-leverage")


def test_titles_and_alternative_texts_are_read(tmp_path: Path) -> None:
    """Each at its own place in the front matter, also in a channel's own media."""
    front = (
        "media:\n  - file: /media/a.png\n    alt: 'It''s leverage'\n"
    )  # fmt: skip
    post = lamp(front).replace("title: Lamp", "title: Leverage it")
    own = "channels:\n  outbox: {media: [{file: b.png, alt: Our leverage}]}\n"
    post = post.replace("channels: [outbox]\n", own)

    places = [(one.line, one.column) for one in found(tmp_path, files(LEVERAGE) | {POST: post})]

    assert [(2, 8), (5, 43), (8, 17)] == places


def test_a_shared_text_is_one_finding(tmp_path: Path) -> None:
    """Channels with the same text share the finding; one with its own has its own."""
    body = "We leverage brass.\n\n## @bluesky\n\nBrass.\n"
    channels = "[outbox, mastodon, bluesky]"

    (shared,) = found(tmp_path / "a", files(LEVERAGE, channels=channels))
    (partly,) = found(tmp_path / "b", files(LEVERAGE, body=body, channels=channels))

    assert "“leverage” is a word to avoid" == shared.message
    assert "“leverage” is a word to avoid (on outbox, mastodon)" == partly.message


def test_a_channel_may_say_another_thing(tmp_path: Path) -> None:
    """What is off on a channel is found on the others alone."""
    guide = LEVERAGE + "channels:\n  mastodon: {levels: {voice/words: off}}\n"

    (finding,) = found(tmp_path, files(guide, channels="[outbox, mastodon]"))

    assert finding.message.endswith("(on outbox)")


def test_a_situation_forbids(tmp_path: Path) -> None:
    """What a situation leaves out counts only in posts that say it."""
    guide = "situations:\n  - {id: apology, when: an apology, forbids: [exclamation]}\n"
    body = "Two were too wide!\n"

    assert [] == found(tmp_path / "a", files(guide, body=body))
    (finding,) = found(tmp_path / "b", files(guide, "situation: apology\n", body))
    assert "voice/situations/apology" == finding.rule


@pytest.mark.parametrize(
    ("front", "rules"),
    [
        ("", ["voice/claims/best"]),
        ("evidence: [{claim: best, source: a.example}]\n", []),
        ("evidence: [{claim: best, source: a.example, approved_by: sari}]\n", []),
    ],
)
def test_evidence_answers_a_claim(tmp_path: Path, front: str, rules: list[str]) -> None:
    """A claim with a source is none to report."""
    guide = "claims:\n  - {id: best, term: the best, needs: evidence}\n"

    hub = files(guide, front, "The best lamp.\n")
    assert rules == [one.rule for one in found(tmp_path, hub)]


def test_a_legal_claim_needs_a_name(tmp_path: Path) -> None:
    """A source alone does not answer a claim that a lawyer must see."""
    guide = "claims:\n  - {id: health, term: heals, needs: legal}\n"
    source = "evidence: [{claim: health, source: a.example}]\n"
    signed = "evidence: [{claim: health, source: a.example, approved_by: sari}]\n"

    assert 1 == len(found(tmp_path / "a", files(guide, source, "It heals.\n")))
    assert [] == found(tmp_path / "b", files(guide, signed, "It heals.\n"))


@pytest.mark.parametrize(
    ("front", "message", "line"),
    [
        ("situation: appology\n", "the guide for 'en' has no situation 'appology'", 5),
        ("evidence: [{claim: bets, source: a}]\n", "the guide for 'en' has no claim 'bets'", 5),
        (
            "evidence: [{claim: best, source: a, approved_by: srai}]\n",
            "there is no person 'srai'",
            5,
        ),
    ],
)
def test_a_post_names_what_the_guide_has(
    tmp_path: Path, front: str, message: str, line: int
) -> None:
    """Unknown situations, claims and people are told with what may be meant."""
    guide = (
        "situations:\n  - {id: apology, when: an apology}\n"
        "claims:\n  - {id: best, term: the best, needs: evidence}\n"
    )

    (finding,) = found(tmp_path, files(guide, front, "Brass.\n"), "post/reference")

    assert (message, line) == (finding.message, finding.line)
    assert finding.hint.startswith("did you mean")


@pytest.mark.parametrize(
    ("market", "rules"),
    [
        ("", ["voice/disclosures/paid-ru"]),
        ("market: RU\n", ["voice/disclosures/paid-ru"]),
        ("market: US\n", ["post/disclosure"]),
    ],
)
def test_a_disclosure_is_asked_for_once(tmp_path: Path, market: str, rules: list[str]) -> None:
    """Where the guide has words for a market, it speaks; elsewhere the general rule does."""
    guide = "disclosures:\n  - {when: paid, market: RU, all_of: [Реклама, erid], position: start}\n"
    outbox = f"---\ntitle: Outbox\nservice: folder\n{market}---\nAll of it.\n"
    hub = files(guide, "commercial: paid\n", "A new switch.\n")

    findings = report(tmp_path, hub | {"strategy/channels/outbox.md": outbox}).findings

    assert rules == [one.rule for one in findings if "disclosure" in one.rule]


def test_without_the_family_the_general_rule_speaks(tmp_path: Path) -> None:
    """`voice/disclosures: off` does not leave a commercial post unchecked."""
    guide = "disclosures:\n  - {when: paid, any_of: [Ad]}\n"
    settings = f"{SETTINGS}rules: {{voice/disclosures: off}}\n"
    hub = files(guide, "commercial: paid\n", "A switch.\n") | {"masthead.yml": settings}

    assert ["post/disclosure"] == [one.rule for one in report(tmp_path, hub).findings]


@pytest.mark.parametrize(
    ("rules", "levels"),
    [
        ("{}", [Level.WARNING, Level.ERROR]),
        ("{voice/words: notice}", [Level.NOTICE, Level.NOTICE]),
        ("{voice/words: notice, voice/words/banned: error}", [Level.NOTICE, Level.ERROR]),
        ("{voice/words/leverage: off}", [Level.ERROR]),
        ("{voice/words: off}", []),
    ],
)
def test_settings_weigh_families_and_rules(tmp_path: Path, rules: str, levels: list[Level]) -> None:
    """The nearest line of masthead.yml counts, then the guide."""
    guide = f"{LEVERAGE}  - {{term: banned, status: banned}}\n"
    hub = files(guide, body="We leverage banned brass.\n")
    hub["masthead.yml"] = f"{SETTINGS}rules: {rules}\n"

    assert levels == [one.level for one in report(tmp_path, hub).findings]


def test_settings_name_known_rules(tmp_path: Path) -> None:
    """A rule that no guide makes is told with what may be meant."""
    hub = files(LEVERAGE) | {"masthead.yml": f"{SETTINGS}rules: {{voice/words/leverag: off}}\n"}

    (finding,) = found(tmp_path, hub, "settings/")

    assert "did you mean voice/words/leverage?" == finding.hint


@pytest.mark.parametrize(
    ("rule", "rules"),
    [
        ("voice/words/leverage", []),
        ("voice/words", []),
        ("voice/words/leverag", ["voice/words/leverage", "waiver/unknown"]),
        ("voice/names", ["voice/words/leverage", "waiver/unused"]),
    ],
)
def test_waivers_name_a_rule_or_its_family(tmp_path: Path, rule: str, rules: list[str]) -> None:
    """A waiver silences the rule of a guide; one that names nothing is told."""
    front = f"waivers:\n  - {{rule: {rule}, reason: A quote., until: 2026-12-31}}\n"

    assert rules == sorted(one.rule for one in report(tmp_path, files(LEVERAGE, front)).findings)


def test_an_unknown_waiver_says_what_may_be_meant(tmp_path: Path) -> None:
    """The hint knows the rules of the guides."""
    front = "waivers:\n  - {rule: voice/words/leverag, reason: A., until: 2026-12-31}\n"

    (finding,) = found(tmp_path, files(LEVERAGE, front), "waiver/")

    assert "did you mean voice/words/leverage?" == finding.hint


def test_a_language_without_a_guide_is_not_judged(tmp_path: Path) -> None:
    """Without a guide there are no rules."""
    assert [] == found(tmp_path, files(LEVERAGE, "lang: id\n"))


def test_faulty_guides_leave_the_rest_at_work(tmp_path: Path) -> None:
    """A faulty entry is told in the guide, and the post is checked with the rest."""
    guide = LEVERAGE + "  - {id: open, term: '(', match: regex, status: banned}\n"

    assert [(POST, 6), (EN, 6)] == [(one.path, one.line) for one in found(tmp_path, files(guide))]


def test_the_base_branch_decides(tmp_path: Path) -> None:
    """A change that takes a word out of the guide, or its level down, does not free its posts."""
    root = write(Example(files("words: []\n")), tmp_path)
    hub = load_hub(root)
    before = {
        EN: text(LEVERAGE).encode(),
        "masthead.yml": b"name: L\nrules: {voice/words: error}\n",
    }

    findings = check(hub, now=NOW, gating=gating_of(hub, before)).findings

    assert [("voice/words/leverage", Level.ERROR)] == [(o.rule, o.level) for o in findings]


def test_the_own_faults_of_a_changed_guide_show(tmp_path: Path) -> None:
    """The guide as it is now is still checked, though it does not decide."""
    root = write(Example(files("extends: bass\n")), tmp_path)
    hub = load_hub(root)
    before = {EN: text("").encode(), "masthead.yml": b"not: [a hub"}

    findings = check(hub, now=NOW, gating=gating_of(hub, before)).findings

    assert ["voice/guide"] == [one.rule for one in findings]


def test_packs_of_the_base_are_used(tmp_path: Path) -> None:
    """Style folders come with the guides of the base."""
    hub = load_hub(write(Example(files("", body="Very bright.\n")), tmp_path))
    rule = b"extends: existence\nmessage: no '%s'\ntokens: [very]\nignorecase: true\n"
    before = {
        EN: text("packs: [{folder: plain}]\n").encode(),
        "content/voice/packs/plain/Very.yml": rule,
    }

    findings = check(hub, now=NOW, gating=gating_of(hub, before)).findings

    assert [("voice/packs/plain/Very", Level.NOTICE)] == [(o.rule, o.level) for o in findings]


def test_posts_made_by_hand_have_no_source(tmp_path: Path) -> None:
    """A post whose file is not known as text is judged all the same."""
    hub = load_hub(write(Example(files(LEVERAGE)), tmp_path))
    bare: Post = replace(
        hub.sources[0], title="Leverage", document=replace(hub.sources[0].document, front="")
    )
    whole: Hub = replace(hub, sources=(bare,), posts={bare.id: bare})

    assert [(2, 8), (6, 4)] == [(o.line, o.column) for o in check(whole, now=NOW).findings]
