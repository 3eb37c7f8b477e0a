"""What the kernel answers to a form: saved, behind, refused, or the state. Never raises, whatever it is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from trainingkit.exercises.asked import CannotShow
from trainingkit.exercises.disk import NotSaved
from trainingkit.exercises.saving import AnswerFile, Kept
from trainingkit.exercises.shape import has_shape
from trainingkit.exercises.sheet import Data, saved_data
from trainingkit.marking.answers import Manifest, check_value
from trainingkit.marking.items import Item

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment, with its zone."""
    return datetime.now(UTC)


@dataclass
class Answers:
    """The answers to one item's form. ``kept`` is what is known to be on the disk, ``unsaved`` why nothing may be."""

    file: AnswerFile
    item: Item
    manifest: Manifest
    kept: Kept | None = None
    unsaved: str | None = None
    clock: Clock = now

    def reply(self, message: Any) -> Data | None:
        """The answer to one message of the page; None for one that asks for nothing.

        ``{"type": "save", "n", "base", "value"}`` gives ``saved`` (with ``help`` where marking could not read it),
        ``behind`` or ``refused``; ``{"type": "ask", "n"}`` gives ``state``.
        """
        match message:
            case {"type": "save", "n": int(n), "base": int(base), "value": value}:
                return {"n": n} | self._save(base, value)
            case {"type": "ask", "n": int(n)}:
                return {"type": "state", "n": n, "saved": saved_data(self._state())}
        return None

    def keep(self, value: Any, at: datetime) -> Kept:
        """Save what the notebook itself has, after whatever was saved before; the same again is not saved twice.

        Raises
        ------
        CannotShow
            It could not be saved; says why.
        """
        if self.unsaved:
            return Kept(0, at, value)
        if self.kept is not None and self.kept.value == value:
            return self.kept
        try:
            kept = self.file.save(self.kept.seq if self.kept else 0, value, at)
            if not kept.mine:  # another kernel has saved since: the cell that is run now is the newest word
                kept = self.file.save(kept.seq, value, at)
        except NotSaved as error:
            raise CannotShow("This could not be saved", str(error), error.hint) from None
        self.kept = kept
        return kept

    def _state(self) -> Kept | None:
        if not self.unsaved:
            self.kept, _ = self.file.open()
        return self.kept

    def _save(self, base: int, value: Any) -> Data:
        if why := self.unsaved or self._fixed(base, value):
            return refused(why)
        try:
            kept = self.file.save(base, value, self.clock())
        except NotSaved as error:
            return refused(str(error), error.hint)
        self.kept = kept if kept.mine else self.kept
        if not kept.mine:
            return {"type": "behind", "seq": kept.seq, "at": kept.at, "value": kept.value}
        told = {"type": "saved", "seq": kept.seq, "at": kept.at}
        found = check_value(self.item, value, self.manifest)
        return told | ({"help": [{"what": each.what, "hint": each.hint} for each in found]} if found else {})

    def _fixed(self, base: int, value: Any) -> str | None:
        """Of ``say``: why this sentence cannot be saved, once the options were shown."""
        if self.item.kind != "say" or not has_shape("say", value):
            return None
        held = self._state()
        if held is not None and base < held.seq:
            return None  # the page does not know that sentence yet, and is told
        if held is not None and held.value["text"] != value["text"]:
            return "Your sentence was kept when the options were shown; it cannot be changed after that."
        if not value["text"].strip():
            return "Write your sentence first."
        if held is None and (found := check_value(self.item, value | {"choice": None})):
            return f"{found[0].what[0].upper()}{found[0].what[1:]}: {found[0].hint or 'change it'}."
        return None


def refused(why: str, hint: str | None = None) -> Data:
    """Nothing was saved; ``n`` is still to be added."""
    return {"type": "refused", "why": why, "hint": hint}
