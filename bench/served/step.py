"""The same step for every server: a line, three buttons, and what the first of them leads to."""

import json
from pathlib import Path

LINE, ANSWER = "A message comes to Alex.", "It is answered."
CHOICES = ("Wait", "Tell somebody", "Block")

STORY = f"""\
format: 1
story: step
title: A step
summary: One step for a measurement.
audience: officer
reading_age: 10
minutes: 5
jurisdictions: [england-wales]
content_note: A made-up story.
start: opening
passages:
  opening:
    lines: [{{id: opening-1, text: "{LINE}"}}]
    ask: What now?
    choices:
      - {{id: wait, text: {CHOICES[0]}, to: later}}
      - {{id: tell, text: {CHOICES[1]}, to: later}}
      - {{id: block, text: {CHOICES[2]}, to: later}}
  later:
    lines: [{{id: later-1, text: "{ANSWER}"}}]
    ask: And now?
    choices: [{{id: go, text: Go on, to: end}}]
  end:
    ending: supported
    lines: [{{id: end-1, text: It ends.}}]
    later: [{{id: end-2, text: Three weeks later it is quiet.}}]
"""
VOILA = f"""\
import ipywidgets as widgets
line, told = widgets.HTML("{LINE}"), widgets.HTML()
buttons = [widgets.Button(description=text) for text in {CHOICES!r}]
for button in buttons:
    button.on_click(lambda _: setattr(told, "value", "{ANSWER}"))
widgets.VBox([line, *buttons, told])
"""
PANEL = f"""\
import panel as pn
pn.extension()
told = pn.pane.Markdown("")
buttons = [pn.widgets.Button(name=text) for text in {CHOICES!r}]
for button in buttons:
    button.on_click(lambda _: setattr(told, "object", "{ANSWER}"))
pn.Column("{LINE}", *buttons, told).servable()
"""
STREAMLIT = f"""\
import streamlit as st
st.write("{LINE}")
pressed = [st.button(text) for text in {CHOICES!r}]
if any(pressed):
    st.write("{ANSWER}")
"""


def write_steps(folder: Path) -> Path:
    """The step in every form, below a folder: ``stories/step``, and one file for each other."""
    story = folder / "stories" / "step"
    story.mkdir(parents=True)
    (story / "story.yml").write_text(STORY, encoding="utf-8")
    _notebook(story / "scenario.ipynb", 'from trainingkit.player import play\n\nplay("story.yml")')
    _notebook(folder / "stock.ipynb", VOILA)
    (folder / "panel_app.py").write_text(PANEL, encoding="utf-8")
    (folder / "streamlit_app.py").write_text(STREAMLIT, encoding="utf-8")
    return folder


def _notebook(path: Path, code: str) -> None:
    cell = {"cell_type": "code", "id": "c", "metadata": {}, "execution_count": None, "outputs": [], "source": code}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    whole = {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(whole), encoding="utf-8")
