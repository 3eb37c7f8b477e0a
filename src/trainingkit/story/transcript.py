"""A run on paper: versioned JSON that replays exactly, or is refused with the reason.

Only officers' and teachers' runs are ever written. A transcript is replayed, never believed.

Versions: 1, the first.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from trainingkit.errors import ChoiceNotOffered, TranscriptRefused
from trainingkit.story.edition import content_hash
from trainingkit.story.engine import State, choose, start
from trainingkit.story.model import Story

VERSION = 1
LONGEST = 10 * 365 * 24 * 3600
"""Seconds; no run takes longer, whatever the clock of a device says."""


@dataclass(frozen=True, slots=True)
class Step:
    """One choice of a run: ``passage.choice`` and the seconds since the run began."""

    choice: str
    at: float


def to_json(story: Story, steps: Sequence[Step]) -> str:
    """The transcript of a run.

    Raises
    ------
    ValueError
        The story is for pupils: their runs are never written.
    """
    if story.audience == "pupil":
        raise ValueError("a pupil's run is never written down")
    body = {
        "transcript": VERSION,
        "story": story.story,
        "version": content_hash(story),
        "choices": [{"choice": step.choice, "at": round(step.at, 1)} for step in steps],
    }
    return json.dumps(body | {"seal": _seal(body)}, indent=1) + "\n"


def from_json(text: str, story: Story) -> tuple[tuple[Step, ...], tuple[State, ...]]:
    """Read a transcript and replay it.

    Returns
    -------
    steps : tuple of Step
    states : tuple of State
        One more than there are steps.

    Raises
    ------
    TranscriptRefused
        Cut short or altered, of a newer version, of another story or another text of it, or with a choice that
        was not on offer; says which.
    """
    body = _parsed(text)
    if body["story"] != story.story:
        raise TranscriptRefused(f'this is a run of "{body["story"]}", not of "{story.story}"')
    if body["version"] != content_hash(story):
        raise TranscriptRefused(f'"{story.story}" has changed since this run: it was played on another text')
    steps = tuple(Step(step["choice"], float(step["at"])) for step in body["choices"])
    states = [start(story)]
    for number, step in enumerate(steps, start=1):
        passage, _, choice_id = step.choice.partition(".")
        if passage != states[-1].passage:
            raise TranscriptRefused(
                f'choice {number}: "{step.choice}" was made in another passage than "{states[-1].passage}"'
            )
        try:
            states.append(choose(story, states[-1], choice_id))
        except ChoiceNotOffered as error:
            raise TranscriptRefused(f"choice {number}: {error}") from None
    return steps, tuple(states)


def _parsed(text: str) -> dict[str, Any]:
    try:
        body = json.loads(text)
        json.dumps(body)  # as the seal is made: what can just be read may be too deep for that
    except (ValueError, RecursionError):
        raise TranscriptRefused("the file is cut short or is not a transcript: it is not whole JSON") from None
    if not isinstance(body, dict) or "transcript" not in body:
        raise TranscriptRefused("this is not a transcript")
    if body["transcript"] != VERSION:
        raise TranscriptRefused(f"this transcript is of version {body['transcript']}; this program reads {VERSION}")
    seal = body.pop("seal", None)
    if seal != _seal(body):
        raise TranscriptRefused("the transcript was altered or cut short: its seal does not match")
    if not isinstance(body.get("choices"), list) or not all(map(_is_step, body["choices"])):
        raise TranscriptRefused("the transcript does not list its choices")
    return {"story": "", "version": ""} | body


def _is_step(step: Any) -> bool:
    return (
        isinstance(step, dict)
        and isinstance(step.get("choice"), str)
        and isinstance(at := step.get("at"), int | float)
        and 0 <= at <= LONGEST  # nor is it "not a number"
    )


def _seal(body: dict[str, Any]) -> str:
    """Catches slips and cuts, not forgers: anybody can compute it. Replay is what counts."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
