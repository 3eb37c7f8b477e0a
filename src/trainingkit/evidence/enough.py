"""Rules about what there is to draw from: enough of everything, and nothing that two could share."""

from collections.abc import Iterator

from trainingkit.evidence.draft import Draft
from trainingkit.evidence.plants import NAMES_OF_ONE_ACCOUNT
from trainingkit.evidence.scene import OFFENDER, SECOND, VICTIM, WITH_ACCOUNT
from trainingkit.evidence.staging import OF_THEIR_OWN, PHONES, REFERENCES
from trainingkit.rule import Finding, Rule, rule

ON_A_PART = 3


@rule("too-few")
def too_few(draft: Draft) -> Iterator[Finding]:
    """There are not enough names, numbers, words or messages to draw from.

    Why: two things in a case would have the same name, or one could not be made.

    Example:
        references: [KESTREL, PLOVER]

    Mend: add more.
    """
    spec = draft.spec
    paid = [payment for payment in spec.payments if payment.outcome not in OF_THEIR_OWN]
    for key, least in (("references", len(REFERENCES)), ("phones", len(PHONES)), ("payees", len(paid))):
        have = len(set(getattr(spec, key)))
        if have < least and not draft.lost(key):
            yield Finding(f"{key}: {have}, and {least} are needed", draft.where(key), "add more, each different")
    if not draft.lost("payments") and not any(payment.outcome == "paid" for payment in spec.payments):
        yield Finding("nothing is paid", draft.file.where_key("payments"), "add a payment with outcome: paid")
    for key, person in spec.people.items():
        if person.role == OFFENDER and len(set(person.names)) < NAMES_OF_ONE_ACCOUNT + 1:
            said = f'"{key}" has {len(set(person.names))} names, and {NAMES_OF_ONE_ACCOUNT + 1} are needed'
            yield Finding(said, draft.where("people", key, "names"), "add more, each different")
    yield from _too_short(draft)


def _too_short(draft: Draft) -> Iterator[Finding]:
    """Conversations of which the pictures, and the parts of pictures, cannot be made."""
    people = draft.spec.people
    for i, conversation in enumerate(draft.spec.conversations):
        role = people[conversation.with_].role if conversation.with_ in people else ""
        said = conversation.messages
        demand = next((n for n, message in enumerate(said) if message.mark == "demand"), 0)
        left = len(said) - demand if role == OFFENDER else len(said)
        if role in (OFFENDER, SECOND) and left < ON_A_PART and not draft.lost("conversations", i):
            words = "from the demand on " if role == OFFENDER else ""
            message = f'the conversation with "{conversation.with_}" has {left} messages {words}and needs {ON_A_PART}'
            yield Finding(message, draft.where("conversations", i, "messages"), "add messages")


@rule("person-incomplete")
def person_incomplete(draft: Draft) -> Iterator[Finding]:
    """Somebody with an account has no handle, the victim no age, or somebody's own payment no payee.

    Why: a page or a receipt could not be made.

    Example:
        people: {victim: {role: victim, names: [Rowan Hale]}}

    Mend: add what is missing.
    """
    for key, person in draft.spec.people.items():
        missing = [name for name in ("handles",) if person.role in WITH_ACCOUNT and not person.handles]
        if person.role == VICTIM:
            missing += [name for name in ("ages", "shown_age") if not getattr(person, name)]
        for name in missing:
            if not draft.lost("people", key, name):
                yield Finding(f'"{key}" has no {name}', draft.file.where_key("people", key), f'add "{name}:"')
    for i, payment in enumerate(draft.spec.payments):
        if payment.outcome in OF_THEIR_OWN and not payment.what:
            said = f'payment "{payment.id}" does not say to whom'
            yield Finding(said, draft.where("payments", i), 'add "what:", such as what: Harbour Buses')


@rule("name-shared")
def name_shared(draft: Draft) -> Iterator[Finding]:
    """Two people could have the same first name or display name.

    Why: it could be taken for something that was planted.

    Example:
        people: {friend: {role: friend, names: [Skye Noor]}, account: {role: offender, names: [Skye, ...]}}

    Mend: give one of them other names.
    """
    whose: dict[str, str] = {}
    for key, person in draft.spec.people.items():
        for i, name in enumerate(person.names):
            first = name.split()[0]
            if whose.setdefault(first, key) != key:
                said = f'"{first}" can be the name of "{key}" and of "{whose[first]}"'
                yield Finding(said, draft.where("people", key, "names", i), "give one of them another name")


ENOUGH_RULES: tuple[Rule[Draft], ...] = (too_few, person_incomplete, name_shared)
