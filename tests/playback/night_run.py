"""Playback with the real player on one thread, which renders when it is asked to."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import replace
from pathlib import Path

import numpy as np
from tests.audio.fakes import TIMEOUT, FakeOutput, guided_track, loop_track, write_sound
from tests.playback.playback_run import FakeHost, mix, sequence

from sleepterm.audio.events import Event
from sleepterm.audio.player import BLOCK, Player
from sleepterm.audio.player_options import PLAIN, PlayerOptions
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.formats.chapters.chapter import Chapter
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.history.plays import Play
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.library.sequences.sequence_tracks import with_sequences
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.storage import Storage
from sleepterm.store.session import Session
from sleepterm.units import UNITY_MASTER, Seconds

SPAN = Seconds(BLOCK / RATE)
"""Seconds of a block."""

LEVEL = 0.07
"""Of every sound, so low that the limiter leaves the sum of all alone."""

LOOPS = ("plain", "level", "even")
TALK, LECTURE = "talk", "lecture"
TALK_LENGTH = 9.0

_WORDS = """WEBVTT

00:00:01.000 --> 00:00:02.000
Breathe.

00:00:03.000 --> 00:00:05.000
And breathe again.

00:00:06.000 --> 00:00:07.500
Sleep.
"""


def flat_tracks(folder: Path) -> tuple[Track, ...]:
    """Sounds whose samples are the gain: loops, a session with words, and chapters."""
    flat = np.full((RATE, 2), LEVEL, dtype=np.float32)
    loops = [
        loop_track(write_sound(folder / f"{name}.wav", flat, subtype="FLOAT"))
        for name in LOOPS
    ]
    frames = round(TALK_LENGTH * RATE)
    # Without edges of its own.
    edge = np.minimum(np.arange(frames), np.arange(frames)[::-1]) / RATE
    hum = np.repeat(LEVEL * np.minimum(edge, 1.0)[:, None], 2, axis=1)
    for name in (TALK, LECTURE):
        write_sound(
            folder / f"{name}.wav", np.asarray(hum, dtype=np.float32), subtype="FLOAT"
        )
    words = folder / "talk.vtt"
    words.write_text(_WORDS, encoding="utf-8")
    length = Seconds(TALK_LENGTH)
    talk = guided_track(folder / f"{TALK}.wav", captions=words)
    lecture = guided_track(folder / f"{LECTURE}.wav")
    starts = (Chapter(Seconds(0.0), "One"), Chapter(Seconds(4.0), "Two"))
    return (
        *loops,
        replace(talk, bed="level", length=length),
        replace(lecture, length=length, chapters=starts),
    )


MIXES = (mix("Two", plain=80, even=60), mix("Told", talk=100, plain=40))
SEQUENCES = (
    sequence(
        "Parts",
        "plain 3s",
        TALK,
        "even 4s to 20",
        crossfade=Seconds(1.0),
        fade=Seconds(2.0),
    ),
    sequence("Breath", "breathe 4-6 20s", "level 2s rising 1s", crossfade=Seconds(0.5)),
)


class NightRun:
    """Real playback, player and engine; time passes block by block.

    Args:
        tracks: of `flat_tracks`.
        timer: armed at every start.
        output: takes the sound.
        catalog: in place of that of the tracks.
        options: the user's settings and memory.

    Attributes:
        block: the last block that the output took; None if it took none.
        events: of the player since they were last cleared.
    """

    def __init__(
        self,
        tracks: tuple[Track, ...],
        timer: TimerSettings,
        *,
        output: FakeOutput | None = None,
        catalog: Catalog | None = None,
        options: PlayerOptions = PLAIN,
    ) -> None:
        self.output = output or FakeOutput()
        self.output.allow(10.0**9)
        self.host = FakeHost()
        self.events: list[Event] = []
        self.saved: list[Session] = []
        self.plays: list[Play] = []
        self.block: Block | None = None
        self._queue: deque[Event] = deque()
        self.player = Player(
            self.output,
            master=UNITY_MASTER,
            seed=1,
            clock=lambda: self.host.ticks,
            options=options,
        )
        self.playback = LocalPlayback(
            self.host,
            Session(master=UNITY_MASTER),
            default_timer=timer,
            storage=Storage(self.saved.append, self.plays.extend),
        )
        self.playback.catalog = catalog or with_sequences(
            with_mixes(Catalog(tracks), MIXES), SEQUENCES
        )
        self.player.subscribe(self._queue.append)
        # In place of its thread.
        self.player._try_device()
        self.playback.attach(self.player)
        self.settle()

    def settle(self) -> None:
        """Carry out all commands, open all files, and deliver all events."""
        player = self.player
        while True:
            while player._take_command(Seconds(0.0)):
                pass
            player._opener.open_layers()
            if player._opener._awaited:
                opened = threading.Event()
                player._opener.opening.submit(opened.set)
                assert opened.wait(TIMEOUT)
            if player._commands.empty():
                player._publish_state()
                self._deliver()
            if player._commands.empty():
                return

    def pass_block(self) -> None:
        """Let the time of a block pass, with or without a device."""
        player, host = self.player, self.host
        before = len(self.output.blocks)
        if player._engine.at_rest:
            host.advance(SPAN)
        elif player._open:
            player._step()
            host.advance(SPAN)
        else:
            player._commands.put(lambda: host.advance(SPAN))
            player._step()
        taken = self.output.blocks[before:]
        self.block = taken[0] if taken else None
        self._deliver()
        self.settle()

    def close(self) -> None:
        """Leave, as the user does; fails unless it is silent within a second."""
        self.playback.lifecycle.leave()
        player = self.player
        player.close(Seconds(0.5))
        for _ in range(round(1.0 / SPAN)):
            if not player._is_done():
                player._step()
        assert player._is_done()
        self.playback.lifecycle.finish_plays()
        for pool in (self.player._opener.opening, self.player._opener.decoding):
            pool.shutdown(wait=True)

    def _deliver(self) -> None:
        while self._queue:
            event = self._queue.popleft()
            self.events.append(event)
            self.playback.lifecycle.receive(event)
