"""One visitor's run in the kernel: a list of choices, and answers to the page's messages.

The page may ask twice, late, or from the wrong place; nothing it says is believed without replay.
"""

from typing import Any

from trainingkit.errors import ChoiceNotOffered
from trainingkit.player.scene import Data, Stage, step, steps
from trainingkit.story.engine import choose, replay

MOST_CHOICES = 2000
"""More than any story needs; bounds what a run holds, and the work that one message can ask for."""


class Session:
    """Holds the choices made so far, in memory only."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._choices: list[str] = []
        self._states = list(replay(stage.story, ()))

    def answer(self, message: Any) -> Data:
        """The reply to one message of the page; never raises, whatever it is sent.

        ``{"type": "choose", "n", "choice"}`` gives ``step``; asking again for the same gives the same.
        ``{"type": "replay", "choices"}`` gives ``scene``; anything else, or a choice that is not on offer, gives
        ``refused`` with the reason and how many choices are held.
        """
        match message:
            case {"type": "choose", "n": int(n), "choice": str(choice)}:
                return self._choose(n, choice)
            case {"type": "replay", "choices": [*ids]} if len(ids) <= MOST_CHOICES and all(type(i) is str for i in ids):
                return self._replay(ids)
        return self._refused(0, "this message is not understood")

    def _choose(self, n: int, choice: str) -> Data:
        held = len(self._choices)
        if 1 <= n <= held and self._choices[n - 1] == choice:
            return {"type": "step", "step": step(self.stage, self._states[: n + 1], self._choices[:n])}
        if n != held + 1:
            return self._refused(n, f"choice {n} does not follow choice {held}")
        if held >= MOST_CHOICES:
            return self._refused(n, f"this run has come to {MOST_CHOICES} choices, the most there can be")
        try:
            after = choose(self.stage.story, self._states[-1], choice)
        except ChoiceNotOffered as error:
            return self._refused(n, str(error))
        self._choices.append(choice)
        self._states.append(after)
        return {"type": "step", "step": step(self.stage, self._states, self._choices)}

    def _replay(self, ids: list[str]) -> Data:
        try:
            states = replay(self.stage.story, ids)
            shown = steps(self.stage, ids)
        except ChoiceNotOffered as error:
            return self._refused(len(ids), str(error))
        self._choices, self._states = list(ids), list(states)
        return {"type": "scene", "steps": shown}

    def _refused(self, n: int, why: str) -> Data:
        return {"type": "refused", "n": n, "why": why, "have": len(self._choices)}
