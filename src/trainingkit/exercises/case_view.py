"""``case_files()``: the trainee's case inside the notebook, with a look at each file and its hash at a button."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from trainingkit.exercises.asked import CannotShow, case_of
from trainingkit.exercises.fallback import LIVE, WithFallback
from trainingkit.exercises.folder import Folder, here
from trainingkit.exercises.form import SCRIPT, STYLE
from trainingkit.exercises.replying import now
from trainingkit.exercises.seat import CASES, seat_id
from trainingkit.exercises.sheet import PROTOCOL, Data

if TYPE_CHECKING:
    from trainingkit.exercises.case_folder import CaseFolder


class CaseView(WithFallback, anywidget.AnyWidget):
    """The files of one case. ``case`` is complete at creation; after that the two sides exchange messages."""

    _esm = SCRIPT
    _css = STYLE
    case = traitlets.Dict().tag(sync=True)

    def __init__(self, case: Data, files: "CaseFolder | None" = None, clock: Callable[[], datetime] = now) -> None:
        super().__init__(case=case)
        self.add_class(LIVE)
        self._files, self._clock = files, clock
        self.on_msg(self._heard)

    @property
    def folder(self) -> Path:
        """Where the files lie, as seen from the notebook: ``cases/v07``. For analysts, who read them with pandas."""
        return Path(self.case["folder"])

    def _heard(self, widget: anywidget.AnyWidget, message: Any, buffers: list[bytes]) -> None:
        if self._files is not None and (reply := self._files.reply(message, self._clock())) is not None:
            self.send(reply)


def case_files(path: str | Path | None = None) -> CaseView:
    """The files of the case that belongs to this notebook.

    A case that cannot be shown gives a view that says why: a cell must never be empty.

    Parameters
    ----------
    path : str or Path, optional
        The spec of a practice case, such as ``"case.yml"``, which is built beside it at first use. Without it, the
        case of this seat in the assignment beside the notebook.
    """
    folder = here()
    try:
        variant, files = _found(folder, path)
        name = f"{CASES}/{variant}" if variant else files.name
        return CaseView(_case(name, variant, files.listing(), folder.unsaved), files)
    except CannotShow as error:
        told = {"title": error.title, "detail": error.detail, "hint": error.hint or None}
        return CaseView(_case("", None, [], folder.unsaved) | {"error": told})


def _found(folder: Folder, path: str | Path | None) -> tuple[str | None, "CaseFolder"]:
    # Loaded here, not above: what knows of cases also draws pictures, and most notebooks have none.
    from trainingkit.exercises.case_folder import case_at
    from trainingkit.exercises.practice_case import practice_case

    if path is None:
        variant = case_of(folder.path, seat_id())
        return variant, case_at(folder.path / CASES / variant)
    return None, practice_case(folder, path)


def _case(name: str, variant: str | None, files: list[Data], why: str | None) -> Data:
    case = {"protocol": PROTOCOL, "folder": name, "variant": variant, "files": files}
    return case | {"why": why, "error": None}
