"""`publishing.require_approval: verified`: only what GitHub says was approved goes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from approving_hub import PICTURE, SHOWN
from conftest import NOW
from git_helper import git
from hub_builder import OUTBOX, post
from masthead.ledger.form import encode, path_of
from masthead.publishing.state import look
from masthead.record import Plan, Read, State
from servers.github import Fault
from verified_hub import CHANNEL, POST, VERIFIED, Hub, verified_hub

WAYS = ["merge", "squash", "rebase"]
SECOND = "content/posts/2026/second.md"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """Return a hub with Sari's post in a branch."""
    with verified_hub(tmp_path) as made:
        yield made


@pytest.mark.parametrize("how", WAYS)
def test_what_was_approved_goes_out(hub: Hub, how: str) -> None:
    """However it was merged; the ledger keeps where, by whom, and what they read."""
    read = hub.fake.commit_of("post")
    pull = hub.merged(how)

    assert State.PUBLISHED is hub.one().state
    approval = hub.record.approval
    assert approval
    assert (1, (Read("dimas", read),), False, ()) == (
        approval.pull,
        approval.by,
        approval.emergency,
        approval.besides,
    )
    assert pull.merge_commit == approval.commit
    assert approval.url.endswith("/pull/1")


def test_what_was_merged_without_an_approval_is_held(hub: Hub) -> None:
    """The reason names who is missing, by which rule, and the pull request; nothing is claimed."""
    hub.merged(reviewer="")

    found = hub.one()

    assert State.HELD is found.state
    assert f"{POST} came by pull request #1 (https://" in found.reason
    assert "owners: 1 approval is missing, from @lentera/editors" in found.reason
    assert "masthead approvals --pr 1" in found.next_step
    assert {} == hub.house.records


def test_a_held_post_fails_the_run_and_goes_out_once_it_is_approved(hub: Hub) -> None:
    """An approval may be given after the merge, for the very text."""
    pull = hub.merged(reviewer="")
    assert hub.run().failed

    hub.fake.review(pull, "dimas")

    assert State.PUBLISHED is hub.one().state


@pytest.mark.parametrize("how", WAYS)
def test_a_change_in_the_branch_after_the_approval_is_held(hub: Hub, how: str) -> None:
    """Nobody has read the last commit."""
    pull = hub.fake.open("post")
    hub.fake.review(pull, "dimas")
    hub.fake.commit("post", {POST: post(title="Repair", body="Bring your money.\n")})
    hub.fake.merge(pull, how)

    found = hub.one()

    assert State.HELD is found.state
    assert "the approval of dimas does not count" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        post(title="Repair", body="Bring your money.\n"),
        post(title="Repair", publish_at="2026-12-07 08:00"),
    ],
)
def test_a_text_edited_on_main_is_held(hub: Hub, text: str) -> None:
    """Or anything in its front matter: the commit came without a pull request."""
    hub.merged()
    commit = hub.push({POST: text})

    found = hub.one()

    assert State.HELD is found.state
    assert f"{POST} came in commit {commit[:9]} without a pull request" in found.reason
    assert "by a pull request that is approved" in found.next_step


def test_an_approved_text_that_was_picked_onto_main_is_held(hub: Hub) -> None:
    """The pull request was never merged."""
    hub.fake.review(hub.fake.open("post"), "dimas")
    hub.push({POST: post(title="Repair")})

    assert "without a pull request" in hub.one().reason


def test_a_revert_without_a_pull_request_is_held(hub: Hub) -> None:
    """The text of before was approved, its coming back was not."""
    hub.merged()
    hub.fake.commit("next", {POST: post(title="Repair", body="Bring your cup.\n")})
    hub.merged(branch="next")
    hub.push({POST: post(title="Repair")})

    assert "without a pull request" in hub.one().reason


@pytest.mark.parametrize(("reviewer", "state"), [("dimas", State.PUBLISHED), ("", State.HELD)])
def test_a_post_that_was_moved(hub: Hub, reviewer: str, state: State) -> None:
    """With its id: the move needs an approval like any change."""
    hub.merged()
    moved = {POST: None, "content/posts/2026/moved.md": post("id: repair", title="Repair")}
    hub.fake.commit("move", {POST: post("id: repair", title="Repair")})
    hub.merged(branch="move")
    hub.fake.commit("moved", moved)
    hub.merged(branch="moved", reviewer=reviewer)

    assert state is hub.one().state


def test_an_earlier_state_of_the_branch_is_held(hub: Hub) -> None:
    """It was approved once, and then another text; only the last one was merged."""
    fake, pull = hub.fake, hub.fake.open("post")
    earlier = fake.commit_of("post")
    fake.review(pull, "dimas")
    fake.commit("post", {POST: post(title="Repair", body="Bring your lamp on Monday.\n")})
    fake.review(pull, "dimas")
    fake.merge(pull, "squash")
    git(fake.work, "checkout", "-q", "--detach", earlier)
    git(fake.work, "merge", "-q", "-s", "ours", "-m", "Merge", "origin/main")
    git(fake.work, "push", "-q", "origin", "HEAD:refs/heads/main")

    assert "earlier state" in hub.one().reason


def test_what_git_makes_of_a_text_is_not_what_was_approved(hub: Hub) -> None:
    """The text that is checked out goes out, and `.gitattributes` may change it."""
    hub.fake.commit("post", {POST: post(title="Repair", body="Bring $Id$.\n")})
    hub.merged()
    hub.push({".gitattributes": "*.md ident\n"})
    hub.stage.fetch()
    git(hub.stage.clone, "rm", "-rq", "--cached", ".")
    git(hub.stage.clone, "reset", "-q", "--hard")
    assert "Bring $Id: " in (hub.stage.clone / POST).read_text()

    found = next(one for one in hub.house.publish().deliveries if one.name == "repair@outbox")

    assert State.HELD is found.state
    assert f"{POST} is not committed as it is here" in found.reason


def test_an_objection_holds_where_nobody_is_asked(tmp_path: Path) -> None:
    """Whoever may write is heard, though the profile asks for no approval."""
    settings = "name: Lamps\nprofile: solo\npublishing: {require_approval: verified}\n"
    with verified_hub(tmp_path, {"masthead.yml": settings}) as hub:
        pull = hub.fake.open("post")
        hub.fake.review(pull, "dimas", "CHANGES_REQUESTED")
        hub.fake.merge(pull)

        assert "dimas asks for changes" in hub.one().reason


def with_picture(hub: Hub) -> None:
    """Have a post with a picture approved and merged."""
    hub.fake.commit("post", {POST: post(SHOWN, title="Repair")})
    hub.merged()


def test_a_picture_that_was_there_needs_no_approval_of_its_own(hub: Hub) -> None:
    """It was what it is when the post was approved."""
    with_picture(hub)

    assert State.PUBLISHED is hub.one().state


def test_a_picture_that_was_exchanged_on_main_is_held(hub: Hub) -> None:
    """Nobody has approved the post with that one."""
    with_picture(hub)
    hub.push({PICTURE: "another picture"})

    found = hub.one()

    assert State.HELD is found.state
    assert f"{PICTURE} shapes what goes out, and is not what those saw" in found.reason
    assert "without a pull request" in found.reason


@pytest.mark.parametrize(("reviewer", "state"), [("dimas", State.PUBLISHED), ("", State.HELD)])
def test_a_picture_that_was_exchanged_by_a_pull_request(
    hub: Hub, reviewer: str, state: State
) -> None:
    """Who approves it approves the post that shows it."""
    with_picture(hub)
    hub.fake.commit("picture", {PICTURE: "another picture"})
    hub.merged(branch="picture", reviewer=reviewer)

    assert state is hub.one().state
    if state is State.PUBLISHED:
        assert hub.record.approval
        assert (2,) == hub.record.approval.besides


def test_a_picture_of_the_same_pull_request(hub: Hub) -> None:
    """It came with the post, and is approved with it."""
    hub.fake.commit("post", {POST: post(SHOWN, title="Repair"), PICTURE: "another picture"})
    hub.merged("squash")

    assert State.PUBLISHED is hub.one().state


def test_a_sidecar_that_was_taken_away_on_main_is_held(hub: Hub) -> None:
    """What it said of the picture is missing from the message."""
    sidecar = f"{PICTURE}.yml"
    hub.push({sidecar: "alt: A bench.\n"})
    hub.fake.commit("post", {POST: post(SHOWN, title="Repair")}, force=True)
    hub.merged()
    hub.push({sidecar: None})

    assert f"{sidecar} shapes what goes out" in hub.one().reason


def test_a_channel_that_was_changed_on_main_is_held(hub: Hub) -> None:
    """The message is another than the one that was approved."""
    hub.merged()
    hub.push({CHANNEL: OUTBOX.replace("Outbox", "Our outbox")})

    found = hub.one()

    assert State.HELD is found.state
    assert f"{CHANNEL} shapes what goes out" in found.reason
    assert "approved pull request #1" in found.reason


@pytest.mark.parametrize(("reviewer", "state"), [("dimas", State.PUBLISHED), ("", State.HELD)])
def test_a_channel_that_was_changed_by_a_pull_request(
    hub: Hub, reviewer: str, state: State
) -> None:
    """With its own approval it shapes what was approved before."""
    hub.merged()
    hub.fake.commit("channel", {CHANNEL: OUTBOX.replace("Outbox", "Our outbox")})
    hub.merged(branch="channel", reviewer=reviewer)

    assert state is hub.one().state


def test_a_channel_that_was_changed_back_is_as_it_was(hub: Hub) -> None:
    """What counts is what goes out now."""
    hub.merged()
    hub.push({CHANNEL: OUTBOX.replace("Outbox", "Our outbox")})
    hub.push({CHANNEL: OUTBOX})

    assert State.PUBLISHED is hub.one().state


def test_a_channel_that_was_changed_while_the_post_was_read_is_held(hub: Hub) -> None:
    """Who read the branch did not see it."""
    pull = hub.fake.open("post")
    hub.fake.review(pull, "dimas")
    hub.push({CHANNEL: OUTBOX.replace("Outbox", "Our outbox")})
    hub.fake.merge(pull)

    assert f"{CHANNEL} shapes what goes out" in hub.one().reason


def test_settings_of_the_same_pull_request_need_their_own_approval(hub: Hub) -> None:
    """An editor's approval of the post is none of a guardian."""
    hub.fake.commit("post", {"masthead.yml": VERIFIED.replace("Lentera", "Lamps")})
    hub.merged()

    found = hub.one()

    assert State.HELD is found.state
    assert "masthead.yml came by pull request #1" in found.reason
    assert "from @lead" in found.reason


def test_the_short_way_is_told_wherever_the_run_is_told(hub: Hub) -> None:
    """It goes out, and the ledger, the table, the summary and the annotations say how."""
    from masthead.publishing.report import job_summary, table, to_json, warn

    pull = hub.fake.open("post")
    pull.labels.append("emergency")
    hub.fake.review(pull, "ayu")
    hub.fake.merge(pull)

    result = hub.run()

    approval = hub.record.approval
    assert approval
    assert approval.emergency
    said = "pull request #1 by ayu"
    assert any(f"approved: {said}" in line for line in table(result.deliveries, "UTC"))
    assert "**By the short way:**" in job_summary(result.deliveries, "UTC")
    (warning,) = warn(result.deliveries, result.paths)
    assert warning.startswith("::warning title=by the short way::repair@outbox: pull request #1")
    (told,) = to_json(result.deliveries)["deliveries"]  # type: ignore[misc] - a list of mappings
    assert {"pull": 1, "emergency": True}.items() <= told["approval"].items()


def test_posts_of_one_pull_request_ask_github_once(hub: Hub) -> None:
    """However many they are."""
    words = ("cups", "chairs", "tables", "doors", "radios", "toys")
    many = {
        f"content/posts/2026/{word}.md": post(title=word, body=f"We mend {word}, {word}, {word}.\n")
        for word in words
    }
    hub.fake.commit("post", many)
    hub.merged("squash")

    result = hub.run()

    assert 7 == sum(one.state is State.PUBLISHED for one in result.deliveries)
    assert sorted(set(hub.fake.asked)) == sorted(hub.fake.asked)


FAULTS = {
    "refused": (Fault("/pulls", status=401, message="Bad credentials", times=99), "401"),
    "forbidden": (Fault("/pulls", status=403, message="Not for you", times=99), "403"),
    "limited": (
        Fault("/pulls", status=429, headers={"Retry-After": "3600"}, times=99),
        "3600 s|within the 90 s",
    ),
    "gone": (Fault("/pulls", status=404, message="Not Found", times=99), "404"),
    "broken": (Fault("/pulls", status=500, message="Oops", times=99), "500"),
    "cut off": (Fault("/pulls", form="cut", times=99), "breaks off"),
    "a page": (Fault("/pulls", form="html", times=99), "not JSON|html"),
    "silent": (Fault("/pulls", form="silent", times=99), "broke off"),
    "reviews gone": (Fault("/reviews", status=404, message="Not Found", times=99), "404"),
    "reviews broken": (Fault("/reviews", status=502, message="Oops", times=99), "502"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_github_that_does_not_answer_holds_what_is_due(hub: Hub, case: str) -> None:
    """The reason says so, nothing is sent, and the next run asks again."""
    hub.merged()
    fault, said = FAULTS[case]
    hub.fake.faults.append(fault)

    found = hub.one()

    assert State.HELD is found.state
    assert any(words in found.reason for words in said.split("|")), found.reason
    assert found.next_step
    assert {} == hub.house.records
    hub.fake.faults.clear()
    assert State.PUBLISHED is hub.one().state


def test_a_github_that_cannot_be_reached_is_asked_once(hub: Hub) -> None:
    """The run does not wait for it with each post."""
    hub.fake.commit("post", {SECOND: post(title="Second", body="Another thing altogether.\n")})
    hub.merged()
    hub.house.environment["GITHUB_API_URL"] = "http://127.0.0.1:9"

    result = hub.run()

    assert {State.HELD} == {one.state for one in result.deliveries}
    assert all("cannot be reached" in one.reason for one in result.deliveries)
    assert hub.house.slept < 60


@pytest.mark.parametrize("missing", ["GITHUB_TOKEN", "GITHUB_REPOSITORY"])
def test_a_run_that_cannot_ask_holds_what_is_due(hub: Hub, missing: str) -> None:
    """It names what to set."""
    hub.merged()
    del hub.house.environment[missing]

    found = hub.one()

    assert State.HELD is found.state
    assert f"who approved {POST} is not known" in found.reason
    assert missing in found.reason + found.next_step


def test_the_token_is_in_no_message(hub: Hub) -> None:
    """Whatever GitHub sends back."""
    hub.merged()
    token = hub.house.environment["GITHUB_TOKEN"]
    hub.fake.faults.append(Fault("/pulls", status=403, message=f"no {token}", times=9))

    assert token not in repr(hub.run())


def test_one_pull_request_in_trouble_does_not_stop_another(hub: Hub) -> None:
    """What can be known is known."""
    hub.fake.commit("second", {SECOND: post(title="Second", body="Another thing altogether.\n")})
    hub.merged()
    hub.merged(branch="second")
    hub.fake.faults.append(Fault("/pulls/1/reviews", status=500, message="Oops", times=99))

    states = hub.house.states(hub.run())

    assert {"repair@outbox": "held", "second@outbox": "published"} == states


def test_what_github_does_not_know_is_held(hub: Hub) -> None:
    """A commit that was never pushed."""
    hub.merged()
    hub.stage.fetch()
    hub.house.write(POST, post(title="Repair", body="Bring your money.\n"))
    hub.house.commit()

    (found,) = hub.house.publish().deliveries

    assert "GitHub does not know the commit" in found.reason
    assert "push it" == found.next_step


def test_a_shallow_clone_is_not_enough(hub: Hub, tmp_path: Path) -> None:
    """Who brought a file cannot be seen in it."""
    hub.merged()
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{hub.fake.git}", "shallow")

    (found,) = replace(hub.house, root=tmp_path / "shallow").publish().deliveries

    assert f"which commit brought {POST} is not known" == found.reason
    assert "fetch-depth: 0" in found.next_step


def test_a_dry_run_asks_too(hub: Hub) -> None:
    """It says what a run would hold."""
    hub.merged(reviewer="")

    assert State.HELD is hub.one(dry_run=True).state


def test_who_only_looks_asks_nobody(hub: Hub) -> None:
    """`status` and the site say that the run will ask."""
    hub.merged(reviewer="")
    hub.stage.fetch()
    hub.fake.asked.clear()

    (found,) = (one for one in look(hub.house.root, NOW).deliveries if one.post == "repair")

    assert State.DUE is found.state
    assert "the run asks GitHub whether it is approved" == found.reason
    assert [] == hub.fake.asked


def test_a_policy_that_asks_nobody_wants_a_pull_request_all_the_same(tmp_path: Path) -> None:
    """`verified` looks for what brought the text; who approved it, the profile says."""
    settings = "name: Lamps\nprofile: solo\npublishing: {require_approval: verified}\n"
    with verified_hub(tmp_path, {"masthead.yml": settings}) as hub:
        hub.merged(reviewer="")
        hub.push({SECOND: post(title="Second", body="Another thing altogether.\n")})

        states = hub.house.states(hub.run())

        assert {"repair@outbox": "published", "second@outbox": "held"} == states
        assert hub.record.approval
        assert () == hub.record.approval.by


def test_an_approval_is_kept_with_what_was_claimed(hub: Hub) -> None:
    """A run that comes later finds it in the ledger, whatever GitHub says by then."""
    hub.merged()
    hub.one()
    kept = hub.record.approval
    hub.fake.pulls.clear()

    hub.run()

    assert kept == hub.record.approval


def forge(hub: Hub, folder: Path, body: str, **values: object) -> None:
    """Write into the ledger, by hand, that a run broke off while it sent a text."""
    names = ("--quiet", "--branch", "ledger", str(hub.fake.git), str(folder / "ledger"))
    git(folder, "clone", *names)
    sent = NOW.timestamp() - 7_200
    said = json.dumps(hub.record.payload).replace("Bring your lamp.", body)
    payload = json.loads(said.replace('"repair', '"second'))
    record = replace(
        hub.record,
        post="second",
        payload=payload,
        at=sent,
        first_sent=sent,
        lease_until=sent + 60,
        key="second@outbox",
        **{"state": State.SENDING, "receipts": (), "plan": Plan.SEND, **values},  # type: ignore[arg-type] - of a record
    )
    file = folder / "ledger" / path_of("second", sent)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(encode("second", [record]))
    opened = {"schema": 1, "posts": ["second"]}
    (folder / "ledger" / "open.json").write_text(json.dumps(opened))
    git(folder / "ledger", "add", "--all")
    git(folder / "ledger", "commit", "--quiet", "-m", "Record second")
    git(folder / "ledger", "push", "--quiet", "origin", "ledger")


@pytest.mark.parametrize(
    ("reviewer", "body", "goes_out"),
    [
        ("dimas", "Another thing altogether.", True),
        ("", "Another thing altogether.", False),
        ("dimas", "Bring your money.", False),
    ],
)
def test_a_run_that_broke_off_sends_again_what_is_approved(
    hub: Hub, tmp_path: Path, reviewer: str, body: str, *, goes_out: bool
) -> None:
    """The ledger alone approves nothing: whoever may push can write into its branch."""
    hub.merged()
    hub.one()
    hub.fake.commit("next", {SECOND: post(title="Repair", body="Another thing altogether.\n")})
    hub.merged(branch="next", reviewer=reviewer)
    forge(hub, tmp_path, body)

    hub.run()

    assert goes_out is (hub.house.root / "build/outbox/outbox/second").exists()


def test_the_rest_of_a_thread_is_the_text_that_is_approved(hub: Hub, tmp_path: Path) -> None:
    """What the ledger says of the parts that are missing must be what stands in the post."""
    hub.merged()
    hub.one()
    hub.fake.commit("next", {SECOND: post(title="Repair", body="Another thing altogether.\n")})
    hub.merged(branch="next")
    out = replace(hub.record.receipts[0], url="")
    forge(hub, tmp_path, "Bring your money.", state=State.CLAIMED, plan=Plan.NONE, receipts=(out,))

    assert "of another text" in hub.one("second@outbox").reason
