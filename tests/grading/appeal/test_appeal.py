"""An appeal: the whole file as PDF, the answers kept while it is open, and closed in the end."""

import stat
from dataclasses import replace

import pytest

from tests.grading.appeal.contested import A2, SEAT, THEN, YEAR_LATER, Contested, asked, contested, printed, squeezed
from tests.trainees.runs import story_of
from trainingkit.grading.appeal.appeal import CannotWriteFile, NoOpenAppeal, close_appeal, write_appeal, write_whole
from trainingkit.grading.records import Event
from trainingkit.grading.retention import kept


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> Contested:
    """A result that is contested a year later."""
    return contested(tmp_path_factory.mktemp("appealed"))


def test_the_file_is_printed_kept_and_closed(found):
    """It lies below private/, whatever became of the assignment's files; answers stay until the appeal is closed."""
    root, steps, story = found.room.root, [], story_of(found.room.form(SEAT, A2))
    (root / "source" / A2 / "items.yml").write_text("broken: [")
    (root / "keys" / f"{A2}.yml").unlink()
    path, size = write_appeal(root, A2, asked(), None, steps.append)
    told = printed(path.read_bytes())

    assert root / "private" / f"appeal-{SEAT}-{A2}-2027-11-22.pdf" == path
    assert (0o600, size) == (stat.S_IMODE(path.stat().st_mode), len(path.read_bytes()))
    assert ["reading the record", "setting the pages"] == steps
    assert [] == [each.text for each in story.criteria if squeezed(each.text) not in told]
    assert [] == [words for words in (THEN, "She contests the log.") if squeezed(words) not in told]
    with found.room.records() as records:
        assert [True] == [each.appealed for each in kept(root, records, A2)]
        close_appeal(root, A2, SEAT, YEAR_LATER, "gh", "upheld")
        assert [False] == [each.appealed for each in kept(root, records, A2)]
    with pytest.raises(NoOpenAppeal):
        close_appeal(root, A2, SEAT, YEAR_LATER, "gh", "again")


def test_a_file_that_could_not_be_written_opens_no_appeal(found):
    """Otherwise the answers would be kept for an appeal that nobody has in hand."""
    root = found.room.root
    with pytest.raises(CannotWriteFile):
        write_appeal(root, A2, asked(), root, print)

    with found.room.records() as records:
        assert [False] == [each.appealed for each in kept(root, records, A2)]


def test_a_file_that_is_made_again_opens_nothing(found, monkeypatch, tmp_path):
    """While the appeal is open there is one appeal; once closed it stays so until somebody opens it."""
    monkeypatch.setattr("trainingkit.grading.appeal.appeal.to_pdf", lambda *_: b"%PDF")
    root, told = found.room.root, []
    with found.room.records() as records:
        records.add_event(Event(YEAR_LATER, "gh", "appealed", "", SEAT, A2))

        def made(**how) -> list[str]:
            write_appeal(root, A2, replace(asked(), **how), tmp_path / "file.pdf", told.append)
            return [each.kind for each in records.events(A2, SEAT, ("appealed", "closed", "appeal file"))][-2:]

        while_open = made()
        close_appeal(root, A2, SEAT, YEAR_LATER, "gh", "upheld")
        after, opened = made(), made(opens=True)

    assert ["appealed", "appeal file"] == while_open
    assert ["closed", "appeal file"] == after
    assert ["appeal file", "appealed"] == opened
    assert 1 == sum("--open" in each for each in told)


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path):
    """The old file stays whole, and nothing half is beside it."""
    path = tmp_path / "file.pdf"
    write_whole(path, b"old")
    (tmp_path / ".file.pdf.new").mkdir()
    with pytest.raises(CannotWriteFile):
        write_whole(path, b"new")

    assert b"old" == path.read_bytes()
