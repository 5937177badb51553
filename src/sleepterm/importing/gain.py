"""How an imported sound is made as loud as the bundled ones, and as even."""

from __future__ import annotations

import math

from sleepterm.audio.loudness.meter import Loudness
from sleepterm.audio.startle_guard import ABOVE
from sleepterm.importing.analysis import UnusableSoundError
from sleepterm.translation import gettext as _

TARGET_LUFS = -27.0
"""How loud every track is to be, as the bundled ones are."""

HIGHEST_PEAK = -1.0
"""dBTP that no gain may lift a sound above."""

_LOWEST_GAIN, _HIGHEST_GAIN = -40.0, 20.0
_SILENT_PEAK = -70.0


def gain_for(loudness: Loudness) -> float:
    """The gain in dB that brings a sound to `TARGET_LUFS`, as far as its peaks allow.

    Raises:
        UnusableSoundError: it is silent.
    """
    if loudness.true_peak_db < _SILENT_PEAK:
        raise UnusableSoundError(_("it is silent"))
    wanted = round(TARGET_LUFS - max(loudness.lufs, -100.0), 1)
    room = math.floor((HIGHEST_PEAK - loudness.true_peak_db) * 10) / 10
    return max(_LOWEST_GAIN, min(wanted, room, _HIGHEST_GAIN))


def guard_for(loudness: Loudness) -> float | None:
    """The loudness that the startle guard holds a sound near; None if it needs none."""
    needs = loudness.loudest > loudness.lufs + ABOVE
    return round(loudness.lufs, 1) if needs else None


def level_table(loudness: Loudness) -> dict[str, object]:
    """The keys of a [[track]] table about the level of a sound.

    Raises:
        UnusableSoundError: it is silent.
    """
    table: dict[str, object] = {"gain_db": gain_for(loudness)}
    if (guard := guard_for(loudness)) is not None:
        table["guard_lufs"] = guard
    return table
