"""Grading: the marking evening."""
