"""What the fake GitHub answers about files, branches and commits."""

from __future__ import annotations

import base64
import os
import re
import subprocess
from collections.abc import Iterator

from git_helper import git
from servers.description import description
from servers.github_asking import REPO, Ask, Given, handles
from servers.github_state import OWN, FakeState, Json, RefusedError, git_as


@handles(f"GET {REPO}/contents/{{path}}")
def _contents(ask: Ask) -> Given:
    path = ask.values["path"]
    name = f"{ask.query.get('ref', 'main')}:{path}"
    kind = subprocess.run(
        ["git", "cat-file", "-t", name],
        cwd=ask.fake.git,
        check=False,
        capture_output=True,
        text=True,
    )
    if kind.returncode:
        raise RefusedError(404, "Not Found")
    made = description().sample("content-file") | {"name": path, "path": path}
    if kind.stdout.strip() == "tree":
        return 200, [made | {"type": "dir"}]
    content = subprocess.run(
        ["git", "cat-file", "blob", name], cwd=ask.fake.git, check=True, capture_output=True
    ).stdout
    large = len(content) > 1_000_000
    text = "" if large else ask.fake.spoiled or base64.encodebytes(content).decode()
    return 200, made | {
        "size": len(content),
        "content": text,
        "encoding": "none" if large else "base64",
    }


@handles(f"GET {REPO}/git/trees/{{tree_sha}}")
def _get_tree(ask: Ask) -> Given:
    commit = ask.fake.commit_of(ask.values["tree_sha"])
    if not commit:
        raise RefusedError(404, "Not Found")
    words = ("ls-tree", "-z", *(["-r", "-t"] if ask.query.get("recursive") else []), commit)
    rows = []
    for row in filter(None, git(ask.fake.git, *words).split("\0")):
        (mode, kind, id), path = row.partition("\t")[0].split(), row.partition("\t")[2]
        rows.append({"path": path, "mode": mode, "type": kind, "sha": id})
    cut = ask.fake.cut_trees
    return 200, {"sha": commit, "tree": rows[:1] if cut else rows, "truncated": cut}


@handles(f"GET {REPO}/git/blobs/{{file_sha}}")
def _get_blob(ask: Ask) -> Given:
    id = ask.values["file_sha"]
    done = subprocess.run(
        ["git", "cat-file", "blob", id], cwd=ask.fake.git, check=False, capture_output=True
    )
    if done.returncode:
        raise RefusedError(404, "Not Found")
    text = ask.fake.spoiled or base64.encodebytes(done.stdout).decode()
    made: Json = description().sample("blob")
    size = len(done.stdout)
    return 200, made | {"sha": id, "size": size, "encoding": "base64", "content": text}


@handles(f"GET {REPO}/compare/{{basehead}}")
def _compare(ask: Ask) -> Given:
    base, _, head = ask.values["basehead"].partition("...")
    if not (ask.fake.commit_of(base) and ask.fake.commit_of(head)):
        raise RefusedError(404, "Not Found")
    shared = git(ask.fake.git, "merge-base", base, head)
    made: Json = description().sample("commit-comparison")
    return 200, made | {
        "base_commit": ask.fake.commit_json(base),
        "merge_base_commit": ask.fake.commit_json(shared),
    }


@handles(f"GET {REPO}/branches/{{branch}}")
def _branch(ask: Ask) -> Given:
    commit = ask.fake.commit_of(f"refs/heads/{ask.values['branch']}")
    if not commit:
        raise RefusedError(404, "Branch not found")
    made = description().sample("branch-with-protection")
    return 200, made | {"name": ask.values["branch"], "commit": ask.fake.commit_json(commit)}


def _git_commit(fake: FakeState, commit: str) -> Json:
    tree, *parents = git(fake.git, "show", "-s", "--format=%T %P", commit).split()
    made: Json = description().sample("git-commit")
    link = "https://github.example/it"
    made |= {
        "sha": commit,
        "parents": [{"sha": one, "url": link, "html_url": link} for one in parents],
    }
    made["tree"]["sha"] = tree
    return made


@handles(f"GET {REPO}/git/commits/{{commit_sha}}")
def _get_commit(ask: Ask) -> Given:
    commit = ask.fake.commit_of(ask.values["commit_sha"])
    if not commit:
        raise RefusedError(404, "Not Found")
    return 200, _git_commit(ask.fake, commit)


@handles(f"POST {REPO}/git/commits")
def _make_commit(ask: Ask) -> Given:
    options = [word for parent in ask.body["parents"] for word in ("-p", parent)]
    made = ("commit-tree", *options, "-m", ask.body["message"], ask.body["tree"])
    commit = git_as(ask.fake.git, OWN, *made)
    return 201, _git_commit(ask.fake, commit)


@handles(f"POST {REPO}/git/blobs")
def _make_blob(ask: Ask) -> Given:
    content = base64.b64decode(ask.body["content"])
    done = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"],
        cwd=ask.fake.git,
        check=True,
        input=content,
        capture_output=True,
    )
    return 201, {"url": "https://github.example/it", "sha": done.stdout.decode().strip()}


@handles(f"POST {REPO}/git/trees")
def _make_tree(ask: Ask) -> Given:
    rows = dict(_rows(git(ask.fake.git, "ls-tree", "-r", "-z", ask.body["base_tree"])))
    for entry in ask.body["tree"]:
        if entry["sha"] is None:
            if rows.pop(entry["path"], None) is None:
                raise RefusedError(422, "GitRPC::BadObjectState")
        else:
            rows[entry["path"]] = f"{entry['mode']} {entry['sha']} 0"
    index = ask.fake.git / "an-index"
    index.unlink(missing_ok=True)
    lines = "".join(f"{head}\t{path}\n" for path, head in rows.items())
    environment = {"GIT_INDEX_FILE": str(index), "PATH": os.environ["PATH"]}
    subprocess.run(
        ["git", "update-index", "--index-info"],
        cwd=ask.fake.git,
        check=True,
        input=lines.encode(),
        env=environment,
    )
    tree = subprocess.run(
        ["git", "write-tree"],
        cwd=ask.fake.git,
        check=True,
        env=environment,
        capture_output=True,
        text=True,
    ).stdout.strip()
    return 201, {"sha": tree, "url": "https://github.example/it", "truncated": False, "tree": []}


def _rows(listing: str) -> Iterator[tuple[str, str]]:
    for row in filter(None, listing.split("\0")):
        head, _, path = row.partition("\t")
        mode, _, id = head.split()
        yield path, f"{mode} {id} 0"


def _ref_json(branch: str, commit: str) -> Json:
    made: Json = description().sample("git-ref")
    made["object"] |= {"sha": commit, "type": "commit"}
    return made | {"ref": f"refs/heads/{branch}"}


@handles(f"POST {REPO}/git/refs")
def _make_ref(ask: Ask) -> Given:
    branch = ask.body["ref"].removeprefix("refs/heads/")
    if ask.fake.commit_of(ask.body["ref"]):
        raise RefusedError(422, "Reference already exists")
    if not re.fullmatch(r"[\w./-]+", branch) or not ask.fake.commit_of(ask.body["sha"]):
        raise RefusedError(422, "Object does not exist")
    git(ask.fake.git, "update-ref", ask.body["ref"], ask.body["sha"])
    ask.fake.note_push(branch, "0" * 40, ask.body["sha"], OWN, "branch_creation")
    return 201, _ref_json(branch, ask.body["sha"])


@handles(f"PATCH {REPO}/git/refs/{{ref}}")
def _move_ref(ask: Ask) -> Given:
    name = f"refs/{ask.values['ref']}"
    before = ask.fake.commit_of(name)
    if not before:
        raise RefusedError(422, "Reference does not exist")
    forward = git(ask.fake.git, "merge-base", before, ask.body["sha"]) == before
    if not forward and not ask.body.get("force"):
        raise RefusedError(422, "Update is not a fast forward")
    git(ask.fake.git, "update-ref", name, ask.body["sha"])
    branch = name.removeprefix("refs/heads/")
    ask.fake.note_push(branch, before, ask.body["sha"], OWN, "push")
    return 200, _ref_json(branch, ask.body["sha"])


@handles(f"DELETE {REPO}/git/refs/{{ref}}")
def _drop_ref(ask: Ask) -> Given:
    name = f"refs/{ask.values['ref']}"
    if not ask.fake.commit_of(name):
        raise RefusedError(422, "Reference does not exist")
    git(ask.fake.git, "update-ref", "-d", name)
    return 204, None
