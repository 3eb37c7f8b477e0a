"""Grading: answers marked again by another key."""
