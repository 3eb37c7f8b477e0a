"""Files in a zip."""

import io
import zipfile

from trainingkit.editions.zipped import zipped


def test_a_zip_holds_its_files_in_the_order_of_their_names():
    """What was put in comes out, sorted, whatever the order it came in."""
    made = zipped({"b.txt": b"two", "a/c.txt": b"one"})
    archive = zipfile.ZipFile(io.BytesIO(made))

    assert {"a/c.txt": b"one", "b.txt": b"two"} == {name: archive.read(name) for name in archive.namelist()}
    assert ["a/c.txt", "b.txt"] == archive.namelist()


def test_a_zip_tells_neither_when_nor_on_which_system_it_was_made():
    """The same files are the same bytes: every entry has the same moment, system and rights."""
    archive = zipfile.ZipFile(io.BytesIO(zipped({"a": b"1", "b": b"2"})))

    told = {(entry.date_time, entry.create_system, entry.external_attr >> 16) for entry in archive.infolist()}

    assert {((1980, 1, 1, 0, 0, 0), 3, 0o644)} == told
    assert zipped({"a": b"1", "b": b"2"}) == zipped({"b": b"2", "a": b"1"})
