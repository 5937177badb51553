"""Sounds, tracks, an output and a listener made of plain Python."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt
import soundfile as sf

from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.samples import RATE, Block
from sleepterm.audio.state import Event
from sleepterm.library.catalog.track import ContentType, LoopMode, PlaybackMode, Track
from sleepterm.units import Decibels

PATIENCE = 20.0
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


def steps(seconds: float = 1.0, *, rate: int = RATE, channels: int = 2) -> Block:
    """Each frame has a value of its own, so that a lost one is noticed."""
    frames = round(seconds * rate)
    counted = (np.arange(frames) % 30_011 - 15_005) / 32_768
    return np.repeat(counted[:, None], channels, axis=1).astype(np.float32)


def written(
    path: Path, sound: Block, rate: int = RATE, subtype: str | None = None
) -> Path:
    """The sound as a file, written piece by piece as libsndfile likes it."""
    with sf.SoundFile(path, "w", rate, sound.shape[1], subtype) as file:
        for start in range(0, len(sound), rate):
            file.write(sound[start : start + rate])
    return path


def pcm(path: Path) -> Block:
    """What a file holds."""
    sound, _rate = sf.read(path, dtype="float32", always_2d=True)
    return np.asarray(sound, dtype=np.float32)


def damaged_flac(file: Path, sound: Block) -> Path:
    """Bytes in the middle are gone."""
    content = bytearray(written(file, sound).read_bytes())
    middle = len(content) // 2
    content[middle : middle + 2000] = bytes(2000)
    file.write_bytes(content)
    return file


def damaged_wav(file: Path, sound: Block) -> Path:
    """A sample in the middle is no number."""
    sound = sound.copy()
    sound[len(sound) // 2] = np.nan
    return written(file, sound, subtype="FLOAT")


def torn_ogg(file: Path, sound: Block) -> Path:
    """One page in the middle is garbage; libvorbis steps over it."""
    content = bytearray(written(file, sound).read_bytes())
    page = content.index(b"OggS", len(content) // 2)
    content[page : page + 3000] = np.random.default_rng(5).bytes(3000)
    file.write_bytes(content)
    return file


def truncated_wav(file: Path, sound: Block) -> Path:
    """The header promises more than there is."""
    content = written(file, sound).read_bytes()
    file.write_bytes(content[: len(content) * 3 // 4])
    return file


DAMAGED: dict[str, Callable[[Path, Block], Path]] = {
    "flac": damaged_flac,
    "wav": damaged_wav,
    "ogg": torn_ogg,
}
"""Makers of files with damage in the middle."""


def loop(
    file: Path, mode: LoopMode = LoopMode.EXACT, *, name: str = "", gain_db: float = 0.0
) -> Track:
    return Track(
        id=name or file.stem,
        title=(name or file.stem).title(),
        type=ContentType.NOISE,
        file=file,
        loop=mode,
        gain_db=Decibels(gain_db),
    )


def guided(file: Path, *, name: str = "", captions: Path | None = None) -> Track:
    return Track(
        id=name or file.stem,
        title=(name or file.stem).title(),
        type=ContentType.STORY,
        file=file,
        playback=PlaybackMode.ONCE,
        captions=captions,
    )


def read_in(stream: Reader, frames: int, sizes: Iterable[int] = (4096,)) -> Block:
    """So many frames, read in blocks of these sizes over and over."""
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
    """Keeps what it is given, and takes only as many frames as it is allowed to.

    Args:
        problem: why there is no device; empty if there is one.
    """

    def __init__(self, problem: str = "") -> None:
        self.problem = problem
        self.is_open = False
        self.closed = threading.Event()
        self.drained = False
        self.opened = 0
        self._blocks: list[Block] = []
        self._allowed = 0
        self._frames = 0
        self._loss = ""
        self._changed = threading.Condition()

    @property
    def sound(self) -> Block:
        with self._changed:
            return np.concatenate([np.zeros((0, 2), np.float32), *self._blocks])

    def allow(self, seconds: float) -> None:
        """Take so much more."""
        with self._changed:
            self._allowed += round(seconds * RATE)
            self._changed.notify_all()

    def lose(self, reason: str) -> None:
        """The device goes, and stays away until `problem` is cleared."""
        with self._changed:
            self._loss = self.problem = reason
            self._changed.notify_all()

    def hear(self, seconds: float) -> Block:
        """Let so much be played; what it was."""
        with self._changed:
            start = len(self._blocks)
            goal = self._frames + round(seconds * RATE)
            self._allowed = max(self._allowed, goal)
            self._changed.notify_all()
            heard = self._changed.wait_for(lambda: self._frames >= goal, PATIENCE)
            assert heard, "the player has fallen silent"
            return np.concatenate(self._blocks[start:])

    def open(self) -> None:
        if self.problem:
            raise OutputError(self.problem)
        self.is_open = True
        self.opened += 1

    def wait(self) -> None:
        with self._changed:
            self._changed.wait_for(
                lambda: bool(self._loss) or self._frames < self._allowed, PATIENCE
            )
            loss, self._loss = self._loss, ""
        if loss:
            raise OutputError(loss)

    def write(self, block: Block) -> None:
        with self._changed:
            assert self.is_open
            self._blocks.append(block.copy())
            self._frames += len(block)
            self._changed.notify_all()

    def drain(self) -> None:
        self.drained = True

    def close(self) -> None:
        self.is_open = False
        self.closed.set()


class Ear:
    """A listener that remembers every event and waits for one."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self._news: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def __call__(self, event: Event) -> None:
        self._news.put(event)

    def wait_for(
        self,
        kind: type[SomeEvent],
        where: Callable[[SomeEvent], object] = lambda _event: True,
    ) -> SomeEvent:
        """The next event of a kind, and every event before it is behind us."""
        while True:
            event = self._news.get(timeout=PATIENCE)
            self.heard.append(event)
            if isinstance(event, kind) and where(event):
                return event

    def rest(self) -> list[Event]:
        """What has come without being waited for."""
        events: list[Event] = []
        while not self._news.empty():
            events.append(self._news.get())
        self.heard += events
        return events
