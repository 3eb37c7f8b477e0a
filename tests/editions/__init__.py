"""Editions: what is given out, made from a story."""
