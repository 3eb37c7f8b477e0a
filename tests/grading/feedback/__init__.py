"""Grading: what a trainee is told."""
