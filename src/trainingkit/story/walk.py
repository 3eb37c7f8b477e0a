"""Going through all parts of a story, each with its path in the file."""

from collections.abc import Iterator

from trainingkit.story.conditions import Condition
from trainingkit.story.model import Choice, Fact, Line, Prompt, Story, Told

PathInStory = tuple[str | int, ...]


def lines_of(story: Story) -> Iterator[tuple[PathInStory, Told]]:
    """Every line: in passages, after endings, in the debrief."""
    yield from lines_of_passages(story)
    for section, lines in story.debrief.sections().items():
        yield from ((("debrief", section, i), line) for i, line in enumerate(lines))


def lines_of_passages(story: Story) -> Iterator[tuple[PathInStory, Line]]:
    """Every line that somebody may say: in passages and after endings."""
    for name, passage in story.passages.items():
        for key in ("lines", "later"):
            yield from ((("passages", name, key, i), line) for i, line in enumerate(getattr(passage, key)))


def choices_of(story: Story) -> Iterator[tuple[PathInStory, Choice]]:
    """Every written choice (not the "Continue" of a ``next``)."""
    for name, passage in story.passages.items():
        yield from ((("passages", name, "choices", i), choice) for i, choice in enumerate(passage.choices))


def conditions_of(story: Story) -> Iterator[tuple[PathInStory, Condition]]:
    """Every condition, of lines and of choices."""
    for things in (lines_of(story), choices_of(story)):
        yield from (((*path, "if"), thing.if_) for path, thing in things if thing.if_ is not None)


def leaning_of(story: Story) -> Iterator[tuple[PathInStory, tuple[str, ...]]]:
    """Everything that points to claims, trainer texts included, with the claims it names."""
    things = [*lines_of(story), *choices_of(story), *((("criteria", i), c) for i, c in enumerate(story.criteria))]
    things += [(("passages", n, "trainer"), p.trainer) for n, p in story.passages.items() if p.trainer]
    things += [(path, card) for path, card in cards_of(story) if isinstance(card, Fact)]
    yield from ((path, thing.claim) for path, thing in things if thing.claim)


def cards_of(story: Story) -> Iterator[tuple[PathInStory, Fact | Prompt]]:
    """Everything with an id on the cards of the role-play; nothing for a story without one."""
    for key in ("actor", "prompts", "officer") if story.roleplay else ():
        yield from ((("roleplay", key, i), card) for i, card in enumerate(getattr(story.roleplay, key)))


def roleplay_texts_of(story: Story) -> Iterator[tuple[PathInStory, str]]:
    """Every text of the role-play; nothing for a story without one."""
    if story.roleplay is None:
        return
    yield ("roleplay", "stop_word"), story.roleplay.stop_word
    for key in ("start", "easier", "harder"):
        yield ("roleplay", "mood", key), getattr(story.roleplay.mood, key)
    for path, card in cards_of(story):
        if isinstance(card, Prompt):
            yield (*path, "when"), card.when
        yield (*path, "text"), card.text
    yield from ((("roleplay", "observe", name), text) for name, text in story.roleplay.observe.items())


def texts_of(story: Story) -> Iterator[tuple[PathInStory, str]]:
    """Every text that a learner can come to read, in the order of the file; the cards of the role-play last."""
    for key in ("title", "summary", "content_note"):
        yield (key,), getattr(story, key)
    for name, person in story.people.items():
        yield ("people", name, "name"), person.name
    for name in story.passages:
        yield from _texts_of_passage(story, name)
    for section, lines in story.debrief.sections().items():
        yield from ((("debrief", section, i, "text"), line.text) for i, line in enumerate(lines))
    for i, criterion in enumerate(story.criteria):
        yield ("criteria", i, "text"), criterion.text
        yield ("criteria", i, "why"), criterion.why
    yield from roleplay_texts_of(story)


def trainer_texts_of(story: Story) -> Iterator[tuple[PathInStory, str]]:
    """Every text for the person in front of the class; none of these may reach a learner build."""
    for name, passage in story.passages.items():
        if passage.trainer:
            for key in ("point", "if_laughter", "if_why"):
                if text := getattr(passage.trainer, key):
                    yield ("passages", name, "trainer", key), text


def _texts_of_passage(story: Story, name: str) -> Iterator[tuple[PathInStory, str]]:
    passage, at = story.passages[name], ("passages", name)
    for key in ("title", "ask"):
        if text := getattr(passage, key):
            yield (*at, key), text
    if passage.image:
        yield (*at, "image", "alt"), passage.image.alt
    if passage.record:
        yield (*at, "record", "title"), passage.record.title
        for i, row in enumerate(passage.record.rows):
            yield (*at, "record", "rows", i, "label"), row.label
            yield (*at, "record", "rows", i, "text"), row.text
    for key in ("lines", "later"):
        yield from (((*at, key, i, "text"), line.text) for i, line in enumerate(getattr(passage, key)))
    for i, choice in enumerate(passage.choices):
        yield (*at, "choices", i, "text"), choice.text
        if choice.then:
            yield (*at, "choices", i, "then"), choice.then
