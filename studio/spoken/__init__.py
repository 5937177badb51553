"""Guided sessions: their scripts spoken, measured, and heard by a recogniser."""
