"""The pages about everybody: where the evening stands, results that a person has to open, and agreement."""

from tornado.web import HTTPError

from trainingkit.grading.agreement import ENOUGH, agreements
from trainingkit.grading.criteria import told_of
from trainingkit.grading.evening.class_now import ClassNow, to_open
from trainingkit.grading.evening.door import Door
from trainingkit.grading.evening.marking import LONGEST
from trainingkit.grading.evening.overview import overview
from trainingkit.grading.evening.visits import initials
from trainingkit.grading.graded import Response
from trainingkit.grading.levels import settled
from trainingkit.grading.notebook.answer_html import answer_html
from trainingkit.grading.records import Event
from trainingkit.grading.signed import standard_is_signed
from trainingkit.grading.standing import OPENED, Standing, opened_data


class Start(Door):
    """Who marks, and how far it is."""

    def get(self) -> None:
        self.page()

    def post(self) -> None:
        told = initials(self.get_body_argument("marker", ""))
        if told is None:
            self.set_status(400)
            self.page(wrong=True)
            return
        self.visit.marker = told
        self.visit.keys = self.get_body_argument("keys", "") == "on"
        self.redirect("/")

    def page(self, wrong: bool = False) -> None:
        """Show the counts."""
        counts = overview(self.class_now, self.evening.again.course, self.visit.marker)
        self.show("start.html.j2", head="Marking evening", counts=counts, wrong=wrong)


class Results(Door):
    """The results that a person has to open, and those that were."""

    def get(self) -> None:
        now = self.class_now
        standings = now.standings(self.evening.again.course)
        self.show(
            "results.html.j2",
            head="Results to open",
            waiting=to_open(standings),
            opened=[each for each in standings if each.opened],
            rest=sum(not each.must_be_opened for each in standings),
            practice=not standard_is_signed(self.evening.desk, self.evening.now().date()),
        )


class Result(Door):
    """One result: what it rests on, and the button that says a person has looked."""

    def get(self, seat: str) -> None:
        self.page(self.standing(seat))

    def post(self, seat: str) -> None:
        standing = self.standing(seat)
        note = " ".join(self.get_body_argument("note", "").split())[:LONGEST]
        first = open_questions(self.class_now, standing)
        if not self.visit.marker or not note or first or str(standing.attempt.id) != self.get_body_argument("attempt"):
            self.set_status(400)
            self.page(standing, wrong=True)
            return
        text = "The result was opened by a person: it stands."
        data = {**opened_data(standing.attempt, standing.outcome), "note": note}
        event = Event(self.evening.at(), self.visit.marker, OPENED, text, seat, self.evening.desk.assignment, data)
        self.class_now.records.add_event(event)
        self.redirect("/results")

    def standing(self, seat: str) -> Standing:
        """Where a seat stands."""
        found = (each for each in self.class_now.standings(self.evening.again.course) if each.seat == seat)
        if (standing := next(found, None)) is None:
            raise HTTPError(404)
        return standing

    def page(self, standing: Standing, wrong: bool = False) -> None:
        """Show what the result rests on; while texts have still to be read, not even who gave what: it stays blind."""
        now, desk, graded = self.class_now, self.evening.desk, standing.attempt.graded
        first = open_questions(now, standing)
        own = [each for each in now.levels if each.seat == standing.seat]
        levels = settled(own, desk, {each.item: each.answer for each in graded.responses})

        def told(response: Response) -> str:
            data = now.records.answer(response.answer, standing.seat) if response.answer else None
            return answer_html(desk, response, data, levels.get(response.item))

        shown = [each for each in graded.responses if each.item in desk.items and not first]
        self.show(
            "result.html.j2",
            head=f"Result of {standing.seat}",
            standing=standing,
            first=first,
            told=[(desk.items[each.item].title, told(each), matters(standing, each)) for each in shown],
            given=[each for each in own if each.answer in {r.answer for r in shown}],
            words={m.mark.criterion: m.text for each in graded.responses for m in told_of(desk, each)},
            practice=not standard_is_signed(desk, self.evening.now().date()),
            wrong=wrong,
        )


def matters(standing: Standing, response: Response) -> bool:
    """Whether an item has to do with why a result is not yet: not marked, red, harmful, or without any points."""
    decisive = {*standing.outcome.red_missed, *standing.outcome.harmful}
    return bool(response.trouble) or any(mark.criterion in decisive or not mark.points for mark in response.marks)


def open_questions(now: ClassNow, standing: Standing) -> list[str]:
    """The items whose texts have still to be read, or to be agreed on, before a result can be opened."""
    due = {item for seat, item, _ in now.due if seat == standing.seat}
    unread = {
        mark.item
        for response in standing.attempt.graded.responses
        if response.lane == "person" and not response.trouble
        for mark in response.marks
        if mark.level is None and mark.criterion in standing.outcome.waiting
    }
    return [item.title for item in now.desk.items.values() if item.id in due | unread]


class AgreementPage(Door):
    """How far the markers agree."""

    def get(self) -> None:
        desk = self.evening.desk
        told = agreements(desk, self.class_now.levels)
        rows = {(q.item.id, row.id): row.name for q in self.class_now.questions for row in q.rows}
        named = [(_name(desk.items[a.item].title if a.item else None, rows.get((a.item, a.row))), a) for a in told]
        self.show("agreement.html.j2", head="Agreement", told=named, enough=ENOUGH)


def _name(item: str | None, row: str | None) -> str:
    if item is None:
        return "Everything"
    return f"{item}: {row}" if row else f"{item}: all rows"
