"""Who sits here, and what that decides: the variant of the case, and the form of the story. Both are public."""

import getpass
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

VARIANT = re.compile(r"v\d{2}")
CASES = "cases"


def seat_id(env: Mapping[str, str] | None = None) -> str:
    """The id that the instructor's list has for this seat: as the classroom says, the hub, or the account's name."""
    env = os.environ if env is None else env
    return env.get("TRAININGKIT_SEAT") or env.get("JUPYTERHUB_USER") or getpass.getuser()


def variants_in(folder: Path) -> list[str]:
    """The variants of the case that lie beside a notebook, in order."""
    cases = folder / CASES
    if not cases.is_dir():
        return []
    return sorted(each.name for each in cases.iterdir() if VARIANT.fullmatch(each.name) and each.is_dir())


def variant_here(folder: Path, assignment: str, seat: str) -> str | None:
    """The variant of this seat, of those that were released; None where there are none."""
    from trainingkit.evidence import variant_of  # draws pictures, too: only loaded where there are variants

    count = len(variants_in(folder))
    return variant_of(seat, assignment, count) if count else None


def form_of(seat: str, assignment: str, forms: Sequence[str]) -> str:
    """Which of the forms of a story this seat plays, each equally likely.

    Raises
    ------
    ValueError
        There are no forms.
    """
    from trainingkit.evidence import variant_of

    number = int(variant_of(seat, assignment, len(forms)).removeprefix("v"))
    return forms[number - 1]
