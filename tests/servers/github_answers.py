"""What the fake GitHub answers about pull requests, people and issues."""

from __future__ import annotations

from servers.description import description
from servers.github_asking import REPO, Ask, Given, handles
from servers.github_state import DAY, OWN, Json, Pull, RefusedError, user


def _pull_of(ask: Ask) -> Pull:
    number = int(ask.values.get("pull_number", "0"))
    if number not in ask.fake.pulls:
        raise RefusedError(404, "Not Found")
    return ask.fake.pulls[number]


@handles(f"GET {REPO}/commits/{{commit_sha}}/pulls")
def _pulls_of_commit(ask: Ask) -> Given:
    commit = ask.values["commit_sha"]
    if not ask.fake.commit_of(commit):
        raise RefusedError(422, f"No commit found for SHA: {commit}")
    holding = [
        pull
        for pull in ask.fake.pulls.values()
        if commit in ask.fake.commits_of(pull) or commit in pull.brought
    ]
    return 200, [ask.fake.pull_json(pull, "pull-request-simple") for pull in holding]


@handles(f"GET {REPO}/pulls")
def _list_pulls(ask: Ask) -> Given:
    branch = ask.query.get("head", "").partition(":")[2]
    found = [
        pull
        for pull in ask.fake.pulls.values()
        if pull.state == ask.query.get("state", "open") and branch in ("", pull.branch)
    ]
    return 200, [ask.fake.pull_json(pull, "pull-request-simple") for pull in found]


@handles(f"POST {REPO}/pulls")
def _open_pull(ask: Ask) -> Given:
    if not ask.fake.commit_of(f"refs/heads/{ask.body['head']}"):
        raise RefusedError(
            422,
            "Validation Failed",
            errors=[{"resource": "PullRequest", "field": "head", "code": "invalid"}],
        )
    made = ask.fake.open(
        ask.body["head"],
        author=OWN,
        target=ask.body["base"],
        title=ask.body["title"],
        draft=ask.body.get("draft", False),
        body=ask.body.get("body", ""),
    )
    return 201, ask.fake.pull_json(made, "pull-request")


@handles(f"GET {REPO}/pulls/{{pull_number}}")
def _get_pull(ask: Ask) -> Given:
    return 200, ask.fake.pull_json(_pull_of(ask), "pull-request")


@handles(f"GET {REPO}/pulls/{{pull_number}}/reviews")
def _reviews(ask: Ask) -> Given:
    rows = []
    for review in _pull_of(ask).reviews:
        row = description().sample("pull-request-review")
        login = review["user"]
        account = user(login) if login else None
        rows.append(row | {"submitted_at": DAY} | review | {"user": account})
    return 200, rows


@handles(f"GET {REPO}/pulls/{{pull_number}}/commits")
def _commits_of_pull(ask: Ask) -> Given:
    pull = _pull_of(ask)
    return 200, [ask.fake.commit_json(commit) for commit in ask.fake.commits_of(pull)][:250]


@handles(f"GET {REPO}/pulls/{{pull_number}}/files")
def _files(ask: Ask) -> Given:
    return 200, ask.fake.changed(_pull_of(ask))[:3000]


@handles(f"GET {REPO}/pulls/{{pull_number}}/requested_reviewers")
def _requested(ask: Ask) -> Given:
    pull = _pull_of(ask)
    teams = [description().sample("team") | {"slug": slug, "name": slug} for slug in pull.teams]
    return 200, {"users": [user(login) for login in pull.people], "teams": teams}


@handles(f"GET {REPO}/activity")
def _activity(ask: Ask) -> Given:
    found = [row for row in ask.fake.pushes if row["ref"] == ask.query["ref"]]
    return 200, found


@handles("GET /orgs/{org}/teams/{team_slug}/members")
def _members(ask: Ask) -> Given:
    if ask.values["team_slug"] not in ask.fake.teams:
        raise RefusedError(404, "Not Found")
    return 200, [user(login) for login in ask.fake.teams[ask.values["team_slug"]]]


@handles(f"GET {REPO}/collaborators/{{username}}/permission")
def _permission(ask: Ask) -> Given:
    login = ask.values["username"]
    if login not in ask.fake.rights:
        raise RefusedError(404, "Not Found")
    role = ask.fake.rights[login]
    legacy = {"maintain": "write", "triage": "read"}.get(role, role)
    return 200, {"permission": legacy, "role_name": role, "user": None}


@handles("GET /user")
def _who(ask: Ask) -> Given:
    made: Json = description().sample("public-user")
    return 200, made | user(OWN)


@handles(f"GET {REPO}/actions/workflows/{{workflow_id}}")
def _workflow(ask: Ask) -> Given:
    made: Json = description().sample("workflow")
    state = ask.fake.states.get(ask.values["workflow_id"], "active")
    return (200, made | {"state": state}) if state else (404, {"message": "Not Found"})


@handles(f"PUT {REPO}/actions/workflows/{{workflow_id}}/enable")
def _enable(ask: Ask) -> Given:
    ask.fake.runs.append(("enable", ask.values["workflow_id"]))
    return 204, None


@handles(f"POST {REPO}/actions/workflows/{{workflow_id}}/dispatches")
def _dispatch(ask: Ask) -> Given:
    ask.fake.runs.append((ask.body["ref"], ask.values["workflow_id"]))
    return 204, None


def _comment_json(row: Json) -> Json:
    made: Json = description().sample("issue-comment")
    return made | row | {"user": user(row["user"])}


@handles(f"GET {REPO}/issues/{{issue_number}}/comments")
def _comments(ask: Ask) -> Given:
    return 200, [
        _comment_json(row) for row in ask.fake.comments.get(int(ask.values["issue_number"]), [])
    ]


@handles(f"POST {REPO}/issues/{{issue_number}}/comments")
def _add_comment(ask: Ask) -> Given:
    number = int(ask.values["issue_number"])
    if number not in ask.fake.pulls and number not in ask.fake.issues:
        raise RefusedError(404, "Not Found")
    if len(ask.body["body"]) > 65_536:
        raise RefusedError(422, "Validation Failed", errors=[{"message": "Body is too long"}])
    many = sum(len(rows) for rows in ask.fake.comments.values())
    row = {"id": 1000 + many, "body": ask.body["body"], "user": OWN}
    ask.fake.comments.setdefault(number, []).append(row)
    return 201, _comment_json(row)


@handles(f"PATCH {REPO}/issues/comments/{{comment_id}}")
def _update_comment(ask: Ask) -> Given:
    for row in (one for rows in ask.fake.comments.values() for one in rows):
        if row["id"] == int(ask.values["comment_id"]):
            row["body"] = ask.body["body"]
            return 200, _comment_json(row)
    raise RefusedError(404, "Not Found")


def _issue_json(row: Json) -> Json:
    made: Json = description().sample("issue")
    return made | row | {"user": user(row["user"])}


@handles(f"GET {REPO}/issues")
def _issues(ask: Ask) -> Given:
    wanted = set(filter(None, ask.query.get("labels", "").split(",")))
    found = [
        row
        for row in ask.fake.issues.values()
        if row["state"] == ask.query.get("state", "open")
        and row["user"] == ask.query.get("creator", row["user"])
        and wanted <= set(row["labels"])
    ]
    return 200, [_issue_json(row) for row in found]


@handles(f"POST {REPO}/issues")
def _open_issue(ask: Ask) -> Given:
    number = 1 + max([0, *ask.fake.pulls, *ask.fake.issues])
    ask.fake.issues[number] = {
        "number": number,
        "title": ask.body["title"],
        "body": ask.body["body"],
        "state": "open",
        "labels": ask.body["labels"],
        "user": OWN,
    }
    return 201, _issue_json(ask.fake.issues[number])


@handles(f"PATCH {REPO}/issues/{{issue_number}}")
def _update_issue(ask: Ask) -> Given:
    row = ask.fake.issues.get(int(ask.values["issue_number"]))
    if row is None:
        raise RefusedError(404, "Not Found")
    row |= ask.body
    return 200, _issue_json(row)


@handles(f"GET {REPO}/codeowners/errors")
def _owners_errors(ask: Ask) -> Given:
    if ask.fake.owners_errors is None:
        raise RefusedError(404, "Not Found")
    return 200, {"errors": ask.fake.owners_errors}


@handles(f"GET {REPO}/rules/branches/{{branch}}")
def _rules(ask: Ask) -> Given:
    return 200, ask.fake.rules


@handles(f"POST {REPO}/statuses/{{sha}}")
def _set_status(ask: Ask) -> Given:
    if len(ask.body.get("description") or "") > 140:
        raise RefusedError(422, "Validation Failed", errors=[{"message": "is too long"}])
    made: Json = description().sample("status")
    made |= {"creator": user(OWN), **ask.body}
    ask.fake.statuses.append({"sha": ask.values["sha"], **ask.body})
    return 201, made
