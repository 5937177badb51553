"""Protocols of what controllers need: the app, the main screen, files, history."""
