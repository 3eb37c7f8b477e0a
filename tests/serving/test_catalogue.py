"""Which stories there are, for whom, and which may be opened."""

import json
import os
from datetime import date

import pytest

from tests.serving.stories import TWO_LINES, write_story
from trainingkit.serving.catalogue import Catalogue
from trainingkit.story import content_hash, read_story

TODAY = date(2026, 11, 21)
SIGNED = (
    "signed_off: {{role: Safeguarding lead, organisation: A school, "
    'date: 2026-11-01, until: 2027-11-01, hash: "{hash}"}}\n'
)


@pytest.fixture
def root(tmp_path):
    """Two stories, neither of them approved."""
    write_story(tmp_path, "for-pupils", title="Pupils", audience="pupil")
    write_story(tmp_path, "for-officers", title="Officers", audience="officer")
    return tmp_path


def slugs(catalogue):
    """What the gallery lists, in its order."""
    return [entry.slug for entry in catalogue.entries(TODAY)]


def sign(folder):
    """Approve a story as it stands."""
    story = read_story(folder).story
    with (folder / "story.yml").open("a") as file:
        file.write(SIGNED.format(hash=content_hash(story, folder)))


def test_every_story_folder_is_listed(root):
    """Folders without a story, hidden ones and files are not."""
    (root / "notes").mkdir()
    write_story(root, "_template")

    assert ["for-officers", "for-pupils"] == slugs(Catalogue(root))


def test_an_audience_sees_its_own_stories(root):
    """And cannot open the others by their address."""
    catalogue = Catalogue(root, audience="officer")

    assert ["for-officers"] == slugs(catalogue)
    assert catalogue.entry("for-pupils", TODAY) is None


def test_one_story_folder_can_be_served_alone(root):
    """Its neighbours are then not to be had."""
    catalogue = Catalogue(root / "for-pupils")

    assert ["for-pupils"] == slugs(catalogue)
    assert catalogue.entry("for-officers", TODAY) is None


def test_a_draft_for_pupils_is_closed_unless_previewed(root):
    """A draft for officers is marked, but open."""
    closed = {e.slug: e.closed for e in Catalogue(root).entries(TODAY)}
    previewed = {e.slug: e.closed for e in Catalogue(root, preview=True).entries(TODAY)}

    assert {"for-officers": False, "for-pupils": True} == closed
    assert {"for-officers": False, "for-pupils": False} == previewed


def test_a_signed_story_is_open_until_its_day(root):
    """Approval is of one text, and ends."""
    sign(root / "for-pupils")
    catalogue = Catalogue(root)

    assert not catalogue.entry("for-pupils", TODAY).closed
    assert catalogue.entry("for-pupils", date(2027, 11, 2)).closed


def test_a_changed_story_is_read_again_and_is_a_draft(root):
    """The hash no longer matches the text."""
    sign(root / "for-pupils")
    catalogue = Catalogue(root)
    was = catalogue.entry("for-pupils", TODAY)
    file = root / "for-pupils" / "story.yml"
    file.write_text(file.read_text().replace("It ends.", "It ends well."))
    os.utime(file, ns=(1, 1))

    assert (False, True) == (was.draft, catalogue.entry("for-pupils", TODAY).draft)


def test_a_changed_picture_makes_a_story_a_draft_and_replaces_its_kernels(root):
    """It is part of what was approved, and kernels held ready show the old one."""
    folder = root / "for-pupils"
    (folder / "town.svg").write_text("<svg/>")
    file = folder / "story.yml"
    image = "opening:\n    image: {file: town.svg, alt: A town at night.}"
    file.write_text(file.read_text().replace("opening:", image))
    sign(folder)
    catalogue = Catalogue(root)
    was = catalogue.entry("for-pupils", TODAY)
    (folder / "town.svg").write_text("<svg><g/></svg>")
    os.utime(folder / "town.svg", ns=(1, 1))
    now = catalogue.entry("for-pupils", TODAY)

    assert (False, True) == (was.draft, now.draft)
    assert was.stamp != now.stamp


def test_a_broken_story_shows_its_first_mistake_and_stops_no_other(root):
    """Relative to the folder that is served, with the hint."""
    (root / "for-pupils" / "story.yml").write_text("format: 1\nstory: a\nstory: b\n")
    entries = {e.slug: e for e in Catalogue(root).entries(TODAY)}

    assert entries["for-pupils"].problem.startswith("for-pupils/story.yml:")
    assert entries["for-officers"].problem is None


def test_a_broken_story_is_shown_to_no_audience(root):
    """It could be anybody's, and its mistake may quote what is not for pupils; the terminal is told all the same."""
    (root / "for-officers" / "story.yml").write_text("format: 1\nask: Are you thinking about suicide?\n")
    catalogue = Catalogue(root, audience="pupil")

    assert ["for-pupils"] == slugs(catalogue)
    assert catalogue.entry("for-officers", TODAY) is None
    assert ["for-officers"] == [entry.slug for entry in catalogue.unreadable(TODAY)]


@pytest.mark.parametrize(
    "cells",
    [
        [{"cell_type": "code", "source": [TWO_LINES, "\n", "import os; os.system('id')"]}],
        [{"cell_type": "code", "source": TWO_LINES}, {"cell_type": "code", "source": "!id"}],
        [{"cell_type": "code", "source": "play('story.yml')"}],
        [{"cell_type": "code", "source": "if True:\n    " + TWO_LINES.replace("\n", "\n    ")}],
        [{"cell_type": "code", "source": 5}],
        [],
        None,
    ],
    ids=["a third line", "a second cell", "another line", "indented", "no text", "none", "no cells"],
)
def test_a_notebook_with_other_code_is_refused(root, cells):
    """Whoever sends a story does not get to run code here."""
    (root / "for-officers" / "scenario.ipynb").write_text(json.dumps({"nbformat": 4, "cells": cells}))
    catalogue = Catalogue(root)
    entry = catalogue.entry("for-officers", TODAY)

    assert entry.problem.startswith("for-officers/scenario.ipynb holds other code than the two lines")
    assert entry.hint
    assert "for-officers" not in [e.slug for e in catalogue.playable(TODAY)]


def test_a_notebook_of_an_older_format_is_refused(root):
    """It could hold its code elsewhere."""
    cells = [{"cell_type": "code", "source": TWO_LINES}]
    (root / "for-officers" / "scenario.ipynb").write_text(json.dumps({"nbformat": 3, "cells": cells}))

    assert Catalogue(root).entry("for-officers", TODAY).problem


def test_a_notebook_may_have_words_around_the_two_lines(root):
    """Titles and blank lines run nothing."""
    head, tail = TWO_LINES.split("\n\n")
    cells = [
        {"cell_type": "markdown", "source": "# Hello"},
        *({"cell_type": "code", "source": [s]} for s in (head, tail)),
    ]
    (root / "for-officers" / "scenario.ipynb").write_text(json.dumps({"nbformat": 4, "cells": cells}))

    assert Catalogue(root).entry("for-officers", TODAY).problem is None


def test_a_story_without_notebook_cannot_be_opened(root):
    """The gallery says which file is missing."""
    (root / "for-officers" / "scenario.ipynb").unlink()

    assert "for-officers/scenario.ipynb is missing." == Catalogue(root).entry("for-officers", TODAY).problem


def test_names_stand_for_their_placeholders(root):
    """The first name of the cast list, as long as nobody has chosen."""
    entry = Catalogue(root).entry("for-officers", TODAY)

    assert "A made-up story about Alex, 15." == entry.text(entry.story.content_note)
