"""The trainees of A1. A mistake is what somebody answers who has understood one thing wrongly, and all else rightly."""

from typing import Any

from tests.trainees.hand_in import INSTRUCTOR
from trainingkit.course.assignment import read_assignment

FILES = read_assignment(INSTRUCTOR, "recognise-the-approach")
SENTENCE = FILES.rubrics["first-sentence"].value.exemplars[0].texts["text"]


def reference() -> dict[str, Any]:
    """What somebody answers who has understood everything."""
    solved = {key.item: key.solution for key in FILES.keys.values() if key.solution is not None}
    return solved | {"fine-just-annoyed": {"text": SENTENCE, "choice": "ask-now"}}


def changed(item: str, **pairs: str) -> dict[str, str]:
    """The right pairs of an item, some of them changed."""
    return FILES.keys[item].solution | {left.replace("_", "-"): right for left, right in pairs.items()}


MISTAKES: dict[str, tuple[str, Any]] = {
    "knows-the-stages": (
        "what-stage-is-this",
        changed("what-stage-is-this", note_6="request", note_3="trust", note_5="threat"),
    ),
    "names-the-pressure": ("which-pressure", ["clock", "police"]),
    "leaves-the-ordinary-alone": ("old-friend-new-number", "block-report"),
    "asks-the-calm-one": ("fine-just-annoyed", {"text": SENTENCE, "choice": "are-you-ok"}),
    "life-comes-first": ("first-ten-minutes", ["details", "safe", "stop", "crime", "refer"]),
    "known-offender": ("it-is-the-ex", "ring-gang-script"),
    "refers-at-16": ("she-is-16", ["she-decides-alone", "adult-tool"]),
    "words-without-blame": ("say-it-better", changed("say-it-better", fell_for_it="careless", sooner="careless")),
    "no-part-payment": ("ten-minutes-fifty-pounds", "half-and-time"),
    "not-too-late": ("already-paid-twice", ["no-more", "prove"]),
    "tool-for-the-age": ("which-tool", changed("which-tool", lena_15="stopncii", noor_17="stopncii")),
    "knows-the-bluff": ("the-old-password", "treat-as-film"),
    "nobody-keeps-the-chat": ("keep-them-talking", "just-tonight"),
}  # fmt: skip
"""Criterion to the item and what is answered there."""
