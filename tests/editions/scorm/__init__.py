"""Editions: the package for a learning platform."""
