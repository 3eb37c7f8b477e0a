"""The police course: its outline, its assignments, and how their parts agree. Pure."""
