"""Names the server answers to."""

import ipaddress

import pytest

from trainingkit.serving.addresses import allowed_hosts, host_name, lan_addresses, same_origin


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("localhost", "localhost"),
        ("LocalHost:8866", "localhost"),
        ("127.0.0.1:8866", "127.0.0.1"),
        ("[::1]:8866", "[::1]"),
        ("evil.example:8866", "evil.example"),
        ("localhost.evil.example", "localhost.evil.example"),
        ("user@localhost", None),
        ("localhost/x", None),
        ("localhost:port", None),
        ("localhost:99999", None),
        ("localhost#", None),
        ("[::1", None),
        ("", None),
    ],
)
def test_a_host_header_is_read_strictly(header, name):
    """Its name without the port, or None if it is anything but a host and a port."""
    assert name == host_name(header)


def test_only_own_names_are_answered_to():
    """Loopback names, and addresses of the local network when they are asked for."""
    assert {"localhost", "127.0.0.1", "[::1]"} == allowed_hosts()
    assert "192.168.1.5" in allowed_hosts(["192.168.1.5"])


@pytest.mark.parametrize(
    ("origin", "same"),
    [
        ("http://localhost:8866", True),
        ("http://LOCALHOST:8866", True),
        ("http://localhost:8867", False),
        ("http://localhost", False),
        ("http://localhost:8866.evil.example", False),
        ("http://evil.example", False),
        ("null", False),
        ("", False),
        (None, False),
    ],
)
def test_an_origin_is_this_host_and_port_or_foreign(origin, same):
    """Another port is another site; no origin at all is not a browser's page."""
    assert same == same_origin(origin, "localhost:8866")


def test_lan_addresses_are_real_and_not_loopback():
    """Whatever this machine has: IPv4 addresses that others could use."""
    assert all(not ipaddress.IPv4Address(address).is_loopback for address in lan_addresses())
