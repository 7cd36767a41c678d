"""The publishing run, on real hubs with a real ledger."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from conftest import NOW
from git_helper import add_remote, git
from hub_builder import OUTBOX, SETTINGS, commit_all, post, write_hub
from loopback import Reply, Request, Service, serve
from masthead.errors import LedgerError, RepositoryError, UsageError
from masthead.finding import Finding, Level
from masthead.hub import Hub
from masthead.ledger import create
from masthead.ledger.book import open_ledger, set_hold
from masthead.publishing import Result
from masthead.publishing.publish import HEARTBEAT
from masthead.publishing.run import find_errors
from masthead.record import Hold, Plan, State
from masthead.repo import open_repository
from masthead.workspace import load_hub, load_settings
from publishing.house import MANUAL, WEBHOOK, House, build

NAME = "repair-week@outbox"
FILE = "content/posts/2026/repair-week.md"
PNG = b"\x89PNG not really"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a hub with one due post to the outbox."""
    return build(tmp_path / "hub")


def webhook_house(tmp_path: Path, service: Service, *, page: str = "", posts: int = 1) -> House:
    """Return a hub whose posts go to a webhook."""
    hook = WEBHOOK.format(url=service.url).replace("---\nOur", f"{page}---\nOur")
    names = ["repair-week", *(f"lamp-{number}" for number in range(1, posts))]
    files = {f"content/posts/2026/{name}.md": post(channels="[hook]") for name in names}
    return build(tmp_path / "hub", {"strategy/channels/hook.md": hook, **files})


# --- once ---


def test_what_is_due_goes_out_once(house: House) -> None:
    """The first run delivers, the second has nothing to do."""
    first, second = house.publish(), house.publish()

    assert {NAME: "published"} == house.states(first)
    assert not first.failed
    assert (frozenset(), (), False) == (second.taken, second.deliveries, second.failed)
    assert (house.root / "build/outbox/outbox/repair-week/message.json").is_file()
    assert [f"{NAME}: published build/outbox/outbox/repair-week"] == house.told


def test_the_record_tells_the_whole_story(house: House) -> None:
    """Commit, hash, frozen message and receipt stand in the ledger."""
    house.publish()

    record = house.records[NAME]
    assert git(house.root, "rev-parse", "HEAD") == record.commit
    assert 64 == len(record.content_hash)
    assert ["Bring your lamp, leave with a lamp that works."] == record.payload["parts"]
    assert house.now.timestamp() == record.receipts[0].at


def test_nothing_is_committed_to_the_hubs_branch(house: House) -> None:
    """The ledger is all that changes."""
    before = git(house.root, "rev-parse", "main")

    house.publish()

    assert before == git(house.root, "rev-parse", "main")
    assert "" == git(house.root, "status", "--porcelain")


def test_an_edit_after_publishing_sends_nothing(house: House) -> None:
    """The key is post and channel, never the text."""
    house.publish()
    house.write(FILE, post(body="Another text.\n"))
    house.commit()

    assert frozenset() == house.publish().taken


def test_every_channel_is_a_delivery_of_its_own(tmp_path: Path) -> None:
    """A post to the site and to the outbox is published twice, once each."""
    house = build(tmp_path / "hub", {FILE: post(channels="[site, outbox]")})

    result = house.publish()

    urls = {one.name: one.record.url for one in result.deliveries if one.record}
    assert {"repair-week@site": "https://brand.example/posts/repair-week/", NAME: ""} == urls


def test_media_go_along_with_their_texts(tmp_path: Path) -> None:
    """The approved bytes lie beside the message."""
    files = {
        FILE: post("media:\n  - file: /media/lamp.png\n    alt: A lamp.\n"),
        "content/media/lamp.png": PNG,
    }
    house = build(tmp_path / "hub", files)

    house.publish()

    folder = house.root / "build/outbox/outbox/repair-week"
    message = json.loads((folder / "message.json").read_text())
    assert "A lamp." == message["media"][0]["alt"]
    assert PNG == (folder / message["media"][0]["file"]).read_bytes()


def test_missing_media_hold_the_post(tmp_path: Path) -> None:
    """What cannot be sent as approved is not sent."""
    house = build(
        tmp_path / "hub", {FILE: post("media:\n  - file: /media/gone.png\n    alt: A lamp.\n")}
    )

    result = house.publish()

    (held,) = result.deliveries
    assert (State.HELD, True) == (held.state, result.failed)
    assert "cannot be read" in held.reason


# --- approval ---


def test_a_description_that_is_not_here_is_missed(tmp_path: Path) -> None:
    """A sidecar's description is sent: without the file, less would go out than was approved."""
    picture = "content/media/lamp.png"
    house = build(
        tmp_path / "hub",
        {
            FILE: post("media:\n  - file: /media/lamp.png\n"),
            picture: b"one",
            f"{picture}.yml": "alt: A brass lamp.\n",
        },
    )
    (house.root / f"{picture}.yml").unlink()

    (held,) = house.publish().deliveries
    assert (State.HELD, True) == (held.state, "lamp.png.yml is not committed" in held.reason)
    house.commit()
    assert not house.publish().failed


@pytest.mark.parametrize("name", [FILE, "masthead.yml", "strategy/channels/outbox.md"])
def test_what_is_not_committed_is_held(house: House, name: str) -> None:
    """The post, its channel and the settings all shape the message."""
    with (house.root / name).open("a", encoding="utf-8") as file:
        file.write("\n")

    result = house.publish()

    (held,) = result.deliveries
    assert (State.HELD, True) == (held.state, result.failed)
    assert f"{name} is not committed as it is here" in held.reason
    assert "commit it (and merge it to main)" == held.next_step
    assert {} == house.records


def test_a_new_file_is_not_approved(house: House) -> None:
    """Untracked posts wait; the others go out."""
    house.write("content/posts/2026/new.md", post())

    assert {"new@outbox": "held", NAME: "published"} == house.states(house.publish())


def test_the_work_tree_is_enough_without_approval(tmp_path: Path) -> None:
    """`require_approval: none` takes what lies there."""
    settings = f"{SETTINGS}publishing:\n  require_approval: none\n"
    root = write_hub(tmp_path / "hub", {"masthead.yml": settings})
    git(root, "init", "-q", "-b", "main")
    create(root, load_settings(root), now=0.0)

    assert {NAME: "published"} == House(root).states(House(root).publish())


def test_another_branch_stops_the_run(house: House) -> None:
    """What is not merged is not approved."""
    git(house.root, "switch", "-q", "-c", "draft")
    git(house.root, "commit", "-q", "--allow-empty", "-m", "x")

    with pytest.raises(RepositoryError, match="not on main"):
        house.publish()


def test_an_approval_that_cannot_be_looked_up_holds_what_is_due(tmp_path: Path) -> None:
    """A stricter wish is not quietly read as a weaker one."""
    settings = f"{SETTINGS}publishing:\n  require_approval: verified\n"
    house = build(tmp_path / "hub", {"masthead.yml": settings})

    (found,) = house.publish().deliveries

    assert State.HELD is found.state
    assert "GITHUB_TOKEN is not set" in found.reason


def test_no_repository_stops_the_run(tmp_path: Path) -> None:
    """The message says how to make one."""
    with pytest.raises(RepositoryError, match="not in a git repository"):
        House(write_hub(tmp_path / "hub")).publish()


def test_no_ledger_stops_the_run(tmp_path: Path) -> None:
    """Only `masthead ledger init` makes one."""
    root = write_hub(tmp_path / "hub")
    commit_all(root)

    with pytest.raises(LedgerError, match="no branch ledger"):
        House(root).publish()


@pytest.mark.parametrize(
    "files",
    [
        {FILE: post("id: ../../masthead")},
        {FILE: post(channels="[Hook]"), "strategy/channels/Hook.md": OUTBOX},
    ],
)
def test_an_id_that_is_none_is_held(tmp_path: Path, files: dict[str, str]) -> None:
    """It could lead out of the outbox, and out of the ledger; other posts go out."""
    house = build(tmp_path / "hub", {**files, "content/posts/2026/good.md": post()})

    states = house.states(house.publish())

    assert "published" == states.pop("good@outbox")
    assert {"held"} >= set(states.values())
    assert {"good@outbox"} == set(house.records)


# --- checks ---


def test_a_post_with_an_error_is_held(house: House) -> None:
    """The first error is the reason; warnings hold nothing back."""

    def check(_hub: Hub, _now: datetime, paths: object) -> list[Finding]:
        assert {FILE} == paths
        return [
            Finding("post/tone", FILE, "rather stiff", level=Level.WARNING),
            Finding("post/length", FILE, "too long by 5", 7),
            Finding("post/length", "content/other.md", "too long", 1),
        ]

    result = house.publish(check=check)

    (held,) = result.deliveries
    assert f"{FILE}:7: too long by 5 (post/length)" == held.reason
    assert (State.HELD, f"masthead check {FILE}", True) == (
        held.state,
        held.next_step,
        result.failed,
    )


def test_the_real_check_lets_a_good_post_pass(house: House) -> None:
    """The rules of `masthead check` are those of a run."""
    assert {NAME: "published"} == house.states(house.publish(check=find_errors))


@pytest.mark.parametrize(("level", "found"), [("warning", False), ("error", True)])
def test_a_slow_rule_runs_where_it_makes_errors(tmp_path: Path, level: str, *, found: bool) -> None:
    """A run and the commands that look do not pay for what holds nothing back."""
    text = "Bring your lamp to the long table, we mend it together and you take home the light.\n"
    files = {FILE: post(body=text), "content/posts/2026/two.md": post(body=text)}
    settings = f"{SETTINGS}rules:\n  post/duplicate: {level}\n"
    hub = load_hub(build(tmp_path / "hub", {**files, "masthead.yml": settings}).root)

    findings = find_errors(hub, NOW, {one.path for one in hub.posts.values()})

    assert found is any(one.rule == "post/duplicate" for one in findings)


# --- time ---


def test_what_is_late_waits_for_a_person_and_alarms(house: House) -> None:
    """Nothing goes out long after its time by itself."""
    house.later(hours=8)

    result = house.publish()

    assert ({NAME: "late"}, True) == (house.states(result), result.failed)
    assert {} == house.records


def test_what_lies_ahead_is_not_listed(house: House) -> None:
    """Nor is what was dropped in time."""
    house.later(hours=-5)

    assert () == house.publish().deliveries


def test_what_has_expired_is_not_sent(tmp_path: Path) -> None:
    """And it is no alarm: its writer wanted it so."""
    house = build(tmp_path / "hub", {FILE: post("expires_at: 2026-12-07 09:30")})

    result = house.publish()

    assert ((), False) == (result.deliveries, result.failed)


def test_a_persons_hold_is_no_alarm(tmp_path: Path) -> None:
    """It is listed with its reason."""
    house = build(tmp_path / "hub", {FILE: post("hold: Legal looks at it")})

    result = house.publish()

    assert ({NAME: "held"}, False) == (house.states(result), result.failed)


def test_a_hold_on_everything_stops_the_run(house: House) -> None:
    """Until it is released, or ends."""
    policy = load_settings(house.root).publishing
    with open_ledger(open_repository(house.root), policy) as ledger:
        hold = Hold("a storm", "sari", 0.0, house.now.timestamp() + 3600)
        set_hold(ledger, hold, now=0.0)

    result = house.publish()

    assert ({NAME: "held"}, False) == (house.states(result), result.failed)
    house.later(hours=1)
    assert {NAME: "published"} == house.states(house.publish())


# --- how much ---


def many(tmp_path: Path, count: int) -> House:
    """Return a hub with some due posts and a cap of two."""
    files = {f"content/posts/2026/lamp-{n}.md": post() for n in range(count - 1)}
    settings = f"{SETTINGS}publishing:\n  max_per_run: 2\n"
    return build(tmp_path / "hub", {"masthead.yml": settings, **files})


def test_too_many_at_once_need_a_persons_word(tmp_path: Path) -> None:
    """A shortened ledger or a wrong clock must not empty the archive."""
    house = many(tmp_path, 3)

    result = house.publish()

    assert (frozenset(), True) == (result.taken, result.failed)
    assert "3 deliveries are due, more than max_per_run (2)" in result.problem
    assert "masthead publish --limit 3" in result.problem
    assert {} == house.records


def test_a_limit_confirms_and_cuts(tmp_path: Path) -> None:
    """The first ones go, the rest stays due, and that is no alarm."""
    house = many(tmp_path, 4)

    result = house.publish(limit=3)

    assert (3, False) == (len(result.taken), result.failed)
    assert ["due", "published", "published", "published"] == sorted(house.states(result).values())


def test_one_channel_only(tmp_path: Path) -> None:
    """The others stay due."""
    house = build(tmp_path / "hub", {FILE: post(channels="[site, outbox]")})

    result = house.publish(channel="site")

    assert {"repair-week@site": "published", NAME: "due"} == house.states(result)
    assert not result.failed


def test_an_unknown_channel_is_a_usage_error(house: House) -> None:
    """The message lists those that there are."""
    with pytest.raises(UsageError, match="there is no channel tiktok") as caught:
        house.publish(channel="tiktok")

    assert "known: outbox, site" == caught.value.hint


def test_a_dry_run_only_says_what_would_go(house: House) -> None:
    """Neither the ledger nor the outbox changes."""
    before = git(house.root, "rev-parse", "ledger")

    result = house.publish(dry_run=True)

    assert ({NAME: "due"}, False) == (house.states(result), result.failed)
    assert before == git(house.root, "rev-parse", "ledger")
    assert not (house.root / "build").exists()


def test_a_run_without_work_shows_that_it_was_there_once_an_hour(house: House) -> None:
    """A heartbeat, and no push more often than that."""

    def beats() -> int:
        return int(git(house.root, "rev-list", "--count", "ledger"))

    house.later(hours=-5)
    start = beats()
    house.publish()
    house.publish()
    assert start + 1 == beats()
    house.later(seconds=HEARTBEAT)
    house.publish()
    assert start + 2 == beats()


# --- services that fail ---


def answers(*replies: Reply | None) -> Callable[[Request], Reply | None]:
    """Return a service that gives these replies in order, and the last one for ever."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


OK: Reply = (200, {}, b'{"id": "7", "url": "https://a.example/7"}')


def test_a_webhook_gets_its_message(tmp_path: Path) -> None:
    """Signed, once, and its answer is the receipt."""
    with serve(answers(OK)) as service:
        house = webhook_house(tmp_path, service)
        result = house.publish()
        house.publish()

    assert 1 == len(service.requests)
    (sent,) = result.deliveries
    assert sent.record is not None
    assert ("7", "https://a.example/7") == (sent.record.remote_id, sent.record.url)


def test_a_missing_secret_is_said_and_nothing_is_claimed(tmp_path: Path) -> None:
    """The channel waits, the others go out, and the run alarms."""
    with serve(answers(OK)) as service:
        house = webhook_house(tmp_path, service)
        house.write("content/posts/2026/other.md", post())
        house.commit()
        house.environment.clear()
        result = house.publish()

    by_name = {one.name: one for one in result.deliveries}
    waits = by_name["repair-week@hook"]
    assert (State.DUE, "the environment variable HOOK_KEY is not set") == (
        waits.state,
        waits.reason,
    )
    assert State.PUBLISHED is by_name["other@outbox"].state
    assert result.failed
    assert [] == service.requests
    assert {"other@outbox"} == set(house.records)


def test_a_blind_service_that_breaks_is_unknown_and_asks_a_person(tmp_path: Path) -> None:
    """Never sent again by a machine; every run alarms until somebody decides."""
    with serve(answers((500, {}, b""), OK)) as service:
        house = webhook_house(tmp_path, service)
        first, second = house.publish(), house.publish()
        house.later(days=2)
        third = house.publish()

    assert 1 == len(service.requests)
    for result in (first, second, third):
        assert ({"repair-week@hook": "unknown"}, True) == (house.states(result), result.failed)
    assert "127.0.0.1 answered 500" == first.deliveries[0].reason


def test_a_receiver_that_knows_keys_is_asked_again(tmp_path: Path) -> None:
    """The same key and the same body: it makes nothing new."""
    with serve(answers((500, {}, b""), OK)) as service:
        house = webhook_house(tmp_path, service, page="idempotent: true\n")
        result = house.publish()

    one, two = service.requests
    assert {"repair-week@hook": "published"} == house.states(result)
    assert one.headers["idempotency-key"] == two.headers["idempotency-key"]
    assert one.body == two.body


def test_a_refusal_fails_and_alarms(tmp_path: Path) -> None:
    """The reason is the service's, without secrets."""
    with serve(answers((422, {}, b"hunter2 says: too long"))) as service:
        house = webhook_house(tmp_path, service)
        result = house.publish()

    (failed,) = result.deliveries
    assert (State.FAILED, True) == (failed.state, result.failed)
    assert "127.0.0.1 answered 422: *** says: too long" == failed.reason
    assert "hunter2" not in git(house.root, "show", "ledger:ledger/2026/12/repair-week.json")


def test_a_busy_service_is_left_alone_as_long_as_it_asks(tmp_path: Path) -> None:
    """`Retry-After` holds for the whole channel and for the runs after this one."""
    with serve(answers((429, {"Retry-After": "600"}, b""), OK)) as service:
        house = webhook_house(tmp_path, service, posts=2)
        first = house.publish()
        house.later(minutes=5)
        second = house.publish()
        asked = len(service.requests)
        house.later(minutes=6)
        third = house.publish()

    assert (1, 3) == (asked, len(service.requests))
    assert {"due"} == set(house.states(first).values()) == set(house.states(second).values())
    assert first.failed
    assert not second.failed
    assert {"published"} == set(house.states(third).values())


def test_dead_credentials_burn_nothing(tmp_path: Path) -> None:
    """One request shows it; all deliveries stay due until the secret is right."""
    with serve(answers((401, {}, b""), OK)) as service:
        house = webhook_house(tmp_path, service, posts=3)
        first = house.publish()
        asked = len(service.requests)
        second = house.publish()

    assert 1 == asked
    assert ({"due"}, True) == (set(house.states(first).values()), first.failed)
    assert {"published"} == set(house.states(second).values())


def test_a_broken_channel_leaves_the_others_alone(tmp_path: Path) -> None:
    """Each error stays in its channel."""
    with serve(answers(None)) as service:
        house = webhook_house(tmp_path, service)
        house.write("content/posts/2026/other.md", post())
        house.commit()
        result = house.publish()

    assert {"repair-week@hook": "unknown", "other@outbox": "published"} == house.states(result)


def test_an_outbox_that_cannot_be_written_is_tried_again(house: House) -> None:
    """Nothing is lost and nothing is half-sent."""
    (house.root / "build").write_text("in the way")
    first = house.publish()
    (house.root / "build").unlink()
    house.later(hours=1)

    assert ({NAME: "due"}, True) == (house.states(first), first.failed)
    assert "cannot be written" in first.deliveries[0].reason
    assert {NAME: "published"} == house.states(house.publish())


def test_a_person_who_stops_a_run_leaves_no_claim_behind(tmp_path: Path) -> None:
    """What was under way is recorded with its receipt, the rest is due at once."""
    house = build(tmp_path / "hub", {"content/posts/2026/two.md": post()})

    with pytest.raises(KeyboardInterrupt):
        house.publish(tell=lambda _: signal.raise_signal(signal.SIGINT))

    assert {State.PUBLISHED, State.CLAIMED} == {one.state for one in house.records.values()}
    house.later(minutes=10)
    assert {"published"} == set(house.states(house.publish()).values())


# --- by hand ---


def test_a_bundle_waits_for_a_person_without_alarm(tmp_path: Path) -> None:
    """The run hands it over once; the next step is a command."""
    house = build(
        tmp_path / "hub",
        {"strategy/channels/hand.md": MANUAL, FILE: post(channels="[hand]")},
    )

    first, second = house.publish(), house.publish()

    (handed,) = first.deliveries
    assert (State.SENDING, Plan.PERSON, False) == (
        handed.state,
        handed.record and handed.record.plan,
        first.failed,
    )
    assert "build/outbox/hand/repair-week" in handed.reason
    assert "masthead resolve repair-week@hand --published URL" in handed.next_step
    assert ({"repair-week@hand": "sending"}, False, frozenset()) == (
        house.states(second),
        second.failed,
        second.taken,
    )


# --- what a dead run has left ---


def interrupted(house: House, **fields: object) -> None:
    """Put the ledger where a run that died left it: claimed and perhaps sent."""
    policy = load_settings(house.root).publishing
    with open_ledger(open_repository(house.root), policy) as ledger:
        seen = ledger.fetch(["repair-week"])
        record = replace(
            seen.records[NAME], state=State.SENDING, receipts=(), lease_until=0.0, **fields
        )
        ledger.push(seen.tip, {NAME: record}, "Die", now=house.now.timestamp())


def test_a_dead_runs_delivery_is_finished_with_its_frozen_text(house: House) -> None:
    """Whatever has become of the file meanwhile, committed or not."""
    house.publish()
    interrupted(house, plan=Plan.SEND)
    frozen = house.root / "build/outbox/outbox/repair-week/message.json"
    before = frozen.read_bytes()
    frozen.unlink()
    frozen.parent.rmdir()
    house.write(FILE, post(body="Another text.\n"))

    result = house.publish()

    assert {NAME: "published"} == house.states(result)
    assert before == frozen.read_bytes()


def test_a_dead_runs_late_delivery_is_only_looked_for(house: House) -> None:
    """It was written: published. It was not: late."""
    house.publish()
    interrupted(house, plan=Plan.SEND)
    house.later(hours=8)

    assert {NAME: "published"} == house.states(house.publish())


def test_a_dead_runs_late_delivery_that_is_not_there_waits(house: House) -> None:
    """It is not sent hours after its time."""
    house.publish()
    interrupted(house, plan=Plan.SEND)
    (house.root / "build/outbox/outbox/repair-week/message.json").unlink()
    (house.root / "build/outbox/outbox/repair-week").rmdir()
    house.later(hours=8)

    result = house.publish()

    assert ({NAME: "late"}, True) == (house.states(result), result.failed)


# --- a remote ---


@pytest.fixture
def shared(tmp_path: Path) -> House:
    """Return a hub whose ledger lives on a remote."""
    root = write_hub(tmp_path / "hub", {".gitignore": "build/\n"})
    commit_all(root)
    add_remote(root, tmp_path / "remote.git")
    git(root, "push", "-q", "-u", "origin", "main")
    create(root, load_settings(root), now=0.0)
    return House(root)


def test_another_clone_sees_what_was_published(shared: House, tmp_path: Path) -> None:
    """Two machines, one ledger: the second delivers nothing."""
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{tmp_path}/remote.git", "clone")
    other = House(tmp_path / "clone")

    assert {NAME: "published"} == shared.states(shared.publish())
    assert (frozenset(), ()) == (other.publish().taken, other.publish().deliveries)
    assert {NAME} == set(shared.records)


def test_an_unreachable_remote_stops_the_run_before_anything_is_sent(
    shared: House, tmp_path: Path
) -> None:
    """Without the ledger nobody knows what is out."""
    (tmp_path / "remote.git").rename(tmp_path / "gone.git")

    with pytest.raises(RepositoryError, match="cannot be reached"):
        shared.publish()

    assert not (shared.root / "build").exists()


def test_a_remote_that_refuses_the_ledger_stops_the_run_before_anything_is_sent(
    shared: House, tmp_path: Path
) -> None:
    """The claim is the first thing that is written."""
    hook = tmp_path / "remote.git" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)

    with pytest.raises(RepositoryError, match="refuses the branch ledger"):
        shared.publish()

    assert not (shared.root / "build").exists()


def test_a_fast_rival_wins_cleanly(shared: House, tmp_path: Path) -> None:
    """Two runs at the same time: one delivers, the other leaves it and does not alarm."""
    git(tmp_path, "clone", "-q", f"file://{tmp_path}/remote.git", "clone")
    rival = House(tmp_path / "clone")
    results: list[Result] = []

    def check(*_: object) -> tuple[Finding, ...]:
        results.append(rival.publish())
        return ()

    mine = shared.publish(check=check)

    assert {NAME: "published"} == rival.states(results[0])
    assert ({NAME: "published"}, False) == (shared.states(mine), mine.failed)
    assert not (shared.root / "build").exists()


def test_settings_name_the_branch(tmp_path: Path) -> None:
    """The ledger's branch is the hub's choice."""
    settings = f"{SETTINGS}publishing:\n  ledger: deliveries\n"
    house = build(tmp_path / "hub", {"masthead.yml": settings})

    house.publish()

    assert git(house.root, "rev-parse", "deliveries")
