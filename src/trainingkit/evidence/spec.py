"""What the author of a case writes, format 1: who, what was said and paid, and what is planted.

Frozen, comparable, without places in a file. Where several are given (names, texts, amounts), chance takes one.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from trainingkit.datafile.parts import Day, Name, Part, Slug, Text

Role = Literal["victim", "offender", "second-account", "acquaintance", "friend", "officer", "store", "examiner"]
Mark = Literal["demand", "night"]
Outcome = Literal["paid", "cancelled", "purchase", "dues"]
Caller = Literal["friend", "acquaintance", "unknown"]

Pool = Annotated[tuple[Text, ...], Field(min_length=1), BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)]
Whole = Annotated[int, Field(ge=1, le=500)]


class Days(Part):
    """The first day of the case is one of these, both included."""

    from_: Day = Field(alias="from")
    to: Day


class Platform(Part):
    """The invented platform: its name, an address kept for examples, and what stands before its user ids."""

    name: Text
    domain: Text
    prefix: Annotated[str, Field(pattern=r"^[a-z]{0,4}-?$")] = ""


class Person(Part):
    """Somebody, or an account of somebody.

    ``names`` are names in full, for the offender's accounts display names; ``handles`` are the first part of a
    handle, to which digits are added. ``ages`` and ``shown_age`` (what the profile says) are the victim's.
    """

    role: Role
    names: Pool
    handles: tuple[Text, ...] = ()
    about: Pool = ("",)
    ages: tuple[Annotated[int, Field(ge=13, le=90)], ...] = ()
    shown_age: Annotated[int, Field(ge=13, le=90)] | None = None


class Timed(Part):
    """What happens on a day of the case, counted from 1, at a time of the victim's clock."""

    id: Slug
    day: Annotated[int, Field(ge=1, le=14)]
    at: Text


class SpecMessage(Timed):
    """One message. ``mark: demand`` is the first demand, ``mark: night`` the one shortly after midnight."""

    who: Name
    text: Pool
    mark: Mark | None = None


class Conversation(Part):
    """The messages between the victim and one other account, in order."""

    with_: Name = Field(alias="with")
    messages: tuple[SpecMessage, ...] = Field(min_length=1)


class SpecPayment(Timed):
    """Money that left or nearly left the victim's account; ``amounts`` in whole pounds.

    ``paid``: to the offender. ``cancelled``: asked for by the second account, and stopped by the bank. ``purchase`` and
    ``dues`` (asked for by the acquaintance) are the victim's own affairs, and ``what`` says who got them.
    """

    amounts: Annotated[tuple[Whole, ...], Field(min_length=1)]
    outcome: Outcome
    what: str = ""


class SpecCall(Timed):
    """A telephone call; ``seconds`` long, 0 when it was not answered."""

    who: Caller
    seconds: Annotated[tuple[Annotated[int, Field(ge=0, le=7200)], ...], Field(min_length=1)]


class CaseSpec(Part):
    """A whole spec; see the fields' classes. ``seed`` is for a practice case, where everybody may know it."""

    format: Literal[1]
    case: Slug
    title: Text
    summary: Text
    content_note: Text
    minutes: int = Field(ge=5, le=240)
    seed: Text | None = None
    days: Days
    platform: Platform
    bank: Text
    device: Pool
    phones: Pool
    references: Pool
    payees: Pool
    plants: tuple[Slug, ...]
    people: dict[Name, Person]
    conversations: tuple[Conversation, ...] = Field(min_length=1)
    payments: tuple[SpecPayment, ...] = Field(min_length=1)
    calls: tuple[SpecCall, ...] = Field(min_length=1)

    def person(self, role: str) -> str:
        """The key under ``people`` of the one with a role.

        Raises
        ------
        KeyError
            Nobody has it.
        """
        for key, person in self.people.items():
            if person.role == role:
                return key
        raise KeyError(role)

    def last_day(self) -> int:
        """The last day, counted from 1, on which something happens between the people."""
        said = [message.day for conversation in self.conversations for message in conversation.messages]
        return max(said + [each.day for each in (*self.payments, *self.calls)])
