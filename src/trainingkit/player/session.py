"""One visitor's run in the kernel: a list of choices, and answers to the page's messages.

The page may ask twice, late, or from the wrong place; nothing it says is believed without replay.
"""

from typing import Any

from trainingkit.errors import ChoiceNotOffered
from trainingkit.player.scene import Data, Stage, step, steps
from trainingkit.story.engine import choose, replay
from trainingkit.story.move_code import MOST_CHOICES, MoveCodeRefused, decode, encode

LONGEST_CODE = 4000
"""Characters that are looked at; no code of a run that can be held is as long."""


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

        Two questions change nothing here, and are answered from what they bring: ``{"type": "encode", "n", "choices"}``
        gives ``encoded`` with the code of that run, to go on with it elsewhere, and ``{"type": "decode", "n", "code"}``
        gives ``decoded`` with its choices; what is not there is None, and ``kind`` says why. Pupils' runs have no code.
        """
        match message:
            case {"type": "choose", "n": int(n), "choice": str(choice)}:
                return self._choose(n, choice)
            case {"type": "replay", "choices": [*ids]} if len(ids) <= MOST_CHOICES and all(type(i) is str for i in ids):
                return self._replay(ids)
            case {"type": "encode", "n": int(n), "choices": [*ids]} if all(type(i) is str for i in ids):
                return {"type": "encoded", "n": n} | self._encoded(ids)
            case {"type": "decode", "n": int(n), "code": str(code)}:
                return {"type": "decoded", "n": n} | self._decoded(code)
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

    def _encoded(self, ids: list[str]) -> Data:
        try:
            return {"code": encode(self.stage.story, ids), "kind": None}
        except (ValueError, ChoiceNotOffered):
            return {"code": None, "kind": "no-code"}

    def _decoded(self, code: str) -> Data:
        try:
            return {"choices": list(decode(self.stage.story, code[:LONGEST_CODE])), "kind": None}
        except MoveCodeRefused as error:
            return {"choices": None, "kind": error.kind}
        except ValueError:
            return {"choices": None, "kind": "no-code"}

    def _refused(self, n: int, why: str) -> Data:
        return {"type": "refused", "n": n, "why": why, "have": len(self._choices)}
