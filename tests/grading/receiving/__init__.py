"""Grading: what is taken in, and what is refused."""
