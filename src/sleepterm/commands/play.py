"""`sleepterm play`: play a mix without the screen."""

from __future__ import annotations

from sleepterm.commands.requests.playing import MixRequest, PlayRequest, TimerRequest
from sleepterm.commands.shared.after_end import checked_then
from sleepterm.commands.shared.background import PLAY, start_background
from sleepterm.commands.shared.catalog_access import (
    load,
    load_with_mixes,
    print_problems,
    with_lengths,
)
from sleepterm.commands.shared.companions import new_companions
from sleepterm.commands.shared.console import tell
from sleepterm.commands.shared.detachment import Detachment, if_the_terminal_closes
from sleepterm.commands.shared.device_option import on_device
from sleepterm.commands.shared.headless import HeadlessSession
from sleepterm.commands.shared.layer_options import (
    check_bed,
    guidance,
    named_layers,
    tones,
    unfold_mixes,
)
from sleepterm.commands.shared.new_player import headless_player
from sleepterm.commands.shared.play_sequence import (
    PartsRequest,
    check_playable,
    named_sequence,
    play_sequence,
)
from sleepterm.commands.shared.play_there import (
    check_options,
    play_layers_there,
    play_session_there,
    set_there,
)
from sleepterm.commands.shared.running import running_or_none
from sleepterm.commands.shared.session_log import SessionLog
from sleepterm.commands.shared.timer_options import (
    timer_rules,
    timer_settings,
    with_last_length,
)
from sleepterm.commands.shared.wake_settings import asked_wake
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.wire import to_wire
from sleepterm.remote.client import Client
from sleepterm.store.config.on_hangup import OnHangup
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, load_session
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _
from sleepterm.units import DEFAULT_MASTER


def run(request: PlayRequest) -> int:
    """Play until the timer or the tracks end, or a signal comes."""
    paths = Paths.of_user()
    loaded = load(paths)
    if not request.place.here:
        with running_or_none(paths) as client:
            if client is not None:
                return _play_there(client, request, loaded.catalog, paths)
    if request.place.detach:
        return _detach(request, loaded.catalog, paths)
    return play_here(paths, request)


def play_here(
    paths: Paths, request: PlayRequest, detachment: Detachment | None = None
) -> int:
    """Play in this process until the end.

    Args:
        paths: the user's folders.
        request: what to play.
        detachment: how a player without a terminal begins and ends.

    Returns:
        The exit status.
    """
    loaded = load(paths)
    if (track := named_sequence(request.mix, loaded.catalog, paths)) is not None:
        catalog = with_lengths(load_with_mixes(paths).catalog, paths)
        how = PartsRequest(request.mix, request.timer, request.wake, request.device)
        return play_sequence(track, catalog, how, detachment)
    settings, problems = load_settings(paths.config_file)
    print_problems([*loaded.problems, *problems])
    settings = on_device(settings, request.device)
    wanted, mixes = unfold_mixes(request.mix, loaded.catalog, paths)
    layers = named_layers(wanted, loaded.catalog)
    bed = check_bed(wanted.bed, layers, loaded.catalog)
    timer = timer_settings(request.timer, settings.timer)
    wake = asked_wake(request.wake, request.timer.then, paths)
    timer = checked_then(timer, is_asked=request.timer.then is not None)
    session = _session(request.timer, wanted, timer, paths)
    log = SessionLog(
        paths,
        plays=settings.for_you,
        keep_layers=True,
        keep_master=wanted.volume is not None,
    )

    def begin(playback: LocalPlayback) -> None:
        playback.waking.set_wake(wake.settings)
        for mix in mixes:
            playback.prefer_mix(mix.mix.key)
        playback.play_layers([(track.id, percent) for track, percent in layers], bed)

    if detachment is None and settings.on_hangup is OnHangup.DETACH:
        detachment = if_the_terminal_closes()
    with muted_native_stderr():
        player = headless_player(paths, settings, session.master, wanted.seed)
        catalog = loaded.catalog.joined((*mixes, *wake.mixes))
        rules = timer_rules(request.timer, settings.timer_rules)
        run = HeadlessSession(player, catalog, session, log, timer_rules=rules)
        return run.run(begin, new_companions(paths, settings, detachment))


def _session(
    asked: TimerRequest, wanted: MixRequest, timer: TimerSettings, paths: Paths
) -> Session:
    stored = load_session(paths.session_file)
    return Session(
        master=DEFAULT_MASTER if wanted.volume is None else wanted.volume,
        timer=with_last_length(asked, timer, stored.timer),
        timer_off_night=stored.timer_off_night,
        guidance=guidance(wanted),
        tones=tones(wanted),
    )


def _play_there(
    client: Client, request: PlayRequest, catalog: Catalog, paths: Paths
) -> int:
    """Let the sleepterm that runs already play it."""
    check_options(request.mix, request.device)
    track = named_sequence(request.mix, catalog, paths)
    if track is not None:
        check_playable(track)
        _set_there(client, request, paths)
        return play_session_there(client, track)
    wanted, mixes = unfold_mixes(request.mix, catalog, paths)
    layers = named_layers(wanted, catalog)
    bed = check_bed(wanted.bed, layers, catalog)
    _set_there(client, request, paths)
    return play_layers_there(client, layers, bed, mixes)


def _set_there(client: Client, request: PlayRequest, paths: Paths) -> None:
    wake = asked_wake(request.wake, request.timer.then, paths)
    set_there(client, request.mix, request.timer, wake.settings)


def _detach(request: PlayRequest, catalog: Catalog, paths: Paths) -> int:
    """Play it without the terminal."""
    track = named_sequence(request.mix, catalog, paths)
    if track is None:
        # What is wrong is said here, and nothing is started.
        wanted, _mixes = unfold_mixes(request.mix, catalog, paths)
        layers = named_layers(wanted, catalog)
        check_bed(wanted.bed, layers, catalog)
        title = ", ".join(x.title for x, _percent in layers)
    else:
        check_playable(track)
        title = track.title
    start_background(paths, {PLAY: to_wire(request)})
    tell(
        _("Plays {title} in the background. 'sleepterm stop' ends it.").format(
            title=title
        )
    )
    return 0
