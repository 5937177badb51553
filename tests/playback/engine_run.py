"""Playback with the real player and an output that records the sound."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from tests.audio.fakes import (
    TIMEOUT,
    FakeOutput,
    guided_track,
    loop_track,
    tone,
    write_sound,
)
from tests.playback.playback_run import FakeHost

from sleepterm.audio.events import Event
from sleepterm.audio.player import BLOCK, Player
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.storage import Storage
from sleepterm.store.session import Session
from sleepterm.units import UNITY_MASTER, Seconds

ALL_NIGHT = TimerSettings(enabled=False)
LEVEL = 0.25
"""Peak of every sound: -15 dB for a sine, -12 dB for the flat one."""

HUM, THRUM, DRONE, TALK, FLAT = "hum", "thrum", "drone", "talk", "flat"
HERTZ = {HUM: 30, THRUM: 50, DRONE: 70, TALK: 110}
"""Whole numbers, so that a spectrum of whole seconds separates the tones."""

WORDS = """WEBVTT

NOTE sleepterm session
bed drone 00:00:06.000

00:00:20.000 --> 00:00:21.000
Breathe.
"""


def tracks(folder: Path) -> tuple[Track, ...]:
    """Tones, a flat sound whose samples are the gain, and a session that changes
    its bed at the sixth second.
    """
    seconds = {TALK: 40}
    for name, hertz in HERTZ.items():
        sound = tone(hertz, seconds.get(name, 4), level=LEVEL)
        write_sound(folder / f"{name}.wav", sound, subtype="FLOAT")
    flat = np.full((4 * RATE, 2), LEVEL, dtype=np.float32)
    write_sound(folder / "flat.wav", flat, subtype="FLOAT")
    words = folder / "talk.vtt"
    words.write_text(WORDS, encoding="utf-8")
    talk = guided_track(folder / "talk.wav", captions=words)
    talk = replace(talk, bed=THRUM, length=Seconds(40.0))
    loops = (HUM, THRUM, DRONE, FLAT)
    return (*(loop_track(folder / f"{name}.wav") for name in loops), talk)


class EngineRun:
    """Real playback and player; time advances with the sound that the output takes.

    Args:
        folder: gets the sound files.
        timer: armed at every start.
    """

    def __init__(self, folder: Path, timer: TimerSettings = ALL_NIGHT) -> None:
        self.output = FakeOutput()
        self.host = FakeHost()
        self.saved: list[Session] = []
        self.events: list[Event] = []
        self._queue: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.player = Player(self.output, master=UNITY_MASTER, seed=1)
        self.playback = LocalPlayback(
            self.host,
            Session(master=UNITY_MASTER),
            default_timer=timer,
            storage=Storage(self.saved.append),
        )
        self.playback.catalog = Catalog(tracks(folder))
        self.player.subscribe(self._queue.put)
        self.player.start()
        self.playback.attach(self.player)

    @property
    def state(self) -> PlaybackState:
        return self.playback.state

    def play(self, track_id: str) -> None:
        """Play a track, and wait until its files are open."""
        self.playback.play(track_id)
        self.settle()

    def settle(self) -> None:
        """Wait until the player has carried out all commands and opened all files."""
        self.output.allow(BLOCK / RATE)
        self._carry_out()
        opened = threading.Event()
        self.player._opener.opening.submit(opened.set)
        assert opened.wait(TIMEOUT)
        self.receive()

    def render(self, seconds: float) -> Block:
        """Play for some seconds, in whole blocks; returns the sound."""
        start = len(self.output.sound)
        end = start + round(seconds * RATE)
        while (done := len(self.output.sound)) < end:
            self.output.play(min(0.2, (end - done) / RATE))
            self.receive()
        return self.output.sound[start:]

    def until(self, kind: type[Event], seconds: float = 20.0) -> None:
        """Play until the player emits an event of a kind, for `seconds` at most.

        Then the output takes no more, or what is played next would run ahead.
        """
        self.output.allow(seconds)
        while not any(isinstance(event, kind) for event in self.events):
            self._take(TIMEOUT)
        self.output.take_no_more()

    def until_state(self, where: Callable[[PlaybackState], bool]) -> None:
        """Receive events until the state meets a condition."""
        while not where(self.state):
            self._take(TIMEOUT)

    def receive(self) -> None:
        """Receive all events of the player so far."""
        while not self._queue.empty():
            self._take(0.0)

    def wait_for_silence(self) -> None:
        """Wait until the player is silent, and let the output take nothing more.

        The output must still be allowed to take enough until then.
        """
        while not self.player._engine.at_rest:
            self._carry_out()
        # Commands at rest are carried out after the last snapshot.
        self._carry_out()
        self._carry_out()
        self.output.take_no_more()
        self.receive()

    def close(self) -> None:
        self.output.allow(10)
        self.player.close(Seconds(0.1))
        assert not self.player._thread.is_alive()

    def _carry_out(self) -> None:
        carried_out = threading.Event()
        self.player._commands.put(carried_out.set)
        assert carried_out.wait(TIMEOUT)

    def _take(self, patience: float) -> None:
        event = self._queue.get(timeout=patience or None)
        self.events.append(event)
        self.playback.lifecycle.receive(event)


def level_of(sound: Block, name: str) -> float:
    """The level in dB of one tone's sine within whole seconds of sound."""
    seconds = len(sound) // RATE
    spectrum = np.fft.rfft(sound[: seconds * RATE, 0].astype(np.float64))
    amplitude = 2 * np.abs(spectrum[HERTZ[name] * seconds]) / (seconds * RATE)
    return float(20 * np.log10(amplitude / np.sqrt(2) + 1e-9))


def step_of(*names: str, fastest: float) -> float:
    """The largest step from sample to sample that tones and a ramp can make.

    Args:
        names: the tones that sound together.
        fastest: seconds of the fastest ramp, from silence to full.
    """
    slopes = sum(2 * np.pi * HERTZ[name] / RATE for name in names)
    # A ramp's cosine is steeper in its middle than a straight line.
    return float(LEVEL * (slopes + len(names) * np.pi / 2 / (fastest * RATE)))


def largest_step(sound: Block) -> float:
    return float(np.abs(np.diff(sound.astype(np.float64), axis=0)).max(initial=0))
