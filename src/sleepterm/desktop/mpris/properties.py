"""What the player's properties are in a state of playback. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sleepterm.audio.state import LayerState, Status
from sleepterm.desktop.mpris.interface import NO_TRACK, RATE
from sleepterm.desktop.mpris.steps import CanStep
from sleepterm.desktop.session_bus.messages import Typed
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line

_NAME = "sleepterm"
_STATUS = {
    Status.PLAYING: "Playing",
    Status.PAUSED: "Paused",
    Status.STOPPED: "Stopped",
}
_PLAIN = re.compile(r"[A-Za-z0-9]")

ROOT_PROPERTIES: Mapping[str, Typed] = {
    "CanQuit": Typed("b", value=True),
    "CanRaise": Typed("b", value=False),
    "HasTrackList": Typed("b", value=False),
    "Identity": Typed("s", _NAME),
    "DesktopEntry": Typed("s", _NAME),
    "SupportedUriSchemes": Typed("as", ()),
    "SupportedMimeTypes": Typed("as", ()),
}
"""They never change."""


def player_properties(state: PlaybackState, can: CanStep) -> Mapping[str, Typed]:
    """All properties of the player but its position, which always moves.

    Args:
        state: of playback.
        can: whether there is something before and after what plays.
    """
    has_sound = bool(state.layers)
    return {
        "PlaybackStatus": Typed("s", _STATUS[state.status]),
        "Rate": Typed("d", RATE),
        "Metadata": Typed("a{sv}", metadata(state)),
        "Volume": Typed("d", 0.0 if state.is_muted else state.master / 100),
        "MinimumRate": Typed("d", RATE),
        "MaximumRate": Typed("d", RATE),
        "CanGoNext": Typed("b", can.next),
        "CanGoPrevious": Typed("b", can.previous),
        "CanPlay": Typed("b", has_sound),
        "CanPause": Typed("b", has_sound),
        "CanSeek": Typed("b", can_seek(state)),
        "CanControl": Typed("b", value=True),
    }


def can_seek(state: PlaybackState) -> bool:
    """Whether a guided track of known length is there."""
    return state.guided is not None and state.guided.length > 0


def metadata(state: PlaybackState) -> dict[str, Typed]:
    """What plays, or would play; no key without a value."""
    found = {"mpris:trackid": Typed("o", track_path(state))}
    if not state.layers:
        return found
    title, album = _title_and_album(state)
    found["xesam:title"] = Typed("s", title)
    # Without one, desktops write "Unknown artist" on the lock screen.
    found["xesam:artist"] = Typed("as", (_NAME,))
    if album and album != title:
        found["xesam:album"] = Typed("s", album)
    if state.guided is not None and can_seek(state):
        found["mpris:length"] = Typed("x", round(state.guided.length * 1_000_000))
    return found


def track_path(state: PlaybackState) -> str:
    """The id of what plays as an object path, the same as long as it is the same."""
    part, guided, mix = state.part, state.guided, state.mix
    if not state.layers:
        return NO_TRACK
    words: tuple[str, ...]
    if part is not None:
        words = ("session", part.track_id, str(part.index))
    elif guided is not None:
        words = ("track", guided.track_id)
    elif mix is not None:
        words = ("track", mix.track_id)
    else:
        words = ("layers", "+".join(x.track_id for x in state.layers))
    return "/".join(("/org/sleepterm", *map(_element, words)))


def _title_and_album(state: PlaybackState) -> tuple[str, str]:
    mix = state.mix.title if state.mix else ""
    if state.part is not None:
        return sanitize_line(state.part.title), sanitize_line(state.part.session)
    if state.guided is not None:
        return sanitize_line(state.guided.title), sanitize_line(mix)
    return sanitize_line(mix or _titles(state.layers)), ""


def _titles(layers: tuple[LayerState, ...]) -> str:
    return ", ".join(layer.title for layer in layers)


def _element(text: str) -> str:
    """A text as one element of an object path; "_" and two digits for other bytes."""
    return "".join(char if _PLAIN.fullmatch(char) else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    return "".join(f"_{byte:02x}" for byte in char.encode("utf-8", "replace"))
