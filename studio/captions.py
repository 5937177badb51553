"""Captions: what a guided track says, as WebVTT."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Cue:
    """One line of text and when it is shown, in seconds."""

    start: float
    end: float
    text: str


def webvtt(cues: Iterable[Cue]) -> str:
    """The cues as the text of a WebVTT file."""
    blocks = [
        f"{_clock(cue.start)} --> {_clock(cue.end)}\n{cue.text}\n" for cue in cues
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def _clock(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
