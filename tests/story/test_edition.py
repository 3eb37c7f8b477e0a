"""Which text this is, and whether somebody approved exactly it."""

from datetime import date
from pathlib import Path

import pytest

from tests.tiny import tiny, tiny_text
from trainingkit.story import content_hash, edition, read_story, signed_off
from trainingkit.story.model import SignOff

BODY = """
    passages:
      start: {next: over}
      over: {ending: over, later: [{id: l, text: Later.}]}
"""
STORY = tiny(BODY)


def sealed(**changes):
    """The story with a sign-off."""
    fields = {
        "role": "DSL", "organisation": "Example School", "date": date(2026, 1, 1), "until": date(2026, 12, 31),
        "hash": content_hash(STORY),
    }  # fmt: skip
    return STORY.model_copy(update={"signed_off": SignOff(**fields | changes)})


def test_layout_and_comments_do_not_change_the_edition():
    """The hash is over what the story says, not over how the file looks."""
    spaced = read_story("story.yml", tiny_text(BODY).replace("title: Tiny", "title:   'Tiny'   # a comment"))

    assert content_hash(STORY) == content_hash(spaced.story)


def test_one_changed_word_changes_the_edition():
    """A sign-off never covers a text that was changed afterwards."""
    assert edition(tiny(BODY.replace("Later.", "Later!"))) != edition(STORY)


def test_the_sign_off_itself_is_not_part_of_the_text():
    """Signing does not change what was signed."""
    assert content_hash(STORY) == content_hash(sealed())


@pytest.mark.parametrize(
    ("story", "today", "expected"),
    [
        (STORY, date(2026, 6, 1), False),
        (sealed(), date(2026, 6, 1), True),
        (sealed(), date(2026, 12, 31), True),
        (sealed(), date(2027, 1, 1), False),
        (sealed(), date(2025, 12, 31), False),
        (sealed(hash="sha256:" + "0" * 64), date(2026, 6, 1), False),
    ],
    ids=["draft", "valid", "last day", "expired", "not yet", "changed since"],
)
def test_a_sign_off_counts_for_its_text_and_its_time(story, today, expected):
    """Anything else is a draft."""
    assert expected == signed_off(story, Path("."), today)


def test_a_changed_picture_changes_the_edition(tmp_path):
    """A picture is part of what was approved; the words alone have a hash of their own."""
    story = tiny(BODY.replace("{next: over}", "{next: over, image: {file: town.svg, alt: A town at night.}}"))
    hashes = [content_hash(story, tmp_path)]
    for drawn in ("<svg/>", "<svg><g/></svg>"):
        (tmp_path / "town.svg").write_text(drawn)
        hashes.append(content_hash(story, tmp_path))

    assert 3 == len(set(hashes))
    assert content_hash(story) not in hashes
    assert content_hash(STORY) == content_hash(STORY, tmp_path)


def test_a_sign_off_does_not_cover_a_picture_put_in_place_later(tmp_path):
    """Swapping the file makes the story a draft again."""
    story = tiny(BODY.replace("{next: over}", "{next: over, image: {file: town.svg, alt: A town at night.}}"))
    (tmp_path / "town.svg").write_text("<svg/>")
    seal = sealed(hash=content_hash(story, tmp_path)).signed_off
    approved = story.model_copy(update={"signed_off": seal})
    before = signed_off(approved, tmp_path, date(2026, 6, 1))
    (tmp_path / "town.svg").write_text("<svg><g/></svg>")

    assert (True, False) == (before, signed_off(approved, tmp_path, date(2026, 6, 1)))
