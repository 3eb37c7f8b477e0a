"""Grading: verdicts, records, the three doors, and everything an instructor does with a result."""
