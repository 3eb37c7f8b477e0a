"""``practice("item")``: an item of a lesson, which answers at once and saves nothing."""

from typing import Any

from trainingkit.exercises.asked import CannotShow, lesson_of, practised
from trainingkit.exercises.folder import here
from trainingkit.exercises.form import Form
from trainingkit.exercises.shape import has_shape
from trainingkit.exercises.sheet import Data, error_sheet, practice_sheet
from trainingkit.marking.answers import check_value
from trainingkit.marking.practice import PracticeItem, replies


def practice(item_id: str) -> Form:
    """The form of an item of this lesson's ``practice.yml``; an item that cannot be shown says why."""
    folder = here().path
    try:
        item = practised(folder, item_id)
        return Form(practice_sheet(item, lesson_of(folder)), lambda message: reply(item, message))
    except CannotShow as error:
        return Form(error_sheet(item_id, "practice", error))


def reply(item: PracticeItem, message: Any) -> Data | None:
    """The answer to one message of the page: ``{"type": "reply", "n", "value"}`` gives ``replies`` or ``refused``.

    None for a message that asks for nothing; never raises, whatever it is sent.
    """
    match message:
        case {"type": "reply", "n": int(n), "value": value}:
            if not has_shape(item.kind, value):
                return {"type": "refused", "n": n, "why": "This is no answer to this exercise.", "hint": None}
            if found := check_value(item, value):
                why = found[0].what[0].upper() + found[0].what[1:] + "."
                return {"type": "refused", "n": n, "why": why, "hint": found[0].hint}
            return {"type": "replies", "n": n, "replies": replies(item, value)}
    return None
