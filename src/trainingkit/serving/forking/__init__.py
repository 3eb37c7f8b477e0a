"""Kernels forked from one warmed process, where the system can: a tenth of the start, less than half of the memory.

Nothing is imported here: the process that is forked from starts through this package, and every module that it loads
is in every kernel.
"""
