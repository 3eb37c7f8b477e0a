"""Grading: what leaves the gradebook."""
