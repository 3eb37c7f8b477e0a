"""The JSON Schema of a story file, as published for editors in ``docs/story.schema.json``."""

import json
from typing import Any

from trainingkit.story.model import Story
from trainingkit.story.published_words import KEYS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def published_schema() -> str:
    """The schema (draft 2020-12) as JSON text, the same for the same model, ending in a line break."""
    schema = _as_written(Story.model_json_schema(by_alias=True))
    for name, part in (("Story", schema), *schema["$defs"].items()):
        for key, words in KEYS[name].items():
            part["properties"][key]["description"] = words
    schema = {"$schema": DIALECT, "title": "A story, format 1", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _as_written(part: Any, name: str = "") -> Any:
    """The schema of what an author may write: a key is left out rather than null, one claim needs no list."""
    if isinstance(part, list):
        return [_as_written(item) for item in part]
    if not isinstance(part, dict):
        return part
    part = {key: _as_written(value, key) for key, value in part.items() if key != "title" or isinstance(value, dict)}
    if part.get("default", "") in (None, [], {}):
        del part["default"]
    if "patternProperties" in part:
        part["additionalProperties"] = False
    options = part.get("anyOf", [])
    if {"type": "null"} in options:
        rest = [option for option in options if option != {"type": "null"}]
        part = {**{k: v for k, v in part.items() if k != "anyOf"}, **(rest[0] if len(rest) == 1 else {"anyOf": rest})}
    if name == "claim" and part.get("type") == "array":
        return {"anyOf": [part["items"], part]}
    return part
