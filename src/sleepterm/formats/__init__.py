"""Syntax without a domain: TOML, WebVTT, LRC, Ogg; one reader and one writer each."""
