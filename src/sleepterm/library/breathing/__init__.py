"""Tracks without a file: the breathing pacer, and silence with bells."""
