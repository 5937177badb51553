"""Speaks the script of a guided session: a sound file and its captions.

A session in another voice is the same track with another file, captions and length.
"""
