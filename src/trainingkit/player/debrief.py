"""The end of a run: three weeks later, and the debrief. The same teaching whatever was chosen."""

from collections.abc import Iterable, Sequence
from typing import Any

from trainingkit.guidance import Guidance
from trainingkit.marking import judge
from trainingkit.player.lines import shown_lines
from trainingkit.story.engine import State, visible_lines
from trainingkit.story.model import Audience, Story, Told
from trainingkit.story.telling import DEBRIEF_TITLES


def debrief(story: Story, guidance: Guidance, states: Sequence[State], choice_ids: Sequence[str]) -> dict[str, Any]:
    """What shows at an ending.

    Pupils: what the offender did, what helped, what could still help; no criterion, no score, and no titles of
    sources, which unsettle readers (they stay in the file). Officers and teachers: the teaching, then each
    criterion with its level, reason and sources, and the result as practice.
    """
    last = states[-1]
    passage = story.passages[last.passage]
    sections = [
        {"id": name, "title": DEBRIEF_TITLES[name], "lines": [_told(guidance, line, story.audience) for line in shown]}
        for name, lines in story.debrief.sections().items()
        if (shown := visible_lines(lines, last))
    ]
    ending = {"kind": passage.ending, "later": shown_lines(story, passage.later, last), "sections": sections}
    if not story.criteria:
        return ending | {"criteria": None, "result": None}
    run = [f"{state.passage}.{choice}" for state, choice in zip(states, choice_ids, strict=False)]
    result = judge(story, run)
    criteria = [
        {
            "id": c.id,
            "text": c.text,
            "level": result.levels[c.id],
            "red": c.red,
            "why": c.why,
            "sources": _sources(guidance, c.claim),
        }
        for c in story.criteria
    ]
    summary = {
        "competent": result.competent,
        "points": result.points,
        "max_points": result.max_points,
        "practice": True,
    }
    return ending | {"criteria": criteria, "result": summary}


def _told(guidance: Guidance, line: Told, audience: Audience) -> dict[str, Any]:
    return {"text": line.text, "sources": [] if audience == "pupil" else _sources(guidance, line.claim)}


def _sources(guidance: Guidance, claims: Iterable[str]) -> list[dict[str, str]]:
    """Each source once, in the order in which the claims name them."""
    named = dict.fromkeys(s for c in claims if c in guidance.claims for s in guidance.claims[c].sources)
    found = [guidance.sources[s] for s in named]
    return [{"title": s.title, "publisher": s.publisher, "date": s.date or ""} for s in found]
