"""Grading: from what was handed in to a result that nbgrader keeps and that can be explained a year later.

An adapter between ``course`` and nbgrader. The verdict is reached in one place (``verdict``), whichever door it is
asked through; no learner's code runs in this process, ever.
"""
