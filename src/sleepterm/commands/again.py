"""`sleepterm again`: the last mix, softer and not for long, for a night's middle."""

from __future__ import annotations

import argparse

from sleepterm.commands import play
from sleepterm.commands.shared.catalog_access import load
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, load_session
from sleepterm.units import Percent, Seconds

_Layer = tuple[str, Percent | None]

_SOFTER = 0.75
"""Of the master slider: 7.5 dB less."""
_SHORT = Seconds(20 * 60.0)
_FADE = Seconds(10 * 60.0)


def run(options: argparse.Namespace) -> int:
    """Play what was played last, by the screen or by `play`."""
    paths = Paths.of_user()
    session = load_session(paths.session_file)
    catalog = load(paths).catalog
    options.layers = _layers(session, catalog)
    # what lay under a guided track is one of the layers
    guided = any(not track.is_loop for track in _tracks(options.layers, catalog))
    options.bed = NO_BED if guided else None
    options.no_voice = not session.guidance.voice
    options.bells, options.pace = session.guidance.bells, session.guidance.pace
    softer = options.volume is None
    if softer:
        options.volume = Percent(round(session.master * _SOFTER))
    if options.timer is None:
        options.timer = _SHORT
        options.fade = _FADE if options.fade is None else options.fade
    return play.run(options, master_is_passing=softer)


def _tracks(layers: list[_Layer], catalog: Catalog) -> list[Track]:
    return [catalog.find(name) for name, _ in layers]


def _layers(session: Session, catalog: Catalog) -> list[_Layer]:
    tracks = {x.track_id: catalog.get(x.track_id) for x in session.layers}
    here: list[_Layer] = [
        (x.track_id, x.percent)
        for x in session.layers
        if (track := tracks[x.track_id]) is not None and not track.missing
    ]
    if here:
        return here
    if session.layers:
        names = ", ".join(tracks)
        raise SleeptermError(
            "Missing sound", f"Nothing of the last mix is here: {names}."
        )
    raise SleeptermError(
        "No mix yet", "Nothing was played yet.", "Begin with 'sleepterm play'."
    )
