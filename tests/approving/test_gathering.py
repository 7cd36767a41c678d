"""A pull request is judged by what git and GitHub say of it, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from approving_hub import PICTURE, POST, SETTINGS, SHOWN, Fault, Stage, stage
from git_helper import git
from github_parts import asking
from hub_builder import post
from masthead.approvals import Standing
from masthead.approving.texts import Entry, Texts
from masthead.errors import ConfigError, GitHubError, RepositoryError
from servers.github import Pull

WAYS = ["merge", "squash", "rebase"]


@pytest.fixture
def set_up(tmp_path: Path) -> Iterator[Stage]:
    """Return a hub on GitHub, with a clone of main."""
    with stage(tmp_path) as made:
        yield made


@pytest.fixture
def pull(set_up: Stage) -> Pull:
    """Return Sari's pull request, approved by Dimas."""
    made = set_up.fake.open("post", title="Repair")
    set_up.fake.review(made, "dimas")
    return made


def test_an_approved_pull_request(set_up: Stage, pull: Pull) -> None:
    """It says who approved which commit of which pull request."""
    found = set_up.judge(pull)

    assert Standing.APPROVED is found.verdict.standing
    assert (1, "Repair", ("dimas",)) == (found.number, found.title, found.by)
    assert (set_up.fake.commit_of("post"),) == found.commits_read
    assert (POST,) == tuple(one.path for one in found.change.files or ())
    assert not found.short_way
    assert not found.merged
    assert () == found.troubles


def test_nobody_has_approved(set_up: Stage) -> None:
    """Then nobody asks GitHub who is in the teams."""
    set_up.fake.open("post")

    found = set_up.judge()

    assert Standing.MISSING is found.verdict.standing
    assert () == found.by
    assert [] == [path for path in set_up.fake.asked if "/teams/" in path]


@pytest.mark.parametrize("how", WAYS)
def test_what_was_merged(set_up: Stage, pull: Pull, how: str) -> None:
    """The text on main is the approved one, by the law of the commit before it came in."""
    set_up.fake.commit("post", {"content/posts/2026/two.md": post(title="Two")})
    set_up.fake.review(pull, "dimas")
    set_up.fake.commit("main", {"content/posts/2026/other.md": post(title="Other")}, author="lead")
    before = set_up.fake.commit_of("main")
    done = set_up.fake.merge(pull, how)
    set_up.fake.commit("main", {"masthead.yml": "name: Lentera\n"}, author="lead")
    set_up.fetch()

    for commit in [done, *pull.brought]:
        found = set_up.judge(pull, commit)

        assert Standing.APPROVED is found.verdict.standing, found
        assert (before, done) == (found.change.base, found.change.head)
        assert [POST, "content/posts/2026/two.md"] == [one.path for one in found.change.files or ()]
        assert found.merged


@pytest.mark.parametrize("how", WAYS)
def test_an_edit_after_the_approval(set_up: Stage, pull: Pull, how: str) -> None:
    """It is missing before the merge and after it; what was not edited stands."""
    set_up.fake.commit("post", {"content/posts/2026/two.md": post(title="Two")})
    assert Standing.MISSING is set_up.judge(pull).verdict.standing

    done = set_up.fake.merge(pull, how)
    set_up.fetch()

    assert Standing.MISSING is set_up.judge(pull, done).verdict.standing
    assert Standing.APPROVED is set_up.judge(pull, done, paths=[POST]).verdict.standing


def test_what_git_is_told_to_take_for_a_commit_is_not_it(set_up: Stage, pull: Pull) -> None:
    """`git replace` shows another text under the id that was read."""
    read = set_up.fake.commit_of("post")
    later = set_up.fake.commit("post", {POST: post(title="Repair", body="Bring your money.\n")})
    git(set_up.clone, "fetch", "-q", "origin", "post")
    git(set_up.clone, "replace", read, later)

    assert Standing.MISSING is set_up.judge(pull).verdict.standing


def test_a_file_that_the_pull_request_does_not_change(set_up: Stage, pull: Pull) -> None:
    """It was not brought by it, so that nothing is known."""
    found = set_up.judge(pull, paths=[POST, "content/posts/2026/shown.md"])

    assert Standing.UNKNOWN is found.verdict.standing
    assert ("content/posts/2026/shown.md is not changed by this pull request",) == (
        found.verdict.unknowns
    )


def test_a_picture_is_a_part_of_the_post(set_up: Stage) -> None:
    """Where it is changed, the post is, though its file is not; and a later picture voids it."""
    fake = set_up.fake
    fake.commit("picture", {PICTURE: "a new picture"})
    pull = fake.open("picture")
    fake.review(pull, "dimas")

    found = set_up.judge(pull)
    assert [PICTURE, "content/posts/2026/shown.md"] == [
        one.path for one in found.change.files or ()
    ]
    assert Standing.APPROVED is found.verdict.standing

    fake.commit("picture", {PICTURE: "another picture"})
    found = set_up.judge(pull)
    assert Standing.MISSING is found.verdict.standing
    assert "and 1 more" in found.verdict.discounted[0].reason


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("be nch.jpg", "'be\n      nch.jpg'"),
        ("it's.jpg", "'it''s.jpg'"),
        ("bench.jpg", '"be\\x6ech.jpg"'),
        ("ламп.jpg", "ламп.jpg"),
    ],
)
def test_however_yaml_writes_its_name(set_up: Stage, name: str, written: str) -> None:
    """A name that is folded, quoted or escaped is found all the same."""
    front = f"media:\n  - file: {written.replace('be', '/media/be', 1)}\n    alt: A bench.\n"
    if "/media/" not in front:
        front = front.replace("it'", "/media/it'").replace("ламп", "/media/ламп")
    odd = "content/posts/2026/odd.md"
    set_up.fake.commit(
        "main", {odd: post(front, title="Odd"), f"content/media/{name}": "1"}, author="lead"
    )
    set_up.fake.commit("picture", {f"content/media/{name}": "2"})
    set_up.fake.open("picture")

    found = set_up.judge()

    assert odd in [one.path for one in found.change.files or ()], front


def test_the_media_of_one_channel_and_captions_count(set_up: Stage) -> None:
    """They are a part of the text, too."""
    front = (
        "channels:\n  outbox:\n    media:\n"
        "      - file: /media/a.mp4\n        alt: A film.\n        captions: /media/a.vtt\n"
    )
    one = post(front, title="One", channels="")
    media: dict[str, str | None] = {"content/media/a.mp4": "1", "content/media/a.vtt": "1"}
    set_up.fake.commit("main", {"content/posts/2026/one.md": one, **media}, author="lead")
    set_up.fake.commit("captions", {"content/media/a.vtt": "2"})
    pull = set_up.fake.open("captions")
    set_up.fake.review(pull, "dimas")
    assert Standing.APPROVED is set_up.judge().verdict.standing

    set_up.fake.commit("captions", {"content/media/a.vtt": "3"})

    found = set_up.judge()
    assert "content/posts/2026/one.md" in [one.path for one in found.change.files or ()]
    assert Standing.MISSING is found.verdict.standing


def test_a_rule_about_front_matter_as_it_was(set_up: Stage) -> None:
    """A post that was paid needs legal, though the change takes the word away."""
    paid = {"content/posts/2026/paid.md": post("commercial: paid", title="Paid")}
    set_up.fake.commit("main", paid, author="lead")
    set_up.fake.commit("free", {"content/posts/2026/paid.md": post(title="Paid")})
    pull = set_up.fake.open("free")
    set_up.fake.review(pull, "dimas")

    (short,) = [one for one in set_up.judge().verdict.outcomes if one.missing]
    assert ("paid posts", ("@lentera/legal",)) == (short.name, short.who)

    set_up.fake.review(pull, "ayu")
    assert Standing.APPROVED is set_up.judge().verdict.standing


def test_front_matter_that_cannot_be_read(set_up: Stage) -> None:
    """Then every rule about it holds."""
    set_up.fake.commit("broken", {"content/posts/2026/broken.md": "---\ntitle: [\n---\nText\n"})
    set_up.fake.open("broken")

    assert "paid posts" in [one.name for one in set_up.judge().verdict.outcomes]


@pytest.mark.parametrize("kept", [True, False])
def test_a_post_that_is_moved(set_up: Stage, kept: bool) -> None:
    """With its id the approval holds wherever it stood; without, it is another post."""
    old, new = "content/posts/2026/shown.md", "content/posts/2026/seen.md"
    text = post(SHOWN, title="Shown", id="shown" if kept else "")
    set_up.fake.commit("main", {old: text}, author="lead")
    set_up.fake.commit("move", {old: f"{text}More.\n"})
    pull = set_up.fake.open("move")
    set_up.fake.review(pull, "dimas")
    set_up.fake.commit("move", {old: None, new: f"{text}More.\n"})

    found = set_up.judge()

    assert found.verdict.approved is kept
    files = [(one.path, one.previous) for one in found.change.files or ()]
    assert ([(new, old)] if kept else [(new, ""), (old, "")]) == files


def test_a_new_post_that_is_moved_after_the_approval(set_up: Stage) -> None:
    """At the commit that was read it stood elsewhere, and nowhere on main."""
    set_up.fake.commit("new", {"content/posts/2026/a.md": post(title="A", id="a")})
    pull = set_up.fake.open("new")
    set_up.fake.review(pull, "dimas")
    moved = {"content/posts/2026/a.md": None, "content/posts/2026/b.md": post(title="A", id="a")}
    set_up.fake.commit("new", moved)

    assert set_up.judge().verdict.approved


def test_a_removal_is_approved_as_such(set_up: Stage) -> None:
    """An approval of the text is none of its removal."""
    shown = "content/posts/2026/shown.md"
    set_up.fake.commit("away", {shown: "Other.\n"})
    pull = set_up.fake.open("away")
    set_up.fake.review(pull, "dimas")
    set_up.fake.commit("away", {shown: None})
    assert Standing.MISSING is set_up.judge().verdict.standing

    set_up.fake.review(pull, "budi")
    assert Standing.APPROVED is set_up.judge().verdict.standing


def test_a_link_is_no_post(set_up: Stage) -> None:
    """A link in the place of a post is a change that nobody can read: every rule holds."""
    work = set_up.fake.work
    git(work, "checkout", "-q", "-B", "link", "origin/main")
    (work / POST).parent.mkdir(parents=True, exist_ok=True)
    (work / POST).symlink_to("shown.md")
    set_up.fake.commit("link", {})
    set_up.fake.open("link")

    found = set_up.judge()

    assert "paid posts" in [one.name for one in found.verdict.outcomes]


def test_the_law_is_that_of_main_now(set_up: Stage, pull: Pull) -> None:
    """A pull request does not keep the law of when it was opened."""
    assert Standing.APPROVED is set_up.judge(pull).verdict.standing

    strict = SETTINGS.replace("profile: team", "profile: organisation")
    set_up.fake.commit("main", {"masthead.yml": strict}, author="lead")

    assert Standing.MISSING is set_up.judge(pull).verdict.standing


def test_a_pull_request_does_not_make_its_own_law(set_up: Stage) -> None:
    """Solo in the change changes nothing; guardians must approve it."""
    set_up.fake.commit("solo", {"masthead.yml": "name: Lentera\nprofile: solo\n"})
    pull = set_up.fake.open("solo")
    set_up.fake.review(pull, "dimas")

    short = {one.name for one in set_up.judge().verdict.outcomes if one.missing}

    assert {"owners", "guardians"} == short


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("masthead.yml", None, "there is no masthead.yml at"),
        ("masthead.yml", "name: Lentera\nprofil: solo\n", "masthead.yml:2 at"),
        ("masthead.yml", "name: [\n", "masthead.yml:"),
    ],
)
def test_a_law_that_cannot_be_read(
    set_up: Stage, pull: Pull, path: str, text: str | None, told: str
) -> None:
    """It is no law, and nothing is approved."""
    set_up.fake.commit("main", {path: text}, author="lead")

    found = set_up.judge(pull)

    assert Standing.UNKNOWN is found.verdict.standing
    assert any(told in one for one in found.troubles), found.troubles


def test_codeowners_in_another_code_page(set_up: Stage, pull: Pull) -> None:
    """Nobody knows who owns what."""
    git(set_up.fake.work, "checkout", "-q", "main")
    (set_up.fake.work / ".github/CODEOWNERS").write_bytes(b"* @\xe9diteur\n")
    set_up.fake.commit("main", {}, author="lead")

    found = set_up.judge(pull)

    assert Standing.UNKNOWN is found.verdict.standing
    assert "CODEOWNERS is not written in UTF-8" in found.verdict.unknowns


def test_codeowners_that_is_a_link(set_up: Stage, pull: Pull) -> None:
    """Nobody knows who owns what."""
    git(set_up.fake.work, "checkout", "-q", "main")
    path = set_up.fake.work / ".github/CODEOWNERS"
    path.unlink()
    path.symlink_to("../owners")
    set_up.fake.commit("main", {}, author="lead")

    found = set_up.judge(pull)

    assert Standing.UNKNOWN is found.verdict.standing
    assert ".github/CODEOWNERS is no plain file" in found.troubles


def test_an_earlier_committer_may_approve(set_up: Stage, pull: Pull) -> None:
    """As on GitHub: not the author, nor who pushed last; that was Sari, who has seen it all."""
    set_up.fake.commit("post", {POST: post(title="Mended")}, author="budi")
    set_up.fake.review(pull, "budi")
    assert Standing.MISSING is set_up.judge(pull).verdict.standing

    set_up.fake.commit("post", {POST: post(title="Mended again")}, author="sari")
    set_up.fake.review(pull, "budi")

    found = set_up.judge(pull)
    assert Standing.APPROVED is found.verdict.standing
    assert ("budi",) == found.by


def test_an_approval_after_the_merge_counts_and_is_told(set_up: Stage) -> None:
    """Nothing goes out before it; who came late is named."""
    pull = set_up.fake.open("post")
    done = set_up.fake.merge(pull)
    set_up.fetch()
    assert Standing.MISSING is set_up.judge(pull, done).verdict.standing

    set_up.fake.review(pull, "dimas")["submitted_at"] = "2026-12-08T09:00:00Z"

    found = set_up.judge(pull, done)
    assert Standing.APPROVED is found.verdict.standing
    assert ("dimas",) == found.after_merge


@pytest.mark.parametrize("state", ["CHANGES_REQUESTED", "DISMISSED"])
def test_what_is_said_after_the_merge_counts_against_it_too(
    set_up: Stage, pull: Pull, state: str
) -> None:
    """Who asks for changes after the merge stops what has not gone out; so does a dismissal."""
    done = set_up.fake.merge(pull)
    set_up.fetch()
    set_up.fake.review(pull, "dimas", state)

    assert not set_up.judge(pull, done).verdict.approved


def test_the_short_way(set_up: Stage) -> None:
    """With the label, the people of the short way are enough, and it is said."""
    pull = set_up.fake.open("post")
    pull.labels = ["emergency"]
    set_up.fake.review(pull, "ayu")

    found = set_up.judge()

    assert Standing.EMERGENCY is found.verdict.standing
    assert found.short_way
    assert ("ayu",) == found.by


def test_a_team_that_nobody_knows(set_up: Stage, pull: Pull) -> None:
    """The verdict is unknown, and it is said what to do."""
    del set_up.fake.teams["editors"]

    found = set_up.judge(pull)

    assert Standing.UNKNOWN is found.verdict.standing
    assert any(one.startswith("who is in @lentera/editors: ") for one in found.troubles)
    assert "MASTHEAD_TEAMS_TOKEN" in found.hint


def test_a_pull_request_that_was_closed(set_up: Stage, pull: Pull) -> None:
    """It brings nothing, approved or not."""
    pull.state = "closed"

    found = set_up.judge(pull)

    assert Standing.MISSING is found.verdict.standing
    assert ("it was closed without a merge",) == found.verdict.reasons
    assert Standing.UNKNOWN is set_up.judge(pull, found.change.head).verdict.standing


def test_a_merged_pull_request_by_its_number_alone(set_up: Stage, pull: Pull) -> None:
    """What it left on main is judged, as far as GitHub says which commit that is."""
    done = set_up.fake.merge(pull, "squash")
    set_up.fetch()
    assert done == set_up.judge(pull).change.head

    pull.merge_commit = ""
    found = set_up.judge(pull)
    assert Standing.UNKNOWN is found.verdict.standing
    assert "GitHub does not say which commit it was merged as" in found.troubles


def test_a_commit_that_is_not_here(set_up: Stage, pull: Pull) -> None:
    """A clone that has not fetched it cannot say where it came in."""
    done = set_up.fake.merge(pull)

    found = set_up.judge(pull, done)

    assert Standing.UNKNOWN is found.verdict.standing
    assert any("is not on main here" in one for one in found.troubles)


def test_a_shallow_clone(set_up: Stage, pull: Pull, tmp_path: Path) -> None:
    """It does not know what was before, and says how to get it."""
    done = set_up.fake.merge(pull, "squash")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{set_up.fake.git}", str(shallow))

    found = Stage(set_up.fake, shallow).judge(pull, done)

    assert Standing.UNKNOWN is found.verdict.standing
    assert any("what was before the pull request is not here" in one for one in found.troubles)


def test_a_hub_in_a_folder(set_up: Stage, pull: Pull) -> None:
    """CODEOWNERS and GitHub count from the top: such a hub is refused."""
    inner = set_up.clone / "hub"
    inner.mkdir()

    with pytest.raises(ConfigError, match="in the folder hub/"):
        Stage(set_up.fake, inner).judge(pull)


PLACES = ["reviews", "requested_reviewers", "/commits", "activity", "trees", "branches", "teams"]


@pytest.mark.parametrize("where", [*PLACES, "collaborators", "compare"])
@pytest.mark.parametrize(
    ("form", "status"),
    [
        *(("status", status) for status in (403, 404, 422, 429, 502)),
        *((form, 200) for form in ("half", "cut", "html", "silent")),
    ],
)
def test_what_github_does_not_say_is_no_approval(
    set_up: Stage, pull: Pull, where: str, form: str, status: int
) -> None:
    """Whichever answer is missing, whatever comes instead: nothing is approved, and it is said."""
    fault = Fault(where, status=status, form=form, times=99)
    set_up.fake.faults.append(fault)

    found = set_up.judge(pull)

    assert 99 > fault.times, "nobody asked"
    assert not found.verdict.approved
    told = [*found.troubles, *found.verdict.unknowns, *(x.reason for x in found.verdict.discounted)]
    assert told


@pytest.mark.parametrize("status", [403, 404, 422, 429, 500])
def test_a_pull_request_that_github_does_not_give(set_up: Stage, pull: Pull, status: int) -> None:
    """Nothing at all can be said."""
    set_up.fake.faults.append(Fault("/pulls/1", status=status, times=99))

    with pytest.raises(GitHubError, match=str(status)):
        set_up.judge(pull)


def test_a_list_of_files_that_is_cut(set_up: Stage, pull: Pull) -> None:
    """Half of the files is none."""
    set_up.fake.cut_trees = True

    found = set_up.judge(pull)

    assert Standing.UNKNOWN is found.verdict.standing
    assert any("lists not all files" in one for one in found.troubles)


@pytest.mark.parametrize("commit", ["f" * 40, "--output=stolen", "HEAD", ""])
def test_an_approval_of_a_commit_that_is_none(set_up: Stage, commit: str) -> None:
    """What was read is gone, or never was: the approval is for nothing."""
    pull = set_up.fake.open("post")
    set_up.fake.review(pull, "dimas")["commit_id"] = commit

    found = set_up.judge(pull)

    assert Standing.MISSING is found.verdict.standing
    assert () == found.by


@pytest.mark.parametrize("status", [403, 404, 502])
def test_texts_that_cannot_be_read(set_up: Stage, pull: Pull, status: int) -> None:
    """A file that GitHub does not give is not a file that is gone."""
    set_up.fake.commit("post", {POST: None, "content/posts/2026/two.md": post(title="Two")})
    set_up.fake.review(pull, "dimas")
    set_up.fake.faults.append(Fault("/git/blobs/", status=status, times=99))

    found = set_up.judge(pull)

    assert Standing.UNKNOWN is found.verdict.standing
    assert any("/git/blobs/" in one for one in found.troubles)


def test_a_text_that_was_read_and_cannot_be_read_now(set_up: Stage, pull: Pull) -> None:
    """Where GitHub does not say what an approval was for, it is for nothing, and that is said."""
    read = set_up.fake.commit_of("post")
    set_up.fake.commit("post", {"content/posts/2026/two.md": post(title="Two")})
    set_up.fake.faults.append(Fault(f"/git/trees/{read}", status=403, times=99))

    found = set_up.judge(pull)

    assert Standing.MISSING is found.verdict.standing
    assert any(f"the text of commit {read[:10]}" in one for one in found.troubles)


def test_a_law_that_github_does_not_give(set_up: Stage, pull: Pull) -> None:
    """What is on main is newer than the clone, and GitHub does not show it."""
    now = set_up.fake.commit("main", {"masthead.yml": SETTINGS + "tagline: Lamps\n"})
    set_up.fake.faults.append(Fault(f"/git/trees/{now}", status=403, times=99))

    found = set_up.judge(pull)

    assert Standing.UNKNOWN is found.verdict.standing
    assert any(one.startswith("the files before the change") for one in found.troubles)


def test_more_than_github_can_be_asked_for(
    set_up: Stage, pull: Pull, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its limits are for others, too; a fetch brings what is missing."""
    monkeypatch.setattr("masthead.approving.texts.MOST_ASKED", 0)

    found = set_up.judge(pull)

    assert Standing.UNKNOWN is found.verdict.standing
    assert any("more files are missing here" in one for one in found.troubles)
    assert "git fetch origin" in found.hint


def test_a_pull_request_without_end(
    set_up: Stage, pull: Pull, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub lists no more commits of one than so many."""
    monkeypatch.setattr("masthead.approving.merging.MOST", 1)
    set_up.fake.commit("post", {"content/posts/2026/two.md": post(title="Two")})
    done = set_up.fake.merge(pull, "rebase")
    set_up.fetch()

    found = set_up.judge(pull, done)

    assert any("more commits than GitHub lists" in one for one in found.troubles)


def test_crowds_of_reviewers(set_up: Stage, pull: Pull, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more than so many nobody asks who they are: their objections stand, and it is said."""
    monkeypatch.setattr("masthead.approving.roster.MOST", 1)
    set_up.fake.review(pull, "stranger", "CHANGES_REQUESTED")

    found = set_up.judge(pull)

    assert Standing.OBJECTED is found.verdict.standing
    assert any("not all of them are looked at" in one for one in found.troubles)


def test_a_reader_does_not_count_for_or_against(set_up: Stage, pull: Pull) -> None:
    """Who may only read neither approves nor blocks."""
    set_up.fake.review(pull, "reader")
    set_up.fake.review(pull, "stranger", "CHANGES_REQUESTED")

    found = set_up.judge(pull)

    assert Standing.APPROVED is found.verdict.standing
    assert ("dimas",) == found.by


def test_a_submodule_and_a_link_are_told_from_files(set_up: Stage) -> None:
    """Their bytes are no file's, so that an approval of one is none of the other."""
    work = set_up.fake.work
    git(work, "checkout", "-q", "-B", "odd", "origin/main")
    commit = git(work, "rev-parse", "HEAD")
    git(work, "update-index", "--add", "--cacheinfo", f"160000,{commit},content/sub")
    git(work, "commit", "-q", "-m", "odd")
    git(work, "push", "-q", "origin", "odd")
    set_up.fake.note_push("odd", "0" * 40, git(work, "rev-parse", "HEAD"), "sari", "push")
    pull = set_up.fake.open("odd")
    set_up.fake.review(pull, "dimas")
    set_up.fake.review(pull, "ayu")  # what it says nobody can read: legal must see it, too

    found = set_up.judge(pull)

    assert Standing.APPROVED is found.verdict.standing
    texts = Texts(set_up.repository, asking(set_up.fake))
    assert b"\0submodule " + commit.encode() == texts.read(found.change.head, "content/sub")
    assert "" == texts.hash(found.change.head, "content/sub")


def test_a_clone_without_its_objects(set_up: Stage, tmp_path: Path) -> None:
    """A commit that is here without all of its files is asked of GitHub; alone it is an error."""
    bare = tmp_path / "part"
    url = f"file://{set_up.fake.git}"
    git(set_up.fake.git, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=tree:0", "--no-checkout", url, str(bare))
    git(bare, "config", "remote.origin.url", "/nowhere")
    repository = Stage(set_up.fake, bare).repository
    commit = set_up.fake.commit_of("main")

    assert b"an old picture" == Texts(repository, asking(set_up.fake)).read(commit, PICTURE)
    with pytest.raises(RepositoryError, match="is not here"):
        Texts(repository).files(commit)


def test_objects_that_are_nowhere(set_up: Stage) -> None:
    """Git alone says which one is missing."""
    texts = Texts(set_up.repository)

    with pytest.raises(RepositoryError, match="git has no object ffff"):
        texts.fetch([Entry("100644", "f" * 40)])
    tree = git(set_up.clone, "rev-parse", "HEAD^{tree}")
    with pytest.raises(RepositoryError, match=f"git has no object {tree[:10]}"):
        texts.fetch([Entry("100644", tree)])
