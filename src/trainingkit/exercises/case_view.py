"""``case_files()``: the trainee's case inside the notebook, with a look at each file and its hash at a button."""

from collections.abc import Callable
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import ipywidgets
import traitlets

from trainingkit.exercises.asked import CannotShow, case_of
from trainingkit.exercises.disk import NotSaved, write_whole, written_alone
from trainingkit.exercises.fallback import LIVE, WithFallback
from trainingkit.exercises.folder import Folder, here
from trainingkit.exercises.form import SCRIPT, STYLE
from trainingkit.exercises.replying import now
from trainingkit.exercises.seat import ANSWERS, CASES, OTHER_ASKED, on_other_case, seat_id, variants_in
from trainingkit.exercises.sheet import PROTOCOL, Data

if TYPE_CHECKING:
    from trainingkit.exercises.case_folder import CaseFolder

WHY_ANOTHER = (
    "If you would rather not work on this case, press “Another case”. "
    "It has the same tasks and the same credit. Nobody asks why."
)
NOW_OTHER = (
    "This is the other case. Now run all cells again (menu Run, then Run All Cells), so that the exercises are about "
    "it. What you saved for the first case is kept."
)


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


class CaseChoice(WithFallback, ipywidgets.VBox):
    """A case, and above its files, so that nobody has to pass them, another one: one press, no reason asked."""

    def __init__(self, folder: Folder, view: CaseView) -> None:
        self._folder = folder
        self.said = ipywidgets.HTML(_paragraph(WHY_ANOTHER))
        self.button = ipywidgets.Button(description="Another case")
        self.button.on_click(self._another)
        super().__init__(children=[self.said, self.button, view])
        self.add_class(LIVE)

    @property
    def folder(self) -> Path:
        """Where the files of the case on the screen lie, as seen from the notebook."""
        return self.children[-1].folder

    def _another(self, button: ipywidgets.Button) -> None:
        try:
            with written_alone(self._folder.path / ANSWERS):
                write_whole(self._folder.path / ANSWERS / OTHER_ASKED, b"The other case. No reason is needed.\n")
        except NotSaved as error:
            self.said.value = _paragraph(f"{error} {error.hint}")
            return
        self.said.value = _paragraph(NOW_OTHER)
        self.children = [self.said, _view(self._folder, None)]


def case_files(path: str | Path | None = None) -> CaseView | CaseChoice:
    """The files of the case that belongs to this notebook.

    A case that cannot be shown gives a view that says why: a cell must never be empty. Where another case was released
    for whoever would rather not work on this one, a button above asks for it.

    Parameters
    ----------
    path : str or Path, optional
        The spec of a practice case, such as ``"case.yml"``, which is built beside it at first use. Without it, the
        case of this seat in the assignment beside the notebook.
    """
    folder = here()
    view = _view(folder, path)
    if path is not None or folder.unsaved or on_other_case(folder.path) or not variants_in(folder.path, other=True):
        return view
    return CaseChoice(folder, view)


def _view(folder: Folder, path: str | Path | None) -> CaseView:
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


def _paragraph(words: str) -> str:
    return f'<p role="status">{escape(words)}</p>'


def _case(name: str, variant: str | None, files: list[Data], why: str | None) -> Data:
    case = {"protocol": PROTOCOL, "folder": name, "variant": variant, "files": files}
    return case | {"why": why, "error": None}
