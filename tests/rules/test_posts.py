"""Rules on a post's dates, channels, texts and parts, beyond their examples."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from rule_helper import POST, found, lamp, one, report

LONG = "A lamp that works is a lamp for many evenings and for many people. " * 10


def test_a_late_delivery_may_still_go_out_by_itself(tmp_path: Path) -> None:
    """Within `late_after` a date in the past is no fault."""
    late = datetime(2026, 12, 14, 13, 0, tzinfo=UTC)  # five hours after 09:00 in Berlin

    assert [] == found("post/past-date", tmp_path, one(), now=late)


def test_past_dates_are_found_once_a_date(tmp_path: Path) -> None:
    """Channels that share the post's date share the finding; one of its own has another."""
    channels = "\n  outbox:\n  site:\n  mastodon: {publish_at: 2026-12-15 09:00}"
    now = datetime(2027, 1, 1, tzinfo=UTC)

    assert [(3, "outbox"), (7, "mastodon")] == [
        (finding.line, finding.message.split(" and ")[1].split()[0])
        for finding in found("post/past-date", tmp_path, one(channels=channels), now=now)
    ]


@pytest.mark.parametrize(
    "front", ["draft: true\n", "hold: the photo is missing\n", "expires_at: 2026-12-20 09:00\n"]
)
def test_what_nobody_waits_for_may_be_past(front: str, tmp_path: Path) -> None:
    """Drafts, held posts and expired posts have no past date."""
    now = datetime(2027, 1, 1, tzinfo=UTC)

    assert [] == found("post/past-date", tmp_path, one(front), now=now)


def test_a_published_post_is_not_past(tmp_path: Path) -> None:
    """A delivery in the ledger has had its time."""
    now = datetime(2027, 1, 1, tzinfo=UTC)

    assert [] == found("post/past-date", tmp_path, one(), now=now, published=("lamp@outbox",))


def test_a_published_post_may_stay_on_a_retired_channel(tmp_path: Path) -> None:
    """Old posts keep their channels, and what was sent is not composed again."""
    files = {
        **one(body=LONG, channels="[old]"),
        "strategy/channels/old.md": "---\nservice: mastodon\nstatus: retired\n---\nWe were here.\n",
    }

    assert () == report(tmp_path, files, published=("lamp@old",)).findings


def test_a_paused_channel_says_how_to_go_on(tmp_path: Path) -> None:
    """The hint names the channel's page; a date in the past is not another fault."""
    files = {
        **one(channels="[slow]"),
        "strategy/channels/slow.md": "---\nservice: folder\nstatus: paused\n---\nSlow.\n",
    }
    whole = report(tmp_path, files, now=datetime(2027, 1, 1, tzinfo=UTC))

    assert [("post/paused-channel", 4, 12)] == [
        (finding.rule, finding.line, finding.column) for finding in whole.findings
    ]
    assert "strategy/channels/slow.md" in whole.findings[0].hint


def test_a_network_that_does_not_take_a_format(tmp_path: Path) -> None:
    """The network's own formats come before the channel's plays."""
    (finding,) = found("post/format", tmp_path, one("format: story\n", channels="[bluesky]"))

    assert "Bluesky does not take the format 'story'" == finding.message
    assert "it takes text, photo, video, link" == finding.hint


def test_length_is_found_at_the_part(tmp_path: Path) -> None:
    """In a thread the finding names the part and stands where it begins."""
    body = f"Short.\n\n---\n\n{LONG}\n"
    (finding,) = found("post/length", tmp_path, one(body=body, channels="[bluesky, outbox]"))

    assert 10 == finding.line
    assert finding.message.startswith("part 2 has 669 graphemes, bluesky takes 300")


def test_bytes_count_too(tmp_path: Path) -> None:
    """Bluesky's second limit is one of bytes: a family of emoji is one grapheme of 25 bytes."""
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    (finding,) = found("post/length", tmp_path, one(body=family * 200, channels="[bluesky]"))

    assert "the text has 5000 bytes, bluesky takes 3000" == finding.message


def test_titles_and_first_comments_have_limits(tmp_path: Path) -> None:
    """What a network shows beside the text is counted too."""
    files = {
        POST: lamp(f"first_comment: {'mend ' * 30}\n", channels="[terse]"),
        "strategy/channels/terse.md": "---\nservice: folder\n"
        "limits: {title: 3, text: 100}\n---\nFew words.\n",
    }

    assert [
        (2, "the title has 4 characters, terse takes 3"),
        (5, "the first comment has 149 characters, terse takes 100"),
    ] == [(one.line, one.message) for one in found("post/length", tmp_path, files)]


def test_drafts_may_be_empty(tmp_path: Path) -> None:
    """A draft has no text and no time yet."""
    files = {POST: "---\ntitle: Lamp\ndraft: true\nchannels: [outbox]\n---\n"}

    assert () == report(tmp_path, files).findings


def test_an_empty_section_gives_an_empty_message(tmp_path: Path) -> None:
    """A heading `## @channel` without a text leaves that channel with nothing."""
    body = "Bring your lamp.\n\n## @site\n\n"
    (finding,) = found("post/empty", tmp_path, one(body=body, channels="[outbox, site]"))

    assert "there is no text for site" == finding.message


def test_handles_without_an_account(tmp_path: Path) -> None:
    """A person whom a network does not know is named with the page to mend."""
    body = "Hello {@sari}, and {@repair-cafe}.\n"
    (finding,) = found("post/handles", tmp_path, one(body=body, channels="[mastodon]"))

    assert "Sari has no account on mastodon" == finding.message
    assert (6, 7) == (finding.line, finding.column)


def test_unknown_handles_are_found_once(tmp_path: Path) -> None:
    """Someone whom nobody knows is one fault, however many channels."""
    body = "Hello {@nobody}.\n"
    channels = "[mastodon, bluesky, outbox]"

    (finding,) = found("post/handles", tmp_path, one(body=body, channels=channels))

    assert "there is no person 'nobody'" == finding.message


def test_sections_stand_once_and_for_channels_of_the_post(tmp_path: Path) -> None:
    """Both faults stand at the heading."""
    body = "All.\n\n## @site\n\nOne.\n\n## @site\n\nTwo.\n\n## @mastodn\n\nThree.\n"
    files = one(body=body, channels="[site, mastodon]")

    assert [
        (12, "there are two sections for site", "join them"),
        (
            16,
            "there is a section for mastodn, where the post does not go",
            "did you mean mastodon?",
        ),
    ] == [(one.line, one.message, one.hint) for one in found("post/sections", tmp_path, files)]


def test_empty_parts_are_found(tmp_path: Path) -> None:
    """A line `---` too many makes a part with nothing in it."""
    body = "One.\n\n---\n\n---\n\nTwo.\n"
    (finding,) = found("post/parts", tmp_path, one(body=body, channels="[bluesky]"))

    assert ("part 2 for bluesky is empty", 9) == (finding.message, finding.line)


def test_threads_have_a_longest_length(tmp_path: Path) -> None:
    """A channel may take short threads only."""
    files = {
        **one(body="One.\n\n---\n\nTwo.\n\n---\n\nThree.\n", channels="[short]"),
        "strategy/channels/short.md": "---\nservice: folder\nlimits: {parts: 2}\n---\nShort.\n",
    }
    (finding,) = found("post/parts", tmp_path, files)

    assert "the text has 3 parts, short takes at most 2 parts" == finding.message
    assert 14 == finding.line


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We were sponsored by Switchworks. A switch."),
        ("en", "#Ad A switch for old lamps."),
        ("en-GB", "Advertisement. A switch for old lamps."),
        ("id", "Iklan: sakelar untuk lampu lama."),
        ("tl", "Patalastas: switch para sa lumang lampara."),
        ("ru", "Реклама. Выключатель для старых ламп."),
        ("it", "Sponsored: un interruttore."),
    ],
)
def test_disclosures_are_known_by_language(lang: str, text: str, tmp_path: Path) -> None:
    """A word in the language of the post, near its start, is enough."""
    files = one(f"commercial: paid\nlang: {lang}\n", text)

    assert [] == found("post/disclosure", tmp_path, files)


@pytest.mark.parametrize(
    "text",
    [
        "A switch for old lamps. Loaded with adverbs and shadows.",
        f"{'A long text before the word. ' * 6} Advertisement.",
        "A switch for old lamps.\n\n#RepairWeek #ad",
    ],
)
def test_disclosures_that_nobody_sees(text: str, tmp_path: Path) -> None:
    """Parts of words, a word far down, and a hashtag in the pile do not disclose."""
    (finding,) = found("post/disclosure", tmp_path, one("commercial: gift\n", text))

    assert "the start of the text for outbox does not say that it is commercial" == finding.message
    assert "begin with a word such as 'ad'" == finding.hint


def test_a_disclosure_is_asked_for_once_a_text(tmp_path: Path) -> None:
    """Channels with the same text share the finding, a section of its own has another."""
    body = "A switch.\n\n## @site\n\nThe same switch.\n"
    files = one("commercial: affiliate\n", body, "[outbox, bluesky, site]")

    assert [7, 11] == [finding.line for finding in found("post/disclosure", tmp_path, files)]


def test_what_a_message_leaves_out_is_named_with_its_channels(tmp_path: Path) -> None:
    """Pictures that are not under `media` are left out; the website shows them."""
    body = "A lamp ![in parts](bench.png).\n"
    files = one(body=body, channels="[outbox, mastodon, site]")
    (finding,) = found("post/dropped", tmp_path, files)

    assert "the picture 'bench.png' does not go to outbox, mastodon" == finding.message
    assert "name it under `media`" == finding.hint


def test_a_first_comment_goes_where_posts_have_comments(tmp_path: Path) -> None:
    """Elsewhere the check says so; nothing is dropped in silence."""
    files = {
        **one("first_comment: The tools are on our site.\n", channels="[outbox, hook, site]"),
        "strategy/channels/hook.md": (
            "---\ntitle: Hook\nservice: webhook\nnetwork: linkedin\nstatus: active\n"
            "owner: sari\nurl: https://a.example\nsecrets: {signing_key: KEY}\n---\nOurs.\n"
        ),
    }
    (finding,) = found("post/dropped", tmp_path, files)

    assert "the first comment does not go to hook, site" == finding.message
    assert ("posts have none there: use the text", 5) == (finding.hint, finding.line)


def test_comments_are_meant_to_be_left_out(tmp_path: Path) -> None:
    """A comment in the text is for writers."""
    assert [] == found("post/dropped", tmp_path, one(body="A lamp. <!-- check the year -->\n"))


@pytest.mark.parametrize(
    ("body", "said", "hint"),
    [
        ("A lamp.\n", "it costs about $0.015 on x: 1 post", "prices of 2026-11-22"),
        (
            "One.\n\n---\n\nSee lentera.com.\n\n---\n\nThree: https://lentera.example\n",
            "it costs about $0.415 on x: 3 posts, 2 of them with a link",
            "without links $0.37 less; prices of 2026-11-22",
        ),
    ],
)
def test_what_a_post_costs_is_said(body: str, said: str, hint: str, tmp_path: Path) -> None:
    """By post and by link, where the service asks for money; elsewhere nothing is."""
    page = "---\ntitle: X\nservice: x\nstatus: active\nowner: sari\n---\nShort and rare.\n"
    files = {**one(body=body, channels="[outbox, x]"), "strategy/channels/x.md": page}
    (finding,) = found("post/cost", tmp_path, files)

    assert (said, hint) == (finding.message, finding.hint)


def test_descriptions_cost_as_well(tmp_path: Path) -> None:
    """Each of them."""
    page = "---\ntitle: X\nservice: x\nstatus: active\nowner: sari\n---\nShort and rare.\n"
    media = "media:\n  - {file: a.png, alt: A lamp.}\n  - {file: b.png, alt: A table.}\n"
    files = {**one(media, channels="[x]"), "strategy/channels/x.md": page}
    (finding,) = found("post/cost", tmp_path, files)

    assert "it costs about $0.025 on x: 1 post, 2 alternative texts" == finding.message
