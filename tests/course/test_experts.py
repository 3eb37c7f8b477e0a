"""The page for the experts is made from the claims and from what leans on them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from trainingkit.course.blueprint import Confirmation
from trainingkit.course.experts import FIRST, experts_page, page_of, role_of
from trainingkit.course.leaning import Leaning, Place, leaning, sources_of
from trainingkit.guidance import is_confirmed, load_guidance

ROOT = Path(__file__).parents[2]
INSTRUCTOR, COURSE = ROOT / "instructor", ROOT / "course"
GUIDANCE = load_guidance()
OPEN = Leaning("named-follow-up", Place("A lesson", "an-item"), graded=True)


@pytest.fixture(scope="module")
def leans() -> tuple[Leaning, ...]:
    """Everything in this repository that leans on a claim."""
    return leaning(INSTRUCTOR, COURSE)


def blocks(page: str) -> dict[str, str]:
    """Claim to what stands under its heading."""
    parts = [part.partition("`\n") for part in page.split("\n### `")[1:]]
    return {claim: text.partition("\n## ")[0] for claim, _, text in parts}


def test_the_committed_page_is_what_the_claims_say():
    """for-the-experts.md is the generated page; if not: make experts."""
    written = (INSTRUCTOR / "guide" / "for-the-experts.md").read_text(encoding="utf-8")

    assert page_of(INSTRUCTOR, COURSE) == written


def test_every_open_claim_that_something_leans_on_is_asked_for(leans):
    """The page asks for exactly the claims that are used and not confirmed, each once."""
    used = {each.claim for each in leans} & set(GUIDANCE.claims)
    asked = blocks(experts_page(GUIDANCE, leans))

    assert {claim for claim in used if not is_confirmed(GUIDANCE.claims[claim])} == set(asked)
    assert experts_page(GUIDANCE, leans).count("\n### `") == len(asked)


def test_asking_and_phones_come_first():
    """Asking about suicide and personal phones are the first to be confirmed, whoever else waits."""
    used = [OPEN, *(replace(OPEN, claim=claim) for claim in reversed(FIRST))]

    assert {*FIRST} == {*list(blocks(experts_page(GUIDANCE, used)))[:2]}


def test_a_claim_stands_under_its_expert_with_all_that_a_signature_needs():
    """Under the heading of the expert: the sentence, its sources, why it is open, what leans on it, a line to sign."""
    claim = GUIDANCE.claims[OPEN.claim]
    page = experts_page(GUIDANCE, [OPEN, Leaning(OPEN.claim, Place("Another lesson"), graded=False)])
    block = blocks(page)[OPEN.claim]

    assert f"## {role_of(claim)}\n" in page
    assert claim.text in block
    assert all(GUIDANCE.sources[name].title in block for name in claim.sources)
    assert "| Graded on it | A lesson (`an-item`) |" in block
    assert "| Taught with it | Another lesson |" in block
    assert "| Sign-off | ☐" in block


def test_a_dispute_is_shown_with_both_sides():
    """Where official positions differ, the page says who says what, and what is taught meanwhile."""
    claim = next(claim for claim in GUIDANCE.claims.values() if claim.conflict)
    block = blocks(experts_page(GUIDANCE, [replace(OPEN, claim=claim.id)]))[claim.id]

    assert all(f"| {each.who} says | {each.says} |" in block for each in claim.conflict.positions)
    assert f"| Taught meanwhile | {claim.conflict.taught} |" in block


def test_what_a_force_has_confirmed_is_listed_and_not_asked_again():
    """A claim of confirmed.yml moves from the questions to the list of what is confirmed."""
    day = date(2026, 12, 1)
    confirmed = {OPEN.claim: Confirmation(claim=OPEN.claim, who="A. Example", role="lead", since=day, until=day)}
    page = experts_page(GUIDANCE, [OPEN], confirmed)

    assert {} == blocks(page)
    assert f"| `{OPEN.claim}` | A. Example, lead | 2026-12-01 | 2026-12-01 |" in page


def test_the_next_review_stands_first():
    """The days by which something has to be looked at again are in order, the nearest first."""
    table = experts_page(GUIDANCE, [OPEN]).partition("## Due for review")[2]
    days = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| 2")]

    assert len(days) > 1
    assert sorted(days) == days


def test_sources_are_read_from_a_design():
    """The ids under Sources count, each once; code elsewhere in the design does not."""
    design = (
        "# X: design\n\nUses `other`.\n\n## Sources\n\n- A: `one-claim`, `two`\n- B: `two`\n\n## Outline\n\n`three`\n"
    )

    assert ("one-claim", "two") == sources_of(design)


def test_keys_rubrics_stories_practice_and_designs_are_all_read(leans):
    """Places are found in every kind of file that leans on claims."""
    places = {each.place.title for each in leans}
    graded = {each.place.title for each in leans if each.graded}

    assert {"The decision log", "Recognise the approach", "Call back at nine"} <= graded
    assert {"First contact", "The approach"} <= places - graded
