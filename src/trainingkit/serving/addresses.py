"""The names this server answers to, and the addresses a class can reach it at. Sends nothing anywhere."""

import ipaddress
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

import psutil

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


def allowed_hosts(lan: Iterable[str] = ()) -> frozenset[str]:
    """Host names a request may carry: this machine's own, and its addresses in the local network."""
    return LOOPBACK | {address.lower() for address in lan}


def host_name(host: str) -> str | None:
    """The name in a Host header, in lower case and without its port; None if it is not of that form."""
    try:
        parts = urlsplit(f"//{host}")
        parts.port  # noqa: B018  a bad port raises
    except ValueError:
        return None
    if not parts.hostname or parts.netloc != host or "@" in host:
        return None
    return f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname


def same_origin(origin: str | None, host: str) -> bool:
    """Whether a browser's Origin header names the very host (and port) that it talks to."""
    return origin is not None and origin.lower() in (f"http://{host.lower()}", f"https://{host.lower()}")


def lan_addresses() -> list[str]:
    """IPv4 addresses of this machine in its local networks, the most likely one first; [] if there is none."""
    up = {name for name, stats in psutil.net_if_stats().items() if stats.isup}
    found = [
        entry.address
        for name, entries in psutil.net_if_addrs().items()
        if name in up
        for entry in entries
        if entry.family is socket.AF_INET and _in_a_local_network(entry.address)
    ]
    main = _main_address()
    return sorted(dict.fromkeys(found), key=lambda address: address != main)


def _in_a_local_network(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return not (ip.is_loopback or ip.is_link_local or ip.is_unspecified)


def _main_address() -> str | None:
    """The address that traffic would leave from. Connecting a datagram socket only asks the routing table."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation; no packet is sent
        except OSError:
            return None
        return probe.getsockname()[0]
