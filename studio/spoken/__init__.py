"""Guided sessions: speak their scripts, measure them, run a speech recogniser."""
