"""What is unsound is told and cut out; what is sound stays and is told nothing about."""

from typing import Annotated

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from trainingkit.datafile import read_datafile


class Strict(BaseModel):
    """As all models of files are."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Entry(Strict):
    """A thing with a number."""

    name: Annotated[str, Field(min_length=1)]
    size: int = 0


class Shelf(Strict):
    """Things in order and things by name."""

    row: tuple[Entry, ...] = ()
    by_name: dict[str, Entry] = {}


SOUND = ["{name: a}", "{name: b, size: 3}"]
UNSOUND = ["{name: 1}", "{size: 2}", "{name: No}", '{name: ""}', "{name: a, colour: red}", "{name: a, size: big}", "3"]
STILL_THERE = {"{name: a, colour: red}", "{name: a, size: big}", "{name: No}"}
ENTRIES = st.lists(st.sampled_from(SOUND + UNSOUND), max_size=6)


@given(ENTRIES, ENTRIES)
def test_what_is_sound_is_kept(row, named):
    """An entry goes with its own mistake, a mistake in a key that may be left out goes alone; the others stay."""
    lines = ["row:" if row else "row: []", *(f"  - {entry}" for entry in row)]
    lines += ["by_name:" if named else "by_name: {}", *(f"  n{i}: {entry}" for i, entry in enumerate(named))]
    loaded = read_datafile("shelf.yml", Shelf, "\n".join(lines) + "\n")
    kept = {*SOUND, *STILL_THERE}

    assert len([e for e in row if e in kept]) == len(loaded.sound.row)
    assert [f"n{i}" for i, e in enumerate(named) if e in kept] == list(loaded.sound.by_name)
    assert (loaded.value is None) == any(e in UNSOUND for e in row + named)
    assert [e in UNSOUND for e in row + named].count(True) == len(loaded.diagnostics)


def test_a_file_of_which_nothing_is_left_has_no_sound_part():
    """Where the file itself is of another kind there is nothing to go on with."""
    loaded = read_datafile("shelf.yml", Shelf, "- a\n- b\n")

    assert (None, None) == (loaded.value, loaded.sound)
    assert ["wrong-type"] == [d.code for d in loaded.diagnostics]


def test_a_mistake_is_told_at_its_own_line():
    """Also where something before it in the same list was cut out."""
    loaded = read_datafile("shelf.yml", Shelf, "row:\n  - {size: 1}\n  - {name: a}\n  - {name: 2}\n")

    assert [("missing-key", 2), ("wrong-type", 4)] == [(d.code, d.location.line) for d in loaded.diagnostics]
