"""The part of a lock that some packages need, hashes and all.

``uv`` writes under each package of a lock which packages asked for it ("# via ..."). Walking those
notes from the wanted packages gives a smaller lock that pip can check just as strictly.
"""

import re
from pathlib import Path


def lock_subset(lock: Path, wanted: set[str]) -> str:
    """Cut from ``lock`` what ``wanted`` needs.

    Parameters
    ----------
    lock : Path
        A lock written by ``uv pip compile`` with its annotations.
    wanted : set of str
        Names of packages, as the lock spells them.

    Returns
    -------
    str
        The text of a lock with only those packages and what they need.

    Raises
    ------
    ValueError
        A wanted package is not in the lock; names it.
    """
    entries = locked_packages(lock)
    if missing := wanted - entries.keys():
        raise ValueError(f"{lock.name} does not have {', '.join(sorted(missing))}")
    needed = set(wanted)
    while more := {name for name, text in entries.items() if asked_by(text) & needed} - needed:
        needed |= more
    return "".join(text for name, text in entries.items() if name in needed)


def locked_packages(lock: Path) -> dict[str, str]:
    """Each package of a lock with its lines: version, marker, hashes and who asked for it."""
    entries = re.split(r"^(?=[a-z0-9])", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {entry.split("==")[0]: entry for entry in entries if "==" in entry}


def asked_by(entry: str) -> set[str]:
    """The packages named in the "# via" note of one entry of a lock."""
    return set(re.findall(r"#\s+(?:via )?([a-z0-9][a-z0-9._-]*)$", entry, flags=re.MULTILINE)) - {"via"}
