"""Plays a track without a file, as `breathe` and `sit` do."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.commands.shared.breath_line import BreathLine
from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.companions import new_companions
from sleepterm.commands.shared.headless import HeadlessSession
from sleepterm.commands.shared.layer_options import check_bed
from sleepterm.commands.shared.new_player import new_player
from sleepterm.commands.shared.session_log import SessionLog
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.timer_rules import TimerRules
from sleepterm.playback.local import LocalPlayback
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session
from sleepterm.store.settings import load_settings
from sleepterm.units import DEFAULT_LAYER, DEFAULT_MASTER, Percent


def play_made(
    track: Track,
    *,
    bed: str | None,
    volume: Percent | None,
    timer: Callable[[TimerSettings], TimerSettings],
    rules: Callable[[TimerRules], TimerRules],
    guide: BreathLine | None = None,
) -> int:
    """Play a track and its bed; the last mix stays what it was.

    Args:
        track: the guided track.
        bed: id of the loop beneath, `NO_BED`, or None for the track's own.
        volume: master volume; None for the default.
        timer: makes the timer from the one in config.toml.
        rules: makes the rules of the timer from those in config.toml.
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
    session = Session(
        master=DEFAULT_MASTER if volume is None else volume,
        timer=timer(settings.timer),
    )
    log = SessionLog(
        paths,
        plays=settings.for_you,
        keep_layers=False,
        keep_master=volume is not None,
    )

    def begin(playback: LocalPlayback) -> None:
        playback.play_layers([(track.id, DEFAULT_LAYER)], found)

    kept = rules(settings.timer_rules)
    with muted_native_stderr():
        player = new_player(paths, session.master, drift=settings.drift)
        return HeadlessSession(
            player, loaded.catalog, session, log, guide, timer_rules=kept
        ).run(begin, new_companions(paths, settings))
