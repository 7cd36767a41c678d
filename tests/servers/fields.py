"""Hold what was sent against a list of fields, for services that publish no description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Fields = Mapping[str, type | tuple[type, ...]]
"""The type of each field; a name with `!` at its end must be there."""


def faults_of_fields(what: str, said: object, fields: Fields) -> Iterator[str]:
    """Yield each field that is unknown, missing, or of another type.

    Args:
        what: what was sent, for people.
        said: the fields as they were sent.
        fields: what may be sent.
    """
    if not isinstance(said, Mapping):
        yield f"{what}: {said!r} is no mapping"
        return
    types = {name.rstrip("!"): type for name, type in fields.items()}
    for name, value in said.items():
        if name not in types:
            yield f"{what}: there is no field {name}"
        elif not isinstance(value, types[name]):
            yield f"{what}: {name} is {value!r}"
    for name in fields:
        if name.endswith("!") and name[:-1] not in said:
            yield f"{what}: {name[:-1]} is missing"
