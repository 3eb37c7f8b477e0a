"""What happened in one case, before anybody writes it down: the facts from which files and truth are both made."""

from dataclasses import dataclass, field
from datetime import date, datetime

from trainingkit.evidence.spec import CaseSpec, Mark, Outcome, Role

README = "README.txt"
MANIFEST = "case.json"
LOG = "exhibit-log.csv"
CONTINUITY = "continuity.csv"
CHAT_JSON = "chat-export.json"
CHAT_HTML = "chat-export.html"
BANK = "bank.csv"
CALLS = "calls.csv"
MAIL = "notification.eml"
NOTES = "device-notes.txt"
PLACEHOLDER = "IMG_0417.png"

VICTIM: Role = "victim"
OFFENDER: Role = "offender"
SECOND: Role = "second-account"
ACQUAINTANCE: Role = "acquaintance"
FRIEND: Role = "friend"
WITH_ACCOUNT: tuple[Role, ...] = (VICTIM, OFFENDER, SECOND, ACQUAINTANCE, FRIEND)
STAFF: tuple[Role, ...] = ("officer", "store", "examiner")


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the platform. ``names`` are its display names in the order it had them; ``page`` is its file."""

    role: Role
    user_id: str
    handle: str
    names: tuple[str, ...]
    about: str
    joined: date
    page: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message: ``partner`` is whom the victim talks with there, ``shown`` the sender's display name then."""

    id: str
    partner: Role
    sender: Role
    shown: str
    sent: datetime
    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that left or nearly left; ``pounds`` whole, ``file`` the receipt."""

    moment: datetime
    pounds: int
    payee: str
    account: str
    reference: str
    outcome: Outcome
    file: str


@dataclass(frozen=True, slots=True)
class Call:
    """A telephone call to the victim; 0 seconds: not answered."""

    moment: datetime
    number: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of the screen: the messages on it, and what it was made from, if it is not the first of its kind."""

    file: str
    partner: Role
    messages: tuple[str, ...]
    taken: datetime
    made_from: str = ""
    covers_name: bool = False
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the first exhibit log."""

    ref: str
    file: str
    captured: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """A period for which somebody answers for an exhibit."""

    ref: str
    holder: Role
    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is so in one case.

    ``details`` holds, file by file, a small figure that nothing depends on; ``altered`` names the file whose figure
    is no longer the one it had when it was hashed, with the new figure. ``in_utc`` names the file that records in UTC.
    """

    spec: CaseSpec
    case_ref: str
    first_day: date
    people: dict[Role, str]
    phones: dict[str, str]
    accounts: dict[Role, Account]
    messages: tuple[Message, ...]
    payments: tuple[Payment, ...]
    calls: tuple[Call, ...]
    shots: tuple[Shot, ...]
    log: tuple[Logged, ...]
    held: tuple[Held, ...]
    references: dict[str, str]
    device: str
    born: date
    age: int
    account_number: str
    details: dict[str, str] = field(default_factory=dict)
    altered: tuple[str, str] | None = None
    in_utc: str | None = None
    second_says_where: str = "chat"
    has_placeholder: bool = False

    def marked(self, mark: Mark) -> Message:
        """The message that bears a mark.

        Raises
        ------
        KeyError
            There is none.
        """
        for message in self.messages:
            if message.mark == mark:
                return message
        raise KeyError(mark)

    def talk(self, partner: Role) -> tuple[Message, ...]:
        """The messages between the victim and one account, in order."""
        return tuple(message for message in self.messages if message.partner == partner)

    def detail(self, file: str) -> str:
        """The small figure of a file as it now is."""
        return self.altered[1] if self.altered and self.altered[0] == file else self.details[file]
