"""Nothing in a story may lead to a real person: numbers, addresses and names come from ranges kept for fiction."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from trainingkit.checks.subject import Findings, Subject
from trainingkit.checks.voices import Voiced, voiced
from trainingkit.rule import Finding, rule

# Ofcom, "Telephone numbers for use in TV and radio drama programmes": area code and the block kept free in it.
DRAMA = re.compile(
    r"0(?:7700900\d{3}|1632960\d{3}|2079460\d{3}|1(?:13|14|15|16|17|18|21|31|41|51|61)4960\d{3}|1914980\d{3}|"
    r"2896496\d{3}|2920180\d{3}|8081570\d{3}|9098790\d{3}|3069990\d{3})"
)
US_FICTION = re.compile(r"1?\d{3}55501\d{2}")
GAP = r"[ ().\-]{0,2}"
# With +44 or the first 0, 9 or 10 digits more; in other countries up to 15 in all. No dates, no decimal fractions.
PHONE = re.compile(
    rf"(?<![\w.,£$€-])(?!\d\d?[.\-]\d\d?[.\-]\d{{4}})(?:(?:\+ ?|00 ?)44(?:{GAP}0)?(?:{GAP}\d){{9,10}}|"
    rf"(?:\+ ?|00 ?)[1-9](?:{GAP}\d){{8,13}}|\(?0(?!\.)(?:{GAP}\d){{9,10}})(?!\w)"
)
EMAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
TLD = (
    "com|org|net|uk|gov|edu|io|app|me|co|tv|info|biz|online|site|xyz|eu|de|fr|nl|ru|us|ie|scot|wales|cymru|gg|ly|link|"
    "shop|club|live|chat|dev|ai|example|test|invalid|localhost"
)
DOMAIN = re.compile(rf"(?:https?://)?\b((?:[a-z0-9-]+\.)+(?:{TLD}))\b(?!@)", re.IGNORECASE)
SAFE_DOMAIN = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$", re.IGNORECASE)
HANDLE = re.compile(r"(?<![\w@.])@([A-Za-z0-9_][A-Za-z0-9_.]*[A-Za-z0-9_])")
ADDRESS = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\w:])", re.IGNORECASE
)
DOCUMENTATION: tuple[IPv4Network | IPv6Network, ...] = tuple(
    map(ip_network, ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"))
)
SHORTEST_NUMBER = 5


@rule("real-phone")
def real_phone(subject: Subject) -> Findings:
    """A telephone number is not from the ranges that Ofcom keeps for drama.

    Why: somebody may own it, and somebody will ring it.

    Example:
        - {id: l-1, text: "The caller's number is 07911 123456."}

    Mend: use 07700 900000 to 900999, 01632 960000 to 960999 or 020 7946 0000 to 0999.
    """
    helplines = _helplines(subject)
    for said in voiced(subject.story):
        text = said.text
        for line in helplines:
            text = line.sub(lambda m: " " * len(m[0]), text)  # told there
        for match in PHONE.finditer(text):
            if not _kept_free(_national(match[0])):
                hint = "use 07700 900000 to 900999, or 01632 960000 to 960999"
                yield _found(subject, said, match[0], "could be somebody's number", hint)


@rule("helpline-typed")
def helpline_typed(subject: Subject) -> Findings:
    """The number of a help service is typed in a story.

    Why: numbers change, and differ by nation. The help page shows those of the guidance, which are rung every year;
    a number in a story stays as it was. 999, 101 and other short numbers may be written.

    Example:
        - {id: w-1, text: "Childline: 0800 1111"}

    Mend: name the service only.
    """
    helplines = _helplines(subject)
    for said in voiced(subject.story):
        for line, name in helplines.items():
            for match in line.finditer(said.text):
                yield _found(subject, said, match[0], f"is the number of {name}", "name the service only")


@rule("real-domain")
def real_domain(subject: Subject) -> Findings:
    """A web address or domain is not one of those kept for examples.

    Why: somebody owns it or can buy it, and a learner will open it.

    Example:
        - {id: l-1, text: "The link goes to friends-online.com."}

    Mend: use example.com, or a name that ends in .example, .test or .invalid.
    """
    for said in voiced(subject.story):
        text = EMAIL.sub(lambda m: " " * len(m[0]), said.text)
        for match in DOMAIN.finditer(text):
            if not SAFE_DOMAIN.search(match[1]):
                yield _found(subject, said, match[1], "could be a real address", "use example.com or a .example name")


@rule("real-email")
def real_email(subject: Subject) -> Findings:
    """An e-mail address is not at a domain kept for examples.

    Why: somebody may read what is sent there.

    Example:
        - {id: l-1, text: "The offender wrote from jo.new@mail-online.com."}

    Mend: use name@example.com.
    """
    for said in voiced(subject.story):
        for match in EMAIL.finditer(said.text):
            if not SAFE_DOMAIN.search(match[1]):
                yield _found(subject, said, match[0], "could be somebody's address", "use a name @example.com")


@rule("real-handle")
def real_handle(subject: Subject) -> Findings:
    """A handle does not hold the word "example".

    Why: nearly every short handle belongs to somebody on some platform.

    Example:
        - {id: l-1, text: "The account is called @jo_new_07."}

    Mend: write @jo_example, or narrate it.
    """
    for said in voiced(subject.story):
        text = EMAIL.sub(lambda m: " " * len(m[0]), said.text)
        for match in HANDLE.finditer(text):
            if "example" not in match[1].lower():
                yield _found(subject, said, match[0], "could be somebody's handle", f'write "@{match[1]}_example"')


@rule("real-ip")
def real_ip(subject: Subject) -> Findings:
    """An IP address is not from the ranges kept for documentation.

    Why: it is somebody's connection.

    Example:
        - {id: l-1, text: "The log names 81.2.69.142."}

    Mend: use 192.0.2.x, 198.51.100.x, 203.0.113.x or 2001:db8::x.
    """
    for said in voiced(subject.story):
        for match in ADDRESS.finditer(said.text):
            try:
                address = ip_address(match[0])
            except ValueError:
                continue
            if not any(address in network for network in DOCUMENTATION):
                hint = "use 192.0.2.x, 198.51.100.x, 203.0.113.x or 2001:db8::x"
                yield _found(subject, said, match[0], "could be somebody's connection", hint)


def _found(subject: Subject, said: Voiced, words: str, wrong: str, hint: str) -> Finding:
    return Finding(f'"{words}" {wrong}', subject.where_words(said.path, words), hint)


def _national(number: str) -> str:
    """Digits only, a British country code turned into the 0 that is dialled at home."""
    digits = re.sub(r"\D", "", number)
    abroad = re.match(r"[( ]*(?:\+|00) ?44", number)
    return re.sub(r"^(?:00)?440?", "0", digits) if abroad else digits


def _kept_free(digits: str) -> bool:
    return bool(DRAMA.fullmatch(digits) or US_FICTION.fullmatch(digits))


def _helplines(subject: Subject) -> dict[re.Pattern[str], str]:
    """However a number is written, to its service; of the numbers that are not as short as 999."""
    found = {}
    for line in subject.guidance.helplines.values():
        for number in re.findall(r"\+?\d[\d ()\-]*\d", line.contact):
            if len(digits := _national(number)) >= SHORTEST_NUMBER:
                found[_however_written(digits)] = line.name
    return found


def _however_written(digits: str) -> re.Pattern[str]:
    """A number with spaces, hyphens, dots or brackets anywhere, or with the country code for its first 0."""
    spaced = GAP.join(digits)
    if digits.startswith("0"):
        spaced = rf"\(?(?:0|(?:\+ ?|00 ?)44{GAP}0?){GAP}{GAP.join(digits[1:])}"
    return re.compile(rf"(?<![\d+]){spaced}(?!\d)")


RULES = (real_phone, helpline_typed, real_domain, real_email, real_handle, real_ip)
