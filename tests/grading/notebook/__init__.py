"""Grading: the handed-in notebook and the marked one."""
