"""The papers of a role-play: two cards and a sheet, from the story's own block."""

import io
from dataclasses import replace

import pypdf
import pytest

from tests.editions.editions import OFFICERS, PUPILS, edition_of
from tests.grading.appeal.contested import printed, squeezed
from trainingkit.editions.roleplay.cards import actor_brief, officer_brief
from trainingkit.editions.roleplay.observer import RED, observer_sheet
from trainingkit.editions.roleplay.staged import NoRoleplay
from trainingkit.papers.pdf import Paper, Table
from trainingkit.papers.text import to_text

PAPERS = (actor_brief, officer_brief, observer_sheet)


def edition(named: int = 0):
    """First call, for England."""
    return edition_of(OFFICERS, "england", named=named)


def paper_of(paper, named: int = 0) -> Paper:
    """What a file of it says."""
    return paper(edition(named)).plan.paper


def changed(**parts):
    """First call with other parts in its role-play."""
    story = edition().story
    roleplay = story.roleplay.model_copy(update=parts)
    return replace(edition(), story=story.model_copy(update={"roleplay": roleplay}))


@pytest.mark.parametrize("paper", PAPERS)
def test_each_is_one_page_that_says_which_edition_it_is(paper):
    """It is held in a hand; the footer, the stop word and who is there for the players are on it."""
    pdf = paper(edition()).make()
    told = printed(pdf)
    wanted = (edition().imprint.footer, "Stop word: BLUE", "Samaritans: 116 123", "nobody asks why")

    assert 1 == len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert [] == [words for words in wanted if squeezed(words) not in told]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_story_gives_the_same_bytes(paper):
    """So a file that has not changed need not be made again."""
    assert paper(edition()).make() == paper(edition()).make()
    assert paper(edition()).key() == paper(edition()).key()


def test_one_changed_prompt_is_in_the_actors_card_alone():
    """But for the edition at its foot, which is of the whole story."""
    prompts = edition().story.roleplay.prompts
    other = changed(prompts=(prompts[0].model_copy(update={"text": "I'd rather not say."}), *prompts[1:]))

    def bodies(of):
        return [paper(of).plan.paper.body for paper in (actor_brief, officer_brief)]

    assert [False, True] == [one == two for one, two in zip(bodies(edition()), bodies(other), strict=True)]


def test_the_actor_has_all_that_the_story_says_of_the_part():
    """Facts, moods, the three prompts with their moments, and how to step out of the part."""
    told, roleplay = to_text(paper_of(actor_brief)), edition().story.roleplay
    wanted = [fact.text for fact in roleplay.actor] + [roleplay.mood.start, roleplay.mood.easier, roleplay.mood.harder]
    wanted += [part for each in roleplay.prompts for part in (each.when, each.text)]

    assert [] == [text for text in wanted if edition().fill(text) not in told]
    assert "Say your own name aloud" in told


def test_the_officer_has_the_log_and_nothing_of_the_actors_card():
    """Every row of the story's first form; none of what the actor knows."""
    told, roleplay = to_text(paper_of(officer_brief)), edition().story.roleplay
    rows = edition().story.passages["log"].record.rows

    assert [] == [row.label for row in rows if edition().fill(row.text) not in told]
    assert [] == [fact.id for fact in roleplay.actor if edition().fill(fact.text) in told]
    assert [] == [each.id for each in roleplay.prompts if edition().fill(each.text) in told]


def test_the_sheet_has_a_line_for_each_criterion_with_the_red_ones_told_by_a_word_and_a_sign():
    """Never by a colour alone; numbered, because a line is entered by its number."""
    (table,) = (block for block in paper_of(observer_sheet).body if isinstance(block, Table))
    reds = {each.id for each in edition().story.criteria if each.red}
    observed = edition().story.roleplay.observe

    assert [str(number) for number in range(1, 13)] == [row[0] for row in table.rows]
    assert [name in reds for name in observed] == [row[1].startswith(RED) for row in table.rows]
    assert 7 == len(reds)


def test_nobody_asks_for_points_on_the_sheet():
    """Yes or no to each line, one to five for the talk, and a person decides."""
    told = to_text(paper_of(observer_sheet))

    assert "A person decides." in told
    assert [] == [word for word in ("point", "score", "%") if word in told]
    assert [] == [n for n in range(1, 6) if f"- [ ] {n}: " not in told]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_names_are_those_of_the_set_that_was_picked(paper):
    """No brace is left, and no name of another set."""
    told = to_text(paper_of(paper, named=1))

    assert [] == [word for word in ("{", "Jamie", "Lewis") if word in told]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_story_without_a_role_play_is_told_so(paper):
    """In a sentence that names the story."""
    with pytest.raises(NoRoleplay, match='"A friend request" has no role-play'):
        paper(edition_of(PUPILS))


def test_a_story_without_a_form_gives_a_card_without_one():
    """The officer then has what the card itself says."""
    story = edition().story
    passages = {name: each.model_copy(update={"record": None}) for name, each in story.passages.items()}
    told = to_text(officer_brief(replace(edition(), story=story.model_copy(update={"passages": passages}))).plan.paper)

    assert "What you have" not in told
    assert "Ring Jamie." in told
