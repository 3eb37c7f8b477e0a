"""Who uses which kernel, how many there may be, and which one goes when there is no place left.

Pure bookkeeping: it starts and ends nothing, and time comes in as a clock.
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

GRACE = 60.0  # seconds a kernel outlives its last socket: enough for a reload or a dropped Wi-Fi
HURRIED_GRACE = 10.0  # seconds it is left, at most, when somebody else has no place
PER_VISIT = 3  # kernels of one visit: a lesson open twice, and one being reloaded
SOCKETS_PER_KERNEL = 3


@dataclass(slots=True)
class Seat:
    """A kernel somebody uses. ``empty_since`` is None while a socket is open, else clock seconds."""

    kernel_id: str
    visit: str
    comm_id: str
    sockets: set[Any] = field(default_factory=set)
    empty_since: float | None = None


class Room:
    """The places of a class.

    Parameters
    ----------
    places : int
        Kernels that may be in use at once, at least 1.
    clock : callable
        Seconds that never go back, such as ``time.monotonic``.
    grace : float
        Seconds a kernel outlives its last socket.
    """

    def __init__(self, places: int, clock: Callable[[], float], grace: float = GRACE) -> None:
        self.places = places
        self.grace = grace
        self.clock = clock
        self.seats: dict[str, Seat] = {}
        self.expected = 0  # visitors whose kernel is being fetched

    @property
    def taken(self) -> int:
        return len(self.seats) + self.expected

    @property
    def connected(self) -> int:
        """Visits with a page that is connected; not kernels, which outlive their page."""
        return len({seat.visit for seat in self.seats.values() if seat.sockets})

    def visit(self, cookie: str | None) -> str:
        """The visit of a cookie we gave out and still know; a new one for anything else."""
        known = cookie is not None and any(seat.visit == cookie for seat in self.seats.values())
        return cookie if known else secrets.token_urlsafe(24)

    def seat_of(self, kernel_id: str, cookie: str | None) -> Seat | None:
        """The seat, if this visit owns it and may open another socket."""
        seat = self.seats.get(kernel_id)
        if seat is None or cookie is None or not secrets.compare_digest(seat.visit.encode(), cookie.encode()):
            return None
        return seat if len(seat.sockets) < SOCKETS_PER_KERNEL else None

    def make_place(self, visit: str) -> list[str] | None:
        """Kernels to end so that this visit can have one more (often none); None if it cannot."""
        own = [seat for seat in self.seats.values() if seat.visit == visit]
        leaving: list[str] = []
        if len(own) >= PER_VISIT:
            oldest = _longest_empty(own)
            if oldest is None:
                return None
            leaving.append(oldest.kernel_id)
        if self.taken - len(leaving) >= self.places:
            now = self.clock()
            patience = min(HURRIED_GRACE, self.grace)
            others = (s for s in self.seats.values() if s.visit != visit and _empty_for(s, now) >= patience)
            oldest = _longest_empty(s for s in own if s.kernel_id not in leaving) or _longest_empty(others)
            if oldest is None:
                return None
            leaving.append(oldest.kernel_id)
        return leaving

    def take(self, kernel_id: str, visit: str, comm_id: str) -> Seat:
        """Give a kernel to a visit, from its page on."""
        seat = Seat(kernel_id, visit, comm_id, empty_since=self.clock())
        self.seats[kernel_id] = seat
        return seat

    def enter(self, seat: Seat, socket: Any) -> None:
        """A socket was opened."""
        seat.sockets.add(socket)
        seat.empty_since = None

    def leave(self, seat: Seat, socket: Any) -> None:
        """A socket was closed."""
        seat.sockets.discard(socket)
        if not seat.sockets and seat.empty_since is None:
            seat.empty_since = self.clock()

    def forget(self, kernel_id: str) -> Seat | None:
        """The kernel is gone; its seat, if somebody had it."""
        return self.seats.pop(kernel_id, None)

    def overdue(self) -> list[str]:
        """Kernels nobody has been connected to for longer than the grace time."""
        now = self.clock()
        return [s.kernel_id for s in self.seats.values() if _empty_for(s, now) >= self.grace]


def _empty_for(seat: Seat, now: float) -> float:
    return -1.0 if seat.empty_since is None else now - seat.empty_since


def _longest_empty(seats: Iterable[Seat]) -> Seat | None:
    return min((s for s in seats if s.empty_since is not None), key=lambda s: s.empty_since or 0.0, default=None)
