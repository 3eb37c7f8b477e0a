"""Every name that a requirement uses is held beside those its item has."""

import pytest

from tests.marking.every_kind import BY_ID, wanted
from trainingkit.course.named import named_in

A, D = {"column": "what", "equals": ("a",)}, {"column": "what", "equals": ("d",)}


def unknown(item: str, **said) -> list[str]:
    """The names that the item does not have."""
    return [name for name, known in named_in(BY_ID[item], wanted(**said)) if known is not None and name not in known]


@pytest.mark.parametrize(
    ("item", "said", "names"),
    [
        ("one", {"chose": ("a", "d")}, ["d"]),
        ("several", {"has": ("a",), "has_not": ("e",)}, ["e"]),
        ("order", {"first": ("d",), "before": (("a", "e"),)}, ["d", "e"]),
        ("match", {"pairs": {"a": ("b", "e"), "d": ("a",)}}, ["e", "d"]),
        ("one", {"pairs": {"a": ("b",)}}, ["a"]),
        ("table", {"row": (A, D, {"column": "who", "equals": ("x",)})}, ["d", "who"]),
        ("table", {"cells": ({"column": "when", "equals": ("any time",)},)}, []),
        ("numbers", {"cells": ({"column": "total", "equals": ("1",)},)}, ["total"]),
        ("file", {"chose": ("whatever.csv",)}, []),
        ("several", {"any": ({"all": ({"has": ("d",)},)},)}, ["d"]),
    ],
)
def test_names_that_an_item_does_not_have_are_found(item, said, names):
    """Wherever they stand; what comes from a case cannot be known here."""
    assert names == unknown(item, **said)
