"""Editions to test with: the shipped stories for a nation, an age and a day."""

from datetime import date
from functools import cache
from pathlib import Path

from trainingkit.editions import Age, Edition, Nation
from trainingkit.guidance import load_guidance
from trainingkit.story import story_from

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 29)
PUPILS, OFFICERS = "a-friend-request", "first-call"


@cache
def edition_of(
    slug: str = "a-friend-request", nation: Nation = "england", age: Age = "11-14", named: int = 0
) -> Edition:
    """An edition of a shipped practice story."""
    folder = ROOT / "simulations" / slug
    return Edition(story_from(folder / "story.yml"), folder, load_guidance(), nation, age, DAY, named=named)
