"""Who sits here, and what that decides: the variant of the case, and the form of the story. Both are public."""

import getpass
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

ANSWERS = "answers"
CASES = "cases"
OTHER_ASKED = "other-case"
"""The file in ``answers/`` that says that this seat works on the other case; nobody is asked why."""


def seat_id(env: Mapping[str, str] | None = None) -> str:
    """The id that the instructor's list has for this seat: as the classroom says, the hub, or the account's name."""
    env = os.environ if env is None else env
    return env.get("TRAININGKIT_SEAT") or env.get("JUPYTERHUB_USER") or _account()


def _account() -> str:
    """The name of the account; where it has none, as in some containers, its number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return f"uid-{os.getuid()}" if hasattr(os, "getuid") else "nobody"


def variants_in(folder: Path, other: bool = False) -> list[str]:
    """The variants of the case that lie beside a notebook (``v01``, ...), or of the other case (``x01``, ...)."""
    cases, name = folder / CASES, re.compile(r"x\d{2}" if other else r"v\d{2}")
    if not cases.is_dir():
        return []
    return sorted(each.name for each in cases.iterdir() if name.fullmatch(each.name) and each.is_dir())


def on_other_case(folder: Path) -> bool:
    """Whether this seat has asked for the other case."""
    return (folder / ANSWERS / OTHER_ASKED).is_file()


def variant_here(folder: Path, assignment: str, seat: str) -> str | None:
    """The variant of this seat, of those that were released; None where there are none."""
    from trainingkit.evidence import share_of  # draws pictures, too: only loaded where there are variants

    names = (on_other_case(folder) and variants_in(folder, other=True)) or variants_in(folder)
    return share_of(seat, assignment, names) if names else None


def form_of(seat: str, assignment: str, forms: Sequence[str]) -> str:
    """Which of the forms of a story this seat plays, each equally likely.

    Raises
    ------
    ValueError
        There are no forms.
    """
    from trainingkit.evidence import share_of

    return share_of(seat, assignment, forms)
