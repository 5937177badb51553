"""Plays a track without a file, as `breathe` and `sit` do."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sleepterm.commands.requests.breathing import BreatheRequest, SitRequest
from sleepterm.commands.requests.playing import TimerRequest
from sleepterm.commands.shared.breath_line import BreathLine
from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.companions import new_companions
from sleepterm.commands.shared.device_option import on_device
from sleepterm.commands.shared.headless import HeadlessSession
from sleepterm.commands.shared.layer_options import check_bed
from sleepterm.commands.shared.made_there import play_made_there
from sleepterm.commands.shared.new_player import headless_player
from sleepterm.commands.shared.running import running_or_none
from sleepterm.commands.shared.session_log import SessionLog
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.timer_rules import TimerRules
from sleepterm.playback.local import LocalPlayback
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session
from sleepterm.store.settings import Settings, load_settings
from sleepterm.units import DEFAULT_LAYER, DEFAULT_MASTER


class MadeTimer(NamedTuple):
    """The timer of a track that is made while it plays.

    Attributes:
        asked: what was asked for.
        settings: makes the timer from the one in config.toml.
        rules: makes the rules of the timer from those in config.toml.
    """

    asked: TimerRequest
    settings: Callable[[TimerSettings], TimerSettings]
    rules: Callable[[TimerRules], TimerRules]


def play_made(
    track: Track,
    *,
    asked: BreatheRequest | SitRequest,
    bed: str | None,
    timer: MadeTimer,
    guide: BreathLine | None = None,
) -> int:
    """Play a track and its bed; the last mix stays what it was.

    If a sleepterm runs already, that one plays it, unless it is to be here.

    Args:
        track: the guided track.
        asked: for its volume and device.
        bed: id of the loop beneath, `NO_BED`, or None for the track's own.
        timer: when the sound ends.
        guide: what the status line shows.

    Returns:
        The exit status.

    Raises:
        SleeptermError: the bed is unknown, or no loop.
    """
    paths = Paths.of_user()
    loaded = load(paths)
    settings, problems = load_settings(paths.config_file)
    print_problems([*loaded.problems, *problems])
    found = check_bed(bed, [(track, DEFAULT_LAYER)], loaded.catalog)
    if not asked.here:
        with running_or_none(paths) as client:
            if client is not None:
                return play_made_there(client, track, asked, timer.asked, found)
    settings = on_device(settings, asked.device)
    session = Session(
        master=DEFAULT_MASTER if asked.volume is None else asked.volume,
        timer=timer.settings(settings.timer),
    )
    log = _log(paths, settings, keep_master=asked.volume is not None)

    def begin(playback: LocalPlayback) -> None:
        playback.play_layers([(track.id, DEFAULT_LAYER)], found)

    with muted_native_stderr():
        player = headless_player(paths, settings, session.master)
        played = (player, loaded.catalog, session, log, guide)
        run = HeadlessSession(*played, timer_rules=timer.rules(settings.timer_rules))
        return run.run(begin, new_companions(paths, settings))


def _log(paths: Paths, settings: Settings, *, keep_master: bool) -> SessionLog:
    plays = settings.for_you
    return SessionLog(paths, plays=plays, keep_layers=False, keep_master=keep_master)
