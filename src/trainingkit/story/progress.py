"""How far it still is from a passage to an ending. Cheap; no exploration, no numpy."""

from functools import cache

from trainingkit.story.model import Story


@cache
def _fewest(ways: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]) -> dict[str, int]:
    """Fewest decisions from each passage to one without ways on; Bellman and Ford's relaxation."""
    far = {name: 0 if not out else len(ways) for name, out in ways}
    for _ in ways:
        for name, out in ways:
            far[name] = min([far[name], *(far[to] + decides for to, decides in out)])
    return far


def decisions_left(story: Story) -> dict[str, int]:
    """For each passage the fewest decisions to an ending, conditions aside; a "Continue" is not a decision."""
    return _fewest(
        tuple((name, tuple((c.to, bool(p.choices)) for c in p.ways())) for name, p in story.passages.items())
    )
