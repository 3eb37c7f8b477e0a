"""Practice: items of a lesson that answer at once. Nothing is saved, scored or counted.

What is sound stands beside the question, because a lesson explains itself. None of it is ever graded, and a graded
item never appears here.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from trainingkit.datafile.parts import Part, Slug, Text
from trainingkit.marking.items import ChooseOne, ChooseSeveral, Match, Option, Order, Say, Write

ClaimIds = tuple[Slug, ...]
Tone = Literal["sound", "careful", "harmful"]
"""What following an option would do: help; help less than another; harm. Said in words, never as a score."""


class Answered(Option):
    """An option with what is said of it."""

    tone: Tone = "sound"
    reply: Text


class PracticeChooseOne(ChooseOne):
    """One of several; each has a reply."""

    options: Annotated[tuple[Answered, ...], Field(min_length=2)]
    claim: ClaimIds = ()


class PracticeChooseSeveral(ChooseSeveral):
    """Several of many; what is chosen gets its reply, and so does what is sound and was left."""

    options: Annotated[tuple[Answered, ...], Field(min_length=2)]
    claim: ClaimIds = ()


class PracticeOrder(Order):
    """Actions into an order. ``sound``: steps from first to last; the actions of one step may come in any order."""

    sound: Annotated[tuple[tuple[Slug, ...], ...], Field(min_length=2)]
    because: Text
    claim: ClaimIds = ()

    @model_validator(mode="after")
    def _each_has_its_step(self) -> Self:
        _same([option.id for option in self.options], [action for step in self.sound for action in step])
        return self


class PracticeMatch(Match):
    """A partner for each. ``sound``: the right partners of each left id, any of them will do."""

    right: Annotated[tuple[Option, ...], Field(min_length=2)]
    sound: dict[Slug, Annotated[tuple[Slug, ...], Field(min_length=1)]]
    because: Text
    claim: ClaimIds = ()

    @model_validator(mode="after")
    def _each_has_its_partner(self) -> Self:
        _same([each.id for each in self.left], self.sound)
        right = {each.id for each in self.right}
        _same([], [each for partners in self.sound.values() for each in partners if each not in right])
        return self


class PracticeSay(Say):
    """A first sentence; afterwards the options, each with its reply, and ``example``, one way to say it."""

    options: Annotated[tuple[Answered, ...], Field(min_length=2)]
    example: Text
    claim: ClaimIds = ()


class PracticeWrite(Write):
    """A few lines; afterwards ``example`` and ``look_for``, what to compare one's own lines with."""

    example: Text
    look_for: Annotated[tuple[Text, ...], Field(min_length=1)]
    claim: ClaimIds = ()


PracticeItem = Annotated[
    PracticeChooseOne | PracticeChooseSeveral | PracticeOrder | PracticeMatch | PracticeSay | PracticeWrite,
    Field(discriminator="kind"),
]


class PracticeFile(Part):
    """``practice.yml`` of a lesson. ``check`` names the items of "Check yourself" at its end."""

    format: Literal[1]
    lesson: Slug
    items: Annotated[tuple[PracticeItem, ...], Field(min_length=1)]
    check: Annotated[tuple[Slug, ...], Field(min_length=1)]

    def item(self, item_id: str) -> PracticeItem:
        """The item with this id.

        Raises
        ------
        KeyError
            There is none.
        """
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)


def _same(shown: Iterable[str], said: Iterable[str]) -> None:
    if other := sorted({*shown} ^ {*said}):
        hint = {"id": other[0], "hint": "name each of what is shown, and nothing else"}
        raise PydanticCustomError("sound-differs", '"sound" and what is shown differ in "{id}"', hint)


Replies = list[dict[str, Any]]
"""``{"option": id or None, "tone": Tone or None, "text": ...}``, in the order to show them."""


def replies(item: PracticeItem, value: Any) -> Replies:
    """What is said of an answer.

    Parameters
    ----------
    item : PracticeItem
    value : as the item's kind has it
        Checked before with ``answers.check_value``.
    """
    match item:
        case PracticeChooseOne():
            return [_of(option) for option in item.options if option.id == value]
        case PracticeChooseSeveral():
            return _several(item, set(value))
        case PracticeOrder():
            return [_order(item, list(value)), _said(item.because)]
        case PracticeMatch():
            return [*_matched(item, value), _said(item.because)]
        case PracticeSay():
            chosen = [_of(option) for option in item.options if option.id == value.get("choice")]
            return [*chosen, _said(f"One way to say it: “{item.example}”")]
    return [_said(f"One way to write it: {item.example}"), *(_said(f"Look for: {each}") for each in item.look_for)]


def _of(option: Answered) -> dict[str, Any]:
    return {"option": option.id, "tone": option.tone, "text": option.reply}


def _said(text: str) -> dict[str, Any]:
    return {"option": None, "tone": None, "text": text}


def _several(item: PracticeChooseSeveral, chosen: set[str]) -> Replies:
    told = [_of(option) for option in item.options if option.id in chosen]
    left = [option for option in item.options if option.tone == "sound" and option.id not in chosen]
    return told + [_of(option) | {"text": f"Also worth choosing: {option.text} {option.reply}"} for option in left]


def _order(item: PracticeOrder, given: list[str]) -> dict[str, Any]:
    """Whether the order keeps every step before the next, and if not, the first two that should change places."""
    step = {action: n for n, actions in enumerate(item.sound) for action in actions}
    text = {option.id: option.text for option in item.options}
    for one, other in zip(given, given[1:], strict=False):
        if step[one] > step[other]:
            said = f"“{text[other]}” should come before “{text[one]}”."
            return {"option": other, "tone": "careful", "text": said}
    return {"option": None, "tone": "sound", "text": "This order works."}


def _matched(item: PracticeMatch, given: dict[str, str]) -> Replies:
    right = {option.id: option.text for option in item.right}
    other = [left for left in item.left if given.get(left.id) not in item.sound[left.id]]
    if not other:
        return [{"option": None, "tone": "sound", "text": "Every pair fits."}]
    pairs = [(left, " or ".join(right[each] for each in item.sound[left.id])) for left in other]
    return [{"option": left.id, "tone": "careful", "text": f"{left.text}: better “{fit}”."} for left, fit in pairs]
