"""The pages on which texts are read: the first reading, the second, and the talk about what differs."""

from collections.abc import Sequence
from typing import Any

from tornado.ioloop import IOLoop
from tornado.web import HTTPError

from trainingkit.grading.evening.class_now import ClassNow
from trainingkit.grading.evening.door import Door
from trainingkit.grading.evening.queue import Place, before, first_round, minutes_left, next_open, second_round, talks
from trainingkit.grading.levels import agreed_level, readings, to_agree
from trainingkit.grading.notebook.answer_html import UNSEEN
from trainingkit.grading.records import LevelGiven
from trainingkit.marking.rubrics import MOST, RubricRow

LONGEST = 600
"""Characters of a comment of one's own."""
LEVELS = tuple(str(level) for level in range(MOST + 1))
ROUNDS = {"first": "First reading", "second": "Second reading", "agree": "To agree"}


class Reading(Door):
    """What the pages of all rounds share."""

    def prepare(self) -> None:
        super().prepare()
        if not self.visit.marker:
            self.redirect("/")

    def queue(self, now: ClassNow, turn: str) -> list[Place]:
        """The queue of this marker."""
        marker, salt = self.visit.marker, self.evening.salt
        if turn == "first":
            return first_round(now.questions, now.texts, now.given, marker, salt)
        if turn == "second":
            return second_round(now.questions, now.texts, now.given, now.due, marker, salt)
        return talks(now.questions, now.texts, now.given, marker, salt)

    def place(self, queue: Sequence[Place], key: str, turn: str) -> Place:
        """The text that a page is about.

        Whoever has it open while another saves it may still save it: neither has seen the other's, so it was read
        twice. In the second round what one has read first is not to be had.
        """
        found = next((place for place in queue if place.key == key), None)
        if found is None or (turn == "second" and found.state == "others"):
            raise HTTPError(404)
        return found

    def on_with(self, turn: str, after: str | None = None) -> None:
        """Go to the next text, or to the page that says there is none."""
        place = next_open(self.queue(self.class_now, turn), after)
        self.redirect(f"/{turn}/{place.key}" if place else f"/{turn}/done")

    def comment_of(self, row: RubricRow, name: str) -> str:
        """The ready comments that were ticked, and one of one's own: a line each."""
        chosen = self.get_body_arguments(f"ready-{name}")
        ready = [comment for number, comment in enumerate(row.comments) if str(number) in chosen]
        own = " ".join(UNSEEN.sub(" ", self.get_body_argument(f"own-{name}", "")).split())[:LONGEST]
        return "\n".join([*ready, own] if own else ready)

    async def keep(self, place: Place, given: Sequence[LevelGiven]) -> None:
        """Keep what was given, at once, and bring the gradebook up to date if all of the seat's texts were read."""
        records, evening = self.class_now.records, self.evening
        for each in given:
            records.add_level(each)
        who = self.visit.marker
        trouble = await IOLoop.current().run_in_executor(
            evening.worker, evening.again.grade, place.text.seat, evening.now(), who
        )
        self.visit.told = f"Kept. The gradebook does not have it yet: {trouble}" if trouble else ""

    def given(self, place: Place, row: RubricRow, level: int, comment: str, turn: Any) -> LevelGiven:
        """What is given now."""
        text, desk = place.text, self.evening.desk
        at, who = self.evening.at(), self.visit.marker
        return LevelGiven(text.seat, desk.assignment, text.item, row.id, level, who, turn, text.answer, at, comment)


class Next(Reading):
    """The next text; behind one that is skipped, if it says so."""

    def get(self, turn: str) -> None:
        self.on_with(turn, self.get_query_argument("after", None))


class Done(Reading):
    """Nothing is left to read in a round."""

    def get(self, turn: str) -> None:
        queue = self.queue(self.class_now, turn)
        others = sum(place.state == "others" for place in queue) if turn == "second" else 0
        self.show("done.html.j2", head=ROUNDS[turn], turn=turn, others=others)


class Back(Reading):
    """The text before this one."""

    def get(self, turn: str, key: str) -> None:
        place = before(self.queue(self.class_now, turn), key)
        self.redirect(f"/{turn}/{place.key if place else key}")


class Read(Reading):
    """One text to mark. In the second round nothing of the first reader's is on the page."""

    def get(self, turn: str, key: str) -> None:
        now = self.class_now
        queue = self.queue(now, turn)
        place = self.place(queue, key, turn)
        own = {row.id: self.own(now, place, row) for row in place.question.rows}
        levels = {row: str(each.level) for row, each in own.items() if each}
        comments = {row: each.comment.split("\n") for row, each in own.items() if each}
        self.visit.begin(key, self.evening.clock())
        self.page(queue, place, turn, levels, comments)

    async def post(self, turn: str, key: str) -> None:
        now = self.class_now
        queue = self.queue(now, turn)
        place = self.place(queue, key, turn)
        rows = place.question.rows
        levels = {row.id: self.get_body_argument(f"level-{row.id}", "") for row in rows}
        comments = {row.id: self.comment_of(row, row.id) for row in rows}
        if missing := [row for row in rows if levels[row.id] not in LEVELS]:
            told = {row: comment.split("\n") for row, comment in comments.items()}
            self.set_status(400)
            self.page(queue, place, turn, levels, told, [row.id for row in missing])
            return
        await self.keep(place, [self.given(place, r, int(levels[r.id]), comments[r.id], turn) for r in rows])
        self.visit.end(turn, place.text.item, key, self.evening.clock())
        self.visit.last = f"/{turn}/{key}"
        self.on_with(turn, key)

    def own(self, now: ClassNow, place: Place, row: RubricRow) -> LevelGiven | None:
        """What this marker has given; never anybody else's."""
        given = now.given.get((place.text.seat, place.text.item, row.id), ())
        return next((e for e in readings(given, place.text.answer) if e.marker == self.visit.marker), None)

    def page(self, queue, place, turn, levels, comments, missing=()) -> None:
        """Show the text with what was chosen so far."""
        question = place.question
        of_question = [each for each in queue if each.question is question]
        left = minutes_left(self.visit.pace(turn), queue)
        self.show(
            "read.html.j2",
            head=f"{question.rubric.title}: {question.label}",
            round=ROUNDS[turn],
            turn=turn,
            place=place,
            rows=question.rows,
            levels=levels,
            comments=comments,
            missing=missing,
            marked=sum(each.state != "open" for each in of_question),
            all=len(of_question),
            open=sum(each.state == "open" for each in queue),
            minutes=left,
            exemplars=[each for each in question.rubric.exemplars if question.part in each.texts],
        )


class Agree(Reading):
    """One text that two have read differently, with what both gave, and room for what they agree on."""

    def get(self, key: str) -> None:
        now = self.class_now
        place = self.place(self.queue(now, "agree"), key, "agree")
        self.page(now, place, {}, {}, ())

    async def post(self, key: str) -> None:
        now = self.class_now
        place = self.place(self.queue(now, "agree"), key, "agree")
        rows = [row for row, *_ in self.differing(now, place)]
        levels = {row.id: self.get_body_argument(f"level-{row.id}", "") for row in rows}
        why = {row.id: self.comment_of(row, row.id) for row in rows}
        if missing := [row.id for row in rows if levels[row.id] not in LEVELS or not why[row.id]]:
            self.set_status(400)
            self.page(now, place, levels, why, missing)
            return
        await self.keep(place, [self.given(place, r, int(levels[r.id]), why[r.id], "agreed") for r in rows])
        self.visit.last = f"/agree/{key}"
        self.on_with("agree", key)

    def differing(self, now: ClassNow, place: Place) -> list[tuple[RubricRow, tuple[LevelGiven, ...], Any]]:
        """The rows to agree on, with what was given and what was agreed; also those that were agreed before."""
        found = []
        for row in place.question.rows:
            given = now.given.get((place.text.seat, place.text.item, row.id), ())
            agreed = agreed_level(given, place.text.answer)
            if agreed or to_agree(row, given, place.text.answer):
                found.append((row, readings(given, place.text.answer), agreed))
        return found

    def page(self, now, place, levels, why, missing) -> None:
        """Show both readings side by side."""
        differing = self.differing(now, place)
        levels = levels or {row.id: str(agreed.level) for row, _, agreed in differing if agreed}
        why = why or {row.id: agreed.comment for row, _, agreed in differing if agreed}
        head = f"{place.question.rubric.title}: {place.question.label}"
        self.show("agree.html.j2", head=head, place=place, rows=differing, levels=levels, why=why, missing=missing)
