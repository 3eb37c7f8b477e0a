"""Slides: the deck of a story, as a plan and as a file."""
