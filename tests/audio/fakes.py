"""Test sounds, tracks, a fake output and an event log."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt
import soundfile as sf

from sleepterm.audio.events import Event
from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.library.catalog.track import ContentType, LoopMode, PlaybackMode, Track
from sleepterm.units import Decibels

TIMEOUT = 20.0
"""Seconds after which a test that waits gives up."""

SomeEvent = TypeVar("SomeEvent", bound=Event)


class Reader(Protocol):
    def read(self, frames: int) -> Block: ...


def tone(
    frequency: float = 1000.0,
    seconds: float = 1.0,
    *,
    rate: int = RATE,
    level: float = 0.5,
    channels: int = 2,
) -> Block:
    at = np.arange(round(seconds * rate)) / rate
    wave = level * np.sin(2 * np.pi * frequency * at)
    return np.repeat(wave[:, None], channels, axis=1).astype(np.float32)


def noise(
    seconds: float = 1.0,
    *,
    rate: int = RATE,
    level: float = 0.1,
    channels: int = 2,
    seed: int = 1,
) -> Block:
    rng = np.random.default_rng(seed)
    shape = (round(seconds * rate), channels)
    return (rng.standard_normal(shape) * level).astype(np.float32)


def counting_ramp(seconds: float = 1.0, *, channels: int = 2) -> Block:
    """A ramp in which each frame has its own value, so that a lost one is noticed."""
    frames = round(seconds * RATE)
    counted = (np.arange(frames) % 30_011 - 15_005) / 32_768
    return np.repeat(counted[:, None], channels, axis=1).astype(np.float32)


def write_sound(
    path: Path, sound: Block, rate: int = RATE, subtype: str | None = None
) -> Path:
    """Write a sound file second by second: longer writes can crash libsndfile."""
    with sf.SoundFile(path, "w", rate, sound.shape[1], subtype) as file:
        for start in range(0, len(sound), rate):
            file.write(sound[start : start + rate])
    return path


def read_sound(path: Path) -> Block:
    """The samples of a file, float32, shape (frames, channels)."""
    sound, _rate = sf.read(path, dtype="float32", always_2d=True)
    return np.asarray(sound, dtype=np.float32)


def damaged_flac(file: Path, sound: Block) -> Path:
    """Write a FLAC file with zeroed bytes in the middle."""
    content = bytearray(write_sound(file, sound).read_bytes())
    middle = len(content) // 2
    content[middle : middle + 2000] = bytes(2000)
    file.write_bytes(content)
    return file


def damaged_wav(file: Path, sound: Block) -> Path:
    """Write a WAV file with NaN in the middle."""
    sound = sound.copy()
    sound[len(sound) // 2] = np.nan
    return write_sound(file, sound, subtype="FLOAT")


def torn_ogg(file: Path, sound: Block) -> Path:
    """Write an Ogg file with one garbage page, which libvorbis skips."""
    content = bytearray(write_sound(file, sound).read_bytes())
    page = content.index(b"OggS", len(content) // 2)
    content[page : page + 3000] = np.random.default_rng(5).bytes(3000)
    file.write_bytes(content)
    return file


def truncated_wav(file: Path, sound: Block) -> Path:
    """Write a WAV file whose header states more frames than it has."""
    content = write_sound(file, sound).read_bytes()
    file.write_bytes(content[: len(content) * 3 // 4])
    return file


DAMAGED: dict[str, Callable[[Path, Block], Path]] = {
    "flac": damaged_flac,
    "wav": damaged_wav,
    "ogg": torn_ogg,
}
"""Functions that write a file with damage in the middle, by format."""


def loop_track(
    file: Path, mode: LoopMode = LoopMode.EXACT, *, gain_db: float = 0.0
) -> Track:
    return Track(
        id=file.stem,
        title=file.stem.title(),
        type=ContentType.NOISE,
        file=file,
        loop=mode,
        gain_db=Decibels(gain_db),
    )


def guided_track(file: Path, *, captions: Path | None = None) -> Track:
    return Track(
        id=file.stem,
        title=file.stem.title(),
        type=ContentType.STORY,
        file=file,
        playback=PlaybackMode.ONCE,
        captions=captions,
    )


def read_in_blocks(
    stream: Reader, frames: int, sizes: Iterable[int] = (4096,)
) -> Block:
    """Read some frames in blocks of the given sizes, repeated."""
    parts: list[Block] = []
    turn = list(sizes)
    while frames > 0:
        part = stream.read(min(frames, turn[len(parts) % len(turn)]))
        assert len(part)
        parts.append(part)
        frames -= len(part)
    return np.concatenate(parts)


def bend(sound: npt.NDArray[np.floating]) -> float:
    """The largest second difference: small for smooth sounds, large for a click."""
    return float(np.abs(np.diff(sound.astype(np.float64), 2, axis=0)).max(initial=0))


def level_db(sound: npt.NDArray[np.floating]) -> float:
    return float(10 * np.log10(np.mean(np.square(sound, dtype=np.float64)) + 1e-30))


class FakeOutput:
    """Keeps the blocks written, and accepts only as many frames as allowed.

    Args:
        problem: why there is no device; empty if there is one.
        named_problem: why there is not the one that the user named.

    Attributes:
        giving_up: called when a lost device is given up, in the player's thread.
    """

    def __init__(self, problem: str = "", named_problem: str = "") -> None:
        self.problem = problem
        self.named_problem = named_problem
        self.is_open = False
        self.closed = threading.Event()
        self.drained = False
        self.opened = 0
        self.blocks: list[Block] = []
        self._allowed = 0
        self._frames = 0
        self.giving_up: Callable[[], None] = lambda: None
        self._loss = ""
        self._changed = threading.Condition()

    @property
    def sound(self) -> Block:
        with self._changed:
            return np.concatenate([np.zeros((0, 2), np.float32), *self.blocks])

    def allow(self, seconds: float) -> None:
        """Accept some more seconds."""
        with self._changed:
            self._allowed += round(seconds * RATE)
            self._changed.notify_all()

    def take_no_more(self) -> None:
        """Accept nothing of what was allowed and has not come yet."""
        with self._changed:
            self._allowed = self._frames

    def lose(self, reason: str) -> None:
        """The device goes, and stays away until `problem` is cleared."""
        with self._changed:
            self._loss = self.problem = reason
            self._changed.notify_all()

    def play(self, seconds: float) -> Block:
        """Let some seconds be played.

        Returns:
            The blocks written meanwhile, shape (frames, 2).
        """
        with self._changed:
            start = len(self.blocks)
            goal = self._frames + round(seconds * RATE)
            self._allowed = max(self._allowed, goal)
            self._changed.notify_all()
            played = self._changed.wait_for(lambda: self._frames >= goal, TIMEOUT)
            assert played, "the player has fallen silent"
            return np.concatenate(self.blocks[start:])

    def open(self, *, any_device: bool = False) -> None:
        if self.named_problem and not any_device:
            raise OutputError(self.named_problem, is_awaited=True)
        if self.problem:
            raise OutputError(self.problem)
        self.is_open = True
        self.opened += 1

    def wait(self) -> None:
        with self._changed:
            self._changed.wait_for(
                lambda: bool(self._loss) or self._frames < self._allowed, TIMEOUT
            )
            loss, self._loss = self._loss, ""
        if loss:
            self.giving_up()
            raise OutputError(loss)

    def write(self, block: Block) -> None:
        with self._changed:
            assert self.is_open
            self.blocks.append(block.copy())
            self._frames += len(block)
            self._changed.notify_all()

    def drain(self) -> None:
        self.drained = True

    def close(self) -> None:
        self.is_open = False
        self.closed.set()


class EventLog:
    """A listener that keeps every event and can wait for one."""

    def __init__(self) -> None:
        self.seen: list[Event] = []
        self._news: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def __call__(self, event: Event) -> None:
        self._news.put(event)

    def wait_for(
        self,
        kind: type[SomeEvent],
        where: Callable[[SomeEvent], object] = lambda _event: True,
    ) -> SomeEvent:
        """Wait for the next event of a kind; earlier ones go to `seen`."""
        while True:
            event = self._news.get(timeout=TIMEOUT)
            self.seen.append(event)
            if isinstance(event, kind) and where(event):
                return event

    def take_pending(self) -> list[Event]:
        """The events that have come and were not waited for."""
        events: list[Event] = []
        while not self._news.empty():
            events.append(self._news.get())
        self.seen += events
        return events
