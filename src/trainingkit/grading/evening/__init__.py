"""The marking evening: a small server on this machine, on which people mark written texts and open results."""
