"""Training kit: recognise financially motivated sexual extortion and respond well to a victim.

The folder listing is the architecture; ``ARCHITECTURE.md`` has the picture.
Nothing is re-exported here: import the layer you need by name (``trainingkit.story``, ``trainingkit.player``).
"""
