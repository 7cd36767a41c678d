"""A change is told in one comment: what goes out, when, how long, what is wrong, who approves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import feedback_hub
from comment_reader import live, read
from conftest import NOW
from hub_builder import post, write_hub
from masthead.approvals import Change, Discounted, Outcome, Route, Standing, Verdict
from masthead.approving.judged import Judged
from masthead.checking import Report, check
from masthead.feedback.approving import approving_of
from masthead.feedback.calendar import span
from masthead.feedback.data import as_json
from masthead.feedback.facts import Approving, Feedback
from masthead.feedback.gathering import gather
from masthead.feedback.markdown import COMMENT, MARKER, as_comment, as_markdown, as_summary
from masthead.finding import Finding, Level
from masthead.record import Record, State
from masthead.workspace import load_hub

FIXTURE = Path(__file__).with_name("fixture.md")
CHANGED = tuple(
    f"content/posts/2026/{name}.md"
    for name in ("lamps", "long", "hostile", "gone", "@everyone `x` #1")
)
APPROVING = approving_of(
    Judged(
        12,
        "https://github.example/lentera/hub/pull/12",
        "Lamps",
        Verdict(
            Standing.MISSING,
            (
                Outcome(
                    "approvals",
                    "Nobody publishes alone.",
                    CHANGED[:3],
                    None,
                    2,
                    ("noor", "vera"),
                ),
                Outcome("owners", f"They own {CHANGED[0]}.", CHANGED[:1], ("@lentera/editors",), 1),
                Outcome(
                    "owners", f"They own {CHANGED[1]}.", CHANGED[1:2], ("@lentera/editors",), 1
                ),
                Outcome(
                    "claims",
                    "Somebody who knows the law reads it.",
                    CHANGED[1:2],
                    ("@lentera/legal",),
                    1,
                    ("noor",),
                ),
            ),
            discounted=(Discounted("sari", "nobody approves their own pull request"),),
        ),
        Change(Route.PULL, "main", "b" * 40, "a" * 40),
    )
)
REST = "All of it stands in the summary."


@pytest.fixture
def found(tmp_path: Path) -> Feedback:
    """Return what the change of `feedback_hub` means."""
    feedback_hub.base(tmp_path)
    feedback_hub.change(tmp_path)
    hub = load_hub(tmp_path)
    report = check(hub, now=NOW, paths=CHANGED)
    return gather(hub, report, CHANGED, now=NOW, reached=CHANGED, approving=APPROVING)


def empty(*findings: Finding) -> Feedback:
    """Return the feedback of a change without posts."""
    return Feedback("Europe/Berlin", (), Report(findings, 1))


def test_the_comment_reads_as_the_fixture(found: Feedback) -> None:
    """`fixture.md` is the comment; after a change, write it anew and read it."""
    text = as_comment(found, REST)
    if not FIXTURE.exists():  # pragma: no cover - somebody took it away to have it anew
        FIXTURE.write_text(text, encoding="utf-8", newline="\n")

    assert FIXTURE.read_text(encoding="utf-8") == text


def test_nothing_of_the_change_acts(found: Feedback) -> None:
    """A hostile title, text, handle and file name bring no mention, link, picture or HTML."""
    text = as_comment(found, REST)

    assert [] == live(text)
    assert feedback_hub.HOSTILE_TITLE.split()[-1] in read(text).text
    assert [" masthead:feedback "] == read(text).comments


def test_the_comment_begins_with_its_marker(found: Feedback) -> None:
    """By the hidden marker the comment is found again."""
    assert as_comment(found, REST).startswith(f"{MARKER}\n")
    assert "masthead:feedback" not in read(as_comment(found, REST)).text


def test_each_channel_shows_text_length_media_and_link(found: Feedback) -> None:
    """Of each message there are the parts as sent, their lengths, media with alt text, the link."""
    page = read(as_markdown(found))

    assert "Every lamp comes with its drawing.\n\nhttps://brand.example/lamps\n" in page.codes
    assert "And with a spare switch.\n" in page.codes
    assert "Part 1 of 2: 59/500 characters" in page.text
    assert "content/media/bench.jpg" in page.codes
    assert "no alt text" in page.text
    assert "Too long by" in page.text
    assert "https://brand.example/lamps" in page.codes


def test_collisions_are_named(found: Feedback) -> None:
    """A post on the same channel within its gap is named, and what else goes out that day."""
    text = as_markdown(found)

    assert "Too close: 1 h after; the channel asks for 2 h: `open-day@mastodon`" in text
    assert "The same day: 16:00 `letters@outbox`" in text
    assert "**Without a time**" in text


def test_what_is_gone_or_unreadable_is_named(found: Feedback) -> None:
    """Posts that the change takes away, and files that are no post, are told apart."""
    assert ("content/posts/2026/gone.md",) == found.removed
    assert ("content/posts/2026/@everyone `x` #1.md",) == found.unread


def test_a_gap_counts_across_midnight_and_days(tmp_path: Path) -> None:
    """A gap of two days finds what is near on other days; a draft is no neighbour."""
    write_hub(
        tmp_path,
        {
            "strategy/channels/mastodon.md": feedback_hub.MASTODON.replace("2h", "2d"),
            "content/posts/2026/a.md": post(channels="[mastodon]", publish_at="2026-12-10 23:00"),
            "content/posts/2026/b.md": post(channels="[mastodon]", publish_at="2026-12-12 01:00"),
            "content/posts/2026/c.md": post(channels="[mastodon]", publish_at="2026-12-12 23:30"),
            "content/posts/2026/d.md": post(
                "draft: true", channels="[mastodon]", publish_at="2026-12-10 23:30"
            ),
        },
    )
    hub = load_hub(tmp_path)
    found = gather(hub, Report((), 1), ["content/posts/2026/a.md"], now=NOW)
    (slot,) = found.posts[0].slots

    assert ["b"] == [one.post for one in slot.close]
    assert () == slot.same_day
    assert "26 h before" in as_markdown(found)


def test_what_is_out_says_so(tmp_path: Path) -> None:
    """A change of a text that is out already is not sent, and the comment says so."""
    hub = load_hub(write_hub(tmp_path))
    record = Record("repair-week", "outbox", State.PUBLISHED)
    hub = replace(hub, records={"repair-week@outbox": record})
    found = gather(hub, Report((), 1), ["content/posts/2026/repair-week.md"], now=NOW)

    assert "out already: a change is not sent" in as_markdown(found)
    assert State.PUBLISHED is found.posts[0].slots[0].state


def test_a_channel_that_is_not_there_is_no_preview(tmp_path: Path) -> None:
    """A post for an unknown channel still gets the rest of the comment."""
    write_hub(tmp_path, {"content/posts/2026/a.md": post(channels="[nowhere, outbox]")})
    found = gather(load_hub(tmp_path), Report((), 1), ["content/posts/2026/a.md"], now=NOW)

    assert ["outbox"] == [one.message.channel for one in found.posts[0].previews]
    assert "there is no channel nowhere" in as_markdown(found)


def test_what_goes_with_a_message_is_shown(tmp_path: Path) -> None:
    """A first comment, and a person who has no account there, are told beside the text."""
    write_hub(
        tmp_path,
        {
            "strategy/channels/mastodon.md": feedback_hub.MASTODON,
            "content/posts/2026/a.md": post(
                "first_comment: Ask @us anything", "Thanks to {@sari}.", channels="[mastodon]"
            ),
        },
    )
    found = gather(load_hub(tmp_path), Report((), 1), ["content/posts/2026/a.md"], now=NOW)
    text = as_markdown(found)

    assert "- First comment: Ask `@us` anything" in text
    assert "- No account on `mastodon`: `sari`" in text


def test_two_posts_of_one_id_are_both_shown(tmp_path: Path) -> None:
    """Of posts that share an id the second is previewed as well; the plan knows the first."""
    write_hub(
        tmp_path,
        {"content/posts/2025/a.md": post("id: x"), "content/posts/2026/a.md": post("id: x")},
    )
    changed = ("content/posts/2025/a.md", "content/posts/2026/a.md")
    found = gather(load_hub(tmp_path), Report((), 1), changed, now=NOW)

    assert [1, 1] == [len(one.previews) for one in found.posts]


def test_who_must_approve_and_who_has(found: Feedback) -> None:
    """Each rule names who may approve, who has, and how many are missing; nobody is called."""
    text = as_markdown(found)

    assert "**Not approved yet: 1 of 3 needs is not met.** Next: ask `@lentera/editors`" in text
    assert "- ⏳ 1 approval of `@lentera/editors`, 1 missing: owners, for 2 files:" in text
    assert "- ✅ 1 approval of `@lentera/legal`, given by `noor`: claims, for" in text
    assert "- ✅ 2 approvals of anybody who may write here, given by `noor`, `vera`:" in text


def test_nobody_to_ask_is_said() -> None:
    """A hub that asks for no approval says so; where nobody looked, nothing is said."""
    nobody = replace(empty(), approving=Approving())

    assert "the hub asks for no approval" in as_markdown(nobody)
    assert "approve" not in as_markdown(empty())


def test_a_change_without_posts_is_short() -> None:
    """A change that touches no post has neither table nor calendar."""
    assert (
        f"{MARKER}\n## 0 posts in this change\n\n"
        "✅ 0 errors, 0 warnings, 0 notices in 1 file: nothing that must be mended.\n"
    ) == as_markdown(empty())


def test_findings_stand_worst_first() -> None:
    """Errors come before warnings, warnings before notices."""
    levels = (Level.NOTICE, Level.ERROR, Level.WARNING)
    text = as_markdown(
        empty(*(Finding("a/b", "x.md", f"it is a {one}", level=one) for one in levels))
    )

    assert text.index("it is a error") < text.index("it is a warning") < text.index("a notice")


def test_a_flood_is_cut_at_whole_sections() -> None:
    """Ten thousand findings leave a comment that GitHub takes, and that says what is left out."""
    flood = empty(*(Finding("a/b", f"{at}.md", "word " * 40) for at in range(10_000)))
    text = as_comment(flood, REST)

    assert len(text) <= COMMENT
    assert "findings 1 to 30" not in text.splitlines()[-1]
    assert text.splitlines()[-1].startswith("**Left out here, for want of room:** findings ")
    assert text.splitlines()[-1].endswith(f"more. {REST}")
    assert read(text).tags.count("details") == text.count("</details>")


def test_many_posts_keep_head_and_findings(tmp_path: Path) -> None:
    """With many posts, what is wrong stands before the previews; none of these is cut."""
    files = {
        f"content/posts/2026/p{at}.md": post(
            title=f"Post {at}", body="Все наши лампы можно открыть. " * 40
        )
        for at in range(300)
    }
    hub = load_hub(write_hub(tmp_path, files))
    report = Report((Finding("a/b", "content/posts/2026/p1.md", "it is wrong"),), 300)
    found = gather(hub, report, set(files), now=NOW)
    comment, summary = as_comment(found, REST), as_summary(found, REST)

    assert len(comment) <= COMMENT
    assert "it is wrong" in comment
    assert "| and 260 more |" in comment
    assert "previews" not in comment
    assert comment.count("```text") * 2 == comment.count("```")
    assert len(comment) < len(summary) < 1024 * 1024


def test_the_head_always_finds_room(found: Feedback) -> None:
    """However long titles, channels and file names are: a comment that is too long is lost."""
    one = next(one for one in found.posts if one.slots)
    slots = tuple(replace(one.slots[0], channel=f"{at}{'x' * 79}") for at in range(9))
    title = "\N{PARTY POPPER}| \u202e" * 75
    loud = replace(one, post=replace(one.post, title=title), slots=slots)
    names = tuple(f"{at}{('`' * 250 + '/') * 4}.md" for at in range(20))
    many = replace(found, posts=(loud,) * 50, removed=names, unread=names)

    units = len(as_comment(many, REST).encode("utf-16-le")) // 2
    assert units <= COMMENT, units


def test_a_touched_post_is_counted(tmp_path: Path) -> None:
    """Posts that rest on what is changed were checked; the comment says how many."""
    hub = load_hub(write_hub(tmp_path))
    found = gather(hub, Report((), 1), ["strategy/channels/outbox.md"], now=NOW)

    assert "matters to them: 1 post." in as_markdown(found)


def test_programs_get_the_same(found: Feedback) -> None:
    """JSON holds posts with messages and deliveries, the findings, and who must approve."""
    import json

    data = json.loads(as_json(found))
    lamps = next(one for one in data["posts"] if one["post"] == "lamps")

    assert ["mastodon", "outbox"] == [one["channel"] for one in lamps["messages"]]
    assert "open-day" == lamps["deliveries"][0]["too_close"][0]["post"]
    assert 1 == data["approvals"]["needs"][0]["missing"]
    assert {"findings", "checked", "summary", "removed", "unread", "touched"} < data.keys()
    assert None is json.loads(as_json(empty()))["approvals"]


def test_lengths_of_time_have_words() -> None:
    """Whole hours are hours, the rest minutes."""
    assert ["2 h", "90 min", "0 min"] == [span(timedelta(minutes=at)) for at in (120, 90, 0)]
