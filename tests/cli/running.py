"""Running commands in this process, and a small story for them to run on."""

from pathlib import Path

from click.testing import CliRunner, Result

from tests.tiny import tiny_text
from trainingkit.cli import main

ROOT = Path(__file__).resolve().parents[2]
SIMULATIONS = ROOT / "simulations"

CALL = """
cast: {name: [Kim, Ola, Max, Lee]}
people: {caller: {name: "{name}", role: victim}}
debrief:
  teaching: [{id: teach-1, text: "Ask in plain words."}]
criteria:
  - id: asks
    text: Asked about safety
    why: Nobody else had.
    red: true
    best: {did: [start.ask]}
passages:
  start:
    title: The call
    lines:
      - {id: start-1, text: "The phone rings."}
      - {id: start-2, text: "I am fine.", who: caller}
    ask: What do you say?
    choices:
      - {id: log, text: "Read the log to {name}", level: harmful, to: pause}
      - {id: ask, text: "Ask whether {name} is safe", level: best, then: "It is quiet.", to: pause}
  pause:
    lines: [{id: pause-1, text: "A moment passes."}]
    next: end
  end:
    ending: done
    lines: [{id: end-1, text: "Goodbye."}]
    later: [{id: end-2, text: "Three weeks later {name} rings to say thank you."}]
"""
PUPIL = """
debrief:
  offender_did: [{id: d-1, text: "They set a trap."}]
passages:
  start:
    stage: request
    choices:
      - {id: tell, act: tell, text: "Tell somebody", to: end}
  end:
    ending: done
    later: [{id: end-2, text: "Three weeks later."}]
"""


def run(*words: object, input: str | None = None) -> Result:
    """The result of ``trainingkit`` with these words."""
    return CliRunner().invoke(main, [str(word) for word in words], input=input)


def call(folder: Path) -> Path:
    """The small story, for officers, in a folder of its own."""
    return written(folder, "call", tiny_text(CALL))


def written(folder: Path, name: str, text: str) -> Path:
    """A story of that name in a folder; the path of its file."""
    story = folder / name / "story.yml"
    story.parent.mkdir(parents=True)
    story.write_text(text, encoding="utf-8")
    return story
