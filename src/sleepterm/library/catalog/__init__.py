"""Tracks, the catalogue, its filters and orders."""
