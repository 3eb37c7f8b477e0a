"""Kept answers marked by today's key: who would change, and the better of old and new that stands."""
