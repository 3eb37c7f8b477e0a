"""Marking: what a run comes to, the competence rule, and the proof that a story's standard holds. Pure."""

from trainingkit.marking.bots import BOTS, Bot
from trainingkit.marking.competence import Result, bar_for, judge
from trainingkit.marking.standard import BotOutcome, Standard, run_without_decision, standard

__all__ = ["BOTS", "Bot", "BotOutcome", "Result", "Standard", "bar_for", "judge", "run_without_decision", "standard"]
