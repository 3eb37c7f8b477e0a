"""The reports: what an expert must still confirm, and what is due."""

from datetime import date

from tests.guidance.small_guidance import write_guidance
from trainingkit.guidance import due, is_confirmed, load_guidance, read_guidance, unconfirmed


def small(folder, **changes):
    """The small guidance, changed in one place."""
    return read_guidance(write_guidance(folder, **changes)).value


def test_what_was_read_and_is_undisputed_is_confirmed(tmp_path):
    """Nothing of the small guidance is left to an expert."""
    assert () == unconfirmed(small(tmp_path))


def test_a_derived_claim_is_reported_with_its_reason(tmp_path):
    """A fact that was worked out here is unconfirmed, and the row says so."""
    (row,) = unconfirmed(small(tmp_path, claims=("confidence: read", "confidence: derived")))

    assert ("claim", "do-not-pay", "Do not pay.") == (row.kind, row.id, row.text)
    assert ("worked out here from facts that were read",) == row.reasons


def test_an_open_question_keeps_a_claim_unconfirmed_though_it_was_read(tmp_path):
    """What an expert must settle stands in the report, whatever the confidence."""
    asked = 'review_by: 2027-05-01\n    expert: "RPH: the order."'
    (row,) = unconfirmed(small(tmp_path, claims=("review_by: 2027-05-01", asked)))

    assert ("to settle: RPH: the order.",) == row.reasons
    assert "RPH: the order." == row.expert


def test_a_sentence_known_by_hearsay_keeps_an_offence_unconfirmed(tmp_path):
    """The statute may be read and the highest sentence not."""
    guessed = 'sources: [a-leaflet]\n    penalty: {text: "2 years", confidence: general}'
    (row,) = unconfirmed(small(tmp_path, offences=("sources: [a-leaflet]", guessed)))

    assert ("offence", ("the sentence is general knowledge",)) == (row.kind, row.reasons)


def test_what_the_first_call_rests_on_life_is_listed_for_the_expert():
    """The claims on asking about suicide are practice until the suicide-prevention lead confirms them."""
    claims = load_guidance().claims

    assert not is_confirmed(claims["ask-directly"])
    assert is_confirmed(claims["do-not-pay"])
    assert "Suicide-prevention lead" in {r.id: r.expert for r in unconfirmed(load_guidance())}["ask-directly"]


def test_every_disputed_claim_is_unconfirmed():
    """Where official advice differs, nothing is graded."""
    rows = {row.id: row.reasons for row in unconfirmed(load_guidance())}

    assert all("official positions differ" in rows[c.id] for c in load_guidance().claims.values() if c.conflict)


def test_the_review_day_itself_is_in_time(tmp_path):
    """A record may be shown up to and on its review date."""
    known = small(tmp_path)

    assert () == due(known, date(2027, 5, 1))
    assert {"do-not-pay", "emergency", "police", "extortion", "a-lesson"} == {
        r.id for r in due(known, date(2027, 5, 2))
    }


def test_what_is_longest_overdue_stands_first(tmp_path):
    """The report starts with what has waited longest, and says how long."""
    rows = due(small(tmp_path, routes=("2027-05-01", "2027-04-01")), date(2027, 5, 3))

    assert "police" == rows[0].id
    assert ("review was due 32 days ago",) == rows[0].reasons
    assert ("review was due 2 days ago",) == rows[1].reasons


def test_one_may_look_ahead(tmp_path):
    """With ``within``, what will be overdue so many days on is reported too."""
    rows = due(small(tmp_path), date(2027, 4, 22), within=10)

    assert 5 == len(rows)
    assert ("review is due in 9 days",) == rows[0].reasons


def test_nothing_is_due_on_the_day_of_reading_and_everything_a_year_later():
    """The shipped facts are fresh now, and none outlives a year."""
    known = load_guidance()
    kinds = (known.claims, known.helplines, known.routes, known.offences, known.curriculum)

    assert () == due(known, date(2026, 11, 21))
    assert sum(map(len, kinds)) == len(due(known, date(2027, 11, 22)))
