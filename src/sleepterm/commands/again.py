"""`sleepterm again`: the last mix, softer and shorter, when awake at night.

In a terminal it opens the night screen; without one it plays as `play` does. A
sleepterm that runs already is asked to play it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from sleepterm.audio.state import Status
from sleepterm.commands.interactive import has_terminal, show
from sleepterm.commands.requests.playing import (
    AgainRequest,
    MixRequest,
    TimerRequest,
)
from sleepterm.commands.shared.after_end import checked_then
from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.companions import new_companions
from sleepterm.commands.shared.device_option import on_device
from sleepterm.commands.shared.headless import HeadlessSession
from sleepterm.commands.shared.new_player import headless_player
from sleepterm.commands.shared.night_start import Night
from sleepterm.commands.shared.play_there import (
    check_options,
    play_layers_there,
    set_there,
)
from sleepterm.commands.shared.running import running_or_none
from sleepterm.commands.shared.session_log import SessionLog
from sleepterm.commands.shared.softer import softer_volume
from sleepterm.commands.shared.timer_options import timer_rules, timer_settings
from sleepterm.commands.shared.wake_settings import asked_wake
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.playback.local import LocalPlayback
from sleepterm.remote.client import Client
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, load_session
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_SHORT = Seconds(20 * 60.0)
_FADE = Seconds(10 * 60.0)


def run(request: AgainRequest) -> int:
    """Play the last mix of the screen or of `play`, softer, in the dark."""
    paths = Paths.of_user()
    stored = load_session(paths.session_file)
    loaded = load(paths)
    _check_layers(stored, loaded.catalog)
    if not request.here:
        with running_or_none(paths) as client:
            if client is not None:
                return _again_there(client, request, stored, loaded.catalog, paths)
    settings, problems = load_settings(paths.config_file)
    print_problems([*loaded.problems, *problems])
    settings = on_device(settings, request.device)
    volume = request.volume
    softer = softer_volume(stored.master)
    timer = timer_settings(_timer(request.timer), settings.timer)
    wake = asked_wake(request.wake, request.timer.then, paths)
    timer = checked_then(timer, is_asked=request.timer.then is not None)
    session = replace(
        stored,
        master=softer if volume is None else stored.master,
        timer=timer,
        positions={},
    )

    def begin(playback: LocalPlayback) -> None:
        playback.waking.set_wake(wake.settings)
        if volume is not None:
            playback.set_master(volume)
        playback.resume()

    if has_terminal():
        return show(
            Night(session, begin, partial(_to_save, stored, session)), request.device
        )
    log = SessionLog(
        paths,
        plays=settings.for_you,
        # The last mix stays what it was, whatever of it is there tonight.
        keep_layers=False,
        keep_master=volume is not None,
    )
    with muted_native_stderr():
        player = headless_player(paths, settings, session.master, request.seed)
        catalog = loaded.catalog.joined(wake.mixes)
        rules = timer_rules(request.timer, settings.timer_rules)
        run = HeadlessSession(player, catalog, session, log, timer_rules=rules)
        return run.run(begin, new_companions(paths, settings))


def _again_there(
    client: Client,
    request: AgainRequest,
    stored: Session,
    catalog: Catalog,
    paths: Paths,
) -> int:
    """Let the sleepterm that runs already play it; the exit status.

    Its next timer stays what it is; its volume is softer from now on.

    Raises:
        SleeptermError: an option is only for one that begins.
    """
    check_options(MixRequest((), seed=request.seed), request.device)
    wake = asked_wake(request.wake, request.timer.then, paths)
    state = client.state()
    volume = softer_volume(state.master) if request.volume is None else request.volume
    # Before it plays: nothing is loud first.
    sound = MixRequest((), volume=volume)
    set_there(client, sound, TimerRequest(), wake.settings)
    found = ((catalog.get(x.track_id), x.percent) for x in stored.layers)
    layers = [(x, percent) for x, percent in found if x is not None and not x.missing]
    begun_before = [x.id for x, _percent in layers if not x.is_loop]
    for track_id in begun_before:
        client.ask("memory.forget_position", track_id)
    status = play_layers_there(client, layers, None, ())
    if begun_before and state.status is Status.STOPPED:
        client.ask("guided.restart")
    set_there(client, MixRequest(()), _timer(request.timer), None)
    # It is for this time alone.
    client.ask("memory.set_later_timer", state.next_timer)
    return status


def _to_save(stored: Session, begun: Session, session: Session) -> Session:
    """The session to save: what was not changed by hand stays as it was stored."""
    is_softer = session.master == begun.master
    is_short = session.timer == begun.timer
    return replace(
        session,
        master=stored.master if is_softer else session.master,
        timer=stored.timer if is_short else session.timer,
    )


def _timer(timer: TimerRequest) -> TimerRequest:
    """The timer asked for, or a short one."""
    if timer.off or timer.until is not None or timer.duration is not None:
        return timer
    fade = _FADE if timer.fade is None else timer.fade
    return replace(timer, duration=_SHORT, fade=fade)


def _check_layers(session: Session, catalog: Catalog) -> None:
    """Check that the last mix has a layer that can be played.

    Raises:
        SleeptermError: there is no last mix, or all its sounds are missing.
    """
    if not session.layers:
        raise SleeptermError(
            _("No mix yet"),
            _("Nothing was played yet."),
            _("Begin with 'sleepterm play'."),
        )
    tracks = [catalog.get(layer.track_id) for layer in session.layers]
    if all(track is None or track.missing for track in tracks):
        names = ", ".join(layer.track_id for layer in session.layers)
        raise SleeptermError(
            _("Missing"),
            _("All sounds of the last mix are missing: {names}.").format(names=names),
        )
