"""`sleepterm again`: the last mix, softer, for 20 minutes."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.commands import play
from sleepterm.commands.requests.playing import (
    AgainRequest,
    LayerRequest,
    MixRequest,
    PlayRequest,
    TimerRequest,
)
from sleepterm.commands.shared.catalog_access import load
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, load_session
from sleepterm.units import Percent, Seconds

_SOFTER = 0.75
"""Factor on the master volume: 7.5 dB less."""
_SHORT = Seconds(20 * 60.0)
_FADE = Seconds(10 * 60.0)


def run(request: AgainRequest) -> int:
    """Play the last mix of the screen or of `play`."""
    paths = Paths.of_user()
    session = load_session(paths.session_file)
    catalog = load(paths).catalog
    layers = _layers(session, catalog)
    # the bed of a guided track is among the layers that were saved
    guided = any(not catalog.find(layer.name).is_loop for layer in layers)
    softer = Percent(round(session.master * _SOFTER))
    mix = MixRequest(
        layers=layers,
        bed=NO_BED if guided else None,
        voice=session.guidance.voice,
        bells=session.guidance.bells,
        pace=session.guidance.pace,
        volume=softer if request.volume is None else request.volume,
        seed=request.seed,
    )
    keep = request.volume is not None
    return play.run(PlayRequest(mix, _timer(request.timer), keep_volume=keep))


def _timer(timer: TimerRequest) -> TimerRequest:
    """The timer asked for, or a short one."""
    if timer.off or timer.duration is not None:
        return timer
    fade = _FADE if timer.fade is None else timer.fade
    return replace(timer, duration=_SHORT, fade=fade)


def _layers(session: Session, catalog: Catalog) -> tuple[LayerRequest, ...]:
    tracks = {x.track_id: catalog.get(x.track_id) for x in session.layers}
    here = tuple(
        LayerRequest(x.track_id, x.percent)
        for x in session.layers
        if (track := tracks[x.track_id]) is not None and not track.missing
    )
    if here:
        return here
    if session.layers:
        names = ", ".join(tracks)
        raise SleeptermError(
            "Missing", f"All sounds of the last mix are missing: {names}."
        )
    raise SleeptermError(
        "No mix yet", "Nothing was played yet.", "Start with 'sleepterm play'."
    )
