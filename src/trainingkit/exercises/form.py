"""``form("item")``: a graded item in a notebook. What is saved is the kernel's word; the page only shows it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets
import traitlets

from trainingkit.errors import TrainingkitError
from trainingkit.exercises.asked import Asked, CannotShow, graded
from trainingkit.exercises.fallback import LIVE, WithFallback
from trainingkit.exercises.folder import Folder, here, marked_here
from trainingkit.exercises.function import source_of
from trainingkit.exercises.replying import Answers
from trainingkit.exercises.saving import AnswerFile, SetAside
from trainingkit.exercises.seat import seat_id
from trainingkit.exercises.sheet import Data, error_sheet, graded_sheet

STATIC = Path(__file__).parent / "static"
SCRIPT, STYLE = STATIC / "forms.js", STATIC / "forms.css"


class NotMarkedHere(TrainingkitError):
    """A form runs under stock ``nbgrader autograde``: it must earn nothing there, because a cell that runs passes."""


class Form(WithFallback, anywidget.AnyWidget):
    """One item on the screen. ``sheet`` is complete at creation; after that the two sides exchange messages."""

    _esm = SCRIPT
    _css = STYLE
    sheet = traitlets.Dict().tag(sync=True)

    def __init__(self, sheet: Data, answer: Callable[[Any], Data | None] | None = None) -> None:
        super().__init__(sheet=sheet)
        self.add_class(LIVE)
        self._answer = answer
        self.on_msg(self._heard)

    def _heard(self, widget: anywidget.AnyWidget, message: Any, buffers: list[bytes]) -> None:
        if self._answer is not None and (reply := self._answer(message)) is not None:
            self.send(reply)


def form(item_id: str, function: Callable | str | None = None) -> ipywidgets.DOMWidget:
    """The form of an item of this notebook's ``items.yml``.

    An item that cannot be shown gives a form that says why: a cell must never be empty.

    Parameters
    ----------
    item_id : str
    function : callable or str, optional
        For an item of kind ``function``: what was defined in the cell above, or its name; without it the name in the
        item is looked up.

    Raises
    ------
    NotMarkedHere
        ``nbgrader autograde`` runs this notebook by itself.
    """
    if marked_here():
        raise NotMarkedHere(
            "A form is not marked by running its cell. The saved answers are what is marked: mark them with "
            "`trainingkit grade`. nbgrader's own autograde gives this item 0 points."
        )
    folder, seat = here(), seat_id()
    try:
        asked = graded(folder.path, item_id, seat)
    except CannotShow as error:
        return Form(error_sheet(item_id, "unsaved" if folder.unsaved else "graded", error))
    if asked.items.observed:
        told = CannotShow("Nothing to fill in here", "Your instructor enters what an observer saw and heard.")
        return Form(error_sheet(item_id, "graded", told))
    if asked.item.kind == "play":
        from trainingkit.exercises.recorded import recorded  # the player is only loaded where a story is played

        return recorded(folder, asked.items, asked.item, seat)
    return shown(folder, asked, function)


def shown(folder: Folder, asked: Asked, function: Callable | str | None = None) -> Form:
    """The form of an item that was found, with what was saved before."""
    file = AnswerFile(folder.path, asked.items, asked.item.id, asked.variant)
    kept, aside = (None, None) if folder.unsaved else file.open()
    answers = Answers(file, asked.item, asked.manifest, kept, folder.unsaved)
    told = None
    if asked.item.kind == "function":
        told = _take_function(answers, asked, function)
    sheet = graded_sheet(
        asked.item, asked.items.assignment, asked.variant, asked.manifest, answers.kept, folder.unsaved
    )
    sheet["error"] = told
    made = Form(sheet, answers.reply)
    made.note = set_aside_note(aside)
    return made


def set_aside_note(aside: SetAside | None) -> str | None:
    """What to tell a learner whose answer file could not be used."""
    if aside is None:
        return None
    where = f"It is kept as {aside.name}." if aside.name else "It is left as it is, and nothing can be saved over it."
    return f"The answer saved before cannot be used: {aside.why}. {where} Tell your instructor if you need it."


def _take_function(answers: Answers, asked: Asked, function: Callable | str | None) -> Data | None:
    """Save the function of the cell above; else say what is wrong with it."""
    try:
        source = source_of(asked.item, function)
        answers.keep({"source": source}, datetime.now(UTC))
    except CannotShow as error:
        return {"title": error.title, "detail": error.detail, "hint": error.hint or None}
    return None
