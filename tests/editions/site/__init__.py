"""Editions: the gallery for a web space."""
