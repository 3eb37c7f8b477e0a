"""Nothing that says what is right, and no assessed story, is anywhere but in the instructor's folder."""

import json
import subprocess
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.content.secrets import INSTRUCTOR, ROOT, Search, plain, secrets, texts_under, words
from trainingkit.course.assignment import read_assignment
from trainingkit.course.prepared import packed_stories
from trainingkit.evidence import Truth
from trainingkit.marking.items import ItemsFile
from trainingkit.story.compiled import unpack
from trainingkit.story.walk import trainer_texts_of

SOURCE = sorted(path.name for path in (INSTRUCTOR / "source").iterdir() if (path / "items.yml").is_file())


@cache
def search() -> Search:
    """All secret sentences at once."""
    return Search(secrets())


@cache
def tracked() -> tuple[str, ...]:
    """Every file that is in the repository, or would be with the next commit."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(sorted({name for name in names if name and (ROOT / name).is_file()}))


def leaks(names) -> dict[str, list[str]]:
    """File to the secret sentences that stand in it."""
    return {name: found for name in names if (found := search().found_in(plain(ROOT / name)))}


def test_there_is_much_to_keep():
    """From every key, every rubric, every assessed story and every solution; or this test would find nothing."""
    kept = [path for folder in ("keys", "rubrics", "solutions") for path in (INSTRUCTOR / folder).glob("*.*")]
    kept += (INSTRUCTOR / "assessed").glob("*/story.yml")
    only_names = {"instructor/keys/first-response.yml"}  # its criteria are those of the stories

    assert {str(path.relative_to(ROOT)) for path in kept} - only_names == set(secrets().values())


@pytest.mark.parametrize("path", ["keys/recognise-the-approach.yml", "rubrics/decision-log.yml"])
def test_a_leak_would_be_found(path):
    """A sentence of a key or a rubric, in other marks and capitals, in the middle of something."""
    sentence = " ".join(next(each for each, file in secrets().items() if file.endswith(path)))

    assert [sentence] == search().found_in(f"As was said:\n“{sentence.upper()}!” And so on.")
    assert [] == search().found_in(sentence.rsplit(" ", 1)[0])


def test_what_everybody_gets_holds_no_secret_sentence():
    """Lessons, practised stories, the package, the documentation and whatever else is not the instructor's."""
    everybody = [name for name in tracked() if not name.startswith(("instructor/", "tests/"))]

    assert {"course", "simulations", "src", "docs"} <= {name.partition("/")[0] for name in everybody}
    assert {} == leaks(everybody)


def test_what_is_released_holds_no_secret_sentence():
    """The folders of the assignments: notebooks without their solutions, items, and whatever lies beside them."""
    released = [name for name in tracked() if name.startswith("instructor/source/")]

    assert SOURCE == sorted({PurePosixPath(name).parts[2] for name in released})
    assert {} == leaks(released)


@pytest.mark.parametrize("assignment", SOURCE)
def test_what_is_released_has_only_what_a_trainee_is_given(assignment):
    """A notebook, the items, figures; nothing called key, rubric, story or truth."""
    suffixes = {Path(name).name for name in tracked() if name.startswith(f"instructor/source/{assignment}/")}

    assert {"items.yml", f"{assignment}.ipynb"} <= suffixes
    assert [] == [name for name in suffixes if not name.endswith((".csv", ".ipynb")) and name != "items.yml"]


def test_items_have_no_word_for_what_is_right():
    """Their model has no place for a key, a level, a solution or a reason."""
    schema = json.dumps(ItemsFile.model_json_schema())

    assert [] == [
        name for name in ("best", "acceptable", "solution", "criteria", "why", "red") if f'"{name}"' in schema
    ]


def test_nothing_made_for_a_release_is_in_the_repository():
    """No case of a trainee, no packed story, no truth, no secret; they are ignored wherever they are made."""
    made = [
        name for name in tracked() if name.startswith(("instructor/truth", "instructor/private", "instructor/secret"))
    ]
    made += [
        name for name in tracked() if name.endswith(".story") or "/cases/" in name.removeprefix("instructor/cases/")
    ]

    assert [] == [name for name in made if not name.startswith(("tests/", "src/"))]


def test_the_package_holds_nothing_of_the_instructors():
    """The list of files of a wheel, as it is built."""
    files = [Path(each.path) for each in WheelBuilder(str(ROOT)).recurse_included_files()]

    assert [] == [str(path) for path in files if path.is_relative_to(INSTRUCTOR) or "story" == path.suffix]
    assert [] == [str(path) for path in files if set(path.parts) & {"instructor", "assessed", "rubrics", "solutions"}]


@pytest.mark.parametrize("form", ["call-back-at-nine", "the-night-counter", "the-deleted-shop"])
def test_a_packed_story_says_nothing_of_how_it_is_marked(form):
    """No criterion, no level, no words for trainers: it can be played, and that is all."""
    files = read_assignment(INSTRUCTOR, "first-response")
    packed = packed_stories(files)[PurePosixPath("stories", f"{form}.story")]
    story = files.stories[form]
    data = unpack(packed).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    told = " ".join(" ".join(words(text)) for text in texts_under(data, set(data)))

    hidden = [text for c in story.criteria for text in (c.text, c.why)]
    hidden += [text for _, text in trainer_texts_of(story)]
    assert hidden
    assert [] == [text for text in hidden if " ".join(words(text)) in told]
    assert {"criteria", "debrief", "flags"} & set(data) <= {"flags"}
    assert not {"level", "tags", "act", "claim", "trainer"} & set(_keys(data))


def _keys(data):
    """Every key of a nested mapping."""
    if isinstance(data, dict):
        yield from data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _keys(each)


def test_the_names_of_what_is_true_are_told_only_to_instructors():
    """A trainee's folder never says what there is to find, not even what it is called."""
    names = [f"truth:{name}" for name in Truth.model_fields]
    released = [name for name in tracked() if name.startswith(("instructor/source/", "course/"))]

    assert {} == {name: found for name in released if (found := [n for n in names if n in plain(ROOT / name)])}
