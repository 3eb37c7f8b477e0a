"""A run of a story, passage by passage: every line that was shown, every choice on offer, and which one was made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from trainingkit.errors import ChoiceNotOffered
from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Response
from trainingkit.grading.times import when_words
from trainingkit.papers.pdf import Block, Facts, Note, Options, Points, Quote, Text
from trainingkit.story.compiled import original_run
from trainingkit.story.engine import State, choices, replay, visible_lines
from trainingkit.story.model import CONTINUE, Line, Passage, Story
from trainingkit.story.telling import with_names

Names = Mapping[str, str]


def run_blocks(desk: Desk, response: Response, value: Mapping[str, Any]) -> Iterator[Block]:
    """The run that counted, whole, and the choices of any other.

    Parameters
    ----------
    desk : Desk
    response : Response
        Of a story; ``variant`` is the form whose run counted.
    value : mapping
        The record of runs, as it was handed in.
    """
    runs: Sequence[Mapping[str, Any]] = value["runs"]
    counted = next((n for n, run in enumerate(runs) if run["form"] == response.variant), None)
    if counted is None:
        yield Text("No run was begun." if not runs else "No run of the story that this seat was given.")
    for number, run in enumerate(runs):
        story = desk.files.stories.get(run["form"])
        counts = "the run that counted" if number == counted else "did not count"
        if story is None:
            yield Note(f"Run {number + 1} ({counts}) is of “{run['form']}”, a story that is not in the edition.")
            continue
        yield Text(f"Run {number + 1}, {counts}: “{story.title}”, begun {when_words(run['started'])}.", strong=True)
        yield from _run(story, run) if number == counted else _in_short(story, run)


def _run(story: Story, run: Mapping[str, Any]) -> Iterator[Block]:
    names = {placeholder: each[0] for placeholder, each in story.cast.items()}
    yield Facts((("Note before the story", with_names(story.content_note, names)),))
    if names:
        yield Text(
            "The people have the first of their names here. A reader may choose others; which ones is recorded nowhere."
        )
    try:
        made = original_run(story, [step["choice"] for step in run["steps"]])
        states = replay(story, [ref.partition(".")[2] for ref in made])
    except ChoiceNotOffered as error:
        yield Note(f"This run cannot be replayed in the story of that edition: {error}")
        return
    for number, state in enumerate(states):
        step = run["steps"][number] if number < len(made) else None
        chosen = made[number].partition(".")[2] if number < len(made) else None
        yield from _scene(story, state, number + 1, names, chosen, step)


def _scene(
    story: Story, state: State, number: int, names: Names, chosen: str | None, step: Mapping[str, Any] | None
) -> Iterator[Block]:
    passage = story.passages[state.passage]
    title = f"Scene {number}" + (f": {passage.title}" if passage.title else "")
    yield Text(with_names(title, names), strong=True)
    yield from _shown(story, passage, state, names)
    ways = choices(story, state)
    if passage.next is not None:
        yield Text("Continue" + (f" (pressed after {_clock(step['at'])})" if step else " (not pressed)"))
    elif ways:
        yield Text(with_names(passage.ask or "On offer:", names))
        yield Options(tuple((with_names(way.text, names), way.id == chosen) for way in ways))
        yield Text(f"Chosen {_clock(step['at'])} after the run began." if step else "Nothing was chosen here.")
        if then := next((way.then for way in ways if way.id == chosen and way.then), None):
            yield Quote(with_names(then, names), "What followed")
    else:
        yield from _lines(story, passage.later, state, names, "Three weeks later")
        yield Text("The story ends here.")


def _shown(story: Story, passage: Passage, state: State, names: Names) -> Iterator[Block]:
    if passage.record:
        yield Text(with_names(passage.record.title, names))
        yield Facts(tuple((row.label, with_names(row.text, names)) for row in passage.record.rows))
    if passage.image:
        yield Text(f"[Picture: {with_names(passage.image.alt, names)}]")
    yield from _lines(story, passage.lines, state, names, "")


def _lines(story: Story, lines: Iterable[Line], state: State, names: Names, label: str) -> Iterator[Block]:
    told = [(f"{story.people[x.who].name}: " if x.who else "") + x.text for x in visible_lines(lines, state)]
    if told:
        yield Quote(with_names("\n".join(told), names), label)


def _in_short(story: Story, run: Mapping[str, Any]) -> Iterator[Block]:
    names = {placeholder: each[0] for placeholder, each in story.cast.items()}
    try:
        made = original_run(story, [step["choice"] for step in run["steps"]])
    except ChoiceNotOffered as error:
        yield Text(f"It cannot be replayed: {error}")
        return
    texts = tuple(with_names(story.choice(ref).text, names) for ref in made if not ref.endswith(f".{CONTINUE}"))
    yield Points(texts, ordered=True) if texts else Text("No choice was made in it.")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d} minutes"
