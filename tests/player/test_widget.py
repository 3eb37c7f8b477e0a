"""``play``: a widget whose first scene is whole, and never an empty page."""

import pytest

from tests.tiny import tiny_text
from trainingkit.player import play

SOUND = """
    passages:
      start: {lines: [{id: a, text: Hello.}], next: over}
      over: {ending: over, later: [{id: l, text: Later.}]}
"""


@pytest.fixture
def folder(tmp_path):
    """The folder of a story that can be played."""
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "story.yml").write_text(tiny_text(SOUND), encoding="utf-8")
    return tmp_path / "tiny"


def test_the_first_scene_is_whole_before_any_message(folder):
    """Title, content note, help and the first passage are there at creation."""
    scene = play(folder / "story.yml").scene

    assert ("Tiny", "Nothing happens here.") == (scene["story"]["title"], scene["story"]["content_note"])
    assert ["Hello."] == [line["text"] for line in scene["steps"][0]["lines"]]
    assert scene["help"]["services"]
    assert scene["error"] is None


def test_a_service_says_in_words_where_it_helps(folder):
    """The page shows the words it is given; what helps everywhere comes first."""
    (folder / "story.yml").write_text(tiny_text(SOUND, audience="pupil"), encoding="utf-8")
    places = [service["where"] for service in play(folder / "story.yml").scene["help"]["services"]]

    assert "Anywhere in the UK" == places[0]
    assert places == sorted(places, key=lambda place: place != "Anywhere in the UK")


def test_messages_are_answered_through_the_widget(folder, monkeypatch):
    """A custom message from the page is answered with a custom message."""
    widget, sent = play(folder), []
    monkeypatch.setattr(widget, "send", sent.append)
    widget._handle_custom_msg({"type": "choose", "n": 1, "choice": "next"}, [])

    assert ["step"] == [reply["type"] for reply in sent]


def test_a_broken_story_shows_an_error_panel_with_help(folder):
    """The panel says where and what, and help is in reach."""
    (folder / "story.yml").write_text(tiny_text(SOUND).replace("next: over", "next: ovr"), encoding="utf-8")
    scene = play(folder / "story.yml").scene

    assert 'goes on to "ovr", which is not a passage' in scene["error"]["detail"]
    assert 'did you mean "over"' in scene["error"]["hint"]
    assert scene["help"]["services"]


def test_a_story_that_is_not_there_shows_an_error_panel(tmp_path):
    """Even then the page is not empty."""
    assert "is not there" in play(tmp_path / "story.yml").scene["error"]["detail"]


def test_the_schools_own_file_gives_the_first_line_of_help(folder):
    """``school.yml`` beside the stories names the adult and the room."""
    pupil = tiny_text(SOUND, audience="pupil")
    (folder / "story.yml").write_text(pupil, encoding="utf-8")
    (folder.parent / "school.yml").write_text('adult: Ms Example\nroom: "12"\n', encoding="utf-8")

    assert "In this school: Ms Example, room 12" == play(folder / "story.yml").scene["help"]["school"]


def test_a_mistake_in_the_schools_file_is_said(folder):
    """A slip in the file is not silently left out."""
    (folder.parent / "school.yml").write_text("adult: Ms Example\nrom: B12\n", encoding="utf-8")

    assert "school.yml:2:1: error[unknown-key]" in play(folder / "story.yml").scene["error"]["detail"]
