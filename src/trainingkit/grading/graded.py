"""A verdict as a record: what one trainee handed in for an assignment, item by item, and what it comes to.

Everything here can be written as JSON and read again, so that a verdict can be explained long after it was reached.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

from trainingkit.marking.marks import DIGITS, Mark, Outcome, outcome

GRADER = 2
"""The version of how verdicts are reached. Count up where the same answers and key would come to other marks."""

Lane = Literal["data", "code", "person"]
"""How an item is marked: as data, by what its function gave in the jail, or by a person."""


@dataclass(frozen=True, slots=True)
class Tampered:
    """Something in the handed-in notebook that is not as it was released; ``told`` is for an instructor."""

    code: str
    cell: str | None
    told: str


@dataclass(frozen=True, slots=True)
class Response:
    """One item of an attempt.

    ``answer`` is the sha256 of its file (None: nothing was handed in), ``variant`` the case or form it was given on.
    ``trouble`` says why it could not be marked; ``unfinished`` that it is a run without an ending.
    """

    item: str
    version: int
    kind: str
    lane: Lane
    variant: str | None
    answer: str | None
    max_points: float
    marks: tuple[Mark, ...]
    trouble: str | None = None
    unfinished: bool = False

    @property
    def points(self) -> float:
        """What its marks add up to; 0 where it could not be marked."""
        return round(sum(mark.points for mark in self.marks), 6)

    @property
    def unmarked(self) -> bool:
        """Whether no program could mark it, so that a person has to: nothing of it counts as missed."""
        return self.trouble is not None and all(mark.level is None for mark in self.marks)

    def is_upheld(self, typed: float | None) -> bool:
        """Whether a person has typed all the points that it is worth, and so upheld it (``marks.outcome``)."""
        return typed is not None and typed >= round(self.max_points, DIGITS)

    @property
    def waits(self) -> bool:
        """Whether a person has still to look at it."""
        return self.trouble is not None or any(mark.level is None for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Graded:
    """The verdict on one submission.

    Parameters
    ----------
    seat, assignment : str
    received : str or None
        When it was received, ISO 8601 with zone, by the clock of whoever received it.
    submission : str
        sha256 over all answer files and what was found in the notebook.
    edition : str
        sha256 of what was in force: items, key, rubrics, stories, truths (``editions``).
    key_version, items_version, grader : int
    fingerprint : str
        sha256 of everything the verdict follows from: where it is the same, the verdict is.
    responses : tuple of Response
        In the order of the assignment.
    tampered : tuple of Tampered
    seconds : float
        How long it took to reach.
    seen : str
        sha256 of every byte it follows from, so that it need not be reached again to know that nothing has changed;
        empty where nobody looked (``reaching.look_at``).
    kit : str
        The version of this package by which it was reached; empty where that was not kept. Nothing follows from it.
    """

    seat: str
    assignment: str
    received: str | None
    submission: str
    edition: str
    key_version: int
    items_version: int
    grader: int
    fingerprint: str
    responses: tuple[Response, ...]
    tampered: tuple[Tampered, ...] = ()
    seconds: float = 0.0
    seen: str = ""
    kit: str = ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, in the order of the assignment."""
        return tuple(mark for response in self.responses for mark in response.marks)

    @property
    def outcome(self) -> Outcome:
        """What the marks come to, before any score that a person typed over them."""
        return outcome(self.marks)

    @property
    def by_item(self) -> Mapping[str, Response]:
        """Item to response."""
        return {response.item: response for response in self.responses}

    def to_json(self) -> str:
        """The record as JSON; the same verdict gives the same text."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what ``to_json`` wrote.

        Raises
        ------
        KeyError, TypeError, ValueError
            It is something else.
        """
        body = json.loads(text)
        responses = tuple(_response(each) for each in body.pop("responses"))
        tampered = tuple(Tampered(**each) for each in body.pop("tampered"))
        return cls(**body, responses=responses, tampered=tampered)


def _response(body: dict[str, Any]) -> Response:
    marks = tuple(Mark(**{**mark, "red": tuple(mark["red"])}) for mark in body.pop("marks"))
    return Response(**body, marks=marks)


def outcome_with(responses: Iterable[Response], typed: Mapping[str, float]) -> Outcome:
    """What responses come to where a person has typed scores over some of them.

    Parameters
    ----------
    responses : iterable of Response
        Of one assignment.
    typed : mapping
        Item to the points that a person typed, as for ``marks.outcome``; of other items it says nothing.

    Returns
    -------
    Outcome
        ``max_points`` stays what the assignment is worth.
    """
    all_responses = tuple(responses)
    marks = (mark for response in all_responses for mark in response.marks)
    return outcome(marks, {r.item: typed[r.item] for r in all_responses if r.item in typed})
