"""Stories: read, play, replay, explore. Pure; knows no widget, clock, database or network."""

from trainingkit.story.edition import content_hash, edition, signed_off
from trainingkit.story.engine import State, choices, choose, passage, replay, start, visible_lines
from trainingkit.story.model import Choice, Criterion, Line, Passage, Story
from trainingkit.story.reader import StoryFile, read_story, story_from

__all__ = [
    "Choice",
    "Criterion",
    "Line",
    "Passage",
    "State",
    "Story",
    "StoryFile",
    "choices",
    "choose",
    "content_hash",
    "edition",
    "passage",
    "read_story",
    "replay",
    "signed_off",
    "start",
    "story_from",
    "visible_lines",
]
