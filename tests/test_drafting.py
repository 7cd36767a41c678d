"""A new file is written where it belongs, and is right as it is."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub_builder import write_hub
from masthead.drafting import DRAFTED, Draft, write_draft
from masthead.errors import UsageError
from masthead.workspace import load_hub

TITLE = "Repair week: it starts!"


def refuse(root: Path, draft: Draft, now: datetime) -> tuple[str, str]:
    """Return message and hint of the error that a draft gives."""
    before = sorted(root.rglob("*"))
    with pytest.raises(UsageError) as caught:
        write_draft(root, draft, now)
    assert before == sorted(root.rglob("*"))
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("post", "content/posts/2026/repair-week-it-starts.md"),
        ("channel", "strategy/channels/repair-week-it-starts.md"),
        ("goal", "strategy/goals/repair-week-it-starts.md"),
        ("audience", "strategy/audiences/repair-week-it-starts.md"),
        ("pillar", "strategy/pillars/repair-week-it-starts.md"),
        ("campaign", "strategy/campaigns/repair-week-it-starts.md"),
        ("page", "content/repair-week-it-starts.md"),
        ("guide", "content/voice/en.md"),
    ],
)
def test_a_new_file_has_its_place_and_no_fault(
    hub_root: Path, now: datetime, kind: str, path: str
) -> None:
    """The name comes from the title; the hub reads the file without a finding."""
    assert path == write_draft(hub_root, Draft(kind, TITLE), now)
    hub = load_hub(hub_root)
    assert () == hub.findings
    assert path in hub.files


def test_a_new_post_is_a_draft(hub_root: Path, now: datetime) -> None:
    """It goes nowhere until a person takes `draft` out."""
    write_draft(
        hub_root,
        Draft("post", TITLE, lang="id", at="2027-01-01 09:00", channels=("outbox", "site")),
        now,
    )
    new = load_hub(hub_root).posts["repair-week-it-starts"]

    assert "content/posts/2027/repair-week-it-starts.md" == new.path
    assert (TITLE, True, "id") == (new.title, new.draft, new.lang)
    assert ["outbox", "site"] == [line.channel for line in new.channels]
    assert "2027-01-01T09:00:00+01:00" == (new.publish_at or now).isoformat()


def test_the_year_is_the_hubs(hub_root: Path) -> None:
    """On the last evening of the year in UTC, it is next year in Berlin."""
    now = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)

    assert "content/posts/2027/a.md" == write_draft(hub_root, Draft("post", "A"), now)


def test_a_name_can_be_given(hub_root: Path, now: datetime) -> None:
    """An id wins over the title."""
    assert "strategy/goals/trust.md" == write_draft(
        hub_root, Draft("goal", "ランプ", id="trust"), now
    )


def test_a_guide_is_named_by_its_language(hub_root: Path, now: datetime) -> None:
    """One guide for each language."""
    path = write_draft(hub_root, Draft("guide", "Gaya kami", lang="id"), now)

    assert "content/voice/id.md" == path
    assert load_hub(hub_root).pages["guide"]["id"].document.data["lang"] == "id"


def test_a_page_takes_a_language(hub_root: Path, now: datetime) -> None:
    """Other kinds have a language only where one is given."""
    write_draft(hub_root, Draft("page", "Merek", lang="id"), now)

    assert "id" == load_hub(hub_root).pages["page"]["merek"].document.data["lang"]


def test_a_file_that_is_there_stays(hub_root: Path, now: datetime) -> None:
    """Nothing is ever written over."""
    write_draft(hub_root, Draft("goal", "Trust"), now)

    assert (
        "strategy/goals/trust.md is there already",
        "change it, or choose another --id",
    ) == refuse(hub_root, Draft("goal", "Trust"), now)


def test_the_id_of_a_post_is_unique_over_the_years(hub_root: Path, now: datetime) -> None:
    """A post of another year, or in a folder of its own, has the name already."""
    assert (
        "content/posts/2026/repair-week.md is a post of that name",
        "choose another with --id",
    ) == refuse(hub_root, Draft("post", "Repair week", at="2027-01-01 09:00"), now)


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (Draft("post", "ランプ"), "no file name can be made from 'ランプ'"),
        (Draft("post", "a <b>"), "`TITLE` is text on one line and must not hold `<`"),
        (Draft("post", ""), "`TITLE` is an empty text"),
        (Draft("post", "A", id="../x"), "`--id` must be an id"),
        (Draft("guide", "A", id="English"), "`--id` must be a language tag"),
        (Draft("post", "A", lang="English"), "`--lang` must be a language tag"),
        (Draft("post", "A", at="tomorrow"), "--at: `tomorrow` is not a date and time"),
        (Draft("post", "A", at="2026-03-29 02:30"), "--at: 02:30 on 2026-03-29 does not exist"),
        (Draft("post", "A", channels=("Out Box",)), "`--channels` must be an id"),
        (Draft("goal", "A", at="2026-12-07 09:00"), "a goal has no --at and no --channels"),
        (Draft("goal", "A", channels=("outbox",)), "a goal has no --at and no --channels"),
        (Draft("people", "A"), "strategy/people.yml is there already"),
        (Draft("media", "content/no.jpg"), "there is no file content/no.jpg"),
        (Draft("media", "/etc/passwd"), "/etc/passwd is not in the hub"),
        (Draft("media", "../x.jpg"), "../x.jpg is not in the hub"),
    ],
)
def test_words_that_do_not_fit_are_refused(
    hub_root: Path, now: datetime, draft: Draft, message: str
) -> None:
    """Nothing is written, and the message says why."""
    found, hint = refuse(hub_root, draft, now)

    assert found.startswith(message)
    assert hint


def test_a_sidecar_stands_beside_its_file(
    hub_root: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is named from the hub, from where one stands, or in full."""
    folder = hub_root / "content" / "media"
    folder.mkdir()
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7\n")

    assert "content/media/a.pdf.yml" == write_draft(
        hub_root, Draft("media", "content/media/a.pdf"), now
    )
    monkeypatch.chdir(folder)
    assert "content/media/b.pdf.yml" == write_draft(hub_root, Draft("media", "b.pdf"), now)
    assert "content/media/c.pdf.yml" == write_draft(
        hub_root, Draft("media", os.fspath(folder / "c.pdf")), now
    )
    hub = load_hub(hub_root)
    assert () == hub.findings
    assert "content/media/b.pdf.yml" == hub.assets["content/media/b.pdf"].sidecar


def test_the_first_person_is_written(tmp_path: Path, now: datetime) -> None:
    """A hub without people gets the file with one."""
    root = write_hub(tmp_path / "hub", {"strategy/people.yml": None})
    write_draft(root, Draft("people", "Sari Dewi"), now)

    assert {"sari-dewi": "Sari Dewi"} == {
        id: person.name for id, person in load_hub(root).people.items()
    }


def test_settings_are_not_drafted() -> None:
    """`masthead init` writes them."""
    assert "settings" not in DRAFTED
    assert "post" in DRAFTED
