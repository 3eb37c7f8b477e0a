"""Editions: what is given out to people who install nothing, made from a story and the guidance alone."""

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import AGES, NATIONS, Age, Edition, Nation, NotForThisNation
from trainingkit.editions.imprint import Imprint

__all__ = ["AGES", "NATIONS", "Age", "Artefact", "Edition", "Imprint", "Nation", "NotForThisNation"]
