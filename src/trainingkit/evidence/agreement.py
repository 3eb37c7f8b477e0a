"""Rules about how the parts of a spec agree: plants, people, conversations and texts."""

from collections.abc import Iterator
from itertools import zip_longest

from trainingkit.diagnostics import did_you_mean
from trainingkit.evidence.draft import Draft
from trainingkit.evidence.plants import PLANTS
from trainingkit.evidence.scene import ACQUAINTANCE, FRIEND, OFFENDER, SECOND, STAFF, VICTIM, WITH_ACCOUNT
from trainingkit.evidence.wording import PLACEHOLDER, placeholders
from trainingkit.rule import Finding, Rule, rule

ROLES = (*WITH_ACCOUNT, *STAFF)
PARTNERS = (OFFENDER, SECOND, ACQUAINTANCE, FRIEND)


@rule("unknown-plant")
def unknown_plant(draft: Draft) -> Iterator[Finding]:
    """A plant is not in the catalogue.

    Why: nothing would be planted, and its question would have no answer.

    Example:
        plants: [altered-file]      # it is called "altered-copy"

    Mend: correct it.
    """
    for i, plant in enumerate(draft.spec.plants):
        if plant not in PLANTS:
            hint = did_you_mean(plant, PLANTS) or f"the plants are: {', '.join(PLANTS)}"
            yield Finding(f'"{plant}" is not a plant', draft.where("plants", i), hint)


@rule("plant-twice")
def plant_twice(draft: Draft) -> Iterator[Finding]:
    """A plant is named twice.

    Why: a case has each plant once; its question has one answer.

    Example:
        plants: [altered-copy, placeholder, altered-copy]

    Mend: keep one.
    """
    for i, plant in enumerate(draft.spec.plants):
        if plant in draft.spec.plants[:i]:
            yield Finding(f'plant "{plant}" stands here twice', draft.where("plants", i), "keep one")


@rule("plant-needs-another")
def plant_needs_another(draft: Draft) -> Iterator[Finding]:
    """A plant makes no sense without another plant, or without a message that leads to it.

    Why: nobody could find it.

    Example:
        plants: [benign-look-alike]      # whose name does the account borrow, if none was changed?

    Mend: add what is missing.
    """
    for i, name in enumerate(draft.spec.plants):
        for needed in PLANTS[name].needs if name in PLANTS else ():
            if needed not in draft.spec.plants:
                at = draft.where("plants", i)
                yield Finding(f'plant "{name}" needs "{needed}"', at, f'add "{needed}" to plants')
    if "linking-reference" in draft.spec.plants and not (draft.lost("conversations") or draft.lost("people")):
        at = draft.where("plants", draft.spec.plants.index("linking-reference"))
        for word, what in (("reference", "the demand"), ("second_reference", "a message of the second account")):
            if not any(_leads(draft, message, conversation, word) for _, conversation, message in draft.messages()):
                hint = f'write "{{{word}}}" in every text of {what}'
                yield Finding(f'plant "linking-reference" needs "{{{word}}}" in {what}', at, hint)


def _leads(draft: Draft, message, conversation, word: str) -> bool:
    """Whether a message of the right account surely names the reference."""
    role = draft.spec.people[message.who].role if message.who in draft.spec.people else ""
    right = message.mark == "demand" if word == "reference" else role == SECOND
    return right and all(f"{{{word}}}" in text for text in message.text)


@rule("role-not-once")
def role_not_once(draft: Draft) -> Iterator[Finding]:
    """A role is played by nobody, or by two.

    Why: a case is always about the same few people; files are named by their roles.

    Example:
        people: {victim: {role: victim, ...}, other: {role: victim, ...}}

    Mend: give each role to one person.
    """
    if draft.lost("people"):
        return
    first: dict[str, str] = {}
    again = [key for key, person in draft.spec.people.items() if first.setdefault(person.role, key) != key]
    missing = [role for role in ROLES if role not in first]
    for key, role in zip_longest(again, missing[: len(again)]):
        said = (
            f'"{key}" has the role "{draft.spec.people[key].role}", and so has "{first[draft.spec.people[key].role]}"'
        )
        yield Finding(said, draft.where("people", key, "role"), f"write {role}" if role else "keep one of them")
    for role in missing[len(again) :]:
        at = draft.file.where_key("people")
        yield Finding(f'nobody under people has the role "{role}"', at, f"add a person with role: {role}")


@rule("unknown-person")
def unknown_person(draft: Draft) -> Iterator[Finding]:
    """A message is sent by, or a conversation is with, somebody who is not under ``people``.

    Why: no account could be shown for it.

    Example:
        conversations: [{with: freind, messages: [...]}]

    Mend: correct it, or add the person.
    """
    people = draft.spec.people
    if draft.lost("people"):
        return
    for i, conversation in enumerate(draft.spec.conversations):
        if conversation.with_ not in people:
            hint = did_you_mean(conversation.with_, people) or "add the person under people"
            at = draft.where("conversations", i, "with")
            yield Finding(f'a conversation is with "{conversation.with_}", who is not under people', at, hint)
    for path, _, message in draft.messages():
        if message.who not in people:
            hint = did_you_mean(message.who, people) or "add the person under people"
            said = f'message "{message.id}" is sent by "{message.who}", who is not under people'
            yield Finding(said, draft.where(*path, "who"), hint)


@rule("not-in-conversation")
def not_in_conversation(draft: Draft) -> Iterator[Finding]:
    """A message is sent by somebody who is not part of that conversation, or an account has none.

    Why: an export shows what the victim and one other account wrote to each other.

    Example:
        - with: friend
          messages: [{id: hello, who: account, day: 1, at: "19:42", text: "Hi."}]

    Mend: move the message, or correct who sends it.
    """
    people = draft.spec.people
    for path, conversation, message in draft.messages():
        told = {message.who, conversation.with_} <= people.keys()
        if told and message.who != conversation.with_ and people[message.who].role != VICTIM:
            said = f'message "{message.id}" is sent by "{message.who}"'
            at, hint = draft.where(*path, "who"), f"write {conversation.with_}, or move it"
            yield Finding(f'{said} in the conversation with "{conversation.with_}"', at, hint)
    talked = [people[c.with_].role for c in draft.spec.conversations if c.with_ in people]
    complete = len(talked) == len(draft.spec.conversations) and not draft.lost("conversations")
    for role in PARTNERS if complete and len({person.role for person in people.values()}) == len(ROLES) else ():
        if talked.count(role) != 1:
            said = f'there are {talked.count(role)} conversations with the role "{role}"'
            yield Finding(said, draft.file.where_key("conversations"), "each of the four others has one")


@rule("unknown-placeholder")
def unknown_placeholder(draft: Draft) -> Iterator[Finding]:
    """A message has ``{something}`` that is not drawn.

    Why: trainees would see the braces.

    Example:
        text: "It demands {pounds_frist} pounds."      # the payment is called "first"

    Mend: correct it; sums are ``pounds_`` and the id of the payment.
    """
    known = placeholders(draft.spec)
    for path, _, message in draft.messages():
        for i, text in enumerate(message.text):
            for word in PLACEHOLDER.findall(text):
                if word not in known and not draft.lost("payments"):
                    hint = did_you_mean(word, known) or f"known are: {', '.join(known)}"
                    yield Finding(f'"{{{word}}}" is not drawn here', draft.where(*path, "text", i), hint)


@rule("duplicate-id")
def duplicate_id(draft: Draft) -> Iterator[Finding]:
    """Two messages, two payments or two calls have the same id.

    Why: what is drawn for one would be drawn for the other as well.

    Example:
        calls: [{id: friend, ...}, {id: friend, ...}]

    Mend: give one of them an id of its own.
    """
    seen = set()
    for path, each in draft.timed():
        if (path[0], each.id) in seen:
            said = f'{str(path[-2]).removesuffix("s")} id "{each.id}" is used twice'
            yield Finding(said, draft.where(*path, "id"), "give it an id of its own")
        seen.add((path[0], each.id))


@rule("mark-not-once")
def mark_not_once(draft: Draft) -> Iterator[Finding]:
    """No message, or more than one, is marked ``demand`` or ``night``; or it is not sent by the offender's account.

    Why: there is one first demand and one message after midnight to be found.

    Example:
        - {id: hello, who: friend, day: 1, at: "19:42", mark: demand, text: "Hi."}

    Mend: mark one message of the offender's account.
    """
    if draft.lost("conversations"):
        return
    people = draft.spec.people
    for mark in ("demand", "night"):
        marked = [(path, message) for path, _, message in draft.messages() if message.mark == mark]
        if not marked:
            at = draft.file.where_key("conversations")
            yield Finding(f'no message is marked "{mark}"', at, f"add mark: {mark} to one of the offender's account")
        for path, message in marked[1:]:
            yield Finding(f'message "{message.id}" is marked "{mark}" as well', draft.where(*path, "mark"), "keep one")
        for path, message in marked[:1]:
            if message.who in people and people[message.who].role != OFFENDER:
                said = f'message "{message.id}" is marked "{mark}" and is not sent by the offender\'s account'
                yield Finding(said, draft.where(*path, "mark"), "mark one that is")


AGREEMENT_RULES: tuple[Rule[Draft], ...] = (
    unknown_plant,
    plant_twice,
    plant_needs_another,
    role_not_once,
    unknown_person,
    not_in_conversation,
    unknown_placeholder,
    duplicate_id,
    mark_not_once,
)
