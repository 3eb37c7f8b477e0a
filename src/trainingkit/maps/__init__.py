"""Maps of a story, as SVG and as Mermaid: every passage, every link. For authors only, never for learners.

The links are read from the story itself, so a map cannot miss one.
"""

from trainingkit.maps.marks import cut_off, marks, never_reached
from trainingkit.maps.mermaid import mermaid
from trainingkit.maps.svg import svg

__all__ = ["cut_off", "marks", "mermaid", "never_reached", "svg"]
