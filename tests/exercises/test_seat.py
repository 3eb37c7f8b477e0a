"""Who sits here, and what follows from it."""

import getpass
import os
from collections import Counter

from trainingkit.exercises.seat import form_of, seat_id, variant_here, variants_in


def test_the_classroom_names_the_seat_before_the_hub_and_the_account():
    """The first of the three that says something counts."""
    assert "s1" == seat_id({"TRAININGKIT_SEAT": "s1", "JUPYTERHUB_USER": "h"})
    assert "h" == seat_id({"TRAININGKIT_SEAT": "", "JUPYTERHUB_USER": "h"})
    assert getpass.getuser() == seat_id({})


def test_the_variant_is_one_of_those_released(tmp_path):
    """What lies beside the notebook decides how many there are; other folders do not count."""
    for name in ("v01", "v02", "v03", "notes"):
        (tmp_path / "cases" / name).mkdir(parents=True)

    assert ["v01", "v02", "v03"] == variants_in(tmp_path)
    assert {"v01", "v02", "v03"} == {variant_here(tmp_path, "evidence-handling", f"seat-{n}") for n in range(40)}


def test_no_case_no_variant(tmp_path):
    """An assignment without cases has none."""
    assert variant_here(tmp_path, "first-response", "seat-07") is None


def test_each_form_is_played_by_a_good_share():
    """Two forms are shared out about evenly, and a seat always gets the same."""
    given = Counter(form_of(f"seat-{n}", "first-response", ("form-a", "form-b")) for n in range(200))

    assert {"form-a", "form-b"} == set(given)
    assert min(given.values()) > 60
    assert form_of("seat-7", "a", ("x", "y", "z")) == form_of("seat-7", "a", ("x", "y", "z"))


def test_an_account_without_a_name_still_has_a_seat(monkeypatch):
    """In some containers an account is a number only: a form must open there, too."""

    def nameless():
        raise KeyError("getpwuid(): uid not found: 1000")

    monkeypatch.setattr(getpass, "getuser", nameless)

    assert f"uid-{os.getuid()}" == seat_id({})
