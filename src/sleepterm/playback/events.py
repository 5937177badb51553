"""What playback tells its listeners."""

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
    """Something that a front end shows has changed."""

    state: PlaybackState


@dataclass(frozen=True, slots=True)
class NoticeIssued:
    """The user is to be told something."""

    notice: Notice


PlaybackEvent = (
    PlaybackChanged
    | NoticeIssued
    | LayerFailed
    | TimerFinished
    | PlaybackStopped
    | AuditionEnded
    | DeviceLost
    | DeviceFound
)

Listener = Callable[[PlaybackEvent], None]
"""Called on playback's own thread, in the order in which things happened."""
