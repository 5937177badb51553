"""Events of playback."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sleepterm.audio.events import (
    AuditionEnded,
    DeviceFound,
    DeviceLost,
    LayerFailed,
    PlaybackStopped,
    TimerFinished,
)
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState


@dataclass(frozen=True, slots=True)
class PlaybackChanged:
    """The state has changed in a way that a front end may show."""

    state: PlaybackState


@dataclass(frozen=True, slots=True)
class NoticeIssued:
    """A notice for the user."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class WakeBell:
    """A wake-up can't be heard: ring the terminal's bell, the last resort."""


@dataclass(frozen=True, slots=True)
class CatalogChanged:
    """There are other tracks: files were changed, and have been read again."""


PlaybackEvent = (
    PlaybackChanged
    | CatalogChanged
    | NoticeIssued
    | WakeBell
    | LayerFailed
    | TimerFinished
    | PlaybackStopped
    | AuditionEnded
    | DeviceLost
    | DeviceFound
)

Listener = Callable[[PlaybackEvent], None]
"""Called with each event, in order, on playback's thread."""
