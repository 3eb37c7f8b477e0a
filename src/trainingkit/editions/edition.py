"""A story as it is given out: to one nation and one age, with one set of names, on one day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from trainingkit.editions.imprint import Imprint, imprint_of
from trainingkit.errors import TrainingkitError
from trainingkit.guidance import Claim, Guidance, Help, School, help_for, meet, nations, place_names
from trainingkit.story import Story
from trainingkit.story.telling import with_names

Nation = Literal["england", "wales", "scotland", "northern-ireland"]
Age = Literal["11-14", "14-16", "16-18"]
NATIONS: tuple[Nation, ...] = get_args(Nation)
AGES: tuple[Age, ...] = get_args(Age)


class NotForThisNation(TrainingkitError):
    """A story speaks of the law and the services of other nations."""


@dataclass(frozen=True)
class Edition:
    """What everything in a pack is made from, and nothing else is.

    Parameters
    ----------
    story : Story
        One that can be played.
    folder : Path
        Where its pictures lie.
    guidance : Guidance
    nation, age : Nation, Age
        For whom: which services, school words and lessons are named.
    today : date
        Decides only whether a sign-off holds.
    school : School, optional
        Whom to go to in this school; else a line with blanks.
    named : int
        Which set of the cast's names is printed, from 0.

    Raises
    ------
    NotForThisNation
        Names the nations that the story is for.
    IndexError
        The cast has no such set of names.
    """

    story: Story
    folder: Path
    guidance: Guidance
    nation: Nation
    age: Age
    today: date
    school: School | None = None
    named: int = 0

    def __post_init__(self) -> None:
        if self.nation not in nations(self.story.jurisdictions):
            places = place_names(self.story.jurisdictions)
            raise NotForThisNation(
                f'"{self.story.title}" speaks of the law and the services of {places}, not of {self.place}'
            )
        if self.named and self.named >= len(self.name_sets):
            raise IndexError(f"the cast has {len(self.name_sets)} sets of names; there is no set {self.named}")

    @property
    def place(self) -> str:
        """The nation as people name it."""
        return place_names((self.nation,))

    @property
    def name_sets(self) -> tuple[Mapping[str, str], ...]:
        """The sets of names that the cast offers; one empty set for a story without a cast."""
        cast = self.story.cast
        size = min((len(names) for names in cast.values()), default=1)
        return tuple({key: names[i] for key, names in cast.items()} for i in range(size))

    def fill(self, text: str | None) -> str:
        """A text of the story with names in place of ``{name}``; empty for none."""
        return with_names(text or "", self.name_sets[self.named])

    @cached_property
    def help(self) -> Help:
        """Who helps in this nation, nearest first; pupils' services for a story for pupils."""
        return help_for(self.guidance, self.story.audience, (self.nation,), self.school)

    def claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Those of some claims that hold in this nation, in the order of the ids, each once.

        Raises
        ------
        KeyError
            There is no such claim.
        """
        found = (self.guidance.claims[each] for each in dict.fromkeys(ids))
        return tuple(claim for claim in found if meet(claim.jurisdictions, (self.nation,)))

    @cached_property
    def imprint(self) -> Imprint:
        """What every page, slide and card of it says about itself."""
        lines = [service.line for service in self.help.services]
        return imprint_of(self.story, self.folder, self.guidance, lines, self.today)
