"""The sentences of feedback. None of them blames; what could not be marked is for an instructor to look at."""

from trainingkit.grading.desk import Desk
from trainingkit.marking.competence import LEAST_SHARE, MOST_HARMFUL
from trainingkit.marking.items import Play
from trainingkit.marking.marks import Outcome

COMPETENT, IN_PRACTICE, NOT_YET = "Competent", "Competent in this practice", "Not yet"
SIGNED = "The standard of this result was signed by your force's experts."
PRACTICE = "This is a practice result: experts have not signed the standard yet."
NOT_BEFORE = "Results come after {}. Until then nobody is told what was looked for."
NOT_FINISHED = "Not finished: a person is still looking at it. There is no result yet."
RECEIVED = "Received, and it can be read."
BLANK = "Nothing was received for this question."
UNFINISHED = "The story has not been played to its end."
TROUBLE = "This could not be marked. Your instructor will look."
SEEN = "A program could not mark this. Your instructor has looked at it."
PERSON_READS = "A person has still to read this."
POINTS_BY_A_PERSON = "A person looked at this question and set its points."
TAMPERED = "The notebook that was received is not as it was released. Your instructor has looked at it."
LOOKED_AT = "An instructor has opened this result and stands by it. No program decided it alone."
CONTEST = (
    "You may contest this result. Ask your instructor for your file: it has every question, your answers, each "
    "criterion with its reason and its source, and who marked what. Your answers are then looked at again, and the "
    "higher of the two results stands."
)
STORY = (
    "There is another form: another story, the same criteria, the same credit. Agree on a day with your instructor. "
    "Nobody asks you for a reason."
)
CASE = (
    "There is another variant: another case, the same criteria, the same credit. Agree on a day with your instructor. "
    "Nobody asks you for a reason."
)
NO_OTHER = "There is no other form of this assignment. Talk to your instructor: you can show it in another way."


def rule_words(outcome: Outcome) -> tuple[str, ...]:
    """What makes a result, and how this one stands against it."""
    rule = (
        f"Competent means: every criterion that decides alone is met, at most {MOST_HARMFUL} others are not met, and "
        f"at least {LEAST_SHARE:.0%} of the points are there."
    )
    found = f"Not met yet: {len(outcome.red_missed)} that decide alone, {len(outcome.harmful)} others."
    return rule, found


def other_form(desk: Desk) -> str:
    """What the parallel form of an assignment is."""
    if any(isinstance(item, Play) for item in desk.items.values()):
        return STORY
    return CASE if desk.files.items.sound and desk.files.items.sound.case else NO_OTHER
