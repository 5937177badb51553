"""Detects texts about danger, which are answered with where to get help."""
