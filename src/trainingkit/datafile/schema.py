"""Questions about a model's JSON Schema: which keys may stand at a path, and which of them must."""

from functools import cache
from typing import Any

from pydantic import BaseModel

from trainingkit.datafile.compose import PathInFile


@cache
def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The model's JSON Schema (draft 2020-12)."""
    return model.model_json_schema()


def keys_at(model: type[BaseModel], path: PathInFile) -> tuple[str, ...]:
    """The keys that the mapping at ``path`` may have; empty where any may stand or where there is no mapping."""
    return tuple(_at(model, path).get("properties", {}))


def is_required(model: type[BaseModel], path: PathInFile) -> bool:
    """Whether the mapping around ``path`` must have that last key."""
    return path[-1] in _at(model, path[:-1]).get("required", ())


def required_at(model: type[BaseModel], path: PathInFile) -> tuple[str, ...]:
    """The keys that the mapping at ``path`` must have."""
    return tuple(_at(model, path).get("required", ()))


def takes_text(model: type[BaseModel], path: PathInFile) -> bool:
    """Whether a text may stand at ``path``."""
    return _at(model, path).get("type") == "string"


def takes_items(model: type[BaseModel], path: PathInFile) -> bool:
    """Whether a list of mappings may stand at ``path``."""
    return "properties" in _at(model, (*path, 0))


def _at(model: type[BaseModel], path: PathInFile) -> dict[str, Any]:
    root = json_schema(model)
    here = _resolve(root, root)
    for step in path:
        inner = here.get("properties", {}).get(step) if isinstance(step, str) else None
        inner = inner or here.get("items" if isinstance(step, int) else "additionalProperties")
        inner = inner or next(iter(here.get("patternProperties", {}).values()), None)
        if not isinstance(inner, dict):
            return {}
        here = _resolve(inner, root)
    return here


def _resolve(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    while True:
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
            continue
        if "oneOf" in schema:
            return _merged([_resolve(each, root) for each in schema["oneOf"]])
        choices = [s for s in schema.get("anyOf", ()) if s.get("type") != "null"]
        if not choices:
            return schema
        schema = next((s for s in choices if "$ref" in s or s.get("type") in ("object", "array")), choices[0])


def _merged(kinds: list[dict[str, Any]]) -> dict[str, Any]:
    """What is known where a mapping may be of several kinds: the keys of all, required what all require."""
    keys = {key: value for kind in kinds for key, value in kind.get("properties", {}).items()}
    required = set.intersection(*(set(kind.get("required", ())) for kind in kinds))
    return {"type": "object", "properties": keys, "required": [key for key in keys if key in required]}
