"""Searching by feeling: from words to ranked tracks."""
