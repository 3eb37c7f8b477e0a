"""Rules about what a key, its rubrics and its stories say: all of it exists, and none of it contradicts itself."""

from collections.abc import Iterator

from trainingkit.course.blueprint import may_be_graded
from trainingkit.course.named import named_in
from trainingkit.course.subject import Findings, Subject
from trainingkit.diagnostics import Location, did_you_mean
from trainingkit.marking.fits import is_blank
from trainingkit.marking.items import own_options
from trainingkit.marking.keys import TRUTH
from trainingkit.marking.mark import mark_answer
from trainingkit.rule import Finding, rule


@rule("unknown-in-key")
def unknown_in_key(subject: Subject) -> Findings:
    """A key asks for an option, a column or a truth that does not exist, so that nobody could get the points.

    Why: nobody could get the points, and nobody would be told why.

    Example:
        best: {chose: [send-nothin]}

    Mend: write the id as the item has it; the hint names the nearest.
    """
    for place, key, criterion in subject.criteria():
        item = subject.files.by_id.get(key.item)
        for level in ("best", "acceptable"):
            wanted = getattr(criterion, level)
            for word, known in named_in(item, wanted) if item and wanted else ():
                at = subject.key_at(*place, level)
                if word.startswith(TRUTH):
                    known = {TRUTH + name for name in subject.truths}
                if known is not None and word not in known:
                    yield Finding(f'"{word}" is not in item "{key.item}"', at, did_you_mean(word, known))


@rule("unknown-tag")
def unknown_tag(subject: Subject) -> Findings:
    """A key says what a habit would see in an option that its item does not have.

    Why: what a habit comes to would be worked out from an option that nobody can choose.

    Example:
        tags: {send-nothin: [polite]}

    Mend: write the id of an option of the item.
    """
    for n, key in subject.numbered_keys():
        item = subject.files.by_id.get(key.item)
        known = {option.id for option in own_options(item)} if item else set()
        for name in key.tags if item else ():
            if name not in known:
                at = subject.key_at("items", n, "tags", name)
                yield Finding(f'"{name}" is no option of "{key.item}"', at, did_you_mean(name, known))


@rule("solution-is-not-best")
def solution_is_not_best(subject: Subject) -> Findings:
    """The solution of a key does not get every point by that key.

    Why: either the solution is wrong, or the key is; and trainees see the one marked by the other.

    Example:
        solution: pay-once      # and best asks for send-nothing

    Mend: correct whichever is wrong.
    """
    for n, key in subject.numbered_keys():
        item = subject.files.by_id.get(key.item)
        if item is None or is_blank(key.solution):
            continue
        at = subject.key_at("items", n, "solution")
        try:
            marks = mark_answer(item, key, key.solution)
        except KeyError:  # what is right is another thing in every case
            yield Finding(f'"{key.item}" has one solution, and its key looks into the case', at, "remove solution:")
            continue
        for mark in marks:
            if mark.level != "best":
                yield Finding(f'the solution of "{key.item}" does not meet "{mark.criterion}"', at, "mend either")


@rule("unknown-lesson")
def unknown_lesson(subject: Subject) -> Findings:
    """A criterion sends a trainee back to no lesson, or names a lesson or a misconception that does not exist.

    It holds for criteria of the key, for those of an assessed story, and for the rows of a rubric.

    Why: a trainee who did not do well would be sent nowhere.

    Example:
        read_again: digital-evidnce

    Mend: write the id of a lesson of the outline, or of a misconception of the key; for a story, give each of its
    criteria a lesson in ``story_read_again``.
    """
    known = {each.id for each in (subject.files.key.sound.misconceptions if subject.files.key.sound else ())}
    for place, _, criterion in subject.criteria():
        for key, what, names in (("read_again", "lesson", subject.lessons), ("misconception", "misconception", known)):
            name = getattr(criterion, key)
            if name and name not in names:
                at = subject.key_at(*place, key)
                yield Finding(f'there is no {what} "{name}"', at, did_you_mean(name, names))
    for at, name in _sending_back(subject):
        if name not in subject.lessons:
            yield Finding(f'there is no lesson "{name}"', at, did_you_mean(name, subject.lessons))
    for n, key in subject.numbered_keys():
        for name in sorted(set(key.story_rows) - set(key.story_read_again)):
            at = subject.key_at("items", n, "story_rows", name)
            yield Finding(f'"{name}" sends nobody to a lesson', at, "name one in story_read_again")


@rule("unused-misconception")
def unused_misconception(subject: Subject) -> Findings:
    """A misconception is listed and no criterion shows it, so that it would never be counted.

    Why: it would never be counted, and the report would say that nobody has it.

    Example:
        misconceptions: [{id: paper-first, ...}]      # and no criterion names paper-first

    Mend: name it in the criterion that shows it, or remove it.
    """
    shown = {criterion.misconception for _, _, criterion in subject.criteria()}
    for n, each in enumerate(subject.files.key.sound.misconceptions if subject.files.key.sound else ()):
        if each.id not in shown:
            yield Finding(
                f'no criterion shows "{each.id}"', subject.key_at("misconceptions", n), "name it, or remove it"
            )


@rule("ungraded-claim")
def ungraded_claim(subject: Subject) -> Findings:
    """A criterion rests on no confirmed claim: that may be practised, and not graded.

    At least one of its claims is read at its source and undisputed, or is confirmed in ``confirmed.yml``.

    Why: a result may be appealed; it must not rest on what nobody has confirmed.

    Example:
        claim: [hacked-or-lookalike-account]      # confidence: derived

    Mend: name a confirmed claim beside it, or have one confirmed in ``confirmed.yml``.
    """
    for place, names in _leaning(subject):
        claims = subject.guidance.claims
        for name in names:
            if name not in claims:
                yield Finding(f'"{name}" is not a claim of the guidance', place, did_you_mean(name, claims))
        found = [claims[name] for name in names if name in claims]
        if found and not any(may_be_graded(claim, subject.confirmed, subject.today) for claim in found):
            told = f"none of these claims is confirmed: {', '.join(claim.id for claim in found)}"
            yield Finding(told, place, "name a confirmed one, or have one confirmed in confirmed.yml")


@rule("unknown-rubric")
def unknown_rubric(subject: Subject) -> Findings:
    """A key names a rubric, or a row of one, that cannot be read.

    Why: a text would be marked by nothing.

    Example:
        rubric: decision-lgo

    Mend: write the name of a file of ``rubrics/``, and rows that it has.
    """
    for n, key in subject.numbered_keys():
        if key.rubric is None:
            continue
        loaded = subject.files.rubrics[key.rubric]
        if loaded.sound is None:
            at = subject.key_at("items", n, "rubric")
            told = loaded.diagnostics[0].message if loaded.diagnostics else ""
            yield Finding(f'rubric "{key.rubric}": {told}', at)
            continue
        known = [row.id for row in loaded.sound.rows]
        for i, name in enumerate(key.rubric_rows):
            if name not in known:
                at = subject.key_at("items", n, "rubric_rows", i)
                yield Finding(f'"{name}" is not a row of "{key.rubric}"', at, did_you_mean(name, known))


@rule("example-differs")
def example_differs(subject: Subject) -> Findings:
    """An example of a rubric has no level, or no reason, in a row, or the three do not stand for three standings.

    Why: whoever marks compares with the examples; one without a level, or a standing without one, leads astray.

    Example:
        levels: {risk: 3}      # and the rubric has a row "reasons", too

    Mend: give each row a level and a reason, and have an example that is clear, one that is borderline and one that
    is not yet.
    """
    for loaded in subject.files.rubrics.values():
        if loaded.sound is None:
            continue
        rows = {row.id for row in loaded.sound.rows}
        for i, example in enumerate(loaded.sound.exemplars):
            for name, said in (("levels", example.levels), ("why", example.why)):
                for row in sorted(rows ^ set(said)):
                    at = loaded.where("exemplars", i, name)
                    yield Finding(f'example "{example.id}": {name} differ from the rows in "{row}"', at)
        standings = {example.standing for example in loaded.sound.exemplars}
        for missing in sorted({"clear", "borderline", "not-yet"} - standings):
            yield Finding(f'no example is "{missing}"', loaded.where("exemplars"), "add one")


@rule("story-without-rows")
def story_without_rows(subject: Subject) -> Findings:
    """An assessed story cannot be played, or has other criteria than the key has rows for.

    Why: a run would earn points for nothing, or none for something.

    Example:
        story_rows: {asks-about-suicide: risk}      # and the story calls it asks-suicide

    Mend: use the same ids in the stories and the key.
    """
    rows = {name: row for _, key in subject.numbered_keys() for name, row in key.story_rows.items()}
    at = next((subject.key_at("items", n, "story_rows") for n, key in subject.numbered_keys() if key.story_rows), None)
    for name, story in subject.files.stories.items():
        if story is None:
            yield Finding(f'the story "{name}" cannot be played', subject.item_at("items"), "trainingkit check it")
        elif at and (other := {c.id for c in story.criteria} ^ set(rows)):
            yield Finding(f'"{name}" and the key differ in the criterion "{min(other)}"', at)


@rule("story-red-differs")
def story_red_differs(subject: Subject) -> Findings:
    """A criterion is red in an assessed story and shows no red behaviour in the key, or the other way round.

    Why: what decides alone must decide alone everywhere, or two trainees are held to two standards.

    Example:
        red: true      # in the story, and the key has no story_red for it

    Mend: name the red behaviour in the key, or take ``red`` off the criterion.
    """
    for n, key in subject.numbered_keys():
        for name, story in subject.files.stories.items() if key.story_rows else ():
            for criterion in story.criteria if story else ():
                if criterion.red != (criterion.id in key.story_red):
                    where = "the story" if criterion.red else "the key"
                    at = subject.key_at("items", n, "story_red")
                    yield Finding(f'"{criterion.id}" is red only in {where} ("{name}")', at)


KEY_RULES = (
    unknown_in_key,
    unknown_tag,
    solution_is_not_best,
    unknown_lesson,
    unused_misconception,
    ungraded_claim,
    unknown_rubric,
    example_differs,
    story_without_rows,
    story_red_differs,
)


def _leaning(subject: Subject) -> Iterator[tuple[Location, tuple[str, ...]]]:
    for place, _, criterion in subject.criteria():
        yield subject.key_at(*place, "claim"), criterion.claim
    for loaded in subject.files.rubrics.values():
        for i, row in enumerate(loaded.sound.rows if loaded.sound else ()):
            yield loaded.where("rows", i, "claim"), row.claim
    at = subject.item_at("items")
    for story in filter(None, subject.files.stories.values()):
        for criterion in story.criteria:
            yield at, criterion.claim


def _sending_back(subject: Subject) -> Iterator[tuple[Location, str]]:
    for n, key in subject.numbered_keys():
        for criterion, name in key.story_read_again.items():
            yield subject.key_at("items", n, "story_read_again", criterion), name
    for loaded in subject.files.rubrics.values():
        for i, row in enumerate(loaded.sound.rows if loaded.sound else ()):
            yield loaded.where("rows", i, "read_again"), row.read_again
