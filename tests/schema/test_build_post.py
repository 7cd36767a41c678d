"""A post is built from its file; every fault has its place, and a faulty post is held."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from textwrap import dedent

import pytest

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.post import Media, Placement, Post, Section, Waiver
from masthead.reader import read_markdown
from masthead.schema.build import build_post
from masthead.settings import RuleSettings, Settings

SETTINGS = Settings("Lentera", zone="Asia/Jakarta", languages=("id", "en"))
PATH = "content/posts/2026/repair-week.md"
JAKARTA = timezone(timedelta(hours=7))


def read(front: str, path: str = PATH, body: str = "Bring your lamp.\n") -> Document:
    """Return a post's document."""
    document, findings = read_markdown(path, f"---\n{dedent(front)}---\n{body}".encode())
    assert document is not None, findings
    return document


def build(front: str, path: str = PATH, settings: Settings = SETTINGS) -> Post:
    """Return the post of a file without a fault."""
    post, findings = build_post(read(front, path), settings)
    assert () == findings
    assert post is not None
    return post


def faults(front: str, path: str = PATH) -> list[tuple[str, int, int, str]]:
    """Return rule, line, column and message of each finding."""
    _, findings = build_post(read(front, path), SETTINGS)
    return [(one.rule, one.line, one.column, one.message) for one in findings]


def test_a_full_post_is_built() -> None:
    """Every field that has its place in a post gets there."""
    post = build(
        """\
        title: Repair week starts on Monday
        publish_at: 2026-12-07 09:00
        expires_at: 2026-12-12T18:00+08:00
        channels: [site, mastodon]
        lang: en
        goal: trust-2026
        audiences: [tinkerers]
        pillar: repair
        campaign: repair-week
        quadrant: educate
        format: photo
        link: https://lentera.example/repair
        hashtags: [RepairWeek]
        media:
          - file: bench.jpg
            alt: A brass lamp in pieces.
          - file: /media/bench.mp4
            captions: bench.vtt
        owner: sari
        commercial: gift
        ai: assisted
        hold: Waiting for the photo release.
        replies_to: teaser
        first_comment: The list of tools is on our site.
        translation_of: pekan-reparasi
        repeat: {every: 1w, until: 2027-01-31}
        source_url: https://news.example/a
        ugc: bench-photo
        contest: lamp-contest
        partner: repair-cafe
        product: brass-lamp
        branded: true
        visibility: internal
        waivers:
          - {rule: post/length, reason: The full name., until: 2026-12-31}
        """
    )

    assert "repair-week" == post.id
    assert "Repair week starts on Monday" == post.title
    assert datetime(2026, 12, 7, 2, 0, tzinfo=UTC) == post.publish_at
    assert datetime(2026, 12, 12, 10, 0, tzinfo=UTC) == post.expires_at
    assert (Placement("site"), Placement("mastodon")) == post.channels
    assert "en" == post.lang
    assert ("trust-2026", "repair", "repair-week") == (post.goal, post.pillar, post.campaign)
    assert (("tinkerers",), ("RepairWeek",)) == (post.audiences, post.hashtags)
    assert ("educate", "photo") == (post.quadrant, post.format)
    assert "https://lentera.example/repair" == post.link
    assert (
        Media("bench.jpg", "content/posts/2026/bench.jpg", "A brass lamp in pieces."),
        Media("/media/bench.mp4", "content/media/bench.mp4", None, "content/posts/2026/bench.vtt"),
    ) == post.media
    assert ("sari", "gift", "assisted") == (post.owner, post.commercial, post.ai)
    assert "Waiting for the photo release." == post.hold
    assert ("teaser", "pekan-reparasi") == (post.replies_to, post.translation_of)
    assert "The list of tools is on our site." == post.first_comment
    assert (Waiver("post/length", "The full name.", date(2026, 12, 31)),) == post.waivers
    assert (Section("", "Bring your lamp.", 38),) == post.sections


def test_a_post_needs_a_title_only() -> None:
    """What is left out has its default; the language is the hub's first."""
    post = build("title: An idea\n")

    assert (None, (), "id", "text", False, "") == (
        post.publish_at,
        post.channels,
        post.lang,
        post.format,
        post.draft,
        post.hold,
    )


def test_channels_may_be_a_mapping() -> None:
    """A channel can have a time, a link and media of its own; the order is the file's."""
    post = build(
        """\
        title: Repair week
        publish_at: 2026-12-07 09:00
        channels:
          mastodon:
          bluesky:
            publish_at: 2026-12-07 12:00
            link: https://lentera.example/b
            media: [{file: wide.jpg, alt: The bench.}]
        """
    )

    assert (
        Placement("mastodon"),
        Placement(
            "bluesky",
            datetime(2026, 12, 7, 12, 0, tzinfo=JAKARTA),
            "https://lentera.example/b",
            (Media("wide.jpg", "content/posts/2026/wide.jpg", "The bench."),),
        ),
    ) == post.channels
    assert "2026-12-07T12:00:00+07:00" == (post.due_at("bluesky") or post).isoformat()


def test_a_channel_can_go_without_media() -> None:
    """An empty list of media is not the same as none of its own."""
    post = build("title: A\nchannels: {x: {media: []}, y: }\nmedia: [{file: a.png}]\n")

    assert () == post.media_for("x")
    assert 1 == len(post.media_for("y"))


@pytest.mark.parametrize(
    ("path", "front", "expected"),
    [
        (PATH, "title: A\n", "repair-week"),
        ("content/posts/2026/bench/index.md", "title: A\n", "bench"),
        (PATH, "title: A\nid: other\n", "other"),
        ("content/posts/2026/Пост.md", "title: A\nid: other\n", "other"),
    ],
)
def test_the_id_is_the_name_unless_the_file_says_another(
    path: str, front: str, expected: str
) -> None:
    """The file's or folder's name is the id; `id` in front matter wins."""
    assert expected == build(front, path).id


def test_a_name_that_is_no_id_is_refused() -> None:
    """Without a usable id there is no post, and the finding says what to do."""
    document = read("title: A\n", "content/posts/2026/Repair Week.md")
    post, findings = build_post(document, SETTINGS)

    assert None is post
    assert [
        Finding(
            "schema/value",
            "content/posts/2026/Repair Week.md",
            "the file's name is the post's id, and `Repair Week` cannot be one",
            hint="use lower-case letters a to z, digits and hyphens",
        )
    ] == list(findings)


def test_a_wrong_id_is_refused() -> None:
    """The file's name does not stand in for an id that cannot be used."""
    document = read("title: A\nid: Repair Week\n")
    post, findings = build_post(document, SETTINGS)

    assert None is post
    assert [("schema/value", 3)] == [(one.rule, one.line) for one in findings]


def test_the_posts_own_zone_wins() -> None:
    """Times of a post with a zone are times there."""
    post = build("title: A\nzone: Europe/Paris\npublish_at: 2026-12-07 09:00\n")

    assert datetime(2026, 12, 7, 8, 0, tzinfo=UTC) == post.publish_at


def test_all_faults_of_a_file_come_at_once_each_at_its_place() -> None:
    """Unknown keys stand at the key, values at the value, in the order of the file."""
    front = """\
        title: 5
        publish_at: 2026-02-30 09:00
        chanels: [site]
        channels: text
        format: foto
        media:
          - file: ../secret.jpg
            alt_text: A lamp.
          - alt: A lamp.
        waivers:
          - {rule: length, reason: none, until: 2026-13-01}
        """

    assert [
        ("schema/value", 2, 8, "`title` must be text on one line; found a number"),
        ("schema/unknown-key", 4, 1, "`chanels` is not a known key"),
        (
            "schema/value",
            5,
            11,
            "`channels` must be a list of channel ids, or a mapping; found text",
        ),
        (
            "schema/value",
            6,
            9,
            (
                "`format` must be one of text, photo, video, carousel, story, podcast, link, poll;"
                " found `foto`"
            ),
        ),
        ("schema/unknown-key", 9, 5, "`media[0].alt_text` is not a known key"),
        ("schema/missing", 10, 5, "`media[1].file` is missing"),
        ("schema/value", 12, 12, "`waivers[0].rule` must be a rule's id, as post/length"),
        ("schema/value", 12, 41, "`waivers[0].until`: there is no month 13"),
        ("post/date", 3, 13, "`publish_at`: there is no 30 February 2026"),
        (
            "media/path",
            8,
            11,
            "`media[0].file` must not lead out of its folder with `..`",
        ),
    ] == faults(front)


def test_a_missing_title_stands_at_the_first_key() -> None:
    """What is not there is reported at the line of the first key."""
    assert [("schema/missing", 2, 1, "`title` is missing")] == faults("lang: en\n")


def test_a_missing_title_of_an_empty_mapping_stands_at_the_start() -> None:
    """Without any key, the place is the file's first line."""
    assert [("schema/missing", 1, 1, "`title` is missing")] == faults("")


def test_an_empty_value_is_a_fault() -> None:
    """A key without a value is neither given nor left out."""
    assert [
        ("schema/missing", 2, 7, "`title` is empty"),
        ("schema/value", 3, 6, "`goal` is empty"),
    ] == [(rule, line, column, text) for rule, line, column, text in faults("title:\ngoal:\n")]


def test_a_typed_state_is_explained() -> None:
    """State is derived: the hint says what to write."""
    _, findings = build_post(read("title: A\nstatus: approved\n"), SETTINGS)

    assert "nobody types a state" in findings[0].hint


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            "title: A\nzone: Europe/Pari\npublish_at: 2026-12-07 09:00\n",
            [("post/date", 3, 7, "`zone`: there is no time zone `Europe/Pari`")],
        ),
        (
            "title: A\nzone: 5\npublish_at: 2026-12-07 09:00\n",
            [("schema/value", 3, 7, "`zone` must be text on one line; found a number")],
        ),
        (
            "title: A\nzone: Europe/Paris\npublish_at: 2026-03-29 02:30\n",
            [
                (
                    "post/date",
                    4,
                    13,
                    (
                        "`publish_at`: 02:30 on 2026-03-29 does not exist in Europe/Paris, as the"
                        " clocks go forward"
                    ),
                )
            ],
        ),
        (
            "title: A\nchannels: {site: {publish_at: 2026-12-07}}\n",
            [
                (
                    "post/date",
                    3,
                    31,
                    "`channels.site.publish_at`: `2026-12-07` has no time of day",
                )
            ],
        ),
        (
            "title: A\npublish_at: 2026-12-07 09:00\nexpires_at: 2026-12-07 09:00\n",
            [("post/date", 4, 13, "the post expires before it goes out, 2026-12-07 09:00")],
        ),
        (
            (
                "title: A\nexpires_at: 2026-12-07 09:00\n"
                "channels: {site: {publish_at: 2026-12-08 09:00}, x: }\n"
            ),
            [("post/date", 3, 13, "the post expires before it goes out, 2026-12-08 09:00")],
        ),
        (
            "title: A\nchannels: [site, site]\n",
            [("schema/value", 3, 18, "`site` stands twice in `channels`")],
        ),
        (
            "title: A\nchannels: {site: {media: [{file: /../x.png}]}}\n",
            [
                (
                    "media/path",
                    3,
                    34,
                    "`channels.site.media[0].file` must not lead out of its folder with `..`",
                )
            ],
        ),
        (
            "title: A\nchannels: {Not An Id: {}}\n",
            [
                (
                    "schema/value",
                    3,
                    12,
                    (
                        "the key `Not An Id` must be an id: lower-case letters a to z, digits and"
                        " hyphens, up to 80"
                    ),
                )
            ],
        ),
        (
            "title: A\nmedia: [{alt: x}, {file: ../b.png}]\n",
            [
                ("schema/missing", 3, 9, "`media[0].file` is missing"),
                ("media/path", 3, 26, "`media[1].file` must not lead out of its folder with `..`"),
            ],
        ),
    ],
)
def test_each_fault_is_found_at_its_place(
    front: str, expected: list[tuple[str, int, int, str]]
) -> None:
    """Dates, zones, channels and paths are refused where they stand."""
    assert expected == faults(front)


def test_times_of_an_unknown_zone_are_not_guessed() -> None:
    """Where the zone is wrong, there is no time rather than a wrong one."""
    document = read("title: A\nzone: Nowhere\npublish_at: 2026-12-07 09:00\n")
    post, _ = build_post(document, SETTINGS)

    assert post is not None
    assert None is post.publish_at


def test_a_post_with_an_error_is_held_and_keeps_the_rest() -> None:
    """What could not be read right is not sent, and rules still see all that could be."""
    document = read("title: A\npublish_at: 2026-12-07 09:00\nchanels: [site]\ngoal: trust-2026\n")
    post, _ = build_post(document, SETTINGS)

    assert post is not None
    assert "the file has errors: run `masthead check`" == post.hold
    assert "trust-2026" == post.goal
    assert post.publish_at


def test_a_person_reason_to_hold_is_kept() -> None:
    """The writer's own reason says more than ours."""
    post, _ = build_post(read("title: A\nhold: Not yet.\nx: y\n"), SETTINGS)

    assert post is not None
    assert "Not yet." == post.hold


def test_a_fault_below_error_level_holds_nothing() -> None:
    """A hub that sets a rule to warning lets such posts go."""
    rules = {"schema/unknown-key": RuleSettings(Level.WARNING)}
    post, findings = build_post(read("title: A\nx: y\n"), Settings("Lentera", rules=rules))

    assert post is not None
    assert 1 == len(findings)
    assert "" == post.hold


def test_media_behind_a_link_are_refused() -> None:
    """A symbolic link in the hub leads to nothing that is sent."""
    document = read("title: A\nmedia: [{file: bench.jpg}]\n")
    post, findings = build_post(document, SETTINGS, links={"content/posts/2026/bench.jpg"})

    assert post is not None
    assert "" == post.media[0].path
    assert [("media/path", 3)] == [(one.rule, one.line) for one in findings]
