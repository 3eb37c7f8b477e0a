"""What must hold of the facts that ship with the package."""

import re
from datetime import date
from itertools import chain

from trainingkit.guidance import load_guidance, meet, nations
from trainingkit.guidance.rules import a_year_after

LOOKED = date(2026, 11, 21)
CLAIMS = list(load_guidance().claims.values())

# Words that blame, dramatise or despair. A service keeps the name it gave itself.
NEVER_SAID = (
    "sexting",
    "nudes",
    "put themselves at risk",
    "naive",
    "fell for",
    "silly",
    "compromising situation",
    "embarrassing video",
    "why did you",
    "porn",
    "girl he met",
    "refused to engage",
    "uncooperative",
    "told us sooner",
    "for ever",
    "forever",
    "just ignore",
    "only a scam",
    "predator",
    "prey",
    "lured",
    "snared",
    "regret",
    "nigerian",
    "yahoo",
    "committed suicide",
    "commit suicide",
)
OWN_NAMES = ("Revenge Porn Helpline", "revenge-porn-helpline", "Sharing nudes and semi-nudes")


def words_of(record):
    """Every text of a record, its own and those inside it."""
    dumped = record.model_dump()
    pending, texts = list(dumped.values()), []
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, dict):
            pending += value.values()
        elif isinstance(value, (list, tuple)):
            pending += value
    return " | ".join(texts)


def test_a_claim_says_where_it_holds_how_surely_and_until_when():
    """Each claim has a source, a jurisdiction, a confidence and a review date within a year of being looked at."""
    vague = [c.id for c in CLAIMS if not (c.sources and nations(c.jurisdictions) and c.confidence)]
    untimely = [c.id for c in CLAIMS if not LOOKED < c.review_by <= a_year_after(LOOKED)]

    assert ([], []) == (vague, untimely)


def test_a_claim_is_one_plain_sentence():
    """Each claim is a single sentence of at most forty words that ends in a full stop."""
    open_ended = [c.id for c in CLAIMS if not c.text.endswith(".")]
    several = [c.id for c in CLAIMS if re.search(r"[a-z0-9)][.!?] [A-Z]", c.text)]
    long = [c.id for c in CLAIMS if len(c.text.split()) > 40]

    assert ([], [], []) == (open_ended, several, long)


def test_what_is_general_knowledge_names_the_expert_who_is_to_confirm_it():
    """A claim for which nothing was read says what an expert must settle."""
    silent = [c.id for c in CLAIMS if c.confidence == "general" and not c.expert]

    assert [] == silent


def test_every_decision_point_for_helping_a_victim_is_supported():
    """The thirty-four decision points all have a claim to lean on."""
    supported = set(chain.from_iterable(c.rows for c in CLAIMS))

    assert set() == {f"R{n}" for n in range(1, 35)} - supported


def test_a_disputed_claim_states_both_positions_and_what_is_taught():
    """Where official advice differs, both sides stand with their own sources, and so does what may be taught."""
    disputed = {c.id: c.conflict for c in CLAIMS if c.conflict}

    assert {"block-or-note-first", "deactivating-accounts", "report-remove-id-check", "adult-captures"} == set(disputed)
    for conflict in disputed.values():
        assert len({p.says for p in conflict.positions}) >= 2
        assert all(p.sources for p in conflict.positions)
        assert conflict.taught


def test_either_order_of_blocking_and_noting_counts_in_full():
    """Blocking first and noting first are both official advice, so neither may cost marks."""
    assert "full" in load_guidance().claims["block-or-note-first"].text


def test_what_may_change_soon_is_reviewed_soon():
    """School guidance, the reporting duty and the newest offence are looked at again within three months."""
    soon = date(2027, 2, 28)
    volatile = ("kcsie-2026", "mandatory-reporting", "law-s66ae", "platform-48-hours", "deactivating-accounts")

    assert [] == [i for i in volatile if load_guidance().claims[i].review_by > soon]


def test_deaths_and_the_law_on_images_are_not_for_pupils():
    """What a pupil must not meet says so, so that a check can refuse it in a pupil story."""
    for_staff = ("deaths-are-linked", "ask-directly", "shared-22-of-100", "law-child-image-copy", "adult-captures")

    assert [] == [i for i in for_staff if "pupil" in (load_guidance().claims[i].audiences or ("pupil",))]


def test_no_text_blames_or_despairs():
    """None of the words that harm a victim stands in any claim, helpline, route, offence or source."""
    known = load_guidance()
    found = []
    for records in (known.claims, known.helplines, known.routes, known.offences, known.sources):
        for record in records.values():
            text = words_of(record)
            for name in OWN_NAMES:
                text = text.replace(name, "")
            found += [(record.id, w) for w in NEVER_SAID if re.search(rf"\b{w}\b", text.lower())]

    assert [] == found


def test_every_offence_of_england_and_wales_has_its_like_or_says_nothing():
    """A demand, a threat, sharing, and an image of a child have a name in each of the three legal systems."""
    offences = load_guidance().offences.values()
    missing = [
        (conduct, law)
        for conduct in ("demand-money", "threaten-to-share", "share", "image-of-child")
        for law in ("england-wales", "scotland", "northern-ireland")
        if not any(o.conduct == conduct and meet(o.jurisdictions, [law]) for o in offences)
    ]

    assert [] == missing


def test_the_threat_itself_is_never_sent_to_the_fraud_line():
    """The fraud route says that blackmail goes to the police, and does not serve Scotland."""
    fraud = load_guidance().routes["report-fraud"]

    assert "not reported here" in fraud.when
    assert not meet(fraud.jurisdictions, ["scotland"])
