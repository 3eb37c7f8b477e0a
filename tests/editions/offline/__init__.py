"""Editions: the page without a server."""
