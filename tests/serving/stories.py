"""Small story folders for a server under test; a notebook of theirs may have a widget that stands in for the player."""

import json
from pathlib import Path

STORY = """\
format: 1
story: {slug}
title: {title}
summary: A short story for tests.
audience: {audience}
reading_age: 10
minutes: 5
jurisdictions: [england-wales]
content_note: A made-up story about {{name}}, 15.
cast: {{name: [Alex, Sam]}}
start: opening
passages:
  opening:
    lines: [{{id: opening-1, text: "A message comes to {{name}}."}}]
    ask: What now?
    choices:
      - {{id: wait, text: Wait, to: end}}
      - {{id: tell, text: Tell somebody, to: end}}
  end:
    ending: supported
    lines: [{{id: end-1, text: It ends.}}]
    later: [{{id: end-2, text: Three weeks later it is quiet.}}]
"""

TWO_LINES = 'from trainingkit.player import play\n\nplay("story.yml")'
PLAYER = """\
import anywidget, traitlets

class Player(anywidget.AnyWidget):
    _esm = "export default {render() { /* NEVER-IN-THE-PAGE */ }}"
    _css = ".NEVER-IN-THE-PAGE {}"
    scene = traitlets.Dict().tag(sync=True)
    secret = "kept in the kernel"

def step(n, choice):
    line = {"id": f"l{n}", "text": "A message comes to {name}. </script><b>&", "who": None, "role": "narrator"}
    return {"n": n, "chosen": choice, "lines": [line], "title": None, "record": None, "passage": "opening",
            "ask": "What now?", "choices": [{"id": "wait", "text": "Wait"}, {"id": "tell", "text": "Tell somebody"}]}

def answer(widget, message, buffers):
    print("noise that must not reach a page")
    if message.get("type") == "choose":
        widget.send({"type": "step", "step": step(message["n"], message["choice"])})
    elif message.get("type") == "whoami":
        import os
        widget.send({"type": "iam", "pid": os.getpid(), "env": dict(os.environ)})
    elif message.get("type") == "raise":
        raise ValueError("a traceback with a path in it")
    elif message.get("type") == "die":
        import os, signal
        os.kill(os.getpid(), signal.SIGKILL)

story = {"slug": "SLUG", "title": "TITLE", "audience": "AUDIENCE", "language": "en-GB", "minutes": 5, "reading_age": 10,
    "content_note": "A made-up story about {name}, 15.", "jurisdictions": [], "draft": True, "edition": "00000000"}
player = Player(scene={"protocol": 1, "story": story, "cast": {"name": ["Alex", "Sam"]}, "help": {},
    "steps": [step(0, None)], "error": None})
player.on_msg(answer)
player
"""


def write_story(
    root: Path, slug: str, title: str = "A story", audience: str = "officer", code: str = TWO_LINES
) -> Path:
    """A story folder with that slug, title, audience and notebook code."""
    folder = root / slug
    folder.mkdir(parents=True)
    (folder / "story.yml").write_text(STORY.format(slug=slug, title=title, audience=audience))
    code = code.replace("SLUG", slug).replace("TITLE", title).replace("AUDIENCE", audience)
    (folder / "scenario.ipynb").write_text(json.dumps(notebook(code)))
    return folder


def notebook(code: str) -> dict:
    """A notebook of one code cell."""
    cell = {"cell_type": "code", "id": "play", "metadata": {}, "execution_count": None, "outputs": [], "source": code}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
