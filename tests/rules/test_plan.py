"""Rules on hashtags, on how often a channel posts, and on channel pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.finding import Level
from rule_helper import POST, found, lamp, one, report


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("'#RepairWeek'", "the hashtag '#RepairWeek' starts with #"),
        ("Repair Week", "'Repair Week' is no hashtag"),
        ("'2026'", "the hashtag '2026' has no letter"),
        ("_", "the hashtag '_' has no letter"),
        ("RepairWeek, repairweek", "the hashtag 'repairweek' is there twice"),
    ],
)
def test_hashtags_that_networks_cut(tag: str, message: str, tmp_path: Path) -> None:
    """A hashtag is letters, digits and underscores, with a letter, once."""
    (finding,) = found("hashtags/form", tmp_path, one(f"hashtags: [{tag}]\n"))

    assert message == finding.message


@pytest.mark.parametrize("tag", ["Lampu2026", "repair_week", "Починка", "दीपक", "โคมไฟ"])
def test_hashtags_in_other_scripts(tag: str, tmp_path: Path) -> None:
    """Letters of every script with their marks are fine."""
    assert [] == found("hashtags/form", tmp_path, one(f"hashtags: [{tag}]\n"))


def test_hashtags_in_the_text_count(tmp_path: Path) -> None:
    """A channel's limit is for all hashtags that it shows."""
    channel = "---\nservice: folder\nlimits: {hashtags: 2}\n---\nCalm.\n"
    files = {
        **one("hashtags: [Lamps]\n", "Bring a #lamp to the #bench.\n", "[calm]"),
        "strategy/channels/calm.md": channel,
    }
    (finding,) = found("hashtags/count", tmp_path, files)

    assert "there are 3 hashtags, calm takes 2" == finding.message


NOTES = "---\nservice: folder\ncadence: {}\n---\nNotes.\n"


def plan(cadence: str, *times: str) -> dict[str, str]:
    """Return a channel with a cadence and a post at each time, `a`, `b`, `c` ..."""
    return {
        "strategy/channels/notes.md": NOTES.format(cadence),
        **{
            f"content/posts/2026/{name}.md": f"---\ntitle: {name}\npublish_at: {time}\n"
            f"channels: [notes]\n---\n{name * 12}\n"
            for name, time in zip("abcdefgh", times, strict=False)
        },
    }


def where(rule: str, root: Path, files: dict[str, str], **more: object) -> list[str]:
    """Return the names of the files that a rule finds."""
    return [one.path.split("/")[-1] for one in found(rule, root, files, **more)]  # type: ignore[arg-type]


def test_the_last_posts_of_a_day_are_too_many(tmp_path: Path) -> None:
    """Days are those of the hub's zone, Berlin: 23:30 UTC is the next day."""
    files = plan(
        "{max_per_day: 1}", "2026-12-14 09:00", "2026-12-14 08:00", "2026-12-13T23:30+00:00"
    )

    assert ["a.md", "b.md"] == where("cadence/maximum", tmp_path, files)


def test_weeks_begin_on_monday(tmp_path: Path) -> None:
    """Sunday belongs to the week before."""
    files = plan("{max_per_week: 1}", "2026-12-13 09:00", "2026-12-14 09:00", "2026-12-20 09:00")
    (finding,) = found("cadence/maximum", tmp_path, files)

    assert "notes gets 2 posts in the week from 2026-12-14, it takes 1" == finding.message


def test_what_has_gone_out_is_not_too_many(tmp_path: Path) -> None:
    """Only what can still be moved is reported, and in a narrow check what is looked at."""
    files = plan("{max_per_day: 1, min_gap: 2h}", "2026-12-14 08:00", "2026-12-14 09:00")
    first = "content/posts/2026/a.md"

    assert [] == where("cadence/maximum", tmp_path, files, published=("a@notes", "b@notes"))
    assert ["a.md"] == where("cadence/maximum", tmp_path, files, paths=[first])
    assert ["b.md"] == where("cadence/gap", tmp_path, files)
    assert ["a.md"] == where("cadence/gap", tmp_path, files, paths=[first])
    assert ["a.md"] == where("cadence/gap", tmp_path, files, published=("b@notes",))
    assert [] == where("cadence/gap", tmp_path, files, published=("a@notes", "b@notes"))


def test_drafts_and_held_posts_are_not_in_the_plan(tmp_path: Path) -> None:
    """A channel's plan holds what will go out."""
    files = plan("{max_per_day: 1}", "2026-12-14 08:00", "2026-12-14 09:00")
    b = "content/posts/2026/b.md"

    assert [] == where(
        "cadence/maximum",
        tmp_path,
        {**files, b: files[b].replace("---\n", "---\ndraft: true\n", 1)},
    )


def test_minimum_looks_at_this_week_and_the_last(tmp_path: Path) -> None:
    """Weeks before the channel's first post are not counted; the clock is a Monday."""
    files = plan("{min_per_week: 2}", "2026-12-01 09:00", "2026-12-09 09:00", "2026-12-10 09:00")
    (finding,) = found("cadence/minimum", tmp_path, files, published=("a@notes",))

    assert "the week from 2026-11-30 has 1 posts for notes, not 2" == finding.message
    assert ("strategy/channels/notes.md", 3) == (finding.path, finding.line)
    assert [] == where("cadence/minimum", tmp_path / "new", plan("{min_per_week: 2}"))


def test_channels_of_services_that_do_not_fit(tmp_path: Path) -> None:
    """Unknown and closed services and networks, and a network where a service has its own."""
    page = "---\n{}\n---\nA channel.\n"
    names = {
        "a": "service: blusky",
        "b": "service: folder\nnetwork: mastodn",
        "c": "service: site\nnetwork: mastodon",
        "d": "service: google-plus",
        "e": "service: google-plus\nstatus: retired",
    }
    files = {f"strategy/channels/{id}.md": page.format(text) for id, text in names.items()}

    assert [
        ("a.md", "there is no service 'blusky'", "did you mean bluesky?"),
        ("b.md", "there is no network 'mastodn'", "did you mean mastodon?"),
        (
            "c.md",
            "The hub's own site carries its own messages only, not those of a network",
            "take `network` out",
        ),
    ] == [
        (one.path.split("/")[-1], one.message, one.hint)
        for one in found("channel/service", tmp_path, files)
    ][:3]
    assert ["a.md", "b.md", "c.md", "d.md"] == where("channel/service", tmp_path, files)


def test_limits_are_known_and_narrower(tmp_path: Path) -> None:
    """A limit on what the network leaves open is fine; a channel of an unknown network too."""
    files = {
        "strategy/channels/bluesky.md": "---\nservice: folder\nnetwork: bluesky\n"
        "limits: {text: 301, media: 4, hashtags: 3}\n---\nShort.\n",
        "strategy/channels/odd.md": "---\nservice: odd\nlimits: {text: 9000}\n---\nOdd.\n",
    }
    (finding,) = found("channel/limits", tmp_path, files)

    assert "Bluesky takes 300 for 'text', not 301" == finding.message
    assert 4 == finding.line


def test_what_channels_need(tmp_path: Path) -> None:
    """A webhook needs address and key, the website an address of the hub: each an error."""
    files = {
        "masthead.yml": "name: Lentera\n",
        "strategy/channels/hook.md": "---\nservice: webhook\n---\nA hook.\n",
        "strategy/channels/hook-2.md": "---\nservice: webhook\nurl: window.example\n"
        "secrets: {signing_key: HOOK_KEY}\n---\nA hook.\n",
        "strategy/channels/hook-3.md": "---\nservice: webhook\nurl: http://window.example\n"
        "secrets: {key: HOOK_KEY}\n---\nA hook.\n",
        "strategy/channels/hook-4.md": "---\nservice: webhook\nstatus: paused\n---\nA hook.\n",
    }
    findings = found("channel/setup", tmp_path, files)

    assert [
        ("hook-2.md", 3, "the address does not start with https://"),
        ("hook-3.md", 3, "the address does not start with https://"),
        ("hook-3.md", 4, "webhook needs `secrets.signing_key`: the key that signs it"),
        ("hook-3.md", 4, "webhook asks for no secret 'key'"),
        ("hook.md", 2, "webhook needs `secrets.signing_key`: the key that signs it"),
        ("hook.md", 2, "webhook needs `url`: the address that takes the JSON"),
        ("site.md", 3, "site needs the address of the public site, and the hub has none"),
    ] == [(one.path.split("/")[-1], one.line, one.message) for one in findings]
    assert ["webhook asks for no secret 'key'"] == [
        one.message for one in findings if one.level is not Level.ERROR
    ]
    assert {
        "take it out",
        "write a whole web address",
        "write `secrets: {signing_key: WEBHOOK_SIGNING_KEY}`",
        "write `url: https://hooks.brand.example/in`",
        "write `public_url: https://...` into masthead.yml",
    } == {one.hint for one in findings}


def test_a_secret_that_nobody_asks_for_is_told(tmp_path: Path) -> None:
    """`masthead doctor` calls it bad; the check says so before the merge."""
    keys = "url: https://a.example\nsecrets: {signing_key: A, other: B}"
    page = f"---\nservice: webhook\n{keys}\n---\nA.\n"
    [one] = found("channel/setup", tmp_path, {"strategy/channels/hook.md": page})

    assert (Level.WARNING, "webhook asks for no secret 'other'") == (one.level, one.message)


def test_secrets_are_shared_on_one_server_only(tmp_path: Path) -> None:
    """Two accounts of a server or of a service may share; a server of its own gets no other's."""
    page = "---\nservice: {}\nsecrets: {{token: SHARED}}\n{}\n---\nA.\n"
    usual = {"strategy/channels/a.md": page.format("discord", "")}
    same = {**usual, "strategy/channels/b.md": page.format("slack", "")}
    apart = {**usual, "strategy/channels/b.md": page.format("email", "settings: {host: b.example}")}
    server = {
        "strategy/channels/a.md": page.format("mastodon", "url: https://a.example"),
        "strategy/channels/b.md": page.format("mastodon", "url: https://A.example/"),
    }

    assert not found("channel/secret", tmp_path / "same", same)
    assert not found("channel/secret", tmp_path / "server", server)
    assert 2 == len(found("channel/secret", tmp_path / "apart", apart))


def test_an_account_that_is_still_missing_stops_nobody(tmp_path: Path) -> None:
    """Of a network it is a warning, as a setting that nobody reads; a hub may make them errors."""
    place = "strategy/channels/discord.md"
    page = "---\nservice: discord\nsettings: {srv: 9}\n---\nA chat.\n"
    files = {place: page}
    strict = {**files, "masthead.yml": "name: A\nrules:\n  channel/setup: {level: error}\n"}

    assert [
        (2, Level.WARNING, "discord needs `account`: the id of the channel that it posts to"),
        (2, Level.WARNING, "discord needs `secrets.token`: the bot's token, from the page Bot"),
        (3, Level.WARNING, "discord has no setting 'srv'"),
    ] == [
        (one.line, one.level, one.message)
        for one in found("channel/setup", tmp_path / "usual", files)
    ]
    levels = {one.level for one in found("channel/setup", tmp_path / "strict", strict)}
    assert {Level.ERROR} == levels
    torn = {place: page.replace("settings:", "url: owl.example\nsettings:")}
    assert [Level.ERROR] == [
        one.level
        for one in found("channel/setup", tmp_path / "torn", torn)
        if "address" in one.message
    ]


def test_narrow_checks_leave_channel_pages_alone(tmp_path: Path) -> None:
    """A check on one post reports nothing of other files."""
    files = {
        POST: lamp(),
        "strategy/channels/a.md": "---\nservice: blusky\nlimits: {text: 1}\n---\nA.\n",
        "strategy/channels/b.md": "---\nservice: webhook\n---\nB.\n",
        "content/about.md": "---\ntitle: About\nowner: bob\n---\n[a](none.md) \u200b\n",
    }

    assert () == report(tmp_path, files, paths=[POST]).findings
