"""The trainees of A3, each on a case of their own."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from tests.trainees.cases import found_in, own_case
from tests.trainees.hand_in import INSTRUCTOR
from trainingkit.course.assignment import read_assignment
from trainingkit.marking.solution import solution

FILES = read_assignment(INSTRUCTOR, "evidence-handling")
STATEMENT = FILES.rubrics["statement"].value.exemplars[0].texts
Found = Mapping[str, Any]


def reference(variant: str) -> dict[str, Any]:
    """What somebody answers who finds in the folder what is there, and has understood everything."""
    found = found_in(FILES.id, variant)
    return {
        item.id: {"texts": STATEMENT} if item.kind == "write" else solution(item, FILES.keys[item.id], found)
        for item in FILES.by_id.values()
    }


def mistake(criterion: str, variant: str) -> dict[str, Any]:
    """The reference trainee with one mistake."""
    item, answer = MISTAKES[criterion]
    found = found_in(FILES.id, variant) | {
        "_files": [each.id for each in own_case(FILES.id, variant).manifest["files"]]
    }
    return reference(variant) | {item: answer(found) if callable(answer) else answer}


def _hour_later(iso: str) -> str:
    """The same clock, its zone lost: what BST says taken for UTC."""
    return (datetime.fromisoformat(iso) + timedelta(hours=1)).isoformat(timespec="minutes")


def _timeline(first: Callable[[str], str], demand: Callable[[str], str]) -> Callable[[Found], list[dict[str, str]]]:
    return lambda found: [
        {"event": "first-contact", "time": first(found["first_contact_iso"])},
        {"event": "demand", "time": demand(found["demand_iso"])},
    ]


def _log(**cells: str) -> Callable[[Found], list[dict[str, str]]]:
    right = {
        "description": "A file, not opened",
        "intimate": "not-known",
        "under-18": "unknown",
        "next": "refer-unseen",
    }
    return lambda found: [{"file": found["placeholder_file"]} | right | cells]


MISTAKES: dict[str, tuple[str, Any]] = {
    "finds-the-changed-file": ("changed-since", lambda found: found["crop_file"]),
    "keeps-both-values": ("two-values", "new-value"),
    "reads-both-clocks": (
        "two-clocks",
        lambda found: {
            "file": found["utc_event_file"],
            "utc": found["utc_event_local"],
            "local": found["utc_event_utc"],
        },
    ),
    "finds-the-id": ("behind-the-names", lambda found: found["benign_account"]),
    "sees-the-crop": ("only-a-part", lambda found: found["altered_file"]),
    "refers-unseen": ("log-the-download", _log(next="look-and-describe", intimate="none")),
    "hands-the-phone-back": ("phone-in-your-hand", "own-picture"),
    "phone-by-agreement": ("may-we-keep-it", "whole-copy"),
    "no-profile-of-our-own": ("a-profile-of-our-own", "only-look"),
    "names-the-gap": (
        "the-gap",
        lambda found: {"exhibit": "no exhibit", "from": found["gap_from"], "to": found["gap_to"]},
    ),
    "links-the-accounts": ("linked-accounts", lambda found: [found["linked_accounts"][0], found["benign_account"]]),
    "dates-the-start": ("timeline", _timeline(_hour_later, str)),
    "dates-the-demand": ("timeline", _timeline(str, _hour_later)),
    "refers-the-young-victim": ("the-age", ["as-the-profile"]),
    "acts-on-the-line": ("a-line-in-the-notes", "note-it"),
    "thinks-of-the-other": ("somebody-else", "finish-first"),
    "leaves-the-innocent-out": ("not-part-of-it", lambda found: found["account_id"]),
    "no-blame-for-deleting": ("i-deleted-it", "app"),
}
"""Criterion to the item and what is answered there, or how it follows from what was found."""
