"""Translations lie beside a story and go stale when it changes."""

import pytest

from tests.checks.known import GUIDANCE, TODAY
from tests.checks.stories import good
from trainingkit.checks import check_story
from trainingkit.checks.translations import source_mark, text_ids
from trainingkit.story import read_story
from trainingkit.story.walk import texts_of


@pytest.fixture
def story(tmp_path):
    """The good pupil story in a folder of its own."""
    (tmp_path / "good-pupil" / "translations").mkdir(parents=True)
    (tmp_path / "good-pupil" / "story.yml").write_text(good("pupil"), encoding="utf-8")
    return tmp_path / "good-pupil"


def write(folder, texts: dict[str, str]) -> None:
    """A Welsh file in which each text, by its id, is translated from this source."""
    lines = [f'{name}: {{text: "Cymraeg", source: "{source_mark(text)}"}}\n' for name, text in texts.items()]
    (folder / "translations" / "cy.yml").write_text("".join(lines), encoding="utf-8")


def found(folder) -> list[str]:
    """The codes of what is told, in order."""
    return [d.code for d in check_story(read_story(folder), guidance=GUIDANCE, today=TODAY)]


def test_a_whole_translation_has_nothing_to_tell(story):
    """Every text by its id, from today's words."""
    write(story, text_ids(read_story(story).story))

    assert [] == found(story)


def test_a_changed_text_makes_its_translation_stale(story):
    """Only the changed text is told, in the translation's file."""
    texts = text_ids(read_story(story).story)
    write(story, texts | {"e-1": "The police took over.", "demand.pay": "{name} paid"})
    told = check_story(read_story(story), guidance=GUIDANCE, today=TODAY)

    assert ["translation-stale"] * 2 == [d.code for d in told]
    assert {"cy.yml"} == {d.location.path.name for d in told}


def test_a_language_begun_is_told_once(story):
    """However much is missing, it is one finding for each language."""
    write(story, {"title": "A new account"})

    assert ["translation-missing"] == found(story)


def test_a_translation_file_is_read_strictly(story):
    """Mistakes of form in it are told like those of a story."""
    (story / "translations" / "cy.yml").write_text("title: {txt: Cymraeg}\n", encoding="utf-8")

    assert "unknown-key" in found(story)


def test_ids_of_texts_are_unique():
    """Two texts under one id could not be told apart."""
    story = read_story("x.yml", good("officer")).story
    ids = text_ids(story)

    assert {"safety.ask", "s-1", "title", "criterion.asks.why", "people.caller.name"} <= ids.keys()
    assert len(ids) == len(list(texts_of(story)))
