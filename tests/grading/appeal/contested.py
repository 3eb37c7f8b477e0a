"""A result that is contested a year later: marked by an old edition, read by two people, everything changed since."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pypdf

from tests.grading.classes import NOON, Class, new_class
from tests.trainees.first_response import LOG, played
from tests.trainees.runs import best_run, saved_run, story_of
from trainingkit.course.handed_in import answers_in
from trainingkit.grading.appeal.dossier import Asked, dossier
from trainingkit.grading.desk import Desk
from trainingkit.grading.editions import edition_of
from trainingkit.grading.recording import record
from trainingkit.grading.records import Event, LevelGiven, Records
from trainingkit.grading.verdict import reach_verdict
from trainingkit.papers.letters import BREAK
from trainingkit.papers.pdf import Paper

A2, SEAT = "first-response", "seat-01"
YEAR_LATER = "2027-11-22T09:00:00+00:00"
THEN = "WHAT WAS KNOWN ON THE DAY OF MARKING."
TODAY = "Did what today's words say"
HOSTILE = (
    "Sie sagte “nein”, dann 'vielleicht' – grün, ß, Ελλάδα, 🫠 \a\n"
    ") Tj ET endstream endobj /JS (app.alert(1)) <script>alert(1)</script> <a href='https://evil.example'>x</a>\n"
    '#eval("1/0") $x$ *bold* @label [link](https://evil.example) \u202eabc'
)
COMMENT = "Named & timed; “who told” <b>missing</b>"


@dataclass(frozen=True)
class Contested:
    """A class with one result that is contested, and the file of it as data."""

    room: Class
    paper: Paper


def asked(at: str = YEAR_LATER) -> Asked:
    """What the file is asked for with."""
    return Asked(SEAT, at, "ab", "She contests the log.")


def contested(folder: Path) -> Contested:
    """One result, marked at noon, read by two people; then the rubric, the story and the guidance change."""
    room = new_class(folder)
    room.release(A2)
    form = room.form(SEAT, A2)
    run = best_run(story_of(form))
    values = played(form, run, log={**LOG, "risk": HOSTILE})
    values["the-call"]["runs"].append(saved_run(form, run[:2]))
    lying = room.hand_in(SEAT, A2, values)
    desk = room.desk(A2)
    with room.records() as records, room.gradebook() as gradebook:
        records.keep_edition(desk.edition[0], _as_known_then(desk), NOON)
        graded = reach_verdict(desk, SEAT)
        record(desk, records, gradebook, graded, answers_in(lying, desk.items)[0], NOON, lambda _: None, by="cd")
        text = graded.by_item["decision-log"].answer
        for marker, level, told in (("AB", 1, COMMENT), ("CD", 2, "")):
            reading = "first" if marker == "AB" else "second"
            records.add_level(LevelGiven(SEAT, A2, "decision-log", "risk", level, marker, reading, text, NOON, told))
        records.add_event(Event(NOON, "exchange", "received", "Collected from the exchange.", SEAT, A2))
        _change_everything(room.root, form)
        paper = dossier(room.desk(A2), records, gradebook, asked())
    return Contested(room, paper)


def made_again(found: Contested, records: Records, assignment: str = A2) -> Paper:
    """The file as it comes out now."""
    with found.room.gradebook() as gradebook:
        return dossier(found.room.desk(assignment), records, gradebook, asked())


def words_of(paper: Paper) -> str:
    """All texts of a paper."""
    return "\n".join(_texts((paper.title, paper.subtitle, paper.front, paper.body)))


def printed(pdf: bytes) -> str:
    """What is printed, without spaces: where a line ends is a matter of the page."""
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def squeezed(text: str) -> str:
    """A text without spaces, line ends and places to break."""
    return "".join(text.replace(BREAK, "").split())


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in _texts(each)]
    slots = getattr(value, "__dataclass_fields__", {})
    return [text for name in slots for text in _texts(getattr(value, name))]


def _as_known_then(desk: Desk) -> bytes:
    """The edition of that day, in which one claim says something else than today's."""
    body = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(edition_of(desk.files)[1])) as old, zipfile.ZipFile(body, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "guidance/claims.yml":
                before, _, after = data.decode().partition("  - id: not-your-fault\n    text: ")
                data = f'{before}  - id: not-your-fault\n    text: "{THEN}"\n{after.partition(chr(10))[2]}'.encode()
            new.writestr(name, data)
    return body.getvalue()


def _change_everything(root: Path, form: str) -> None:
    for path, old, new in (
        (root / "rubrics" / "decision-log.yml", "the record is thin", "the record of today"),
        (root / "source" / A2 / "items.yml", "Your decision log", "A log of another name"),
        (root / "assessed" / form / "story.yml", story_of(form).criteria[0].text, TODAY),
    ):
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
