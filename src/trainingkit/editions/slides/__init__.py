"""Slides: a story as a deck of linked slides, for a class and a projector."""

from trainingkit.editions.slides.artefact import lesson_slides
from trainingkit.editions.slides.order import TooManySlides

__all__ = ["TooManySlides", "lesson_slides"]
