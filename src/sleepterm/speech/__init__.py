"""Turns the script of a guided session into a spoken sound file and captions."""
