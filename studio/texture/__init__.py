"""Compares the texture of a sound with that of real recordings of its kind."""
