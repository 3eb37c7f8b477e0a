"""A story that is played to be marked: the form above it, and a player whose every choice is on the disk first."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets

from trainingkit.errors import ChoiceNotOffered
from trainingkit.exercises.asked import AGAIN, CannotShow
from trainingkit.exercises.disk import NotSaved
from trainingkit.exercises.fallback import LIVE, WithFallback
from trainingkit.exercises.folder import Folder
from trainingkit.exercises.form import Form, set_aside_note
from trainingkit.exercises.replying import refused
from trainingkit.exercises.runs import Overtaken, Runs
from trainingkit.exercises.saving import AnswerFile
from trainingkit.exercises.seat import form_of
from trainingkit.exercises.sheet import Data, error_sheet, graded_sheet, saved_data
from trainingkit.guidance import load_guidance
from trainingkit.marking.items import ItemsFile, Play
from trainingkit.player.help_panel import help_panel
from trainingkit.player.scene import Stage, scene, step, steps
from trainingkit.player.session import MOST_CHOICES, Session
from trainingkit.player.widget import Player
from trainingkit.story.compiled import Label, PackRefused, label_of, unpack
from trainingkit.story.engine import choose, replay
from trainingkit.story.model import Story

STORIES = "stories"
NO_WAY_BACK = (
    "You cannot go back while this run is under way: the first run counts as it was played. "
    "When it has ended you can play again; later runs are kept, too."
)
OTHER_KERNEL = "This run went on in another tab or window. You stand where it stands there."


class RecordedSession(Session):
    """A session whose choices are written down before they are acknowledged, and which goes on from what is there.

    ``tell`` is given a sentence for the learner (or None, when it no longer holds) after every message.
    """

    def __init__(self, stage: Stage, runs: Runs, tell: Callable[[str | None], None]) -> None:
        super().__init__(stage)
        self._runs, self._tell = runs, tell
        self._stand()

    def answer(self, message: Any) -> Data:
        """As of any session; and ``{"type": "unsaved", "n", "why", "hint"}`` where a choice could not be saved.

        The page does not know that answer, so it goes on asking until the choice can be saved.
        """
        self._tell(None)
        n = message.get("n", 0) if isinstance(message, dict) else 0
        try:
            return super().answer(message)
        except NotSaved as error:
            self._tell(f"{error} {error.hint}")
            return {"type": "unsaved", "n": n, "why": str(error), "hint": error.hint}
        except Overtaken:
            self._tell(OTHER_KERNEL)
            self._stand()
            return self._refused(n if isinstance(n, int) else 0, OTHER_KERNEL)

    def shown(self) -> list[Data]:
        """Every step of the run on the screen."""
        return steps(self.stage, self._choices)

    def _choose(self, n: int, choice: str) -> Data:
        held = len(self._choices)
        if n != held + 1 or held >= MOST_CHOICES:
            return super()._choose(n, choice)
        try:
            after = choose(self.stage.story, self._states[-1], choice)
        except ChoiceNotOffered as error:
            return self._refused(n, str(error))
        self._runs.add([choice], self._ends(after.passage))
        self._stand()
        return {"type": "step", "step": step(self.stage, self._states, self._choices)}

    def _replay(self, ids: list[str]) -> Data:
        """Go on, begin again after an ending, or stay: a run under way is never shortened."""
        self._runs.look()
        self._stand()
        held = self._choices
        goes_on = ids[: len(held)] == held
        if not goes_on and not self._runs.ended:
            self._tell(NO_WAY_BACK if held[: len(ids)] == ids else OTHER_KERNEL)
        elif ids != held:
            try:
                states = replay(self.stage.story, ids)
            except ChoiceNotOffered as error:
                return self._refused(len(ids), str(error))
            if goes_on:
                self._runs.add(ids[len(held) :], self._ends(states[-1].passage))
            else:
                self._runs.begin_again(ids)
            self._stand()
        return {"type": "scene", "steps": self.shown()}

    def _stand(self) -> None:
        """Stand where the record stands; a record that cannot be replayed is left as it is, and a new run begun."""
        try:
            self._states = list(replay(self.stage.story, self._runs.choices))
        except ChoiceNotOffered:
            self._runs.forget_run()
            self._states = list(replay(self.stage.story, ()))
        self._choices = self._runs.choices

    def _ends(self, passage: str) -> bool:
        return self.stage.story.passages[passage].ending is not None


class RecordedPlay(WithFallback, ipywidgets.VBox):
    """The form (which story, what is saved, another one), a line for what has to be said, and the player."""

    def __init__(self, folder: Folder, items: ItemsFile, item: Play, file: AnswerFile, stories: "Stories") -> None:
        kept, aside = (None, None) if folder.unsaved else file.open()
        hashes = {name: label.hash for name, (label, _) in stories.items()}
        self.runs = Runs(file, file.variant or item.forms[0], hashes, kept, folder.unsaved)
        self._item, self._stories, self._folder = item, stories, folder.path / STORIES
        sheet = graded_sheet(item, items.assignment, file.variant, {}, self.runs.kept, folder.unsaved)
        self.header = Form(sheet, self._header_reply)
        self.runs.on_saved = lambda kept: self.header.send({"type": "state", "n": None, "saved": saved_data(kept)})
        self.said = ipywidgets.HTML()
        self.note = set_aside_note(aside)
        super().__init__(children=[self.header, self.said, self._player()])
        self.add_class(LIVE)

    def _player(self) -> Player:
        label, story = self._stories[self.runs.form]
        guidance = load_guidance()
        session = RecordedSession(Stage(story, self._folder, guidance, date.today()), self.runs, self._tell)
        opening = scene(session.stage, help_panel(guidance, story, None))
        # An instructor has released it; the page offers no way back, because it would be refused.
        told = {"draft": False, "recorded": True, "keeps": not self.runs.unsaved}
        opening["story"] |= {"edition": label.hash[7:15]} | told
        return Player(opening | {"steps": session.shown()}, session)

    def _tell(self, words: str | None) -> None:
        self.said.value = f'<p role="status">{escape(words)}</p>' if words else ""

    def _header_reply(self, message: Any) -> Data | None:
        match message:
            case {"type": "another", "n": int(n)}:
                return {"n": n} | self._another()
            case {"type": "ask", "n": int(n)}:
                return {"type": "state", "n": n, "saved": saved_data(self.runs.kept)}
        return None

    def _another(self) -> Data:
        other = self._item.other_form
        if other is not None and other != self.runs.form:
            try:
                self.runs.change_form(other)
            except NotSaved as error:
                self._tell(f"{error} {error.hint}")
                return refused(str(error), error.hint)
            except Overtaken:
                self._tell(OTHER_KERNEL)
            before = self.children[-1]
            self.children = [*self.children[:-1], self._player()]
            before.close()
        return {"type": "state", "saved": saved_data(self.runs.kept)}


Stories = dict[str, tuple[Label, Story]]


def recorded(folder: Folder, items: ItemsFile, item: Play, seat: str) -> ipywidgets.DOMWidget:
    """The form of an item of kind ``play``; one whose stories are not there says why."""
    file = AnswerFile(folder.path, items, item.id, form_of(seat, items.assignment, item.forms))
    try:
        stories = _stories(folder.path / STORIES, [*item.forms, *([item.other_form] if item.other_form else [])])
    except CannotShow as error:
        return Form(error_sheet(item.id, "unsaved" if folder.unsaved else "graded", error))
    return RecordedPlay(folder, items, item, file, stories)


def _stories(folder: Path, names: Sequence[str]) -> Stories:
    found = {}
    for name in names:
        try:
            data = (folder / f"{name}.story").read_bytes()
            found[name] = (label_of(data), unpack(data))
        except OSError:
            detail = f'The file "{STORIES}/{name}.story" is not beside the notebook.'
            raise CannotShow("The story is not here", detail, AGAIN) from None
        except PackRefused as error:
            raise CannotShow("The story is damaged", f"{STORIES}/{name}.story: {error}.", AGAIN) from None
    return found
