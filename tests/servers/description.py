"""GitHub's own description of its interface: what a request and an answer must look like.

`make test` installs it (`servers.install`); here it is cut down to the operations that are used.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

from openapi_schema_validator import OAS30Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4

WHOLE = Path(sys.prefix) / "openapi" / "api.github.com.json"
OPERATIONS = (
    "GET /orgs/{org}/teams/{team_slug}/members",
    "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}",
    "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
    "PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/enable",
    "GET /repos/{owner}/{repo}/activity",
    "GET /repos/{owner}/{repo}/branches/{branch}",
    "GET /repos/{owner}/{repo}/codeowners/errors",
    "GET /repos/{owner}/{repo}/collaborators/{username}/permission",
    "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls",
    "GET /repos/{owner}/{repo}/compare/{basehead}",
    "GET /repos/{owner}/{repo}/contents/{path}",
    "GET /repos/{owner}/{repo}/git/blobs/{file_sha}",
    "GET /repos/{owner}/{repo}/git/commits/{commit_sha}",
    "POST /repos/{owner}/{repo}/git/blobs",
    "POST /repos/{owner}/{repo}/git/commits",
    "POST /repos/{owner}/{repo}/git/refs",
    "PATCH /repos/{owner}/{repo}/git/refs/{ref}",
    "DELETE /repos/{owner}/{repo}/git/refs/{ref}",
    "POST /repos/{owner}/{repo}/git/trees",
    "GET /repos/{owner}/{repo}/git/trees/{tree_sha}",
    "GET /repos/{owner}/{repo}/issues",
    "POST /repos/{owner}/{repo}/issues",
    "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
    "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
    "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
    "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
    "GET /repos/{owner}/{repo}/pulls",
    "POST /repos/{owner}/{repo}/pulls",
    "GET /repos/{owner}/{repo}/pulls/{pull_number}",
    "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits",
    "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
    "GET /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
    "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    "GET /repos/{owner}/{repo}/rules/branches/{branch}",
    "POST /repos/{owner}/{repo}/statuses/{sha}",
    "GET /user",
)
LONG = frozenset({"path", "ref", "branch"})
"""Parameters in a path that may hold slashes."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Operation:
    """One operation: its method and path as described, and the values that a request gave."""

    method: str
    template: str
    values: Mapping[str, str]

    @property
    def name(self) -> str:
        """Return the operation as `OPERATIONS` lists it."""
        return f"{self.method} {self.template}"


@dataclass(frozen=True)
class Description:
    """The cut description."""

    data: Json

    def find(self, method: str, path: str) -> Operation | None:
        """Return the operation that a request asks for, or None."""
        for name, pattern in _patterns():
            wanted, _, template = name.partition(" ")
            match = pattern.fullmatch(path) if wanted == method else None
            if match:
                values = {key: unquote(value) for key, value in match.groupdict().items()}
                return Operation(method, template, values)
        return None

    def faults_of_request(self, operation: Operation, query: str, body: bytes) -> Iterator[str]:
        """Yield what is wrong with a request."""
        described = self._described(operation)
        known = {}
        for raw in described.get("parameters", []):
            one = self._resolve(raw)
            known[one["in"], one["name"]] = one["schema"]
        given = {("path", key): value for key, value in operation.values.items()}
        given |= {("query", key): value for key, value in parse_qsl(query, keep_blank_values=True)}
        for key, value in given.items():
            if key not in known:
                yield f"{operation.name}: no parameter {key[1]}"
            else:
                yield from self._faults(
                    _typed(value, known[key]), known[key], f"{operation.name} {key[1]}"
                )
        yield from self._faults_of_body(operation, described, body)

    def _faults_of_body(self, operation: Operation, described: Json, body: bytes) -> Iterator[str]:
        wanted = described.get("requestBody")
        if wanted is None or not body:
            if body or (wanted and wanted.get("required")):
                yield f"{operation.name}: a body where none belongs, or none where one does"
            return
        schema = wanted["content"]["application/json"]["schema"]
        value = json.loads(body)
        yield from self._faults(value, schema, f"{operation.name} body")
        for extra in sorted(set(value) - set(schema["properties"])):
            yield f"{operation.name} body: `{extra}` is not described"

    def faults_of_answer(self, operation: Operation, status: int, body: object) -> Iterator[str]:
        """Yield what is wrong with an answer; what is not described must be a plain error."""
        answers = self._described(operation)["responses"]
        if str(status) in answers:
            content = self._resolve(answers[str(status)]).get("content", {})
            schema = content.get("application/json", {}).get("schema")
        elif status < 400:
            yield f"{operation.name}: no answer {status} is described"
            return
        else:
            schema = {"$ref": "#/components/schemas/basic-error"}
        if schema is None and body is not None and status < 400:
            yield f"{operation.name}: {status} has no body"
        elif schema is not None:
            yield from self._faults(body, schema, f"{operation.name} {status}")

    def sample(self, name: str) -> Any:
        """Return the smallest value of a schema: all that is required, and nothing else."""
        return self._smallest({"$ref": f"#/components/schemas/{name}"})

    def _described(self, operation: Operation) -> Json:
        described: Json = self.data["paths"][operation.template][operation.method.lower()]
        return described

    def _resolve(self, value: Json) -> Json:
        while "$ref" in value:
            found: Any = self.data
            for step in value["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            value = found
        return value

    @cached_property
    def _registry(self) -> Any:
        return Registry().with_resource("urn:github", DRAFT4.create_resource(self.data))

    def _faults(self, value: object, schema: Json, what: str) -> Iterator[str]:
        absolute = json.loads(
            json.dumps(schema).replace('"#/components', '"urn:github#/components')
        )
        checker = OAS30Validator(absolute, registry=self._registry)
        for error in checker.iter_errors(value):
            yield f"{what} {error.json_path}: {error.message[:300]}"

    def _smallest(self, raw: Json) -> Any:
        schema = self._resolve(raw)
        if schema.get("nullable"):
            return None
        if "enum" in schema:
            return schema["enum"][0]
        if "allOf" in schema:
            parts = [self._smallest(part) for part in schema["allOf"]]
            return {key: value for part in parts for key, value in part.items()}
        for choice in ("oneOf", "anyOf"):
            if choice in schema and "properties" not in schema:
                return self._smallest(schema[choice][0])
        if schema.get("type") == "object" or "properties" in schema:
            wanted = schema.get("required", [])
            return {key: self._smallest(schema["properties"][key]) for key in wanted}
        return _simplest(schema)


def _simplest(schema: Json) -> Any:
    """Return a value of a schema that holds no others."""
    form = schema.get("format", "")
    text = {"uri": "https://github.example/it", "date-time": "2026-12-07T09:00:00Z"}
    values = {"array": [], "boolean": False, "integer": 1, "number": 1}
    long = "0" * schema.get("minLength", 0)
    return values.get(schema.get("type", ""), text.get(form, long or "text"))


def _typed(value: str, schema: Json) -> object:
    """Return a value of a query or path as its schema types it."""
    if schema.get("type") == "integer" and re.fullmatch(r"-?\d+", value):
        return int(value)
    return value


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    def group(match: re.Match[str]) -> str:
        return f"(?P<{match[1]}>{'.+' if match[1] in LONG else '[^/]+'})"

    return tuple(
        (name, re.compile(re.sub(r"\{(\w+)\}", group, name.partition(" ")[2])))
        for name in OPERATIONS
    )


@cache
def description() -> Description:
    """Return GitHub's description, cut to what is used; the cut is kept beside it."""
    assert WHOLE.is_file(), f"{WHOLE} is missing: `make test` installs it"
    wanted = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    kept = WHOLE.with_name(f"cut-{wanted}-{WHOLE.stat().st_size}.json")
    if not kept.is_file():
        cut = trim(json.loads(WHOLE.read_bytes()))
        part = kept.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(cut), encoding="utf-8")
        part.replace(kept)
    return Description(json.loads(kept.read_bytes()))


def trim(whole: Json) -> Json:
    """Return a description with the operations that are used, and all that they refer to."""
    paths: Json = {}
    for name in OPERATIONS:
        method, _, template = name.partition(" ")
        paths.setdefault(template, {})[method.lower()] = whole["paths"][template][method.lower()]
    error = {"$ref": "#/components/schemas/basic-error"}
    components: Json = {}
    rest: list[Any] = [paths, error]
    while rest:
        value = rest.pop()
        if isinstance(value, list):
            rest += value
        elif isinstance(value, dict):
            _take_null(value)
            value.pop("discriminator", None)  # the one of contents names a type that none has
            rest += (inside for key, inside in value.items() if key not in ("example", "examples"))
            if isinstance(ref := value.get("$ref"), str):
                _, _, group, key = ref.split("/")
                if key not in components.setdefault(group, {}):
                    components[group][key] = whole["components"][group][key]
                    rest.append(components[group][key])
    return {"openapi": whole["openapi"], "paths": paths, "components": components}


def _take_null(schema: Json) -> None:
    """Let a nullable choice take null: OpenAPI 3.0 leaves open what `nullable` does there."""
    for choice in ("oneOf", "anyOf"):
        if schema.get("nullable") is True and isinstance(schema.get(choice), list):
            schema[choice].append({"enum": [None], "nullable": True})
