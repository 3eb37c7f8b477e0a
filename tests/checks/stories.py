"""The good stories, changed in one place, and the codes that are then told."""

from pathlib import Path

from tests.checks.known import GUIDANCE, TODAY
from trainingkit.checks import check_story
from trainingkit.diagnostics import Diagnostic
from trainingkit.story import read_story

GOOD = Path(__file__).parent / "good"


def good(audience: str, *changes: tuple[str, str]) -> str:
    """The text of the good pupil or officer story with some words replaced; each must be there."""
    text = (GOOD / f"{audience}.yml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def told(text: str, **how) -> tuple[Diagnostic, ...]:
    """What is told about a story."""
    return check_story(read_story(GOOD / "story.yml", text), guidance=GUIDANCE, today=TODAY, **how)


def codes(text: str, **how) -> set[str]:
    """The codes of what is told about a story."""
    return {d.code for d in told(text, **how)}


def saying(words: str, audience: str = "pupil") -> str:
    """A good story in which these words are narrated at the end."""
    old = {"pupil": "The police take over.", "officer": "You hand over to the next shift."}[audience]
    return good(audience, (f'"{old}"', f'"{words}"'))


def choosing(words: str, act: str = "reply", then: str | None = None) -> str:
    """The good pupil story with one more choice after the threat."""
    consequence = f', then: "{then}"' if then else ""
    more = f'      - {{id: more, act: {act}, text: "{words}"{consequence}, to: told}}\n'
    return good("pupil", ("      - {id: pay,", f"{more}      - {{id: pay,"))
