"""Trainees that do not exist: one who does everything well, one who does nothing, the habits, and one for each mistake.

What they hand in is what a seat would save, so that marking, and later grading, can be tried from end to end.
"""
