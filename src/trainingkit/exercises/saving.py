"""One answer's file: read as data, written whole, counted, and never written over in silence."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trainingkit.exercises.disk import NotSaved, sweep, write_whole, written_alone
from trainingkit.exercises.seat import ANSWERS
from trainingkit.exercises.shape import has_shape
from trainingkit.marking.answers import LARGEST, Answer, AnswerRefused, read_answer
from trainingkit.marking.items import ItemsFile

ASIDE = "set-aside"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is on the disk. ``seq`` counts the saves from 1; ``mine`` is False where somebody else saved before."""

    seq: int
    saved_at: datetime
    value: Any
    mine: bool = True

    @property
    def at(self) -> str:
        """The time of day where the learner is, such as ``11:19``."""
        return self.saved_at.astimezone().strftime("%H:%M")


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that could not be used: ``why``, and ``name``, under which it is kept beside the answers (or None)."""

    why: str
    name: str | None


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """``answers/<item>.json`` beside a notebook.

    ``variant`` is the case or form of this seat: an answer given on another one is not this seat's.
    """

    beside: Path
    items: ItemsFile
    item_id: str
    variant: str | None = None

    @property
    def path(self) -> Path:
        return self.beside / ANSWERS / f"{self.item_id}.json"

    def open(self) -> tuple[Kept | None, SetAside | None]:
        """What was saved, and what had to be set aside because it cannot be used; never raises for a bad file.

        A file that cannot be used is moved, not deleted. Where even that cannot be done it stays, and no save will
        write over it. One that can be used is used, also where nothing can be written.
        """
        if not self.path.exists():
            return None, None
        try:
            with written_alone(self.path.parent):
                return self._open()
        except NotSaved as error:
            kept = self._unlocked()
            return kept, None if kept else SetAside(str(error).rstrip("."), None)

    def save(self, base: int, value: Any, now: datetime) -> Kept:
        """Save a value, and only return once it is on the disk.

        Parameters
        ----------
        base : int
            The number of the save that the page knows; 0 for none.
        value : JSON
            Of the shape of the item's kind.
        now : datetime
            With a zone.

        Returns
        -------
        Kept
            What is on the disk now. If somebody saved something else after ``base``, that, with ``mine`` False; the
            value is then not saved.

        Raises
        ------
        NotSaved
            Says why, and what to do; what was saved before is still there.
        """
        with written_alone(self.path.parent):
            held, _ = self._open()
            if held is not None and base < held.seq:
                return held if held.value == value else Kept(held.seq, held.saved_at, held.value, mine=False)
            seq = max(base, 0) + 1
            answer, data = self._written(seq, value, now)
            sweep(self.path)
            write_whole(self.path, data)
        return Kept(seq, answer.saved_at, answer.value)

    def _open(self) -> tuple[Kept | None, SetAside | None]:
        try:
            return self._read(), None
        except FileNotFoundError:
            return None, None
        except AnswerRefused as error:
            return None, SetAside(str(error), self._set_aside())

    def _unlocked(self) -> Kept | None:
        with suppress(OSError, AnswerRefused):
            return self._read()
        return None

    def _read(self) -> Kept:
        with self.path.open("rb") as file:
            answer = read_answer(file.read(LARGEST + 1), self.items, self.item_id, self.variant)
        if not has_shape(answer.kind, answer.value):
            raise AnswerRefused("this is not an answer file: its value has another shape than this exercise asks for")
        return Kept(answer.seq, answer.saved_at, answer.value)

    def _set_aside(self) -> str:
        aside = self.path.parent / ASIDE
        aside.mkdir(exist_ok=True)
        number = 1
        while (to := aside / f"{self.item_id}-{number}.json").exists():
            number += 1
        self.path.rename(to)
        return f"{ANSWERS}/{ASIDE}/{to.name}"

    def _written(self, seq: int, value: Any, now: datetime) -> tuple[Answer, bytes]:
        """The answer and its bytes, read back before they are written: what is saved can be read."""
        item = self.items.item(self.item_id)
        names = {"assignment": self.items.assignment, "item": self.item_id, "version": self.items.version}
        when = now.astimezone(UTC).replace(microsecond=0)
        if not has_shape(item.kind, value):
            raise NotSaved("The form sent something that is no answer to this exercise.", "Run the cell again.")
        try:
            body = {"format": 1, **names, "kind": item.kind, "variant": self.variant}
            data = Answer(**body, seq=seq, saved_at=when, value=value).to_json().encode()
            return read_answer(data, self.items, self.item_id, self.variant), data
        except (AnswerRefused, ValueError, RecursionError):
            hint = "Make it shorter, and leave out characters that look odd; then change it once more."
            raise NotSaved("This answer is too long, or has characters that cannot be saved.", hint) from None
