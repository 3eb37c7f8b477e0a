"""Runs as they lie in files: walkthroughs, lists of choices, transcripts."""

import json
from pathlib import Path

from trainingkit.diagnostics import did_you_mean
from trainingkit.errors import AuthorMistakes, TrainingkitError
from trainingkit.story import Story
from trainingkit.story.transcript import Step, from_json, to_json
from trainingkit.story.walkthroughs import WalkthroughFails, play_choices, read_walkthrough


class NotACharacter(TrainingkitError):
    """The story's cast has no such name."""


class NotReadable(TrainingkitError):
    """A file is not text, or may not be read."""


def choices_in(path: Path, story: Story) -> tuple[Step, ...]:
    """The choices of a walkthrough (``.yml``), or of a text file with a ``passage.choice`` on each line.

    Raises
    ------
    AuthorMistakes
        The walkthrough has mistakes.
    WalkthroughFails, ChoiceNotOffered
        The choices do not fit the story.
    NotReadable
        The file is not text.
    """
    if path.suffix in {".yml", ".yaml"}:
        loaded = read_walkthrough(path)
        if loaded.value is None:
            raise AuthorMistakes(loaded.diagnostics)
        if loaded.value.story != story.story:
            raise WalkthroughFails(f'{path} is of the story "{loaded.value.story}", not of "{story.story}"')
        refs = loaded.value.choices
    else:
        lines = (line.partition("#")[0].strip() for line in _text_of(path).splitlines())
        refs = tuple(line for line in lines if line)
    return tuple(Step(ref, 0.0) for ref in play_choices(story, refs).choices)


def steps_in(path: Path, story: Story) -> tuple[Step, ...]:
    """The choices of a transcript.

    Raises
    ------
    TranscriptRefused
        It is cut short, was altered, or does not fit the story.
    NotReadable
        The file is not text.
    """
    return from_json(_text_of(path), story)[0]


def save_run(path: Path, story: Story, steps: list[Step]) -> None:
    """Write a transcript: whole, or not at all."""
    text = to_json(story, steps)
    json.loads(text)
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def cast_set(story: Story, name: str | None) -> dict[str, str]:
    """What stands for each placeholder: the set of the cast that this name belongs to, or the first one.

    Raises
    ------
    NotACharacter
        No list of the cast has the name.
    """
    place = 0
    if name is not None:
        places = {given.casefold(): n for names in reversed(story.cast.values()) for n, given in enumerate(names)}
        known = [given for names in story.cast.values() for given in names]
        if name.casefold() not in places:
            listed = f"the names are: {', '.join(known)}" if known else "nobody in this story is named by the reader"
            raise NotACharacter(f'nobody can be called "{name}" here; {did_you_mean(name, known) or listed}')
        place = places[name.casefold()]
    return {key: names[place] for key, names in story.cast.items()}


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise NotReadable(f"{path} is not a text file in UTF-8") from None
    except OSError as error:
        raise NotReadable(f"{path} cannot be read: {error.strerror}") from None
