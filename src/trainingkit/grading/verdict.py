"""From what lies in ``submitted/`` to a verdict. All three doors come through here, and nothing of a learner's is run.

The learner's notebook is never marked: it is only compared with the master. Answers are taken by the item's id.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from time import perf_counter
from typing import Any

from trainingkit.course.attempt import Attempt, Levels, mark_attempt
from trainingkit.course.handed_in import answers_in
from trainingkit.course.own_cases import own_cases
from trainingkit.errors import TrainingkitError
from trainingkit.evidence import hash_file, share_of
from trainingkit.grading.desk import CannotGrade, Desk
from trainingkit.grading.graded import GRADER, Graded, Lane, Response, Tampered
from trainingkit.grading.notebook.integrity import check_notebook
from trainingkit.grading.receipt import received_at
from trainingkit.marking.answers import AnswerRefused, read_answer
from trainingkit.marking.items import Function, Item, Play
from trainingkit.marking.keys import ItemKey
from trainingkit.marking.marks import Mark

KIT = version("trainingkit")

RunFunction = Callable[[Function, ItemKey, str], Mapping[str, Any]]
"""Runs the source of a function on the key's arguments, in a jail; arguments to output (``fits.Outputs``)."""


class NotRun(TrainingkitError):
    """A function was not run, and says why: no sandbox, say. It waits; it is not wrong."""


class DidNotFinish(TrainingkitError):
    """A function that was run and gave no whole answer: it crashed, was too slow or too large.

    ``outputs`` is what it had given before; it earns what that is worth.
    """

    def __init__(self, told: str, outputs: Mapping[str, Any] | None = None) -> None:
        self.outputs = dict(outputs or {})
        super().__init__(told)


def reach_verdict(desk: Desk, seat: str, levels: Levels | None = None, run: RunFunction | None = None) -> Graded:
    """The verdict on what a seat handed in.

    Parameters
    ----------
    desk : Desk
    seat : str
        Its folder under ``submitted/`` is there.
    levels : mapping, optional
        What persons gave for written texts, settled (``levels.settled``).
    run : callable, optional
        The jail; without one every function waits as "not graded: no sandbox".

    Raises
    ------
    CannotGrade
        The assignment itself is unsound: no case was prepared, or the key does not fit; or it is observed, and not
        handed in. Trouble with one submission never raises: it is in the responses.
    """
    began = perf_counter()
    if desk.is_observed:
        told = f"nobody hands it in; enter the observer's sheet: trainingkit observe {seat} {desk.assignment}"
        raise CannotGrade(f'"{desk.assignment}" is observed: {told}')
    folder = desk.submitted(seat)
    answers, unreadable = answers_in(folder, desk.items)
    tampered = check_notebook(desk, folder)
    graded = verdict_on(desk, seat, answers, unreadable, tampered, received_at(folder), levels, run)
    return replace(graded, seconds=perf_counter() - began)


def verdict_on(
    desk: Desk,
    seat: str,
    answers: Mapping[str, bytes],
    unreadable: Mapping[str, str],
    tampered: Sequence[Tampered],
    received: str | None,
    levels: Levels | None = None,
    run: RunFunction | None = None,
) -> Graded:
    """The verdict on answers, wherever they were kept: the same ones come to the same as in ``reach_verdict``.

    Parameters
    ----------
    desk, seat, levels, run
        As for ``reach_verdict``; nothing of this seat needs to lie under ``submitted/``.
    answers : mapping
        Item to the bytes of its answer file.
    unreadable : mapping
        Item to why its answer file cannot be read.
    tampered : sequence of Tampered
        What was found in the notebook.
    received : str or None
        When it was received, ISO 8601 with zone.

    Raises
    ------
    CannotGrade
        As for ``reach_verdict``.
    """
    began = perf_counter()
    try:
        outputs, not_run = _run_all(desk, answers, run)
        cases = own_cases(desk.files, seat)
        attempt = mark_attempt(desk.files, answers, cases, levels, outputs, _form(desk, seat))
    except (ValueError, KeyError, TrainingkitError) as error:
        raise CannotGrade(f'"{desk.assignment}" cannot be marked: {error}') from error
    troubles = {**unreadable, **not_run, **attempt.troubles}
    hashes = {item: hash_file(data) for item, data in answers.items()}
    unmarked = {*unreadable, *attempt.troubles, *(not_run.keys() - outputs.keys())}
    submission = _sha256({"answers": hashes, "unreadable": unreadable, "tampered": [t.code for t in tampered]})
    settled = {item: dict(rows) for item, rows in (levels or {}).items()}
    return Graded(
        seat=seat,
        assignment=desk.assignment,
        received=received,
        submission=submission,
        edition=desk.edition[0],
        key_version=desk.key_version,
        items_version=desk.items_version,
        grader=GRADER,
        fingerprint=_sha256([submission, desk.edition[0], GRADER, settled, sorted(not_run)]),
        responses=tuple(
            _response(desk, item, attempt, answers.get(item.id), troubles.get(item.id), item.id in unmarked)
            for item in desk.items.values()
        ),
        tampered=tuple(tampered),
        seconds=perf_counter() - began,
        kit=KIT,
    )


def _response(
    desk: Desk, item: Item, attempt: Attempt, answer: bytes | None, trouble: str | None, unmarked: bool
) -> Response:
    marks = tuple(_waiting(mark) if unmarked else mark for mark in attempt.marks if mark.item == item.id)
    return Response(
        item=item.id,
        version=desk.items_version,
        kind=item.kind,
        lane=lane_of(item, desk.keys[item.id]),
        variant=attempt.played.get(item.id) or _variant(desk, item.id, answer),
        answer=hash_file(answer) if answer is not None else None,
        max_points=sum(mark.max_points for mark in marks),
        marks=marks,
        trouble=trouble,
        unfinished=item.id in attempt.unfinished,
    )


def _waiting(mark: Mark) -> Mark:
    """A mark that no program could give: nobody has missed anything, and a person decides."""
    return replace(mark, level=None, points=0, misconception=None)


def lane_of(item: Item, key: ItemKey) -> Lane:
    """How an item is marked."""
    if isinstance(item, Function):
        return "code"
    return "person" if key.rubric else "data"


def _form(desk: Desk, seat: str) -> str | None:
    """The form of the story that this seat was given; None where there is no story."""
    plays = [item for item in desk.items.values() if isinstance(item, Play)]
    return share_of(seat, desk.assignment, plays[0].forms) if plays else None


def _run_all(
    desk: Desk, answers: Mapping[str, bytes], run: RunFunction | None
) -> tuple[dict[str, Mapping[str, Any]], dict[str, str]]:
    """What the functions gave, and why one was not run; an answer that cannot be read is left to the marking."""
    outputs: dict[str, Mapping[str, Any]] = {}
    troubles: dict[str, str] = {}
    for item in desk.items.values():
        if not isinstance(item, Function) or item.id not in answers or desk.files.items.value is None:
            continue
        try:
            value = read_answer(answers[item.id], desk.files.items.value, item.id).value
            source = value["source"] if isinstance(value, dict) else None
        except (AnswerRefused, KeyError):
            continue
        if not isinstance(source, str):
            continue
        try:
            if run is None:
                raise NotRun("not graded: no sandbox")
            outputs[item.id] = run(item, desk.keys[item.id], source)
        except NotRun as error:
            troubles[item.id] = str(error)
        except DidNotFinish as error:
            outputs[item.id], troubles[item.id] = error.outputs, str(error)
    return outputs, troubles


def _variant(desk: Desk, item: str, data: bytes | None) -> str | None:
    if data is None or desk.files.items.value is None:
        return None
    try:
        return read_answer(data, desk.files.items.value, item).variant
    except AnswerRefused:
        return None


def _sha256(body: Any) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
