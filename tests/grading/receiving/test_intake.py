"""Whose is what: the shapes in which submissions come by hand."""

import os
from pathlib import Path

import pytest

from tests.grading.receiving.sending import ANSWER, SENT, A, below, laid_out, zipped
from trainingkit.grading.receiving.intake import Found, pattern_of, submissions_in, unwrapped, wrong_seat
from trainingkit.grading.receiving.sent import MB, NotTaken

LMS = r"_file_/?(?P<seat>seat-\d+)"


def found_in(path: Path, named: str | None = None) -> dict[str | None, object]:
    """Seat to the names of what was found, or why it was refused."""
    told = {}
    with submissions_in(path, A, pattern_of(named)) as found:
        for each in found:
            try:
                if isinstance(each, Found):
                    with unwrapped(each, A) as parcel:
                        told[each.seat] = set(parcel.sizes)
                else:
                    told[each.seat] = each.why
            except NotTaken as error:
                told[each.seat] = str(error)
    return told


@pytest.mark.parametrize(
    "inside",
    [SENT, below(A), below(f"seat-07/{A}"), {**below(A), **below(f"__MACOSX/{A}", {"._x": b""}), ".DS_Store": b""}],
)
def test_a_zip_of_one_seat(tmp_path, inside):
    """``seat-07.zip`` with the files, with the assignment's folder, or with a folder for the seat around it."""
    (tmp_path / "seat-07.zip").write_bytes(zipped(inside))

    assert {"seat-07": set(SENT)} == found_in(tmp_path / "seat-07.zip")


@pytest.mark.parametrize("inside", [SENT, below(A)])
def test_a_folder_of_one_seat(tmp_path, inside):
    """``seat-07/`` with the files, or with the assignment's folder."""
    assert {"seat-07": set(SENT)} == found_in(laid_out(tmp_path / "seat-07", inside))


def test_a_stick_with_many(tmp_path):
    """Zips and folders side by side, what systems leave behind passed over."""
    files = {
        "seat-01.zip": zipped(below(A)),
        "seat-02.ZIP": zipped(SENT),
        ".DS_Store": b"",
        "__MACOSX/x": b"",
        **below(f"seat-03/{A}"),
        **below("seat-04"),
        "seat-05/work.zip": zipped(below(A)),
    }
    expected = {f"seat-0{n}": set(SENT) for n in range(1, 6)}

    assert expected == found_in(laid_out(tmp_path / "stick", files))
    (tmp_path / "class.zip").write_bytes(zipped(files))
    assert expected == found_in(tmp_path / "class.zip")


def test_what_an_lms_gives_for_download(tmp_path):
    """The seat is found by a pattern, in a folder's name or in a file's; what matches nothing is told."""
    files = {
        "Someone_17_file_seat-01.zip": zipped(below(A)),
        "Someone_18_file_/seat-02.zip": zipped(SENT),
        **below("Someone_19_file_/seat-03"),
        "Someone_20_file_/notes.txt": b"x",
    }
    (tmp_path / "download.zip").write_bytes(zipped(files))
    told = found_in(tmp_path / "download.zip", LMS)

    assert {f"seat-0{n}": set(SENT) for n in range(1, 4)} == {seat: told[seat] for seat in told if seat}
    assert "belongs to no seat" in told[None]


@pytest.mark.parametrize(
    ("pattern", "told"), [("seat-(", "is no pattern"), (r"seat-\d+", "does not say where the seat is")]
)
def test_a_pattern_without_a_seat_is_told(pattern, told):
    """With what to write."""
    with pytest.raises(NotTaken, match=told):
        pattern_of(pattern)


def test_a_zip_within_a_zip_is_opened_once(tmp_path):
    """A class's zip has zips of seats; what lies packed in those stays packed."""
    deep = zipped({"seat-01.zip": zipped({"again.zip": zipped(below(A))})})
    (tmp_path / "class.zip").write_bytes(deep)

    assert f'there is nothing of "{A}" in it' in found_in(tmp_path / "class.zip")["seat-01"]


def test_a_zip_beside_the_answers_is_only_a_file(tmp_path):
    """It is not opened, whatever is in it."""
    (tmp_path / "seat-07.zip").write_bytes(zipped({**SENT, "more.zip": b"not even a zip"}))

    assert {"seat-07": {*SENT, "more.zip"}} == found_in(tmp_path / "seat-07.zip")


def test_one_bad_seat_leaves_the_others(tmp_path):
    """A link, a bomb, a name that leads elsewhere, or nothing at all: only that seat is refused."""
    files = {
        "seat-01.zip": zipped({**SENT, "../../x": b""}),
        "seat-02.zip": zipped({**SENT, "answers/b.json": bytes(2 * MB)}),
        "seat-03.zip": b"cut short",
        "seat-04.zip": zipped(SENT),
        **below("seat-05"),
        "seat-06/letter.txt": b"",
    }
    stick = laid_out(tmp_path / "stick", files)
    (stick / "seat-05" / "answers" / "b.json").symlink_to("/etc/passwd")
    told = found_in(stick)

    assert set(SENT) == told.pop("seat-04")
    assert '"../../x" leads out of its folder' == told.pop("seat-01")
    assert '"answers/b.json" would unpack to more than 200 times its size' == told.pop("seat-02")
    assert '"seat-03.zip" is no zip, or is cut short' == told.pop("seat-03")
    assert '"answers/b.json" is a link' == told.pop("seat-05")
    assert f'there is nothing of "{A}" in it' in told.pop("seat-06")
    assert {} == told


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_in_a_folder_is_refused_and_not_waited_for(tmp_path):
    """Opening it would wait for ever."""
    stick = laid_out(tmp_path / "stick", below("seat-01"))
    os.mkfifo(stick / "seat-01" / "answers" / "b.json")

    assert {"seat-01": '"answers/b.json" is a device, and not a file'} == found_in(stick)


def test_a_seat_that_is_there_twice_is_refused(tmp_path):
    """Nobody can know which one counts; and where capitals make no difference, two names are one folder."""
    stick = laid_out(tmp_path / "stick", {"seat-01.zip": zipped(SENT), **below("seat-01")})

    assert {"seat-01": 'is there twice: take one away of "seat-01.zip", "seat-01/"'} == found_in(stick)
    (stick / "seat-01.zip").rename(stick / "Seat-01.zip")
    assert {"seat-01", "Seat-01"} == {seat for seat, why in found_in(stick).items() if "is there twice" in why}


def test_all_that_claim_a_seat_are_named(tmp_path):
    """A learner can call a file after another seat: the pattern then goes by the LMS's own part of the name."""
    names = ("Ann Fair_1002_file_seat-08.zip", "Max Odd_1001_file_seat-08.zip")
    stick = laid_out(tmp_path / "stick", dict.fromkeys(names, zipped(SENT)))

    assert {"seat-08": "is there twice: take one away of " + ", ".join(f'"{name}"' for name in names)} == found_in(
        stick, LMS
    )
    assert {"1001", "1002"} == set(found_in(stick, r"_(?P<seat>\d+)_file_"))


@pytest.mark.parametrize("seat", ["seat-07", "a", "7", "first.last@force+2", "S" * 64])
def test_what_a_seat_may_be_called(seat):
    """Letters, digits, and a few signs."""
    assert wrong_seat(seat) is None


@pytest.mark.parametrize(
    "seat", ["", "..", ".hidden", "-rf", "a b", "a/b", "a\\b", "$(id)", "a;id", "a|b", "a*", "é", "CON", "a.", "S" * 65]
)
def test_what_no_seat_is_called(seat):
    """Nothing that a shell, a file system or nbgrader's own patterns would take for something else."""
    assert "is no seat" in (wrong_seat(seat) or "")


def test_names_with_power_in_a_shell_are_only_names(tmp_path):
    """Nothing is run, and nothing is made but what belongs."""
    evil = "$(touch owned); `touch owned` & | > owned"
    files = {f"{evil}.zip": zipped(SENT), f"seat-01/{evil}.txt": b"", **below("seat-01")}
    told = found_in(laid_out(tmp_path / "stick", files))

    assert {"seat-01", None} == set(told)
    assert [] == list(Path.cwd().glob("owned")) + list(tmp_path.rglob("owned"))


def test_an_assignments_own_folder_says_no_seat(tmp_path):
    """Whose it is cannot be known from it."""
    place = laid_out(tmp_path / A, {"answers/the-call.json": ANSWER})

    assert "does not say whose it is" in found_in(place)[None]


def test_a_place_that_is_not_there_is_told(tmp_path):
    """In a sentence."""
    with pytest.raises(NotTaken, match="is no folder and no zip"), submissions_in(tmp_path / "no", A):
        pass
