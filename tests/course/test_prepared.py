"""What is made for a release: stories without their criteria, and variants that are solved and about equally long."""

import json
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from tests.course.small import instructor_folder
from tests.evidence.cases import SOUND, spec
from trainingkit.course.assignment import read_assignment
from trainingkit.course.prepared import (
    OTHER_VARIANTS,
    VARIANTS,
    CannotPrepare,
    Variant,
    build_variant,
    packed_stories,
    see_that_they_are_even,
    truth_json,
    variant_names,
    words_of,
)
from trainingkit.story.compiled import unpack

SECRET = b"a secret for tests"


def variant(name: str = "v01", secret: bytes = SECRET, assignment: str = "pick") -> Variant:
    """A variant of the small case."""
    return build_variant(spec(SOUND), secret, assignment, name)


def longer(built: Variant, name: str, words: int) -> Variant:
    """The same with so many more words in one of its files, under another name."""
    files = {**built.case.files, "device-notes.txt": built.case.files["device-notes.txt"] + b" word" * words}
    return Variant(name, replace(built.case, files=files))


def test_every_form_of_a_story_is_packed_without_its_criteria(tmp_path):
    """Trainees get what is played, and nothing of what is looked for."""
    packed = packed_stories(read_assignment(instructor_folder(tmp_path), "call"))

    assert {PurePosixPath(f"stories/form-{each}.story") for each in "abc"} == set(packed)
    assert [()] * 3 == [unpack(data).criteria for data in packed.values()]


def test_a_story_that_cannot_be_played_is_not_packed(tmp_path):
    """It is told with the command that says why."""
    root = instructor_folder(tmp_path, form_b="format: 1")
    with pytest.raises(CannotPrepare) as told:
        packed_stories(read_assignment(root, "call"))

    assert f'the story "form-b" cannot be played: trainingkit check {root}/assessed/form-b' == str(told.value)


def test_variants_have_names_of_their_own():
    """Those of the other case begin with another letter, so that both may lie in one folder."""
    names = [*variant_names(), *variant_names(other=True)]

    assert ("v01", f"v{VARIANTS}", "x01", f"x{OTHER_VARIANTS:02d}") == (
        names[0],
        names[VARIANTS - 1],
        names[-8],
        names[-1],
    )
    assert len(names) == len(set(names)) == VARIANTS + OTHER_VARIANTS


def test_a_variant_follows_from_secret_assignment_and_name():
    """The same three give the same bytes; another of any of them gives another truth."""
    one = variant()

    assert one == variant()
    for other in (variant("v02"), variant(secret=b"another"), variant(assignment="choose")):
        assert one.case.truth != other.case.truth


def test_a_variant_that_is_solved_is_kept():
    """The solution is given the files, and nothing else."""
    truth = variant().case.truth
    given = []

    def solve(files):
        given.append(files)
        return {name: list(value) if isinstance(value, tuple) else value for name, value in truth.model_dump().items()}

    assert variant() == build_variant(spec(SOUND), SECRET, "pick", "v01", solve)
    assert [variant().case.files] == given


def test_a_variant_that_is_not_solved_is_told_without_its_truth():
    """Which of its truths are not found, in order; a value would be an answer in a log."""
    truth = variant().case.truth.model_dump()
    missing, wrong = sorted(truth)[:2]
    with pytest.raises(CannotPrepare) as told:
        build_variant(
            spec(SOUND),
            SECRET,
            "pick",
            "v01",
            lambda files: {k: v for k, v in truth.items() if k != missing} | {wrong: "no"},
        )

    assert f'variant v01 of "small-case" is not solved: {missing}, {wrong}' == str(told.value)


def test_a_solution_that_fails_is_told():
    """Whatever it raises, with the variant that it fails on."""

    def solve(files):
        raise IndexError("list index out of range")

    with pytest.raises(CannotPrepare) as told:
        build_variant(spec(SOUND), SECRET, "pick", "v02", solve)

    said = 'variant v02 of "small-case": the reference solution fails with IndexError: list index out of range'
    assert said == str(told.value)


def test_words_of_pictures_and_of_what_is_shown_twice_do_not_count():
    """The page of a chat says again what its data says."""
    built = variant().case
    shorter = {name: data for name, data in built.files.items() if not name.endswith((".png", ".html"))}

    assert words_of(built) == words_of(replace(built, files=shorter))
    assert 10 == words_of(longer(variant(), "x", 10).case) - words_of(built)


def test_variants_of_about_the_same_length_are_even():
    """None at all are, too."""
    built = variant()
    tenth = words_of(built.case) // 10

    see_that_they_are_even([])
    see_that_they_are_even([built, longer(built, "v02", 0), longer(built, "v03", tenth)])


def test_a_variant_that_is_clearly_longer_is_told():
    """Nobody has more to read than the others in the same time."""
    built = variant()
    words = words_of(built.case)
    with pytest.raises(CannotPrepare) as told:
        see_that_they_are_even([built, longer(built, "v02", 0), longer(built, "v03", words // 10 + 1)])

    assert (
        f"variant v03 has {words + words // 10 + 1} words, the middle one {words}; "
        "write the texts of the spec about equally long"
    ) == str(told.value)


def test_a_variant_that_is_clearly_shorter_is_told():
    """Nobody has less to read, either."""
    built = variant()
    longest = [longer(built, f"v{n:02}", words_of(built.case) // 5) for n in (2, 3)]

    with pytest.raises(CannotPrepare, match="variant v01 has"):
        see_that_they_are_even([built, *longest])


def test_the_truth_is_written_as_json():
    """What the marking reads again, with a line break at its end."""
    data = truth_json(variant())

    assert variant().case.truth.model_dump(mode="json") == json.loads(data)
    assert data.endswith(b"}\n")
