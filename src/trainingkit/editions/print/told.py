"""A story as it is told on paper: passages by number, choices by letter, conditions in words."""

import ast
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from trainingkit.story import Choice, Story, choices
from trainingkit.story.conditions import COMPARE, Condition
from trainingkit.story.explore import Space, explore
from trainingkit.story.model import CONTINUE

LETTERS = "ABCDEFGH"
COUNTS = {
    ">=": "at least {n}",
    "<=": "at most {n}",
    ">": "more than {n}",
    "<": "fewer than {n}",
    "==": "exactly {n}",
    "!=": "not {n}",
}


@dataclass(frozen=True)
class Told:
    """How the parts of a story are called on every paper: the same numbers as in the player and on the slides."""

    story: Story

    def number(self, passage: str) -> int:
        """The number of a passage, from 1, in the order of the file."""
        return list(self.story.passages).index(passage) + 1

    def title(self, passage: str) -> str:
        """Its title, names not filled in; one without is called by its number."""
        return self.story.passages[passage].title or f"Passage {self.number(passage)}"

    def place(self, passage: str) -> str:
        """``9 The demand``, or only the number where a passage has no title."""
        title = self.story.passages[passage].title
        return f"{self.number(passage)} {title}" if title else f"passage {self.number(passage)}"

    def letters(self, passage: str, choice: Choice) -> str:
        """The letter of a choice where it is on offer; ``C or D`` where that depends on what went before.

        Raises
        ------
        NotProved
            The story has more states than can be visited.
        """
        return " or ".join(self._letters.get(f"{passage}.{choice.id}", ("never on offer",)))

    @cached_property
    def space(self) -> Space:
        """Every state of the story.

        Raises
        ------
        NotProved
            It has more states than can be visited.
        """
        return explore(self.story)

    @cached_property
    def _letters(self) -> dict[str, tuple[str, ...]]:
        return _letters(self.space)


def _letters(space: Space) -> dict[str, tuple[str, ...]]:
    """By choice, every place it has among those on offer, over all states that can be reached."""
    found: dict[str, set[str]] = defaultdict(set)
    for state in (space.state(i) for i in range(space.size)):
        for place, choice in enumerate(choices(space.story, state)):
            if choice.id != CONTINUE:
                found[f"{state.passage}.{choice.id}"].add(LETTERS[place])
    return {ref: tuple(sorted(places)) for ref, places in found.items()}


def in_words(condition: Condition) -> str:
    """A condition as a sentence goes on after "only if": ``“told early” and not “paid”``."""
    return _words(condition.tree, whole=True)


def flag_words(flag: str) -> str:
    """What a story remembers, as it is named on paper: ``“told early”``."""
    return f"“{flag.replace('_', ' ')}”"


def _words(node: ast.expr, whole: bool = False) -> str:
    match node:
        case ast.Name(id=name):
            return flag_words(name)
        case ast.UnaryOp(operand=operand):
            return f"not {_words(operand)}"
        case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[ast.Constant(value=n)]):
            return f"{flag_words(name)} is {COUNTS[COMPARE[type(op)][1]].format(n=n)}"
        case ast.BoolOp(op=op, values=values):
            told = f" {'and' if isinstance(op, ast.And) else 'or'} ".join(_words(value) for value in values)
            return told if whole else f"({told})"
    raise ValueError(f"not a condition: {ast.dump(node)}")
