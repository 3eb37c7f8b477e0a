"""From a spec and a seed to what happened: whatever chance decides before anything is planted."""

from datetime import date, datetime, time, timedelta

from trainingkit.evidence.draws import Draws
from trainingkit.evidence.scene import (
    ACQUAINTANCE,
    BANK,
    CALLS,
    CHAT_HTML,
    CHAT_JSON,
    FRIEND,
    OFFENDER,
    SECOND,
    VICTIM,
    WITH_ACCOUNT,
    Account,
    Call,
    Held,
    Logged,
    Message,
    Payment,
    Scene,
    Shot,
)
from trainingkit.evidence.spec import CaseSpec, Conversation, Role, SpecPayment
from trainingkit.evidence.times import BST

MINUTE = timedelta(minutes=1)
LONGEST_SHIFT = 3
ON_A_SHOT = 5
REFERENCES = ("payment", "second", "kit", "ticket", "wages")
OF_THEIR_OWN = ("purchase", "dues")
PHONES = ("victim", "friend", "acquaintance", "family", "unknown")


def stage(spec: CaseSpec, draws: Draws) -> Scene:
    """Everything that happened in a case, with nothing planted yet."""
    first = spec.days.from_ + timedelta(days=draws.between("first day", 0, (spec.days.to - spec.days.from_).days))
    people = {person.role: draws.pick(f"name/{person.role}", person.names) for person in spec.people.values()}
    words = draws.several("references", spec.references, len(REFERENCES))
    references = {use: f"{word}-{draws.digits(use, 3)}" for use, word in zip(REFERENCES, words, strict=True)}
    phones = dict(zip(PHONES, draws.several("phones", spec.phones, len(PHONES)), strict=True))
    accounts = _accounts(spec, draws, people, first)
    payments = _payments(spec, draws, first, references)
    messages = tuple(
        message
        for conversation in spec.conversations
        for message in _messages(spec, draws, conversation, first, accounts)
    )
    end = first + timedelta(days=spec.last_day())  # the day after: everything is handed over
    shots = _shots(draws, messages, end)
    age = draws.pick("age", spec.people[spec.person(VICTIM)].ages)
    initials = "".join(word[0] for word in people["officer"].split())
    log = _log(draws, initials, shots, end)
    scene = Scene(
        spec=spec,
        case_ref=f"TRAIN-{draws.digits('case ref', 4)}",
        first_day=first,
        people=people,
        phones=phones,
        accounts=accounts,
        messages=messages,
        payments=payments,
        calls=_calls(spec, draws, first, phones),
        shots=shots,
        log=log,
        held=_held(draws, log, end),
        references=references,
        device=draws.pick("device", spec.device),
        born=_born(draws, first, age),
        age=age,
        account_number=f"00000{draws.digits('account', 3)}",
        details=_details(draws, shots),
    )
    return scene


def moment(first: date, day: int, at: str, shift: int = 0) -> datetime:
    """A time of a day of the case, by the victim's clock."""
    return datetime.combine(first + timedelta(days=day - 1), time.fromisoformat(at), BST) + timedelta(minutes=shift)


def _accounts(spec: CaseSpec, draws: Draws, people: dict[Role, str], first: date) -> dict[Role, Account]:
    leads = draws.shuffled("leading digits", "123456789")
    pages = draws.shuffled("pages", [f"profile-{n + 1}.html" for n in range(len(WITH_ACCOUNT))])
    again = 1 - min(m.day for c in spec.conversations for m in c.messages if spec.people[c.with_].role == SECOND)
    ages = {VICTIM: (400, 900), OFFENDER: (3, 9), SECOND: (again, again), ACQUAINTANCE: (1, 2), FRIEND: (300, 900)}
    made: dict[Role, Account] = {}
    for lead, page, role in zip(leads, pages, WITH_ACCOUNT, strict=False):
        person = spec.people[spec.person(role)]
        made[role] = Account(
            role=role,
            user_id=f"{spec.platform.prefix}{lead}{draws.digits(f'id/{role}', 7)}",
            handle=f"@{draws.pick(f'handle/{role}', person.handles)}.{draws.digits(f'handle digits/{role}', 3)}",
            names=(people[role] if role in (OFFENDER, SECOND) else people[role].split()[0],),
            about=draws.pick(f"about/{role}", person.about),
            joined=first - timedelta(days=draws.between(f"joined/{role}", *ages[role])),
            page=page,
        )
    return made


def _messages(
    spec: CaseSpec, draws: Draws, conversation: Conversation, first: date, accounts: dict[Role, Account]
) -> tuple[Message, ...]:
    said, partner = conversation.messages, spec.people[conversation.with_].role
    times = [moment(first, each.day, each.at) for each in said]
    made = []
    for i, each in enumerate(said):
        room = (times[i + 1] - times[i]) // MINUTE - 1 if i + 1 < len(said) else LONGEST_SHIFT
        shift = 0 if each.mark == "night" else draws.between(f"shift/{each.id}", 0, max(0, min(room, LONGEST_SHIFT)))
        sender = spec.people[each.who].role
        text = draws.pick(f"text/{each.id}", each.text)
        sent = times[i] + timedelta(minutes=shift)
        made.append(Message(each.id, partner, sender, accounts[sender].names[0], sent, text, each.mark))
    return tuple(made)


def _payments(spec: CaseSpec, draws: Draws, first: date, references: dict[str, str]) -> tuple[Payment, ...]:
    payees = iter(draws.shuffled("payees", spec.payees))
    files = draws.shuffled("receipts", [f"receipt-{n + 1}.txt" for n in range(len(spec.payments))])
    uses = {"paid": "payment", "cancelled": "second", "purchase": "ticket", "dues": "kit"}

    def pay(each: SpecPayment, file: str) -> Payment:
        return Payment(
            moment=moment(first, each.day, each.at, draws.between(f"payment/{each.id}", 0, 2)),
            pounds=draws.pick(f"pounds/{each.id}", each.amounts),
            payee=each.what if each.outcome in OF_THEIR_OWN else next(payees),
            account=f"00000{draws.digits(f'payee/{each.id}', 3)}",
            reference=references[uses[each.outcome]],
            outcome=each.outcome,
            file=file,
        )

    return tuple(pay(each, file) for each, file in zip(spec.payments, files, strict=True))


def _calls(spec: CaseSpec, draws: Draws, first: date, phones: dict[str, str]) -> tuple[Call, ...]:
    night = next(m for c in spec.conversations for m in c.messages if m.mark == "night")
    made = [Call(moment(first, night.day, night.at), phones["unknown"], 0)]
    for each in spec.calls:
        at = moment(first, each.day, each.at, draws.between(f"call/{each.id}", 0, LONGEST_SHIFT))
        made.append(Call(at, phones[each.who], draws.pick(f"seconds/{each.id}", each.seconds)))
    return tuple(sorted(made, key=lambda call: call.moment))


def _shots(draws: Draws, messages: tuple[Message, ...], end: date) -> tuple[Shot, ...]:
    """Three pictures of the victim's screen, and an officer's copy of one of them with a name covered."""
    talk = [message for message in messages if message.partner == OFFENDER]
    again = [message for message in messages if message.partner == SECOND]
    demand = next(i for i, message in enumerate(talk) if message.mark == "demand")
    parts = ((OFFENDER, talk[:ON_A_SHOT]), (OFFENDER, talk[demand:][:ON_A_SHOT]), (SECOND, again[:ON_A_SHOT]))
    files = draws.shuffled("screens", [f"screen-{n + 1}.png" for n in range(len(parts) + 1)])
    begin = datetime.combine(end, time(9, 0), BST) + timedelta(minutes=draws.below("shots", 20))
    minutes = [draws.between(f"shot/{n}", 2, 6) * (n + 1) for n in range(len(parts))]
    made = [
        Shot(file, partner, tuple(m.id for m in shown), begin + timedelta(minutes=after))
        for (partner, shown), file, after in zip(parts, files, minutes, strict=False)
    ]
    parent = draws.pick("copied shot", made)
    taken = datetime.combine(end, time(11, 30), BST) + timedelta(minutes=draws.below("copy", 20))
    copy = Shot(files[-1], parent.partner, parent.messages, taken, made_from=parent.file, covers_name=True)
    return (*made, copy)


def _log(draws: Draws, initials: str, shots: tuple[Shot, ...], end: date) -> tuple[Logged, ...]:
    files = draws.shuffled("log", [CHAT_JSON, CHAT_HTML, BANK, CALLS, *(shot.file for shot in shots)])
    begin = datetime.combine(end, time(10, 0), BST) + timedelta(minutes=draws.below("log begins", 10))
    copied = next(shot for shot in shots if shot.covers_name)
    made = []
    for i, file in enumerate(files):
        at = begin + timedelta(minutes=5 * i + draws.below(f"logged/{i}", 4))
        made.append(Logged(f"{initials}/{i + 1}", file, copied.taken if file == copied.file else at))
    return tuple(made)


def _held(draws: Draws, log: tuple[Logged, ...], end: date) -> tuple[Held, ...]:
    """Officer, store, examiner: one answers for an exhibit until the very minute the next one does."""
    stored = datetime.combine(end, time(12, 10), BST) + timedelta(minutes=draws.below("stored", 40))
    examined = datetime.combine(end + timedelta(days=1), time(8, 40), BST)
    examined += timedelta(minutes=draws.below("examined", 40))
    done = datetime.combine(end + timedelta(days=1), time(15, 0), BST) + timedelta(minutes=draws.below("done", 40))
    periods = []
    for logged in log:
        periods.append(Held(logged.ref, "officer", logged.captured, stored))
        periods.append(Held(logged.ref, "store", stored, examined))
        periods.append(Held(logged.ref, "examiner", examined, done))
    return tuple(periods)


def _born(draws: Draws, first: date, age: int) -> date:
    """A birthday some weeks before or after the case, never during it."""
    day = first - timedelta(days=draws.between("birthday", 20, 340))
    return date(day.year - age, day.month, min(day.day, 28))


def _details(draws: Draws, shots: tuple[Shot, ...]) -> dict[str, str]:
    contacts = draws.digits("contacts", 3)
    batteries = {shot.file: draws.digits(f"battery/{shot.file}", 2) for shot in shots if not shot.made_from}
    shop = str(draws.between("shop", 1150, 2890))
    return {CHAT_JSON: contacts, CHAT_HTML: contacts, BANK: shop, CALLS: draws.digits("family call", 3)} | batteries
