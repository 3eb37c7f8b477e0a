"""A story played by three people: the actor's card, the officer's card, the observer's sheet."""
