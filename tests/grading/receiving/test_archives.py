"""Zips are checked before anything of them is unpacked."""

import io
import stat
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.grading.receiving.sending import SENT, zipped
from trainingkit.grading.receiving.archives import open_archive
from trainingkit.grading.receiving.sent import MB, Limits, NotTaken, folded, wrong_name


def refusal(data: bytes, limits: Limits | None = None) -> str:
    """Why a zip is refused."""
    with pytest.raises(NotTaken) as refused, open_archive(data, "seat-07.zip", limits or Limits(50, MB, MB)) as parcel:
        parcel.see_that_it_can_be_taken()
    return str(refused.value)


def test_an_ordinary_zip_is_read():
    """Names, sizes and contents are what was packed."""
    with open_archive(zipped({**SENT, "empty/": b""}), "seat-07.zip") as parcel:
        parcel.see_that_it_can_be_taken()

        assert {name: len(data) for name, data in SENT.items()} == dict(parcel.sizes)
        assert SENT == {name: parcel.read(name) for name in parcel.sizes}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../up.json", "leads out of its folder"),
        ("answers/../../up.json", "leads out of its folder"),
        ("/etc/passwd", "has an absolute name"),
        ("C:/up.json", "has an absolute name"),
        ("c:up.json", "has an absolute name"),
        ("answers\\up.json", "has a backslash in its name"),
        ("a\x00b.json", "has a control character in its name"),
        ("a\x1b[2Jb.json", "has a control character in its name"),
        ("a\u202egpj.exe", "has a control character in its name"),
        ("answers//up.json", "has an empty part in its name"),
        ("./up.json", "has an empty part in its name"),
        ("answers/NUL.json", "has a name that Windows keeps for a device"),
        ("aux", "has a name that Windows keeps for a device"),
        ("COM1.tar.gz", "has a name that Windows keeps for a device"),
        ("n" * 201, "has a name that is too long"),
        ("/".join("n" * 100 for _ in range(5)), "has a name that is too long"),
    ],
)
def test_a_name_that_could_lead_elsewhere_is_refused(name, told):
    """On any system, and the refusal can be printed on any terminal."""
    why = refusal(zipped({**SENT, name: b"x"}))

    assert told in why
    assert why.isprintable()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["..", ".", "", "a", "C:", "\\", "nul", "é", "\x00", " ", "~", "$(id)"]), min_size=1))
def test_a_name_that_passes_stays_below_its_folder(parts):
    """Whatever its parts are, a name that is not refused leads nowhere else."""
    name = "/".join(parts)
    if wrong_name(name) is None:
        assert [] == [part for part in name.rstrip("/").split("/") if part in ("..", ".", "") or "\\" in part]
        assert not name.startswith("/")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=12))
def test_names_that_a_system_takes_for_one_are_one(name):
    """Capitals and dots at the end make no second file."""
    assert folded(name.lower()) == folded(name.lower() + ".")
    assert folded(folded(name)) == folded(name)


@pytest.mark.parametrize("second", ["ANSWERS/the-call.json", "answers/The-Call.JSON", "answers/the-call.json. "])
def test_two_names_that_differ_in_capitals_are_refused(second):
    """One would be written over the other on Windows and macOS."""
    assert "is there twice" in refusal(zipped({**SENT, second: b"x"}))


def test_the_same_name_twice_is_refused():
    """Nobody can know which one counts."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("answers/a.json", b"1")
        archive.writestr("answers/a.json", b"2")

    assert 'a.json" is there twice' in refusal(body.getvalue())


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (stat.S_IFLNK | 0o777, "is a link"),
        (stat.S_IFCHR | 0o666, "is a device"),
        (stat.S_IFIFO | 0o666, "is a device"),
        (stat.S_IFSOCK | 0o666, "is a device"),
    ],
)
def test_what_is_no_file_is_refused(kind, told):
    """A link in a zip could point at any file of the instructor."""
    name = "answers/two.json"

    assert f'"{name}" {told}' in refusal(zipped({**SENT, name: b"/etc/passwd"}, **{name: kind}))


def test_an_encrypted_entry_is_refused():
    """Nobody here has its password."""
    data = bytearray(zipped({"answers/a.json": b"x"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1

    assert '"answers/a.json" is encrypted' in refusal(bytes(data))


def test_a_bomb_is_refused_before_it_goes_off():
    """Ten megabytes of nothing pack into ten kilobytes; so does one entry of a few that are larger together."""
    bomb = {"answers/a.json": bytes(10 * MB)}

    assert '"answers/a.json" would unpack to more than 200 times' in refusal(zipped(bomb), Limits(50, 20 * MB, 20 * MB))
    assert '"answers/a.json" is larger than 1 MB' in refusal(zipped(bomb))
    assert "it is larger than 1 MB" in refusal(zipped({f"{n}.json": bytes(MB // 2) for n in range(3)}))
    assert "there are more than 50 files" in refusal(zipped({f"{n}.json": b"x" for n in range(51)}))


def test_a_list_of_contents_can_be_a_bomb_too():
    """It is read as a whole, so its length is looked at first."""
    data = zipped({f"{n:0200}": b"" for n in range(60)})

    assert "there are more than 5 files" in refusal(data, Limits(5, MB, MB))


def test_entries_that_lie_over_each_other_are_refused():
    """A zip that is made to swell names the same bytes many times."""
    data = bytearray(zipped({"a.json": b"x" * 100, "b.json": b"y" * 100}))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = bytes(4)

    assert "lies over another entry" in refusal(bytes(data))


@pytest.mark.parametrize("keep", [0, 10, 60, -1])
def test_what_is_no_zip_is_told(keep):
    """Empty, cut short, or something else."""
    whole = zipped(SENT)

    assert '"seat-07.zip" is no zip, or is cut short' == refusal(whole[:keep] if keep >= 0 else b"a letter" * 20)


def test_a_damaged_entry_is_told_by_its_name():
    """Its bytes are not what the zip says they are."""
    data = bytearray(zipped({"answers/a.json": bytes(range(256)) * 4}))
    data[data.index(b"a.json") + 20] ^= 0xFF
    with pytest.raises(NotTaken) as refused, open_archive(bytes(data), "seat-07.zip") as parcel:
        parcel.read("answers/a.json")

    assert '"answers/a.json"' in str(refused.value)


def test_a_packing_that_nobody_uses_is_refused():
    """Some of them need any amount of memory."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("answers/a.json", b"x")

    assert "packed in a way that is not read here" in refusal(body.getvalue())


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400), st.integers(0, 255))
def test_no_bytes_whatever_do_more_than_refuse(noise, at, byte):
    """A damaged zip is refused or read; nothing else is raised."""
    data = bytearray(zipped({"answers/a.json": noise}))
    data[at % len(data)] = byte
    try:
        with open_archive(bytes(data), "seat-07.zip") as parcel:
            parcel.see_that_it_can_be_taken()
            read = {name: parcel.read(name) for name in parcel.sizes}
    except NotTaken:
        return

    assert {name: len(data) for name, data in read.items()} == dict(parcel.sizes)


def listed(end: str, entries: int) -> bytes:
    """A zip that is a list of so many empty files, and what it ends with."""
    one = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    body = bytes(40) + one * entries
    told = (entries, entries, len(one) * entries, 40, 0)
    if end == "plain":
        return body + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *told)
    if end == "another record within the first":
        return body + struct.pack("<4s4s2H2LH", b"PK\5\6", b"PK\5\6", *told)
    large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, entries, entries, len(one) * entries, 40)
    where = struct.pack("<4sLQL", b"PK\6\7", 0, len(body), 1)
    return body + large + where + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(one), 40, 0)


@pytest.mark.parametrize("end", ["plain", "another record within the first", "a large record before a small one"])
def test_a_list_of_contents_is_never_longer_than_it_may_be(end, monkeypatch):
    """Whichever field says how long it is, it is refused before it is read."""
    read = []
    monkeypatch.setattr(zipfile.ZipInfo, "__init__", lambda *_: read.append(1))

    assert "more than 50 files" in refusal(listed(end, 2_000))
    assert [] == read
