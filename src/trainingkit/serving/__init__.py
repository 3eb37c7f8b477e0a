"""Stories served to browsers by a closed Voila; ``serving.app.serve`` is the way in.

Nothing is imported here: every kernel starts through this package and should not load a web server for it.
"""
