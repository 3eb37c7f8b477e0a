"""A small guidance for the tests of the checks, so that what is known today does not move their expected texts."""

from dataclasses import replace
from datetime import date

from trainingkit.guidance import Claim, Helpline, load_guidance

TODAY = date(2026, 11, 21)
EVERYWHERE = ("england-wales", "scotland", "northern-ireland")


def claim(name: str, **changed) -> Claim:
    """A claim that is confirmed, in date and for everybody, but for what is changed."""
    settled = {
        "id": name,
        "text": f"What {name} says.",
        "sources": ("a-source",),
        "confidence": "read",
        "jurisdictions": EVERYWHERE,
        "review_by": date(2027, 11, 1),
    }
    return Claim(**settled | changed)


CLAIMS = (
    claim("known"),
    claim("late", review_by=date(2026, 1, 31)),
    claim("worked-out", confidence="derived", expert="A named expert: confirm it."),
    claim("for-officers", audiences=("officer",)),
    claim("for-teachers", audiences=("teacher", "officer")),
    claim("in-scotland", jurisdictions=("scotland",)),
)
HELPLINES = (
    Helpline(
        id="listeners",
        name="The Listeners",
        contact="01632 960123",
        for_whom=("pupil", "staff"),
        jurisdictions=EVERYWHERE,
        kind="child",
        confidence="read",
        source="a-source",
        checked=TODAY,
        review_by=date(2027, 11, 1),
    ),
    Helpline(
        id="adults-line",
        name="Revenge Porn Line",
        contact="01632 960124",
        for_whom=("adult", "staff"),
        jurisdictions=("england-wales",),
        kind="support",
        confidence="read",
        source="a-source",
        checked=TODAY,
        review_by=date(2027, 11, 1),
    ),
)
GUIDANCE = replace(load_guidance(), claims={c.id: c for c in CLAIMS}, helplines={h.id: h for h in HELPLINES})
