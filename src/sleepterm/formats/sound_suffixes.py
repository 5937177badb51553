"""Suffixes of the files that are taken as sounds, and of captions beside them."""

from __future__ import annotations

PLAYABLE_SUFFIXES = frozenset(
    f".{suffix}"
    for suffix in (
        *("wav", "flac", "ogg", "oga", "opus", "mp3"),
        *("aif", "aiff", "au", "caf", "w64"),
    )
)
"""Suffixes of sounds that can be played."""

CONVERTIBLE_SUFFIXES = frozenset(
    f".{suffix}"
    for suffix in (
        *("m4a", "m4b", "m4v", "mp4", "mov", "3gp", "aac", "alac", "webm", "mka"),
        *("mkv", "wma", "wmv", "asf", "avi", "flv", "mpg", "mpeg", "ape", "wv"),
        *("mpc", "tta", "amr", "dsf"),
    )
)
"""Suffixes of audio and video files that must be converted first."""

CAPTION_SUFFIXES = tuple(
    written
    for suffix in (".vtt", ".lrc", ".srt")
    for written in (suffix, suffix.upper(), suffix.title())
)
"""Suffixes of captions beside a sound; the first that exists and has words is used."""
