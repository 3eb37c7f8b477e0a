"""The assignments that grading is measured by. Nothing is imported here: who measures memory must stay small."""

A1, A2, A3, A4 = "recognise-the-approach", "first-response", "evidence-handling", "figures-and-money"
DATA, ALL = (A1, A2, A3), (A1, A2, A3, A4)
