"""What the keys do while a command plays in a terminal without the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sleepterm.playback.api import Playback
from sleepterm.playback.state import PlaybackState
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

QUIT = "q"
_STEP = Seconds(300.0)

COMMANDS: Mapping[str, Callable[[Playback], None]] = {
    " ": lambda playback: playback.toggle(),
    "+": lambda playback: playback.change_master(+1),
    "=": lambda playback: playback.change_master(+1),
    "-": lambda playback: playback.change_master(-1),
    "w": lambda playback: playback.still_awake(),
    "e": lambda playback: playback.extend_timer(_STEP),
    "c": lambda playback: playback.extend_timer(Seconds(-_STEP)),
    ",": lambda playback: playback.guided.seek_sentence(-1),
    ".": lambda playback: playback.guided.seek_sentence(+1),
    "K": lambda playback: playback.skip_part(-1),
    "J": lambda playback: playback.skip_part(+1),
}
"""As in the player, where all of them do the same."""

HINT = "  ".join((_("space pause"), _("w still awake"), _("q quit")))
ANY_KEY = _("any key: still awake")


def press(key: str, playback: Playback) -> bool:
    """Carry out a key; whether the user wants to leave.

    While the fade runs, and for a while after it, any key is *still awake*.
    """
    if playback.any_key_is_still_awake:
        playback.still_awake()
        return False
    if key in COMMANDS:
        COMMANDS[key](playback)
    return key == QUIT


def hint(state: PlaybackState) -> str:
    """What the keys do now, in a few words."""
    return ANY_KEY if state.timer.is_fading else HINT
