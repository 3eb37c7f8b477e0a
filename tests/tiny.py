"""Stories of a few lines, for tests that read like the story they are about."""

from textwrap import dedent

from trainingkit.story import Story, story_from

HEAD = """\
format: 1
story: tiny
title: Tiny
summary: A story for a test.
audience: {audience}
reading_age: 13
minutes: 1
jurisdictions: [scotland]
content_note: Nothing happens here.
start: {start}
"""


def tiny_text(body: str, audience: str = "officer", start: str = "start") -> str:
    """A whole story file: a common head, then ``body`` (flags, criteria, passages)."""
    return HEAD.format(audience=audience, start=start) + dedent(body)


def tiny(body: str, audience: str = "officer", start: str = "start") -> Story:
    """The story of ``tiny_text``.

    Raises
    ------
    AuthorMistakes
        The body has a mistake.
    """
    return story_from("story.yml", tiny_text(body, audience, start))
