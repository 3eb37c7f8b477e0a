"""Who may ask whether the server is well: programs on this machine, and on those that were named."""

import ipaddress
from collections.abc import Iterable

import psutil

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def networks(named: Iterable[str]) -> tuple[Network, ...]:
    """Addresses and networks such as ``192.0.2.7`` and ``192.0.2.0/24``.

    Raises
    ------
    ValueError
        One is neither.
    """
    return tuple(ipaddress.ip_network(each) for each in named)


def may_probe(address: str, named: Iterable[Network] = ()) -> bool:
    """Whether a request from this address may ask. ``address`` is where its connection comes from, not what it says."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.is_loopback or any(ip in network for network in named) or str(ip) in _own_addresses()


def _own_addresses() -> set[str]:
    """Addresses of this machine, as they are now: a laptop changes its network."""
    return {entry.address.partition("%")[0] for entries in psutil.net_if_addrs().values() for entry in entries}
