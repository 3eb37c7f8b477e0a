"""The one widget: holds the scene, passes messages on. The drawing is in ``static/player.js``."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from trainingkit.datafile import Loaded
from trainingkit.guidance import Guidance, School, load_guidance, read_school
from trainingkit.player.help_panel import help_panel
from trainingkit.player.scene import Stage, broken_scene, scene
from trainingkit.player.session import Session
from trainingkit.story.reader import StoryFile, read_story

STATIC = Path(__file__).parent / "static"
SCHOOL = "TRAININGKIT_SCHOOL"
"""Environment variable with the path of the school's own file; else ``school.yml`` beside the stories is read."""


class Player(anywidget.AnyWidget):
    """Plays one story. ``scene`` is complete at creation; after that the two sides exchange messages."""

    _esm = STATIC / "player.js"
    _css = STATIC / "player.css"
    scene = traitlets.Dict().tag(sync=True)

    def __init__(self, scene: dict[str, Any], session: Session | None = None) -> None:
        super().__init__(scene=scene)
        self._session = session
        self.on_msg(self._heard)

    def _heard(self, widget: anywidget.AnyWidget, message: Any, buffers: list[bytes]) -> None:
        if self._session is not None:
            self.send(self._session.answer(message))


def play(story: str | Path = "story.yml") -> Player:
    """A player for the story in this file (or folder).

    A story that cannot be played gives a player that says why, in a panel with help in reach: a page must never
    be empty.

    Raises
    ------
    AuthorMistakes
        The guidance that ships with the package is unsound, so that even the help could not be shown.
    """
    guidance = load_guidance()
    file = read_story(Path(story))
    school = _school(file.path)
    panel = help_panel(guidance, file.story, school.value if school else None)
    if file.story is None:
        return Player(_broken(file, panel))
    if school is not None and school.value is None:
        return Player(
            broken_scene(file.story.title, school.diagnostics[0].headline(), school.diagnostics[0].hint, panel)
        )
    return _playing(file, guidance, panel)


def _playing(file: StoryFile, guidance: Guidance, panel: dict[str, Any]) -> Player:
    stage = Stage(file.story, file.path.parent, guidance, date.today())
    return Player(scene(stage, panel), Session(stage))


def _broken(file: StoryFile, panel: dict[str, Any]) -> dict[str, Any]:
    first, more = file.diagnostics[0], len(file.diagnostics) - 1
    detail = first.headline() + (f" (and {more} more)" if more else "")
    return broken_scene("This story cannot be played yet", detail, first.hint, panel)


def _school(story: Path) -> Loaded[School] | None:
    named = os.environ.get(SCHOOL)
    path = Path(named) if named else story.resolve().parent.parent / "school.yml"
    return read_school(path) if named or path.is_file() else None
