"""``case_files()``: the trainee's case inside the notebook, with a look at each file and its hash at a button."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from trainingkit.exercises.asked import CannotShow, case_of
from trainingkit.exercises.disk import NotSaved, write_whole, written_alone
from trainingkit.exercises.fallback import LIVE, WithFallback
from trainingkit.exercises.folder import Folder, here
from trainingkit.exercises.form import SCRIPT, STYLE
from trainingkit.exercises.replying import now, refused
from trainingkit.exercises.seat import ANSWERS, CASES, OTHER_ASKED, on_other_case, seat_id, variants_in
from trainingkit.exercises.sheet import PROTOCOL, Data

if TYPE_CHECKING:
    from trainingkit.exercises.case_folder import CaseFolder


class CaseView(WithFallback, anywidget.AnyWidget):
    """The files of one case. ``case`` is complete at creation; after that the two sides exchange messages.

    ``other`` writes down that the other case was asked for, and gives it.
    """

    _esm = SCRIPT
    _css = STYLE
    case = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        case: Data,
        files: "CaseFolder | None" = None,
        other: "Callable[[], tuple[Data, CaseFolder | None]] | None" = None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        super().__init__(case=case | {"other": other is not None})
        self.add_class(LIVE)
        self._files, self._other, self._clock = files, other, clock
        self.on_msg(self._heard)

    @property
    def folder(self) -> Path:
        """Where the files lie, as seen from the notebook: ``cases/v07``. For analysts, who read them with pandas."""
        return Path(self.case["folder"])

    def _heard(self, widget: anywidget.AnyWidget, message: Any, buffers: list[bytes]) -> None:
        if (reply := self._reply(message)) is not None:
            self.send(reply)

    def _reply(self, message: Any) -> Data | None:
        match message:
            case {"type": "another", "n": int(n)}:
                return {"n": n} | self._another()
        return self._files.reply(message, self._clock()) if self._files is not None else None

    def _another(self) -> Data:
        if self._other is not None:
            try:
                case, self._files = self._other()
            except NotSaved as error:
                return refused(str(error), error.hint)
            self._other, self.case = None, case | {"other": False}
        return {"type": "case", "case": self.case}


def case_files(path: str | Path | None = None) -> CaseView:
    """The files of the case that belongs to this notebook.

    A case that cannot be shown gives a view that says why: a cell must never be empty. Where another case was released
    for whoever would rather not work on this one, a button above its files asks for it.

    Parameters
    ----------
    path : str or Path, optional
        The spec of a practice case, such as ``"case.yml"``, which is built beside it at first use. Without it, the
        case of this seat in the assignment beside the notebook.
    """
    folder = here()
    case, files = _told(folder, path)
    if path is not None or folder.unsaved or on_other_case(folder.path) or not variants_in(folder.path, other=True):
        return CaseView(case, files)
    return CaseView(case, files, lambda: _other(folder))


def _other(folder: Folder) -> "tuple[Data, CaseFolder | None]":
    """The other case, once it is written down that it was asked for.

    Raises
    ------
    NotSaved
        It could not be written down.
    """
    with written_alone(folder.path / ANSWERS):
        write_whole(folder.path / ANSWERS / OTHER_ASKED, b"The other case. No reason is needed.\n")
    return _told(folder, None)


def _told(folder: Folder, path: str | Path | None) -> "tuple[Data, CaseFolder | None]":
    try:
        variant, files = _found(folder, path)
        name = f"{CASES}/{variant}" if variant else files.name
        return _case(name, variant, files.listing(), folder.unsaved), files
    except CannotShow as error:
        told = {"title": error.title, "detail": error.detail, "hint": error.hint or None}
        return _case("", None, [], folder.unsaved) | {"error": told}, None


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
