"""Speaks the shuffle of words with a voice of this machine, and plays it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from sleepterm.audio.outputs.sound_card import sound_card
from sleepterm.audio.player import Player
from sleepterm.commands.shared.companions import new_companions
from sleepterm.commands.shared.headless import HeadlessSession
from sleepterm.commands.shared.own_voice import own_voice
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.commands.shared.session_log import SessionLog
from sleepterm.desktop.signals import EndedError, ended_by_signals, exit_status
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.local import LocalPlayback
from sleepterm.speech.engines.engine import Engine
from sleepterm.speech.rendering import render_session
from sleepterm.speech.word_sound import words_script
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _
from sleepterm.units import DEFAULT_LAYER, DEFAULT_MASTER, Decibels, Seconds

_NAME = "shuffle-of-words"
_GAIN = Decibels(-4.0)
"""As for the bundled sessions."""


def play_words(words: Sequence[str], every: Seconds, voice: str) -> int:
    """Speak words, then play them without the screen.

    Args:
        words: in their order.
        every: seconds from the start of one to the start of the next.
        voice: "ENGINE" or "ENGINE:NAME"; "" for the best engine that is installed.

    Returns:
        The exit status.

    Raises:
        SleeptermError: there is no such voice, it fails, or nothing can be written.
    """
    paths = Paths.of_user()
    settings, _problems = load_settings(paths.config_file)
    engine, name = own_voice(voice, settings.voice)
    try:
        with ended_by_signals():
            track = _spoken(words, every, engine, name, paths.spoken_words)
    except EndedError as ended:
        return exit_status(ended.number)
    session = Session(master=DEFAULT_MASTER, timer=TimerSettings(enabled=False))
    log = SessionLog(paths, plays=False, keep_layers=False, keep_master=False)

    def begin(playback: LocalPlayback) -> None:
        playback.play_layers([(track.id, DEFAULT_LAYER)], NO_BED)

    with muted_native_stderr():
        player = Player(sound_card(settings.device), master=session.master)
        run = HeadlessSession(player, Catalog((track,)), session, log)
        return run.run(begin, new_companions(paths, settings))


def _spoken(
    words: Sequence[str], every: Seconds, engine: Engine, voice: str, folder: Path
) -> Track:
    """The words as a guided track; each word is spoken once and kept."""
    script = folder / f"{_NAME}.txt"
    write_atomically(script, words_script(words, every))
    with ProgressLine(sys.stderr, _("Speaking")) as line:
        line.show(0.0)
        try:
            rendered = render_session(
                script,
                engine,
                voice,
                folder,
                cache=folder / "words",
                progress=lambda done, total: line.show(done / total),
            )
        except SleeptermError as error:
            raise SleeptermError(
                error.title,
                _("The words can't be spoken: {reason}").format(reason=error.message),
                error.hint,
                exit_status=error.exit_status,
            ) from error
    return Track(
        _NAME,
        rendered.session.title,
        ContentType.MEDITATION,
        rendered.audio,
        playback=PlaybackMode.ONCE,
        captions=rendered.captions,
        gain_db=_GAIN,
        length=rendered.timeline.length,
    )
