"""The gallery for a web space: stories as files, for more classes than one machine can serve."""
