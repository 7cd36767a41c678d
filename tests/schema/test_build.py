"""Channels, pages, people, settings and sidecars are built from their files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from textwrap import dedent

import pytest

from masthead.asset import Asset
from masthead.channel import Cadence, ChannelStatus
from masthead.document import Document
from masthead.finding import Level
from masthead.page import Person
from masthead.reader import read_markdown, read_yaml
from masthead.schema.build import (
    build_channel,
    build_page,
    build_people,
    build_settings,
    describe_asset,
)
from masthead.settings import Publishing, RuleSettings, Settings

HUB = Settings("Lentera")


def page(front: str, path: str = "strategy/channels/bluesky.md", body: str = "Text.\n") -> Document:
    """Return the document of a page."""
    document, findings = read_markdown(path, f"---\n{dedent(front)}---\n{body}".encode())
    assert document is not None, findings
    return document


def mapping(text: str, path: str = "masthead.yml") -> Document:
    """Return the document of a file that is all YAML."""
    document, findings = read_yaml(path, dedent(text).encode())
    assert document is not None, findings
    return document


def test_a_full_channel_is_built() -> None:
    """Fields that a channel has no place for stay in its options."""
    document = page(
        """\
        title: Bluesky
        service: bluesky
        handle: "@lentera.example"
        status: paused
        owner: sari
        lang: en
        secrets: {app_password: BLUESKY_APP_PASSWORD}
        cadence: {min_per_week: 2, max_per_day: 2, min_gap: 2h}
        plays: [text, photo]
        fit: {goals: {trust-2026: 4}, content: {photo: 5}}
        limits: {hashtags: 2}
        profile: {bio: Lamps.}
        visibility: public
        """
    )
    channel, findings = build_channel(document, HUB)

    assert () == findings
    assert channel is not None
    assert ("bluesky", "bluesky", "bluesky") == (channel.id, channel.service, channel.network)
    assert ("Bluesky", "lentera.example", "sari") == (channel.title, channel.handle, channel.owner)
    assert ("en", ChannelStatus.PAUSED) == (channel.lang, channel.status)
    assert Cadence(min_per_week=2, max_per_day=2, min_gap=timedelta(hours=2)) == channel.cadence
    assert ("text", "photo") == channel.plays
    assert {"app_password": "BLUESKY_APP_PASSWORD"} == channel.secrets
    assert {"hashtags": 2} == channel.limits
    assert {
        "fit": {"goals": {"trust-2026": 4}, "content": {"photo": 5}},
        "profile": {"bio": "Lamps."},
        "visibility": "public",
    } == channel.options


def test_a_carrier_may_name_its_network() -> None:
    """What carries the message and whose limits it follows may differ."""
    document = page("service: folder\nnetwork: mastodon\n", "strategy/channels/toots.md")
    channel, _ = build_channel(document, HUB)

    assert channel is not None
    assert ("folder", "mastodon", "toots") == (channel.service, channel.network, channel.title)


def test_a_webhook_keeps_its_address() -> None:
    """`url` and `idempotent` are options for the adapter."""
    document = page("service: webhook\nurl: https://a.example/in\nidempotent: true\n")
    channel, _ = build_channel(document, HUB)

    assert channel is not None
    assert {"url": "https://a.example/in", "idempotent": True} == channel.options


@pytest.mark.parametrize(
    ("front", "rule", "line", "message"),
    [
        ("title: A\n", "schema/missing", 2, "`service` is missing"),
        (
            "service: x\nstatus: retird\n",
            "schema/value",
            3,
            "`status` must be one of active, paused, retired; found `retird`",
        ),
        (
            "service: x\nfit: {goals: {trust: 6}}\n",
            "schema/value",
            3,
            "`fit.goals.trust` must be a score from 0 to 5",
        ),
        (
            "service: x\nsecrets: {token: hunter2hunter2}\n",
            "schema/value",
            3,
            (
                "`secrets.token` must be the name of an environment variable (capital letters,"
                " digits, underscores)"
            ),
        ),
        (
            "service: x\ncadence: {min_per_week: 9, max_per_week: 2}\n",
            "schema/value",
            3,
            "`cadence.min_per_week` is 9, above `cadence.max_per_week`, 2",
        ),
        (
            "service: x\nlimits: {tetx: 5}\n",
            "schema/unknown-key",
            3,
            "`limits.tetx` is not a known key",
        ),
    ],
)
def test_a_channel_with_an_error_is_none(front: str, rule: str, line: int, message: str) -> None:
    """Nothing goes to a channel whose page cannot be read right."""
    channel, findings = build_channel(page(front), HUB)

    assert None is channel
    assert [(rule, line, message)] == [(one.rule, one.line, one.message) for one in findings]


@pytest.mark.parametrize(
    ("front", "public"),
    [
        ("visibility: public\n", True),
        ("visibility: internal\n", False),
        ("title: A\n", False),
        ("visibility: pubic\n", False),
        ("visibility: public\nstatus: draft\n", False),
        ("visibility: public\nunknown: x\n", False),
        ("visibility: public\nreview_by: 2026-02-30\n", False),
    ],
)
def test_a_page_is_public_only_if_it_says_so_and_is_right(front: str, public: bool) -> None:
    """Missing, wrong, draft or faulty: internal."""
    built, _ = build_page(page(front, "content/brand/colour.md"), HUB)

    assert public == built.public


@pytest.mark.parametrize(
    ("front", "body", "title"),
    [
        ("title: Our colours\n", "# Colour\n", "Our colours"),
        ("lang: en\n", "\n# Colour \nText.\n", "Colour"),
        ("lang: en\n", "Text.\n", "Brand colour"),
    ],
)
def test_a_page_has_a_title(front: str, body: str, title: str) -> None:
    """From front matter, or the first heading, or the file's name."""
    built, _ = build_page(page(front, "content/brand/brand-colour.md", body), HUB)

    assert ("brand", "brand-colour", title) == (built.kind, built.id, built.title)


@pytest.mark.parametrize(
    ("path", "front"),
    [
        (
            "strategy/goals/trust-2026.md",
            (
                "kind: loyalty\nmetric: visitors\nbaseline: 1.5\ntarget: 200\nunit: people\n"
                "due: 2026-12-31\nsource: site.csv\nowner: sari\nprimary: true\nobjective: More\n"
            ),
        ),
        (
            "strategy/audiences/tinkerers.md",
            (
                "market: b2c\nservices: [mastodon]\npurpose: [learn]\nactive_hours: [19-22]\n"
                "devices: phone\ninterests: [tools]\nlanguages: [en]\nage: 2-4\nsummary: They.\n"
            ),
        ),
        ("strategy/pillars/repair.md", 'share: 40\ncolour: "#B5651D"\nsummary: How.\n'),
        (
            "strategy/campaigns/repair-week.md",
            (
                "starts: 2026-12-07\nends: 2026-12-13\ngoal: trust-2026\naudiences: [tinkerers]\n"
                "channels: [site]\nmode: proactive\nbudget: {making: 400}\nresources: one editor\n"
                "pillar: repair\nutm: repair\n"
            ),
        ),
        (
            "content/voice/en.md",
            (
                "lang: en\nextends: base\nvoice: [{trait: plain}]\nsituations: []\nnames: []\n"
                "words: [{term: leverage, status: avoid}]\nclaims: []\n"
                "mechanics: {emoji: {max: 1}}\n"
                "address: {use: [you]}\nchannels: {linkedin: {}}\n"
                "disclosures: []\npacks: []\nexamples: [{text: a, ok: true}]\n"
            ),
        ),
        ("content/index.md", "title: Home\ndescription: All.\ntags: [a]\nreview_by: 2027-01-01\n"),
    ],
)
def test_pages_take_the_keys_of_their_kind(path: str, front: str) -> None:
    """The keys of the design are known, kind by kind."""
    built, findings = build_page(page(front, path), HUB)

    assert () == findings
    assert path == built.path


def test_a_key_of_another_kind_is_unknown() -> None:
    """A page has no metric."""
    _, findings = build_page(page("metric: visitors\n", "strategy/usp.md"), HUB)

    assert [("schema/unknown-key", 2)] == [(one.rule, one.line) for one in findings]


def test_a_campaign_ends_after_it_starts() -> None:
    """The end may be the first day, and not before."""
    document = page("starts: 2026-12-07\nends: 2026-12-06\n", "strategy/campaigns/a.md")
    _, findings = build_page(document, HUB)

    assert [("schema/value", 3, 7, "`ends` is 2026-12-06, before `starts`, 2026-12-07")] == [
        (one.rule, one.line, one.column, one.message) for one in findings
    ]


def test_a_page_that_others_name_has_an_id_for_a_name() -> None:
    """Posts could not refer to such a goal."""
    _, findings = build_page(page("title: A\n", "strategy/goals/More Repairs.md"), HUB)

    assert ["the file's name is the goal's id, and `More Repairs` cannot be one"] == [
        one.message for one in findings
    ]


def test_people_are_built() -> None:
    """Handles lose their `@`; each person knows the line it stands in."""
    document = mapping(
        """\
        people:
          sari:
            name: Sari Dewi
            handles: {mastodon: "@sari@lentera.example", x: sari}
            github: sari-d
            role: editor
          repair-cafe:
            name: Repair Café
        """,
        "strategy/people.yml",
    )
    people, findings = build_people(document)

    assert () == findings
    assert {
        "sari": Person(
            "sari",
            "Sari Dewi",
            {"mastodon": "sari@lentera.example", "x": "sari"},
            "sari-d",
            2,
        ),
        "repair-cafe": Person("repair-cafe", "Repair Café", line=7),
    } == people


def test_a_person_without_a_name_is_left_out() -> None:
    """The others stay."""
    document = mapping("people: {a: {role: x}, b: {name: B}, c: }\n", "strategy/people.yml")
    people, findings = build_people(document)

    assert ["b"] == list(people)
    assert [
        "`people.a.name` is missing",
        "`people.c` must be a mapping with `name`; found nothing",
    ] == [one.message for one in findings]


def test_full_settings_are_built() -> None:
    """Every key of masthead.yml has its place in the settings."""
    settings, findings = build_settings(
        mapping(
            """\
            name: Lentera
            tagline: Lamps that can be mended
            zone: Asia/Jakarta
            languages: [en, id]
            public_url: https://lentera.example/
            internal_url: https://hub.lentera.example
            profile: team
            publishing:
              branch: live
              require_approval: none
              late_after: 2h
              max_per_run: 5
              outbox: out/box
              ledger: record
              remote: upstream
            utm: {source: "{network}"}
            internal_hosts: [wiki.lentera.example]
            rules:
              post/length: warning
              post/alt: {level: error, min_words: 3}
              post/cadence: {days: 3}
              post/links: off
            """
        )
    )

    assert () == findings
    assert settings is not None
    assert settings.document is not None
    assert Settings(
        name="Lentera",
        tagline="Lamps that can be mended",
        zone="Asia/Jakarta",
        languages=("en", "id"),
        public_url="https://lentera.example",
        internal_url="https://hub.lentera.example",
        profile="team",
        publishing=Publishing(
            branch="live",
            require_approval="none",
            late_after=timedelta(hours=2),
            max_per_run=5,
            outbox="out/box",
            ledger="record",
            remote="upstream",
        ),
        utm={"source": "{network}"},
        internal_hosts=("wiki.lentera.example",),
        rules={
            "post/length": RuleSettings(Level.WARNING),
            "post/alt": RuleSettings(Level.ERROR, {"min_words": 3}),
            "post/cadence": RuleSettings(None, {"days": 3}),
            "post/links": RuleSettings(Level.OFF),
        },
    ) == replace(settings, document=None)
    assert "masthead.yml" == settings.document.path


def test_settings_need_a_name_only() -> None:
    """Everything else has its default."""
    settings, findings = build_settings(mapping("name: Lentera\n"))

    assert () == findings
    assert settings is not None
    assert Settings("Lentera") == replace(settings, document=None)


@pytest.mark.parametrize(
    "text",
    [
        "zone: UTC\n",
        "name: A\nzone: Nowhere\n",
        "name: A\nlanguages: []\n",
        "name: A\nlanguages: [English]\n",
        "name: A\npublic_url: brand.example\n",
        "name: A\npublishing: {branch: --force}\n",
        "name: A\npublishing: {branch: a..b}\n",
        "name: A\npublishing: {outbox: ../out}\n",
        "name: A\npublishing: {outbox: /out}\n",
        "name: A\npublishing: {outbox: .git}\n",
        "name: A\npublishing: {max_per_run: 0}\n",
        "name: A\nrules: {post/length: loud}\n",
        "name: A\nrules: {length: error}\n",
        "name: A\nrules: {post/length: 5}\n",
        "name: A\nlater: x\n",
    ],
)
def test_a_fault_in_settings_is_found_in_its_line(text: str) -> None:
    """One finding, at the line of the value."""
    _, findings = build_settings(mapping(text))

    assert [text.count("\n")] == [one.line for one in findings]


def test_a_sidecar_describes_its_file() -> None:
    """Alt, credit, rights, end of use, decoration."""
    document = mapping(
        "alt: A lamp.\ncredit: Sari\nrights: own\nexpires: 2027-12-31\ndecorative: true\n"
        "source: https://photos.example\n",
        "content/media/lamp.jpg.yml",
    )
    asset, findings = describe_asset(Asset("content/media/lamp.jpg", 5), document)

    assert () == findings
    assert (
        Asset(
            "content/media/lamp.jpg",
            5,
            sidecar="content/media/lamp.jpg.yml",
            alt="A lamp.",
            credit="Sari",
            rights="own",
            expires=date(2027, 12, 31),
            decorative=True,
        )
        == asset
    )


def test_a_faulty_sidecar_says_what_it_can() -> None:
    """A wrong date hides no credit."""
    document = mapping("credit: Sari\nexpires: soon\n", "content/media/lamp.jpg.yml")
    asset, findings = describe_asset(Asset("content/media/lamp.jpg", 5), document)

    assert ("Sari", None) == (asset.credit, asset.expires)
    assert ["`expires`: `soon` is not a day"] == [one.message for one in findings]
