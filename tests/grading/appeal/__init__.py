"""Grading: the appeal file and the training record."""
