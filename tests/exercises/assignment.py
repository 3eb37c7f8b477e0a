"""An assignment and a lesson of a few lines, with an item of every kind."""

from datetime import UTC, datetime

ITEMS = """\
format: 1
assignment: first-response
title: First response
version: 3
items:
  - id: pick
    kind: choose-one
    title: One
    ask: Which?
    points: 2
    options: [{id: ask, text: Ask.}, {id: wait, text: Wait.}]
  - id: sentence
    kind: say
    title: Your first sentence
    ask: What do you say?
    points: 2
    most_words: 6
    options: [{id: ask, text: Ask.}, {id: wait, text: Wait.}]
  - id: log
    kind: table
    title: A log
    ask: Fill it.
    points: 4
    columns: [{id: when, label: Time, format: datetime, help: With its zone.}, {id: what, label: What}]
  - id: note
    kind: write
    title: A note
    ask: Write it.
    points: 3
    parts: [{id: seen, label: What you saw, format: long-text, most_words: 50}]
  - id: call
    kind: play
    title: The call
    ask: Play it.
    points: 34
    forms: [form-a, form-b]
    other_form: form-c
  - {id: total, kind: function, title: A function, ask: Write it., points: 2, name: total, parameters: [rows]}
"""
PRACTICE = """\
format: 1
lesson: first-contact
check: [try]
items:
  - id: try
    kind: choose-one
    title: Try it
    ask: Which?
    options:
      - {id: ask, text: Ask., tone: sound, reply: Asking helps.}
      - {id: wait, text: Wait., tone: harmful, reply: Waiting leaves him alone.}
  - id: words
    kind: say
    title: In your words
    ask: What do you say?
    example: Thank you for ringing.
    options:
      - {id: ask, text: Ask., reply: Asking helps.}
      - {id: wait, text: Wait., reply: Waiting leaves him alone.}
"""
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def save(value, base=0, n=1):
    """What the page sends to have a value saved."""
    return {"type": "save", "n": n, "base": base, "value": value}
