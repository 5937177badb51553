"""Mixes: several tracks and their volumes under one name."""
