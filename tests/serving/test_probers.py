"""Who may ask whether the server is well."""

import pytest

from trainingkit.serving.addresses import lan_addresses
from trainingkit.serving.probers import may_probe, networks


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", *lan_addresses()])
def test_this_machine_may(address):
    """By any of its addresses, as a probe on it would come."""
    assert may_probe(address)


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7", "fe80::1%eth9", "", "unknown", "a/socket"])
def test_nobody_else_may(address):
    """Above all no pupil in the same network."""
    assert not may_probe(address)


@pytest.mark.parametrize(
    ("address", "may"), [("192.0.2.7", True), ("192.0.2.8", False), ("2001:db8::1", True), ("::ffff:192.0.2.7", True)]
)
def test_machines_that_were_named_may(address, may):
    """An address or a network, of either kind."""
    assert may == may_probe(address, networks(["192.0.2.7", "2001:db8::/32"]))


def test_what_is_no_address_is_refused_at_once():
    """Rather than never to match."""
    with pytest.raises(ValueError, match="school"):
        networks(["school.example"])
