"""Rules that keep a case from leading to anybody real: numbers, addresses and handles from ranges kept for fiction.

Stricter than the checks of stories, because a case consists of numbers: whatever looks like one must be of a range
that is listed here.
"""

import re
from collections.abc import Iterator

from trainingkit.evidence.draft import Draft, PathInSpec
from trainingkit.rule import Finding, Rule, rule

PHONE = re.compile(r"07700 900\d{3}|01632 960\d{3}")
DOMAIN = re.compile(r"([a-z0-9-]+\.)*(example\.(com|org|net)|invalid)")
STEM = re.compile(r"[a-z]+(_[a-z]+)+")
BIRDS = re.compile(r"[A-Z]{4,10}")
LONG_NUMBER = re.compile(r"\+?\d[\d ()-]{6,}\d")
ADDRESS = re.compile(r"(?:https?://|@|www\.)\S+|\b[\w-]+\.(?:com|org|net|uk|co|io|app|me)\b")
LETTERS = re.compile(r"[ -~]*")


@rule("number-not-fiction")
def number_not_fiction(draft: Draft) -> Iterator[Finding]:
    """A telephone number is not from the ranges kept for drama, or a text holds a long number.

    Why: somebody may own it, and somebody will ring it.

    Example:
        phones: ["07911 123456"]

    Mend: use 07700 900000 to 900999 or 01632 960000 to 960999, and leave numbers out of texts.
    """
    for i, number in enumerate(draft.spec.phones):
        if not PHONE.fullmatch(number):
            hint = 'use "07700 900000" to "07700 900999", or "01632 960000" to "01632 960999"'
            yield Finding(f'"{number}" could be somebody\'s number', draft.where("phones", i), hint)
    for path, text in _texts(draft):
        if found := LONG_NUMBER.search(text):
            yield Finding(f'"{found[0]}" could be somebody\'s number', draft.where(*path), "leave it out of the text")


@rule("address-not-fiction")
def address_not_fiction(draft: Draft) -> Iterator[Finding]:
    """The platform's domain is not one kept for examples, or a text holds an address or a handle.

    Why: somebody owns it or can buy it, and a learner will open it.

    Example:
        platform: {name: Pebble, domain: pebble.com}

    Mend: use a name that ends in example.com, example.org or .invalid.
    """
    domain = draft.spec.platform.domain
    if not DOMAIN.fullmatch(domain):
        hint = f"write {domain.split('.')[0] or 'pebble'}.example.org"
        yield Finding(f'"{domain}" could be a real address', draft.where("platform", "domain"), hint)
    for path, text in _texts(draft):
        if found := ADDRESS.search(text):
            yield Finding(f'"{found[0]}" could lead to somebody', draft.where(*path), "leave it out of the text")


@rule("handle-not-invented")
def handle_not_invented(draft: Draft) -> Iterator[Finding]:
    """What is given for a handle is not the first part of one: words joined by an underscore.

    Why: digits are added by chance, a dot before them, so that no handle here is one that somebody chose.

    Example:
        account: {role: offender, names: [Skye], handles: ["@skye_r.417"]}

    Mend: write the words only.
    """
    for key, person in draft.spec.people.items():
        for i, stem in enumerate(person.handles):
            if not STEM.fullmatch(stem):
                words = re.sub(r"[^a-z]+", "_", stem.lower()).strip("_")
                hint = f"write {words if STEM.fullmatch(words) else 'two words, such as skye_r'}"
                said = f'"{stem}" is not the first part of an invented handle'
                yield Finding(said, draft.where("people", key, "handles", i), hint)


@rule("letters-not-drawn")
def letters_not_drawn(draft: Draft) -> Iterator[Finding]:
    """A name or a message has letters that the pictures cannot show.

    Why: they are drawn with a small font of plain letters.

    Example:
        names: [Zoë Hart]

    Mend: write it with plain letters, and "straight" quotation marks.
    """
    for path, text in _texts(draft):
        if not LETTERS.fullmatch(text):
            odd = next(letter for letter in text if not LETTERS.fullmatch(letter))
            said = f'"{odd}" cannot be drawn in a picture'
            yield Finding(said, draft.where(*path), "write it with plain letters and straight quotation marks")


@rule("reference-not-plain")
def reference_not_plain(draft: Draft) -> Iterator[Finding]:
    """A word for payment references is not plain capital letters.

    Why: chance adds a hyphen and three digits, and the whole must be found again as it is.

    Example:
        references: [kestrel-1]

    Mend: 4 to 10 capital letters.
    """
    for i, word in enumerate(draft.spec.references):
        if not BIRDS.fullmatch(word):
            plain = re.sub(r"[^A-Z]", "", word.upper())
            hint = f"write {plain}" if BIRDS.fullmatch(plain) else "write 4 to 10 capital letters"
            yield Finding(f'"{word}" is not a word for references', draft.where("references", i), hint)


def _texts(draft: Draft) -> Iterator[tuple[PathInSpec, str]]:
    """Every text that comes into a file, with its path."""
    spec = draft.spec
    for key in ("title", "summary", "content_note", "bank"):
        yield (key,), getattr(spec, key)
    for key in ("device", "payees"):
        yield from (((key, i), text) for i, text in enumerate(getattr(spec, key)))
    for key, person in spec.people.items():
        for field in ("names", "about"):
            yield from ((("people", key, field, i), text) for i, text in enumerate(getattr(person, field)))
    for path, _, message in draft.messages():
        yield from (((*path, "text", i), text) for i, text in enumerate(message.text))
    yield from ((("payments", i, "what"), payment.what) for i, payment in enumerate(spec.payments))


FICTION_RULES: tuple[Rule[Draft], ...] = (
    number_not_fiction,
    address_not_fiction,
    handle_not_invented,
    letters_not_drawn,
    reference_not_plain,
)
