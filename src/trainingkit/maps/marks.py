"""What a map says about a passage in a word or two."""

from trainingkit.errors import NotProved
from trainingkit.story.explore import explore
from trainingkit.story.model import Story

START, MUST_PASS, CUT_OFF = "start", "must pass", "not reachable"


def never_reached(story: Story) -> frozenset[str]:
    """Passages that no run comes to, with conditions counted; in a story too large to explore, only with links."""
    try:
        space = explore(story)
    except NotProved:
        return cut_off(story)
    return frozenset(story.passages) - {space.passages[number] for number in set(space.at.tolist())}


def cut_off(story: Story) -> frozenset[str]:
    """Passages to which no chain of links leads from the start, whatever their conditions."""
    seen, waiting = {story.start}, [story.start]
    while waiting:
        for choice in story.passages[waiting.pop()].ways():
            if choice.to not in seen:
                seen.add(choice.to)
                waiting.append(choice.to)
    return frozenset(story.passages) - seen


def marks(story: Story, name: str, unreachable: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """``start``, ``must pass``, the kind of ending, the beats, ``not reachable``: those that hold of a passage."""
    passage = story.passages[name]
    found = [START] if name == story.start else []
    if name in story.must_pass:
        found.append(MUST_PASS)
    if passage.ending:
        found.append(f"ending: {passage.ending}")
    found += passage.beats
    if name in unreachable:
        found.append(CUT_OFF)
    return tuple(found)
