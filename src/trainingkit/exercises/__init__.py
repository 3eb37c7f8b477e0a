"""Exercises in notebooks: forms whose answers are saved beside the notebook, practice, and the files of a case."""

from trainingkit.exercises.case_view import CaseView, case_files
from trainingkit.exercises.form import Form, NotMarkedHere, form
from trainingkit.exercises.practice import practice

__all__ = ["CaseView", "Form", "NotMarkedHere", "case_files", "form", "practice"]
