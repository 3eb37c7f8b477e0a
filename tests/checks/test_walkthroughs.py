"""Walkthroughs beside a story are looked at with it."""

import pytest

from tests.checks.known import GUIDANCE, TODAY
from tests.checks.stories import good
from trainingkit.checks import check_story
from trainingkit.diagnostics import Severity
from trainingkit.story import read_story

SOUND = "story: good-pupil\nname: Told\nchoices: [request.tell]\nending: supported\n"


@pytest.fixture
def folder(tmp_path):
    """The good pupil story in a folder of its own, with room for walkthroughs."""
    (tmp_path / "good-pupil" / "walkthroughs").mkdir(parents=True)
    (tmp_path / "good-pupil" / "story.yml").write_text(good("pupil"), encoding="utf-8")
    return tmp_path / "good-pupil"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SOUND, []),
        (SOUND.replace("choices", "choises"), [("unknown-key", 3)]),
        (SOUND.replace("good-pupil", "another"), [("walkthrough-fails", 1)]),
        (SOUND.replace("request.tell", "demand.tell"), [("walkthrough-fails", 3)]),
        (SOUND + "competent: true\n", [("walkthrough-fails", 5)]),
    ],
)
def test_a_walkthrough_is_told_at_its_line(folder, text, expected):
    """A slip in its form, another story, a choice of another passage, a verdict where none is given: all errors."""
    (folder / "walkthroughs" / "told.yml").write_text(text, encoding="utf-8")
    found = check_story(read_story(folder), guidance=GUIDANCE, today=TODAY)

    assert expected == [(d.code, d.location.line) for d in found]
    assert {"told.yml"} >= {d.location.path.name for d in found}
    assert {Severity.ERROR} >= {d.severity for d in found}
