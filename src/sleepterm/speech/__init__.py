"""Speaks scripts, plain texts and single words: a sound file and its captions.

A session in another voice is the same track with another file, captions and length.
"""
