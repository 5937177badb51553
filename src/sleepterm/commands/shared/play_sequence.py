"""Plays a session of parts without the screen."""

from __future__ import annotations

from typing import NamedTuple

from sleepterm.commands.requests.playing import MixRequest, TimerRequest
from sleepterm.commands.requests.wake import WakeRequest
from sleepterm.commands.shared.after_end import checked_then
from sleepterm.commands.shared.catalog_access import load_with_mixes, print_problems
from sleepterm.commands.shared.companions import new_companions
from sleepterm.commands.shared.console import tell
from sleepterm.commands.shared.detachment import Detachment
from sleepterm.commands.shared.device_option import on_device
from sleepterm.commands.shared.headless import HeadlessSession
from sleepterm.commands.shared.layer_options import guidance, tones
from sleepterm.commands.shared.new_player import headless_player
from sleepterm.commands.shared.session_log import SessionLog
from sleepterm.commands.shared.timer_options import timer_settings
from sleepterm.commands.shared.wake_settings import asked_wake
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.sequences.sequence_tracks import (
    SequenceTrack,
    sequence_named,
)
from sleepterm.playback.local import LocalPlayback
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session
from sleepterm.store.settings import Settings, load_settings
from sleepterm.translation import gettext as _
from sleepterm.units import DEFAULT_MASTER


def named_sequence(
    request: MixRequest, sounds: Catalog, paths: Paths
) -> SequenceTrack | None:
    """The session that is the only thing a request names, by its name or its id.

    Args:
        request: what to play.
        sounds: without mixes and sessions.
        paths: the user's folders.
    """
    if len(request.layers) != 1 or request.layers[0].name in sounds:
        return None
    name = request.layers[0].name
    catalog = load_with_mixes(paths).catalog
    track = catalog.get(name) or sequence_named(catalog, name)
    return track if isinstance(track, SequenceTrack) else None


def check_playable(track: SequenceTrack) -> None:
    """Check that a part of a session can be played.

    Raises:
        SleeptermError: none can.
    """
    if track.missing:
        raise SleeptermError(_("Missing"), f"'{track.title}': {track.missing}.")


class PartsRequest(NamedTuple):
    """How a session is played.

    Attributes:
        sound: volume, voice, bells, pace and seed.
        timer: the law of the fade, and what happens after the end; the session itself
            says when that is.
        wake: when to wake up; None for never.
        device: what `--device` says; None without it.
    """

    sound: MixRequest
    timer: TimerRequest
    wake: WakeRequest | None = None
    device: str | None = None


def play_sequence(
    track: SequenceTrack,
    catalog: Catalog,
    asked_for: PartsRequest,
    detachment: Detachment | None = None,
) -> int:
    """Play a session until it ends, or a signal comes.

    Args:
        track: the session.
        catalog: with the session, and with lengths.
        asked_for: how to play it.
        detachment: how a player without a terminal begins and ends.

    Returns:
        The exit status.
    """
    check_playable(track)
    sound, timer, wake, device = asked_for
    paths = Paths.of_user()
    settings = on_device(user_settings(paths), device)
    _tell_ignored(timer)
    asked = asked_wake(wake, timer.then, paths)
    length = timer_settings(timer, settings.timer)
    session = Session(
        master=DEFAULT_MASTER if sound.volume is None else sound.volume,
        timer=checked_then(length, is_asked=timer.then is not None),
        guidance=guidance(sound),
        tones=tones(sound),
    )
    log = SessionLog(
        paths,
        plays=settings.for_you,
        keep_layers=True,
        keep_master=sound.volume is not None,
    )

    def begin(playback: LocalPlayback) -> None:
        playback.waking.set_wake(asked.settings)
        playback.play(track.id)

    with muted_native_stderr():
        player = headless_player(paths, settings, session.master, sound.seed)
        return HeadlessSession(
            player, catalog, session, log, timer_rules=settings.timer_rules
        ).run(begin, new_companions(paths, settings, detachment))


def user_settings(paths: Paths) -> Settings:
    """The user's settings; what is wrong in them is printed."""
    settings, problems = load_settings(paths.config_file)
    print_problems(problems)
    return settings


def _tell_ignored(timer: TimerRequest) -> None:
    lengths = (timer.off or None, timer.duration, timer.until)
    if any(x is not None for x in (*lengths, timer.end, timer.tracks)):
        tell(
            _(
                "A session has its own end: --timer, --until, --end and --tracks "
                "are not used."
            )
        )
