"""Tracks and tracks.toml, filters, sort orders, ids, and which loop is the bed."""
