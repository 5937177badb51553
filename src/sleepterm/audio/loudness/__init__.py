"""Loudness as BS.1770 measures it."""
