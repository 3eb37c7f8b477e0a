"""What a story is made of, format 1. Pure data: frozen, comparable, without places in a file.

Ids are stable from day one, because translations, transcripts and reviews refer to them. A choice is named
``passage.choice`` outside its passage.
"""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from trainingkit.datafile.parts import Day, Name, Part, Slug, Text
from trainingkit.story.conditions import Condition

Audience = Literal["pupil", "teacher", "officer"]
Jurisdiction = Literal["england-wales", "scotland", "northern-ireland"]
Stage = Literal["request", "trust", "move", "private", "threat", "response", "after"]
Beat = Literal["threat", "harm", "payment", "not-too-late", "support", "help", "refusal"]
Role = Literal["offender", "victim", "friend", "adult", "officer", "staff", "other"]
Act = Literal["notice", "tell", "leave", "support", "protect", "keep", "report", "reply", "pay", "wait", "think"]
Level = Literal["best", "acceptable", "harmful"]
Tag = Literal["polite", "refer", "script", "risk", "evidence", "kind", "adult-tools", "block-first"]

ChoiceRef = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$")]
ClaimIds = Annotated[tuple[Slug, ...], BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)]

CONTINUE = "next"
PAIR = 2
PROMPTS = 3
"""What an actor can keep in mind while listening."""
MOST_OBSERVED = 12
"""Lines that an observer can tick as it happens."""


class Told(Part):
    """One thing told by nobody in the story, such as a line of the debrief."""

    id: Slug
    text: Text
    if_: Condition | None = Field(None, alias="if")
    claim: ClaimIds = ()


class Line(Told):
    """One thing said or told; no ``who`` means that it is narrated."""

    who: Name | None = None


class Person(Part):
    """Somebody who speaks."""

    name: Text
    role: Role


class Choice(Part):
    """One way on. ``level``, ``tags`` and ``claim`` never reach a learner before the debrief."""

    id: Slug
    text: Text
    to: Slug
    then: Text | None = None
    if_: Condition | None = Field(None, alias="if")
    set: tuple[Name, ...] = ()
    clear: tuple[Name, ...] = ()
    add: dict[Name, int] = {}
    once: bool = False
    act: Act | None = None
    level: Level | None = None
    tags: tuple[Tag, ...] = ()
    claim: ClaimIds = ()


class Row(Part):
    """One line of a form: its label and what is written there."""

    label: Text
    text: Text


class Record(Part):
    """A form on the screen, such as the incident log."""

    id: Slug
    title: Text
    rows: tuple[Row, ...] = Field(min_length=1)


class Image(Part):
    """A picture that lies beside the story, with its text alternative."""

    file: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.(svg|png|webp)$")]
    alt: Text


class Trainer(Part):
    """For the person in front of the class; never in a learner build."""

    point: Text
    claim: ClaimIds = ()
    if_laughter: Text | None = None
    if_why: Text | None = None


class Passage(Part):
    """A place in the story: lines, then a decision (``ask`` and ``choices``), a ``next``, or an ``ending``."""

    stage: Stage | None = None
    title: Text | None = None
    beats: tuple[Beat, ...] = ()
    record: Record | None = None
    image: Image | None = None
    lines: tuple[Line, ...] = ()
    ask: Text | None = None
    choices: tuple[Choice, ...] = ()
    next: Slug | None = None
    ending: Slug | None = None
    later: tuple[Line, ...] = ()
    trainer: Trainer | None = None

    def ways(self) -> tuple[Choice, ...]:
        """All choices, ``next`` included as the single choice "Continue"."""
        return self.choices if self.next is None else (Choice(id=CONTINUE, text="Continue", to=self.next),)


def _pair(refs: tuple[str, ...]) -> tuple[str, ...]:
    if len(refs) != PAIR:
        words = {"found": len(refs), "hint": "write before: [this.first, then.that]"}
        raise PydanticCustomError("before-pair", '"before" compares two choices; here it has {found}', words)
    return refs


Pair = Annotated[
    tuple[ChoiceRef, ...], AfterValidator(_pair), Field(json_schema_extra={"minItems": PAIR, "maxItems": PAIR})
]


class Requirement(Part):
    """What a run must have done; several keys in one mapping must all hold.

    ``did``: any of these. ``did_all``: every one. ``never``: none of these. ``before``: the first was done, and
    the second not before it.
    """

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})
    did: tuple[ChoiceRef, ...] = ()
    did_all: tuple[ChoiceRef, ...] = ()
    never: tuple[ChoiceRef, ...] = ()
    before: Pair = ()
    all: "tuple[Requirement, ...]" = ()
    any: "tuple[Requirement, ...]" = ()

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not any(getattr(self, key) for key in type(self).model_fields):
            hint = "name choices under did, did_all, never or before"
            raise PydanticCustomError("empty-requirement", "this requirement asks for nothing", {"hint": hint})
        return self

    def choices(self) -> frozenset[str]:
        """Every choice it speaks of."""
        named = {*self.did, *self.did_all, *self.never, *self.before}
        return frozenset(named).union(*(r.choices() for r in self.all + self.any))


class Criterion(Part):
    """One thing a run is judged by: best 2, acceptable 1, harmful 0. ``red`` is for life and law only."""

    id: Slug
    text: Text
    why: Text
    claim: ClaimIds = ()
    red: bool = False
    best: Requirement
    acceptable: Requirement | None = None
    decided_at: tuple[Slug, ...] = ()

    def choices(self) -> frozenset[str]:
        """Every choice that can change its level."""
        return self.best.choices() | (self.acceptable.choices() if self.acceptable else frozenset())

    def decisions(self) -> frozenset[str]:
        """The passages where it is decided."""
        return frozenset(self.decided_at) or frozenset(ref.split(".")[0] for ref in self.choices())


class Debrief(Part):
    """The same teaching after every ending; a line with ``if`` shows only where it fits the run."""

    teaching: tuple[Told, ...] = ()
    offender_did: tuple[Told, ...] = ()
    helped: tuple[Told, ...] = ()
    could_still_help: tuple[Told, ...] = ()

    def sections(self) -> dict[str, tuple[Told, ...]]:
        """Lines by section, in the order they are shown, empty ones left out."""
        return {name: lines for name in type(self).model_fields if (lines := getattr(self, name))}


class Fact(Part):
    """One thing that a card of the role-play says, with the claims it leans on."""

    id: Slug
    text: Text
    claim: ClaimIds = ()


class Prompt(Part):
    """Something that the actor says, and at which moment."""

    id: Slug
    when: Text
    text: Text


class Mood(Part):
    """How the actor is at the start, and what changes it."""

    start: Text
    easier: Text
    harder: Text


class Roleplay(Part):
    """The story played by people: an actor, an officer, an observer; for officers only.

    ``plays`` is whom the actor plays, a key of ``people``. ``observe``: criterion to what can be seen or heard of it,
    in the order of the observer's sheet. None of it is part of a run, and no page of the story shows it.
    """

    plays: Name
    minutes: int = Field(8, ge=2, le=30)
    stop_word: Text
    actor: tuple[Fact, ...] = Field(min_length=1)
    mood: Mood
    prompts: tuple[Prompt, ...] = Field(min_length=PROMPTS, max_length=PROMPTS)
    officer: tuple[Fact, ...] = Field(min_length=1)
    observe: dict[Slug, Text] = Field(min_length=1, max_length=MOST_OBSERVED)


class SignOff(Part):
    """Who approved this very text (its hash), and until when."""

    role: Text
    organisation: Text
    date: Day
    until: Day
    hash: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class Story(Part):
    """A whole story; see the fields' classes. ``counters`` maps a name to its upper bound (it starts at 0)."""

    format: Literal[1]
    story: Slug
    title: Text
    summary: Text
    audience: Audience
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "en-GB"
    reading_age: int = Field(ge=6, le=18)
    minutes: int = Field(ge=1, le=120)
    jurisdictions: tuple[Jurisdiction, ...] = Field(min_length=1)
    content_note: Text
    cast: dict[Name, Annotated[tuple[Text, ...], Field(min_length=1)]] = {}
    people: dict[Name, Person] = {}
    flags: tuple[Name, ...] = ()
    counters: dict[Name, Annotated[int, Field(ge=1, le=1000)]] = {}
    start: Slug
    must_pass: tuple[Slug, ...] = ()
    debrief: Debrief = Debrief()
    criteria: tuple[Criterion, ...] = ()
    roleplay: Roleplay | None = None
    signed_off: SignOff | None = None
    passages: dict[Slug, Passage] = Field(min_length=1)

    def choice(self, ref: str) -> Choice:
        """The choice ``passage.choice``.

        Raises
        ------
        KeyError
            There is none.
        """
        passage, _, wanted = ref.partition(".")
        for choice in self.passages[passage].ways():
            if choice.id == wanted:
                return choice
        raise KeyError(ref)
