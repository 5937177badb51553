"""Syntax without meaning: TOML, WebVTT, LRC, Ogg; one reader and one writer each."""
