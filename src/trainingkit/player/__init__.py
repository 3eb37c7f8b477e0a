"""Playing a story in JupyterLab and in Voila: one widget over the engine."""

from trainingkit.player.widget import Player, play

__all__ = ["Player", "play"]
