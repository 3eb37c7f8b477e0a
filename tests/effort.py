"""How many examples a property gets, as a share of what the profile of hypothesis says (see ``conftest.py``)."""

from hypothesis import settings


def examples(times: float) -> settings:
    """Settings with ``times`` as many examples as the profile has, at least one."""
    return settings(max_examples=max(1, round(times * settings().max_examples)))
