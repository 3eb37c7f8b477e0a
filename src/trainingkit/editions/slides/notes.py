"""What stands in the notes: for the person in front of the class, never on a slide."""

from collections.abc import Sequence

from trainingkit.editions.edition import Edition
from trainingkit.editions.imprint import CHECK_FIRST, day
from trainingkit.player.scene import PHASES

GROUND_RULES = ("ground-rules-and-distance", "question-box")
ONLY_IF = "Say this only if it fits the way you took:"
FIND_YOUR_WAY = (
    "Answers, Go on, Who can help and Leave are links: click them, or press Tab until one is marked and then Enter. "
    "The number after each title is the number of the slide: type it and press Enter to go there."
)


def passage_notes(edition: Edition, name: str) -> str:
    """The number of a passage as the player counts it, the trainer's point, and the ready sentences."""
    story = edition.story
    passage = story.passages[name]
    title = f": {passage.title}" if passage.title else ""
    said = [f"Passage {list(story.passages).index(name) + 1}{title}"]
    if trainer := passage.trainer:
        said.append(trainer.point)
        said += [f"If there is laughter: {trainer.if_laughter}"] if trainer.if_laughter else []
        said += [f"If somebody asks why: {trainer.if_why}"] if trainer.if_why else []
    if story.audience == "pupil":
        phase = PHASES.get(passage.stage or "threat", "threat")
        advice = [each.text for each in edition.guidance.advice.values() if each.phase == phase]
        said.append(f"From here, what could help? {' '.join(advice)}")
    return edition.fill("\n".join(said))


def with_only_if(notes: str, lines: Sequence[str]) -> str:
    """Notes with lines that hold only for some of those who can come to a slide."""
    return "\n".join([notes, ONLY_IF, *(f"– {line}" for line in lines)]) if lines else notes


def opening_notes(edition: Edition) -> str:
    """What to do before the first slide."""
    rules = [claim.text for claim in edition.claims(GROUND_RULES)]
    check = f"Next check by {day(edition.imprint.next_check_by)}. After that day: {CHECK_FIRST.lower()}."
    return "\n".join(["Before you start, agree the ground rules (lesson plan).", *rules, FIND_YOUR_WAY, check])
