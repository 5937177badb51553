"""Captions of the guided tracks that recipes make, as WebVTT."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sleepterm.formats import webvtt as vtt
from sleepterm.units import Seconds


@dataclass(frozen=True)
class Cue:
    """One line of text and when it is shown, in seconds."""

    start: float
    end: float
    text: str


def webvtt(cues: Iterable[Cue]) -> str:
    """The cues as the text of a WebVTT file."""
    timed = (vtt.Cue(Seconds(x.start), Seconds(x.end), x.text) for x in cues)
    return vtt.format_webvtt(timed, hours=False)
