"""Grading: functions in the jail."""
