"""What an edition is: for one nation and age, with a line that says which, and until when it holds."""

from dataclasses import replace
from datetime import date

import pytest

from tests.editions.editions import DAY, OFFICERS, edition_of
from trainingkit.editions import AGES, NATIONS, Artefact, NotForThisNation
from trainingkit.story import content_hash
from trainingkit.story.model import SignOff


def signed(until: date = date(2027, 3, 1)):
    """The pupils' edition with a sign-off of exactly its words."""
    edition = edition_of()
    seal = SignOff(
        role="DSL", organisation="A school", date=date(2026, 11, 25), until=until, hash=content_hash(edition.story)
    )
    return replace(edition, story=edition.story.model_copy(update={"signed_off": seal}))


def test_a_draft_says_so_before_anything_else():
    """Then which edition it is, when its numbers were checked and by when they must be again."""
    footer = edition_of().imprint.footer

    assert footer.startswith("Draft: not approved for pupils · edition ")
    assert footer.endswith(" · checked 21 November 2026 · next check by 1 May 2027")


def test_a_sign_off_shortens_how_long_an_edition_holds():
    """It is due when the first of its numbers, claims and approval is; and it says who approved it."""
    imprint = signed().imprint

    assert "DSL, A school" == imprint.approved
    assert date(2027, 3, 1) == imprint.next_check_by
    assert "Draft" not in imprint.footer


def test_a_sign_off_of_other_words_is_none():
    """One word changed after the approval: a draft again."""
    edition = signed()
    changed = replace(edition, story=edition.story.model_copy(update={"summary": "Another summary."}))

    assert changed.imprint.draft


def test_a_sign_off_that_has_ended_is_none():
    """The day after its last day the story is a draft."""
    assert replace(signed(until=date(2026, 11, 28)), today=DAY).imprint.draft


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("age", AGES)
def test_the_pupils_story_is_for_every_nation_and_age(nation, age):
    """Each has somebody to go to first, and a number to ring."""
    edition = edition_of(nation=nation, age=age)

    assert edition.help.local
    assert "999" in [service.line.contact for service in edition.help.services]


def test_a_story_for_england_and_wales_is_not_given_out_in_scotland():
    """Its law is another; the message names both."""
    with pytest.raises(NotForThisNation, match="England and Wales, not of Scotland"):
        edition_of(OFFICERS, "scotland")


def test_a_set_of_names_that_the_cast_has_not_is_refused():
    """The message says how many there are."""
    with pytest.raises(IndexError, match="4 sets of names"):
        edition_of(named=4)


def test_names_are_filled_in_from_one_set():
    """The second set of the cast, all through."""
    assert "Sam and Ash" == edition_of(named=1).fill("{name} and {friend}")


def test_the_key_of_a_file_follows_all_that_it_says_and_nothing_else():
    """Equal plans have equal keys, whatever renders them; a day, a text and bytes all count."""
    plan = {"day": date(2026, 1, 1), "text": "a", "picture": b"1"}
    same = Artefact("a.pdf", dict(reversed(plan.items())), bytes)
    others = [plan | {"day": date(2026, 1, 2)}, plan | {"text": "b"}, plan | {"picture": b"2"}]

    assert Artefact("a.pdf", plan, bytes).key() == same.key()
    assert 4 == len({same.key(), *(Artefact("a.pdf", other, bytes).key() for other in others)})
