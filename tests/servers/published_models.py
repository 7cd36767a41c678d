"""Write what services publish in Python as JSON Schema: `published_models.py OUTPUT`.

Runs in the environment of the real servers (`make test` makes it), not in ours: X publishes models
of pydantic (`xdk`), Meta the parameters of its calls (`facebook-business`), Pinterest the models of
its generated client. Each is read where it is installed.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]

X_REQUESTS = {
    "POST /2/tweets": "CreatePostsRequest",
    "POST /2/media/upload/initialize": "InitializeMediaUploadRequest",
    "POST /2/media/upload/{id}/append": "AppendMediaUploadRequest",
    "POST /2/media/upload": "MediaUploadRequest",
    "POST /2/media/metadata": "CreateMediaMetadataRequest",
}
X_ANSWERS = {
    "POST /2/tweets": "CreatePostsResponse",
    "DELETE /2/tweets/{id}": "DeletePostsResponse",
    "POST /2/media/upload/initialize": "InitializeMediaUploadResponse",
    "POST /2/media/upload/{id}/append": "AppendMediaUploadResponse",
    "POST /2/media/upload/{id}/finalize": "FinalizeMediaUploadResponse",
    "GET /2/media/upload": "GetMediaUploadStatusResponse",
    "POST /2/media/upload": "MediaUploadResponse",
    "POST /2/media/metadata": "CreateMediaMetadataResponse",
    "GET /2/users/me": "GetUsersMeResponse",
    "GET /2/users/{id}/tweets": "GetUsersPostsResponse",
    "GET /2/users/{id}/mentions": "GetUsersMentionsResponse",
    "GET /2/tweets": "GetPostsByIdsResponse",
}
META_REQUESTS = {
    "facebook POST /{page}/feed": ("page", "Page", "create_feed"),
    "facebook POST /{page}/photos": ("page", "Page", "create_photo"),
    "facebook POST /{page}/videos": ("page", "Page", "create_video"),
    "facebook GET /{page}/feed": ("page", "Page", "get_feed"),
    "facebook GET /{page}/insights": ("page", "Page", "get_insights"),
    "facebook POST /{post}": ("pagepost", "PagePost", "api_update"),
    "facebook DELETE /{post}": ("pagepost", "PagePost", "api_delete"),
    "instagram POST /{user}/media": ("iguser", "IGUser", "create_media"),
    "instagram POST /{user}/media_publish": ("iguser", "IGUser", "create_media_publish"),
    "instagram GET /{user}/media": ("iguser", "IGUser", "get_media"),
    "instagram GET /{user}/content_publishing_limit": (
        "iguser",
        "IGUser",
        "get_content_publishing_limit",
    ),
    "instagram GET /{media}/insights": ("igmedia", "IGMedia", "get_insights"),
}
PINTEREST_REQUESTS = {"POST /v5/pins": "PinCreate", "PATCH /v5/pins/{pin_id}": "PinUpdate"}

INTEGER = {"type": ["integer", "string"], "pattern": r"^\d+$"}
META_TYPES: dict[str, Json] = {
    "string": {"type": "string"},
    "unsigned int": INTEGER,
    "int": {"type": ["integer", "string"], "pattern": r"^-?\d+$"},
    "float": {"type": "number"},
    "bool": {"type": ["boolean", "string"], "enum": [True, False, "true", "false"]},
    "datetime": {"type": ["integer", "string"]},
    "list": {"type": "array"},
    "map": {"type": "object"},
}
META_ALWAYS: Json = {
    "access_token": {"type": "string"},
    "appsecret_proof": {"type": "string"},
    "fields": {"type": "string"},
    **{key: {"type": ["integer", "string"]} for key in ("limit", "after", "before")},
}

PINTEREST = "openapi_generated.pinterest_client.model"
PINTEREST_LIMITS = {
    "max_length": "maxLength",
    "min_length": "minLength",
    "max_items": "maxItems",
    "min_items": "minItems",
    "inclusive_minimum": "minimum",
    "regex": "pattern",
}
PLAIN = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def main(output: Path) -> None:
    """Write all of it."""
    definitions: Json = {}
    requests = dict(_all_requests(definitions))
    answers = {f"x {name}": _of_x(model, definitions) for name, model in X_ANSWERS.items()}
    found = {"requests": requests, "answers": answers, "$defs": definitions}
    output.write_text(json.dumps(found), encoding="utf-8")


def _all_requests(definitions: Json) -> Iterator[tuple[str, Json]]:
    for name, model in X_REQUESTS.items():
        yield f"x {name}", _of_x(model, definitions)
    for name, where in META_REQUESTS.items():
        yield name, _of_meta(*where)
    for name, model in PINTEREST_REQUESTS.items():
        yield f"pinterest {name}", _of_pinterest(_pinterest(model))


def _of_x(model: str, definitions: Json) -> Json:
    """Return a model of X; what it does not name is a fault, though its client lets it pass."""
    schemas = importlib.import_module("xdk.schemas")
    template = "#/$defs/X-{model}"
    found = getattr(schemas, model).model_json_schema(by_alias=True, ref_template=template)
    for name, schema in found.pop("$defs", {}).items():
        definitions[f"X-{name}"] = _strict(schema)
    return _strict(found)


def _strict(schema: Json) -> Json:
    if "properties" in schema:
        schema["additionalProperties"] = False
    return schema


class _SeenError(Exception):
    """Carries the parameters that a call was about to check."""


def _of_meta(module: str, name: str, method: str) -> Json:
    """Return the parameters of one of Meta's calls, caught where its client would check them."""
    objects = importlib.import_module(f"facebook_business.adobjects.{module}")

    def see(types: dict[str, str], enums: dict[str, list[str]]) -> None:
        raise _SeenError(types, enums)

    objects.TypeChecker = see
    try:
        getattr(getattr(objects, name)("1"), method)(params={}, pending=True)
    except _SeenError as seen:
        types, enums = seen.args
    own = {key: _of_meta_type(said, enums) for key, said in types.items()}
    return {"type": "object", "properties": {**META_ALWAYS, **own}, "additionalProperties": False}


def _of_meta_type(said: str, enums: dict[str, list[str]]) -> Json:
    if match := re.fullmatch(r"list<(.+)>", said):
        return {"type": "array", "items": _of_meta_type(match[1], enums)}
    if said in enums:
        words = [one for one in enums[said] if isinstance(one, str) and re.fullmatch(r"\w+", one)]
        return {"enum": words}
    return META_TYPES.get(said, {})


def _pinterest(model: str) -> Any:
    """Return a model of Pinterest's client: `PinCreate` stands in `pin_create`."""
    file = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model).lower()
    return getattr(importlib.import_module(f"{PINTEREST}.{file}"), model)


def _of_pinterest(model: Any) -> Json:
    """Return a model of Pinterest; its client does not tell what must be there."""
    if choices := getattr(model, "_composed_schemas", {}).get("oneOf"):
        return {"oneOf": [_of_pinterest(choice) for choice in choices]}
    properties = {}
    for key, types in model.openapi_types.items():
        if key in model.read_only_vars and key != "media_source":
            continue
        schema = {"anyOf": [_of_pinterest_type(kind) for kind in types]}
        if key == "media_source":
            schema = _of_pinterest(_pinterest("PinMediaSource"))
        if allowed := model.allowed_values.get((key,)):
            schema["enum"] = sorted(allowed.values())
        for said, value in model.validations.get((key,), {}).items():
            word = PINTEREST_LIMITS[said]
            schema[word] = value["pattern"] if said == "regex" else value
        properties[model.attribute_map[key]] = schema
    required = ["source_type"] if "source_type" in properties else []
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _of_pinterest_type(kind: Any) -> Json:
    if isinstance(kind, list):
        return {"type": "array", "items": _of_pinterest_type(kind[0])}
    if isinstance(kind, type) and kind in PLAIN:
        return {"type": PLAIN[kind]}
    return _of_pinterest(kind) if hasattr(kind, "openapi_types") else {}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
