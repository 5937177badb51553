"""Syntax without meaning: TOML, captions, man pages, heads and tags of sound files."""
