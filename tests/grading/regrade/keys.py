"""A key that an instructor changes."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

SURE = {"answered": True}
"""Met by everybody who answered."""


def change_key(root: Path, assignment: str, **best: dict[str, Any]) -> None:
    """Give criteria of an assignment's key another best answer and no acceptable one; the next version of the key.

    Parameters
    ----------
    **best : mapping
        Criterion, with ``_`` for ``-``, to what is wanted.
    """
    path = root / "keys" / f"{assignment}.yml"
    key = yaml.safe_load(path.read_text(encoding="utf-8"))
    wanted = {name.replace("_", "-"): value for name, value in best.items()}
    for criterion in (each for item in key["items"] for each in item.get("criteria", ())):
        if criterion["id"] in wanted:
            criterion["best"] = deepcopy(wanted.pop(criterion["id"]))  # YAML would write the same object as an alias
            criterion.pop("acceptable", None)
    if wanted:
        raise KeyError(f"no such criteria: {sorted(wanted)}")
    key["version"] += 1
    path.write_text(yaml.safe_dump(key, sort_keys=False, allow_unicode=True), encoding="utf-8")
