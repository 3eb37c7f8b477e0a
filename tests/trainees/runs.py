"""Runs of a story as trainees play them, in its own names and as a seat saves them on the packed story."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from tests.trainees.hand_in import INSTRUCTOR, NOON
from trainingkit.marking import judge
from trainingkit.marking.bots import Bot
from trainingkit.marking.standard import best_choices
from trainingkit.story import read_story
from trainingkit.story.compiled import played_hash
from trainingkit.story.engine import State, choices, choose, start
from trainingkit.story.explore import Run, explore
from trainingkit.story.machine import Narrow
from trainingkit.story.model import CONTINUE, Story
from trainingkit.story.paths import shortest

Lost = frozenset[str]


@cache
def story_of(form: str) -> Story:
    """An assessed story with its criteria."""
    return read_story(INSTRUCTOR / "assessed" / form).story


def whole_run(story: Story, narrow: Narrow | None) -> Run:
    """The shortest whole run of a reader with this habit."""
    run = shortest(explore(story, narrow=narrow))
    assert run is not None
    return run


def best_run(story: Story) -> Run:
    """A run of best choices only."""
    return whole_run(story, best_choices)


def bot_run(story: Story, bot: Bot) -> Run:
    """A run of a bot; of blind clicking one of the many there are."""
    return whole_run(story, bot.narrow)


def below_best(story: Story, run: Iterable[str]) -> Lost:
    """The criteria in which a run is not best."""
    return frozenset(name for name, level in judge(story, run).levels.items() if level != "best")


@cache
def slips(form: str) -> dict[Lost, Run]:
    """Whole runs with one choice that is not the best, all others best: what each loses, and the worst such run."""
    story = story_of(form)
    runs = sorted(_with_one_slip(story), key=lambda run: judge(story, run).points, reverse=True)
    return {below_best(story, run): run for run in runs}


def _with_one_slip(story: Story) -> Iterator[Run]:
    state, run = start(story), []
    while choices(story, state):
        passage = state.passage
        for choice in choices(story, state):
            yield (*run, f"{passage}.{choice.id}", *_onward(story, choose(story, state, choice.id)))
        best = best_choices(choices(story, state))[0]
        run.append(f"{passage}.{best.id}")
        state = choose(story, state, best.id)


def _onward(story: Story, state: State) -> Iterator[str]:
    """Best choices to an ending."""
    while offer := choices(story, state):
        best = best_choices(offer)[0]
        yield f"{state.passage}.{best.id}"
        state = choose(story, state, best.id)


def saved_run(form: str, run: Iterable[str], ended: bool = True) -> dict[str, Any]:
    """A run as a seat saves it: the choices of the packed story, which has names that mean nothing."""
    story = story_of(form)
    steps = [{"choice": _packed(story, ref), "at": float(n)} for n, ref in enumerate(run)]
    began = NOON.isoformat()
    return {"form": form, "story": played_hash(story), "started": began, "steps": steps, "ended": ended}


def _packed(story: Story, ref: str) -> str:
    passage, _, choice = ref.partition(".")
    if story.passages[passage].next is not None:
        return CONTINUE
    return f"c{[way.id for way in story.passages[passage].ways()].index(choice) + 1}"
