"""What holds of every paper for the lesson: whose it is, how it is read aloud, and what it rests on."""

import io

import pypdf
import pytest

from tests.editions.editions import edition_of
from tests.editions.print.papers_of import KEPT_BY_ADULTS, PAPERS, made, planned, read, signed, squeezed, words
from trainingkit.editions import NATIONS
from trainingkit.editions.print import words as our_words
from trainingkit.editions.print.said import Said, lead_of
from trainingkit.editions.print.who_helps import routes_of
from trainingkit.guidance import load_guidance, meet

LEADS = {
    "england": "designated safeguarding lead (DSL)",
    "wales": "designated safeguarding person (DSP)",
    "scotland": "child protection coordinator or lead",
    "northern-ireland": "Designated Teacher",
}
SAID = [
    each
    for value in vars(our_words).values()
    for each in (value if isinstance(value, tuple) else (value,))
    if isinstance(each, Said)
]


@pytest.mark.parametrize("name", PAPERS)
def test_the_footer_is_on_every_page(name):
    """Edition, day of the check and next check stand on every page, a draft says so there."""
    footer = squeezed(edition_of().imprint.footer)

    assert footer.startswith("Draft:notapprovedforpupils")
    assert [] == [n for n, page in enumerate(read(name).pages, 1) if footer not in squeezed(page.extract_text())]


@pytest.mark.parametrize("name", PAPERS)
def test_it_can_be_read_aloud(name):
    """It is tagged, in British English, and has a title."""
    root = read(name).trailer["/Root"]

    assert "/StructTreeRoot" in root
    assert ("en-GB", True) == (root["/Lang"], root["/MarkInfo"]["/Marked"].value)
    assert read(name).metadata.title


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_edition_gives_the_same_bytes(name):
    """Plan, key and bytes follow from the edition alone."""
    first, again = PAPERS[name](edition_of()), PAPERS[name](edition_of())

    assert (first.name, first.plan, first.key()) == (again.name, again.plan, again.key())
    assert made(name) == again.make()


@pytest.mark.parametrize("name", PAPERS)
def test_an_approved_story_is_no_draft(name):
    """Once it is signed off, no page speaks of a draft."""
    assert "Draft" not in planned(PAPERS[name](signed()))


@pytest.mark.parametrize("nation", NATIONS)
def test_a_nation_names_its_own_lead(nation):
    """Staff are told to send for whoever keeps pupils safe in their nation, in the words of that nation alone."""
    others = [lead for place, lead in LEADS.items() if place != nation]

    assert LEADS[nation] == lead_of(edition_of(nation=nation))
    for name in ("facilitator_sheet", "disclosure_card", "closing"):
        told = planned(PAPERS[name](edition_of(nation=nation)))
        assert squeezed(LEADS[nation]) in told
        assert [] == [lead for lead in others if squeezed(lead) in told]


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("name", KEPT_BY_ADULTS)
def test_what_adults_keep_says_who_can_help(name, nation):
    """Every service for the nation, and where its police and children's services take a report, is on it."""
    edition = edition_of(nation=nation)
    told = planned(PAPERS[name](edition))
    services = [squeezed(service.line.name + service.line.contact) for service in edition.help.services]
    routes = [squeezed(r.contact) for r in routes_of(edition) if r.kind in ("police", "child-protection", "ceop")]

    assert [] == [each for each in (*services, *routes) if each not in told]
    assert squeezed(f"Who can help in {edition.place}") in told


def test_who_can_help_is_one_page():
    """On the sheets, who can help is a page to copy and pin up, in every nation."""
    for nation in NATIONS:
        pages = [page.extract_text() for page in read("facilitator_sheet", nation).pages]
        heads = [n for n, page in enumerate(pages) if page.startswith("Who can help in")]

        assert [len(pages) - 1] == heads


def test_every_fact_of_ours_rests_on_a_claim_that_is_there():
    """Each claim that our words name exists, and each sentence with claims is said in at least one nation."""
    claims = load_guidance().claims
    unknown = {each for said in SAID for each in said.claims} - set(claims)
    silent = [
        said.text
        for said in SAID
        if not any(all(meet(claims[c].jurisdictions, (nation,)) for c in said.claims) for nation in NATIONS)
    ]

    assert 20 < len(SAID)
    assert (set(), []) == (unknown, silent)


def test_nothing_is_due_before_the_footer_says_so():
    """No claim or route that a paper leans on has to be looked at again before the day at its foot."""
    for nation in NATIONS:
        edition = edition_of(nation=nation)
        leaned_on = [*edition.claims(c for said in SAID for c in said.claims), *routes_of(edition)]
        early = [each.id for each in leaned_on if each.review_by < edition.imprint.next_check_by]

        assert 20 < len(leaned_on)
        assert [] == early


def test_no_word_of_ours_is_for_another_audience():
    """What only pupils may be told by the guidance is not among the words for staff."""
    claims = load_guidance().claims
    named = {each for said in SAID for each in said.claims}

    assert [] == [each for each in named if claims[each].audiences == ("pupil",)]


def test_help_is_on_what_pupils_are_given():
    """The slip that everybody gets says that it is not their fault and not too late."""
    slips = [squeezed(page.extract_text()) for page in read("closing").pages][1]

    assert 4 == slips.count(squeezed("It is never the fault of the person it happened to."))
    assert 4 == slips.count(squeezed("It is not too late to tell someone."))


def test_a_title_reaches_the_file():
    """A paper without a printed title still tells it."""
    assert "Cards A to D: A friend request" == pypdf.PdfReader(io.BytesIO(made("cards"))).metadata.title
    assert squeezed("Facilitator sheet") in words("facilitator_sheet")
