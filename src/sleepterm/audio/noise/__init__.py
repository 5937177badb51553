"""Noise of five colours, made while it plays: endless, without a file."""
