"""What the page draws, as plain data: protocol 1 between kernel and page.

The page holds no rule and the kernel draws nothing. Texts carry ``{name}``; the page fills in the cast, because
a name is only a matter of display. Levels, tags, trainer text and criteria are left out until the debrief.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from trainingkit.guidance import Guidance
from trainingkit.player.debrief import debrief
from trainingkit.player.lines import shown_lines
from trainingkit.story.edition import edition, signed_off
from trainingkit.story.engine import State, choices, replay
from trainingkit.story.model import Image, Passage, Story
from trainingkit.story.progress import decisions_left

PROTOCOL = 1
MEDIA = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}
PHASES = dict.fromkeys(("request", "trust", "move", "private"), "before") | {"after": "after"}
"""Which advice fits which stage of a story; during the threat and the response to it, that for a threat."""
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scene is made from: a story, the folder of its pictures, what is known, and the day."""

    story: Story
    folder: Path
    guidance: Guidance
    today: date


def scene(stage: Stage, help_panel: Data) -> Data:
    """A whole scene, from the opening on; complete before the page opens its socket."""
    story = stage.story
    return {
        "protocol": PROTOCOL,
        "story": _head(stage),
        "cast": {name: list(values) for name, values in story.cast.items()},
        "help": help_panel,
        "steps": steps(stage, ()),
        "error": None,
    }


def broken_scene(title: str, detail: str, hint: str | None, help_panel: Data) -> Data:
    """The scene of a story that cannot be played: says so, with help in reach."""
    head = {"slug": "", "title": title, "audience": "pupil", "language": "en-GB", "minutes": 0, "reading_age": 0}
    head |= {"content_note": "", "jurisdictions": [], "draft": True, "edition": "", "checked": None}
    error = {"title": title, "detail": detail, "hint": hint or ""}
    story = head | {"next_check_by": None}
    return {"protocol": PROTOCOL, "story": story, "cast": {}, "help": help_panel, "steps": [], "error": error}


def steps(stage: Stage, choice_ids: Sequence[str]) -> list[Data]:
    """Every step of a run, the opening first.

    Raises
    ------
    ChoiceNotOffered
        Says at which choice.
    """
    states = replay(stage.story, choice_ids)
    return [step(stage, states[: n + 1], choice_ids[:n]) for n in range(len(states))]


def step(stage: Stage, states: Sequence[State], choice_ids: Sequence[str]) -> Data:
    """The last step of a run, given all its states and choices."""
    story, state = stage.story, states[-1]
    passage = story.passages[state.passage]
    number = list(story.passages).index(state.passage) + 1
    chosen, consequence = _chosen(story, states, choice_ids)
    offered = choices(story, state)
    return {
        "n": len(choice_ids),
        "chosen": chosen,
        "consequence": consequence,
        "lines": shown_lines(story, passage.lines, state),
        "record": _record(passage),
        "image": _image(stage.folder, passage.image),
        "stage": passage.stage,
        "title": passage.title,
        "passage": state.passage,
        "number": number,
        "help_scene": "help" in passage.beats,
        "ask": passage.ask,
        "choices": [{"id": c.id, "text": c.text} for c in offered],
        "could_help": _could_help(stage, passage),
        "remaining": decisions_left(story)[state.passage],
        "ending": debrief(stage.story, stage.guidance, states, choice_ids) if passage.ending else None,
    }


def _head(stage: Stage) -> Data:
    story, seal = stage.story, stage.story.signed_off
    approved = signed_off(story, stage.folder, stage.today)
    return {
        "slug": story.story,
        "title": story.title,
        "audience": story.audience,
        "language": story.language,
        "minutes": story.minutes,
        "reading_age": story.reading_age,
        "content_note": story.content_note,
        "jurisdictions": list(story.jurisdictions),
        "draft": not approved,
        "edition": edition(story, stage.folder),
        "checked": str(seal.date) if approved and seal else None,
        "next_check_by": str(seal.until) if approved and seal else None,
    }


def _chosen(story: Story, states: Sequence[State], choice_ids: Sequence[str]) -> tuple[Data | None, str | None]:
    if not choice_ids:
        return None, None
    before = states[-2].passage
    choice = story.choice(f"{before}.{choice_ids[-1]}")
    return {"passage": before, "choice": choice.id, "text": choice.text}, choice.then


def _record(passage: Passage) -> Data | None:
    if passage.record is None:
        return None
    rows = [{"label": row.label, "text": row.text} for row in passage.record.rows]
    return {"title": passage.record.title, "rows": rows}


def _image(folder: Path, image: Image | None) -> Data | None:
    """The picture itself, so that the page asks for nothing; left out if the file is gone (the check says so)."""
    file = folder / image.file if image else None
    if image is None or file is None or not file.is_file():
        return None
    data = base64.b64encode(file.read_bytes()).decode()
    return {"src": f"data:{MEDIA[file.suffix]};base64,{data}", "alt": image.alt}


def _could_help(stage: Stage, passage: Passage) -> list[str]:
    """From here, what could help? For pupils, at every point, after a payment and at the end too."""
    if stage.story.audience != "pupil":
        return []
    phase = PHASES.get(passage.stage or "threat", "threat")
    return [advice.text for advice in stage.guidance.advice.values() if advice.phase == phase]
