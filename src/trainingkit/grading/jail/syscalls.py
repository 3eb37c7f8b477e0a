"""What a program in the jail may not ask of the kernel: another process, a socket, a mount, memory outside its own.

Namespaces and limits hold without it. It closes what they leave open: limits count for one process, so there is only
ever one; memory that belongs to no process (System V, ``memfd``, a new mount) would be counted by nobody; and of what
the whole machine or account shares (asynchronous reading, timers, watched files) one program could take everything.
"""

import errno
import platform
import struct
from collections.abc import Iterator

ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
"""Machine to the kernel's name for it, and its column in ``REFUSED``."""
REFUSED: dict[str, tuple[int | None, int | None]] = {
    "fork": (57, None),
    "vfork": (58, None),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "fsopen": (430, 430),
    "open_tree": (428, 428),
    "socket": (41, 198),
    "socketpair": (53, 199),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_setup": (206, 0),
    "timer_create": (222, 107),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
}
CLONE, CLONE3 = (56, 220), 435
CLONE_THREAD = 0x10000
OTHER_NUMBERS = 0x40000000
"""From here on the numbers of another calling convention (x32) begin."""

LOAD, EQUAL, AT_LEAST, HAS_BITS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
KILL, REFUSE, ALLOW = 0x80000000, 0x00050000, 0x7FFF0000


def refusals(machine: str | None = None) -> bytes | None:
    """A filter for the kernel (seccomp, classic BPF) as ``bwrap --seccomp`` takes it.

    Parameters
    ----------
    machine : str, optional
        As ``platform.machine`` names it; by default this one.

    Returns
    -------
    bytes or None
        None for a machine whose numbers are not known here.
    """
    known = ARCHITECTURES.get(machine or platform.machine())
    if known is None:
        return None
    return b"".join(struct.pack("=HBBI", *each) for each in _program(*known))


def _program(architecture: int, column: int) -> Iterator[tuple[int, int, int, int]]:
    """Instructions: code, how many to skip where it holds and where not, and what it is about."""
    yield LOAD, 0, 0, ARCHITECTURE
    yield EQUAL, 1, 0, architecture
    yield RETURN, 0, 0, KILL
    yield LOAD, 0, 0, NUMBER
    yield AT_LEAST, 0, 1, OTHER_NUMBERS
    yield RETURN, 0, 0, REFUSE | errno.EPERM
    yield EQUAL, 0, 1, CLONE3  # its flags cannot be seen from here; "not there" makes the C library use clone
    yield RETURN, 0, 0, REFUSE | errno.ENOSYS
    for number in (each[column] for each in REFUSED.values()):
        if number is not None:
            yield EQUAL, 0, 1, number
            yield RETURN, 0, 0, REFUSE | errno.EPERM
    yield EQUAL, 0, 3, CLONE[column]
    yield LOAD, 0, 0, FIRST_ARGUMENT
    yield HAS_BITS, 1, 0, CLONE_THREAD
    yield RETURN, 0, 0, REFUSE | errno.EPERM
    yield RETURN, 0, 0, ALLOW
