"""Files of a pack: made when what they say has changed, in their place whole or not at all, and listed."""

import hashlib
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from trainingkit.editions import Artefact
from trainingkit.editions.folder import SUMS, write_files, write_folder
from trainingkit.editions.store import Store


class Pen:
    """Renders a text, and counts how often."""

    def __init__(self) -> None:
        self.wrote: list[str] = []

    def __call__(self, plan: str) -> bytes:
        self.wrote.append(plan)
        return plan.encode()

    def file(self, name: str, plan: str) -> Artefact:
        """A file that this pen writes."""
        return Artefact(name, plan, self)


@pytest.fixture
def pen() -> Pen:
    """A pen that has written nothing yet."""
    return Pen()


def write(tmp_path: Path, *artefacts: Artefact):
    """Bring the folder "pack" and its zip up to date."""
    return list(write_folder(artefacts, tmp_path / "pack", Store(tmp_path / "made"), tmp_path / "pack.zip"))


def test_what_has_not_changed_is_not_made_again(tmp_path, pen):
    """Of two files, only the one with a changed plan is rendered the second time."""
    write(tmp_path, pen.file("a.txt", "one"), pen.file("b.txt", "two"))
    made = write(tmp_path, pen.file("a.txt", "one"), pen.file("b.txt", "other"))

    assert ["one", "two", "other"] == pen.wrote
    assert [False, True] == [each.anew for each in made]
    assert "other" == (tmp_path / "pack/b.txt").read_text()


def test_the_same_plan_in_two_packs_is_made_once(tmp_path, pen):
    """Two folders share a store."""
    store = Store(tmp_path / "made")
    for name in ("first", "second"):
        list(write_folder([pen.file("a.txt", "one")], tmp_path / name, store))

    assert ["one"] == pen.wrote
    assert "one" == (tmp_path / "second/a.txt").read_text()


def test_a_file_that_was_changed_by_hand_is_put_right(tmp_path, pen):
    """What lies in the pack is what the list says; it is not rendered for that."""
    write(tmp_path, pen.file("a.txt", "one"))
    (tmp_path / "pack/a.txt").write_text("scribbled")
    write(tmp_path, pen.file("a.txt", "one"))

    assert "one" == (tmp_path / "pack/a.txt").read_text()
    assert ["one"] == pen.wrote


def test_what_was_cut_short_in_the_store_is_made_again(tmp_path, pen):
    """A half file is never given out."""
    write(tmp_path, pen.file("a.txt", "one"))
    for kept in (tmp_path / "made").iterdir():
        kept.write_bytes(kept.read_bytes()[:1])
    write(tmp_path, pen.file("a.txt", "one"))

    assert "one" == (tmp_path / "pack/a.txt").read_text()
    assert ["one", "one"] == pen.wrote


def test_a_call_that_is_cut_short_leaves_whole_files_and_the_next_goes_on(tmp_path, pen):
    """The plug is pulled at the second file: the first is there, nothing is half, and it is not made twice."""

    def breaks(plan: str) -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, pen.file("a.txt", "one"), Artefact("b.txt", "two", breaks))
    assert ["a.txt"] == [path.name for path in (tmp_path / "pack").iterdir()]
    write(tmp_path, pen.file("a.txt", "one"), pen.file("b.txt", "two"))

    assert ["one", "two"] == pen.wrote


def test_files_that_no_longer_belong_go_and_those_of_others_stay(tmp_path, pen):
    """A teacher's own notes in the folder are not ours to delete."""
    write(tmp_path, pen.file("a.txt", "one"), pen.file("old.txt", "old"))
    (tmp_path / "pack/my-notes.txt").write_text("mine")
    write(tmp_path, pen.file("a.txt", "one"))

    assert {"a.txt", "my-notes.txt", SUMS} == {path.name for path in (tmp_path / "pack").iterdir()}


def test_a_list_that_names_a_file_elsewhere_deletes_nothing(tmp_path, pen):
    """Whoever edits the list cannot have other files deleted."""
    write(tmp_path, pen.file("a.txt", "one"))
    (tmp_path / "precious.txt").write_text("mine")
    (tmp_path / "pack" / SUMS).write_text("0  ../precious.txt\n")
    write(tmp_path, pen.file("a.txt", "one"))

    assert (tmp_path / "precious.txt").is_file()


def test_the_zip_is_the_folder_and_the_list_its_sums(tmp_path, pen):
    """Every file is in the zip below one folder, and sha256sum can check it."""
    write(tmp_path, pen.file("a.txt", "one"), pen.file("more/b.txt", "two"))
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    listed = dict(reversed(line.split("  ")) for line in held[f"pack/{SUMS}"].decode().splitlines())

    assert {"pack/a.txt": b"one", "pack/more/b.txt": b"two"}.items() <= held.items()
    assert {"a.txt": b"one", "more/b.txt": b"two"}.keys() == listed.keys()
    assert hashlib.sha256(b"two").hexdigest() == listed["more/b.txt"]


def test_the_same_files_give_the_same_zip(tmp_path, pen):
    """Whenever they are made."""
    write(tmp_path, pen.file("a.txt", "one"))
    first = (tmp_path / "pack.zip").read_bytes()
    (tmp_path / "pack.zip").unlink()
    write(tmp_path, pen.file("a.txt", "one"))

    assert first == (tmp_path / "pack.zip").read_bytes()


def test_what_nothing_asks_for_any_more_leaves_the_store(tmp_path, pen):
    """A store does not grow for ever."""
    store = Store(tmp_path / "made")
    list(write_files([pen.file("a.txt", "old")], tmp_path / "pack", store))
    later = Store(tmp_path / "made")
    list(write_files([pen.file("a.txt", "new")], tmp_path / "pack", later))
    later.forget_the_rest()

    assert [b"new"] == [path.read_bytes() for path in (tmp_path / "made").iterdir()]


def test_some_files_join_what_is_there(tmp_path, pen):
    """Slides written after a page leave the page alone, and there is no list that would leave one of them out."""
    store = Store(tmp_path / "made")
    for name in ("story.html", "lesson.pptx"):
        list(write_files([pen.file(name, name)], tmp_path / "exported", store))

    assert {"story.html", "lesson.pptx"} == {path.name for path in (tmp_path / "exported").iterdir()}


def test_others_can_render_and_the_files_are_the_same(tmp_path, pen):
    """Any Executor serves: what is not in the store is rendered by it, in whatever order, and told in ours."""
    with ThreadPoolExecutor(2) as executor:
        files = [pen.file("a.txt", "one"), pen.file("b.txt", "two")]
        made = list(write_folder(files, tmp_path / "pack", Store(tmp_path / "made"), executor=executor))

    assert ["a.txt", "b.txt"] == [each.name for each in made]
    assert {"one", "two"} == set(pen.wrote)
    assert "two" == (tmp_path / "pack/b.txt").read_text()
