"""Who has a place, and who loses one."""

import pytest

from trainingkit.serving.room import HURRIED_GRACE, PER_VISIT, SOCKETS_PER_KERNEL, Room


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    """Time that stands until it is moved."""
    return Clock()


@pytest.fixture
def room(clock):
    """Four places and a minute of grace."""
    return Room(4, clock, grace=60.0)


def sit(room, kernel_id, visit, connected=True):
    """Give a visit a kernel, with a socket open to it or not."""
    seat = room.take(kernel_id, visit, "player")
    if connected:
        room.enter(seat, object())
    return seat


def test_a_cookie_counts_only_while_its_visit_has_a_kernel(room):
    """A cookie we do not know, whatever it says, begins a new visit."""
    sit(room, "k1", "mine")

    assert "mine" == room.visit("mine")
    assert room.visit("made-up") != "made-up"
    assert room.visit(None) != room.visit(None)


def test_a_kernel_belongs_to_its_visit(room):
    """Another visit, no visit and an unknown kernel get nothing."""
    seat = sit(room, "k1", "mine")

    assert seat is room.seat_of("k1", "mine")
    assert [None, None, None] == [room.seat_of("k1", "yours"), room.seat_of("k1", None), room.seat_of("k2", "mine")]
    assert room.seat_of("k1", "größer") is None


def test_a_kernel_takes_few_sockets(room):
    """A visit cannot open sockets without end to its kernel."""
    seat = sit(room, "k1", "mine", connected=False)
    for _ in range(SOCKETS_PER_KERNEL):
        room.enter(seat, object())

    assert room.seat_of("k1", "mine") is None


def test_there_is_place_until_the_room_is_full(room):
    """Visitors whose kernel is still starting count too."""
    for number in range(3):
        sit(room, f"k{number}", f"v{number}")

    assert [] == room.make_place("new")
    room.expected = 1
    assert room.make_place("new") is None


def test_a_visit_may_reload_in_a_full_room(room):
    """Its own kernel without a socket makes the place."""
    for number in range(3):
        sit(room, f"k{number}", f"v{number}")
    sit(room, "old", "mine", connected=False)

    assert ["old"] == room.make_place("mine")


def test_a_full_room_takes_the_kernel_left_longest_ago(room, clock):
    """Somebody else's only once it has been empty for a while."""
    for number in range(2):
        sit(room, f"k{number}", f"v{number}")
    sit(room, "left-first", "v2", connected=False)
    clock.now = 5.0
    sit(room, "left-second", "v3", connected=False)

    assert room.make_place("new") is None
    clock.now = 5.0 + HURRIED_GRACE
    assert ["left-first"] == room.make_place("new")


def test_a_visit_has_at_most_three_kernels(clock):
    """The one it left longest ago goes; with all of them in use there is no fourth."""
    room = Room(20, clock)
    seats = []
    for number in range(PER_VISIT):
        clock.now = float(number)
        seats.append(sit(room, f"k{number}", "mine", connected=False))

    assert ["k0"] == room.make_place("mine")
    for seat in seats:
        room.enter(seat, object())
    assert room.make_place("mine") is None


def test_a_kernel_outlives_its_last_socket_by_the_grace_time(room, clock):
    """And no longer; while a socket is open it stays."""
    seat = room.take("k1", "mine", "player")
    socket = object()
    room.enter(seat, socket)
    clock.now = 1000.0
    assert [] == room.overdue()

    room.leave(seat, socket)
    clock.now += 59.0
    assert [] == room.overdue()

    clock.now += 1.0
    assert ["k1"] == room.overdue()


def test_leaving_twice_does_not_begin_the_grace_time_anew(room, clock):
    """A socket that reports its end twice counts once."""
    seat = room.take("k1", "mine", "player")
    room.enter(seat, "socket")
    room.leave(seat, "socket")
    clock.now = 30.0
    room.leave(seat, "socket")

    assert 0.0 == seat.empty_since
