"""`sleepterm nap`: something soft to fall asleep to, silence, and a soft wake-up."""

from __future__ import annotations

from sleepterm.commands.requests.playing import LayerRequest, MixRequest
from sleepterm.commands.requests.waking import NapRequest
from sleepterm.commands.shared.catalog_access import load_with_mixes, print_problems
from sleepterm.commands.shared.companions import new_companions
from sleepterm.commands.shared.device_option import on_device
from sleepterm.commands.shared.headless import HeadlessSession
from sleepterm.commands.shared.layer_options import (
    ChosenLayers,
    named_layers,
    unfold_mixes,
)
from sleepterm.commands.shared.new_player import headless_player
from sleepterm.commands.shared.play_there import check_options, play_layers_there
from sleepterm.commands.shared.running import running_or_none
from sleepterm.commands.shared.session_log import SessionLog
from sleepterm.commands.shared.softer import softer_volume
from sleepterm.commands.shared.wake_settings import tell_wake, wake_sound
from sleepterm.desktop import clock
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.time_of_day import time_of_day_at
from sleepterm.night.wake_plan import SHORTEST_RISE, WakeSettings
from sleepterm.playback.local import LocalPlayback
from sleepterm.remote.client import Client
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, load_session
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _
from sleepterm.units import Percent, Seconds

_FALLBACK = LayerRequest("rain-steady")
_END = Percent(70)
_MOST_SOUND = Seconds(30 * 60.0)
_MOST_RISE = Seconds(15 * 60.0)


def run(request: NapRequest) -> int:
    """Play, fall silent, and wake at the end of the nap."""
    paths = Paths.of_user()
    stored = load_session(paths.session_file)
    loaded = load_with_mixes(paths)
    print_problems(loaded.problems)
    wanted = request.layers or _last_mix(stored, loaded.catalog)
    sounds = Catalog(tuple(track for track in loaded.catalog if track.has_file))
    mix, _mixes = unfold_mixes(MixRequest(wanted), sounds, paths)
    layers = named_layers(mix, sounds)
    now = clock.now().at
    settings = WakeSettings(
        time_of_day_at(now + request.length),
        rise=_rise(request.length),
        sound=wake_sound(request.sound, loaded.catalog),
        end=_END,
        at=now + request.length,
    )
    if not request.here:
        with running_or_none(paths) as client:
            if client is not None:
                return _nap_there(client, request, settings, layers)
    softer = softer_volume(stored.master)
    session = Session(
        master=softer if request.volume is None else request.volume,
        timer=_timer(request.length),
    )
    user, problems = load_settings(paths.config_file)
    print_problems(problems)
    user = on_device(user, request.device)
    tell_wake(settings, now)
    log = SessionLog(paths, plays=False, keep_layers=False, keep_master=False)

    def begin(playback: LocalPlayback) -> None:
        playback.waking.set_wake(settings)
        playback.play_layers([(track.id, percent) for track, percent in layers])

    with muted_native_stderr():
        player = headless_player(paths, user, session.master)
        rules = user.timer_rules
        run = HeadlessSession(player, loaded.catalog, session, log, timer_rules=rules)
        return run.run(begin, new_companions(paths, user))


def _nap_there(
    client: Client, request: NapRequest, settings: WakeSettings, layers: ChosenLayers
) -> int:
    """Let the sleepterm that runs already play and wake; the exit status.

    Raises:
        SleeptermError: another wake-up is set there, or the device can't be chosen.
    """
    check_options(MixRequest(()), request.device)
    state = client.state()
    if state.wake is not None:
        raise SleeptermError(
            _("Wakes already"),
            _(
                "The running sleepterm wakes you at {time}, and at one time only."
            ).format(time=state.wake.time),
            _("Add --here to nap beside it."),
            exit_status=1,
        )
    tell_wake(settings, clock.now().at)
    client.ask("waking.set_wake", settings)
    if request.volume is not None:
        client.ask("set_master", request.volume)
    status = play_layers_there(client, layers, None, ())
    client.ask("set_timer", _timer(request.length))
    # It is the nap's alone.
    client.ask("memory.set_later_timer", state.next_timer)
    return status


def _rise(nap: Seconds) -> Seconds:
    """A quarter of the nap, 5 to 15 minutes."""
    return Seconds(min(max(nap / 4, SHORTEST_RISE), _MOST_RISE))


def _timer(nap: Seconds) -> TimerSettings:
    """Sound for half of the nap, half an hour at most, fading in its second half."""
    sound = min(nap / 2, _MOST_SOUND)
    return TimerSettings(duration=Seconds(sound), fade=Seconds(sound / 2))


def _last_mix(session: Session, catalog: Catalog) -> tuple[LayerRequest, ...]:
    known = ((catalog.get(x.track_id), x.percent) for x in session.layers)
    layers = (
        LayerRequest(track.id, percent)
        for track, percent in known
        if track is not None and not track.missing
    )
    return tuple(layers) or (_FALLBACK,)
