"""Walkthroughs: runs written down by an author, each with the ending that it should come to."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from trainingkit.datafile import Loaded, read_datafile
from trainingkit.datafile.parts import Part, Slug, Text
from trainingkit.errors import ChoiceNotOffered, TrainingkitError
from trainingkit.story.engine import State, choose, start
from trainingkit.story.model import CONTINUE, ChoiceRef, Story

FOLDER = "walkthroughs"


class WalkthroughFails(TrainingkitError):
    """A walkthrough does not fit its story; says at which choice, counted from 1.

    ``at``: the path in the walkthrough's file of what does not fit.
    """

    def __init__(self, message: str, *at: str | int) -> None:
        super().__init__(message)
        self.at = at


class Walkthrough(Part):
    """A file of ``walkthroughs/``: of which ``story``, a ``name`` for people, and the ``choices`` in order.

    ``ending`` is the kind of ending it should come to; ``competent`` the verdict, in a story with criteria.
    """

    story: Slug
    name: Text
    choices: Annotated[tuple[ChoiceRef, ...], Field(min_length=1)]
    ending: Slug
    competent: bool | None = None


@dataclass(frozen=True, slots=True)
class Played:
    """A run that was played: all its choices as ``passage.choice``, and the state in which it stands."""

    choices: tuple[str, ...]
    state: State


def read_walkthrough(path: Path | str) -> Loaded[Walkthrough]:
    """Read a walkthrough strictly; mistakes are diagnostics with line and column, and ``value`` is then None."""
    return read_datafile(path, Walkthrough)


def walkthrough_files(story_folder: Path) -> list[Path]:
    """The walkthroughs of a story, in the order of their names."""
    return sorted((story_folder / FOLDER).glob("*.yml"))


def play_choices(story: Story, refs: Iterable[str]) -> Played:
    """Make choices one after another, from the start.

    Parameters
    ----------
    story : Story
    refs : iterable of str
        ``passage.choice``, in order. "Continue" (``passage.next``) may be left out: where it is the only way on, it is
        taken, after the last choice too.

    Raises
    ------
    WalkthroughFails
        A choice belongs to another passage than the one the run stands in, or is not on offer there.
    """
    state, made = start(story), []
    for number, ref in enumerate(refs, start=1):
        passage, _, choice = ref.partition(".")
        state = _led_on(story, state, made, passage)
        if state.passage != passage:
            stands = f'choice {number}, "{ref}": the run stands in "{state.passage}" there'
            raise WalkthroughFails(stands, "choices", number - 1)
        try:
            state = choose(story, state, choice)
        except ChoiceNotOffered as error:
            raise WalkthroughFails(f"choice {number}: {error}", "choices", number - 1) from None
        made.append(ref)
    state = _led_on(story, state, made)
    return Played(tuple(made), state)


def _led_on(story: Story, state: State, made: list[str], to: str | None = None) -> State:
    """Every "Continue" up to a passage, or to the next decision or ending; once round a ring is enough."""
    for _ in story.passages:
        if state.passage == to or not story.passages[state.passage].next:
            break
        made.append(f"{state.passage}.{CONTINUE}")
        state = choose(story, state, CONTINUE)
    return state


def run_walkthrough(story: Story, walkthrough: Walkthrough) -> Played:
    """Play a walkthrough to its ending.

    Raises
    ------
    WalkthroughFails
        It is of another story, does not fit it, or comes to another ending than the one expected.
    """
    name = f'"{walkthrough.name}"'
    if walkthrough.story != story.story:
        raise WalkthroughFails(f'{name} is of the story "{walkthrough.story}", not of "{story.story}"', "story")
    played = play_choices(story, walkthrough.choices)
    ending = story.passages[played.state.passage].ending
    if ending is None:
        raise WalkthroughFails(f'{name} stops in "{played.state.passage}", which is not an ending', "choices")
    if ending != walkthrough.ending:
        raise WalkthroughFails(f'{name} comes to "{ending}", not to "{walkthrough.ending}"', "ending")
    return played
