"""Sound files: opened, played, sought, analysed and converted, as far as they go."""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
import soundfile as sf
from tests.fuzz.target import Run, Target
from tests.fuzz.targets.tagged import with_checksums

from sleepterm.audio.sources.decoder import DecodeError, Decoder
from sleepterm.audio.sources.source import CHUNK, Source
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.formats.sound_suffixes import CONVERTIBLE_SUFFIXES, PLAYABLE_SUFFIXES
from sleepterm.importing.analysis import UnusableSoundError, analyse_sound
from sleepterm.importing.conversion import can_convert
from sleepterm.importing.readable import readable_sound
from sleepterm.library.catalog.track import ContentType, LoopMode, PlaybackMode, Track
from sleepterm.units import Seconds

_RATE = 8000
_SPARSE = b"SPARSE:"
"""Behind it eight bytes: how long the file is made, with nothing in it."""
_LARGEST = 1 << 36
_MOST = Seconds(4.0)
"""Of a sound that is analysed: whoever claims hours gets no more here."""
_FORMS = (
    *(("WAV", "PCM_16"), ("WAV", "FLOAT"), ("WAV", "IMA_ADPCM"), ("WAVEX", "PCM_24")),
    *(("AIFF", "PCM_16"), ("AU", "ULAW"), ("W64", "PCM_16"), ("RF64", "PCM_16")),
    *(("CAF", "ALAC_16"), ("FLAC", "PCM_16"), ("OGG", "VORBIS"), ("OGG", "OPUS")),
    *(("MP3", "MPEG_LAYER_III"), ("WAV", "GSM610"), ("CAF", "PCM_16")),
)
_SUFFIXES = sorted(PLAYABLE_SUFFIXES | CONVERTIBLE_SUFFIXES)


class _EnoughError(Exception):
    """No more of a sound is wanted."""


def _tick(done: Seconds, _total: Seconds) -> None:
    if done > _MOST:
        raise _EnoughError


@contextlib.contextmanager
def _sounds(folder: Path) -> Iterator[Run]:
    below = folder / "sounds"

    def run(data: bytes) -> None:
        below.mkdir(exist_ok=True)
        path = _written(data, folder)
        try:
            with contextlib.suppress(DecodeError):
                _decode(path)
            for mode in (LoopMode.EXACT, LoopMode.CROSSFADE, LoopMode.SHUFFLE, None):
                with contextlib.suppress(DecodeError):
                    _play(_track(path, mode))
            _add(path, below)
            assert not [*below.iterdir()], "a hidden copy was left"
        finally:
            path.unlink()

    with muted_native_stderr():
        yield run


def _written(data: bytes, folder: Path) -> Path:
    """The input as a file; its bytes decide which suffix it has."""
    digest = zlib.crc32(data)
    suffix = ".wav" if digest % 4 else _SUFFIXES[digest // 4 % len(_SUFFIXES)]
    path = folder / f"x{suffix}"
    head, mark, rest = data.rpartition(_SPARSE)
    path.write_bytes(head if mark else data)
    if mark:
        size = int.from_bytes(rest[:8], "little") % _LARGEST
        with path.open("r+b") as file:
            file.truncate(max(len(head), size))
    return path


def _decode(path: Path) -> None:
    for lenient in (False, True):
        with Decoder(path, lenient=lenient) as decoder:
            for _ in range(3):
                if not len(decoder.read(decoder.rate)):
                    break
            if not lenient:
                decoder.seek(decoder.frames // 2)
                _ = decoder.read(1000)


def _track(path: Path, mode: LoopMode | None) -> Track:
    playback = PlaybackMode.LOOP if mode else PlaybackMode.ONCE
    other = ContentType.OTHER
    if mode is None:
        return Track("x", "X", other, path, playback=playback)
    return Track("x", "X", other, path, playback=playback, loop=mode)


def _play(track: Track) -> None:
    source = Source(track, random.Random(1))
    try:
        for _ in range(3):
            block = source.read(CHUNK)
            assert np.isfinite(block).all(), "no number"
        if not track.is_loop:
            source.seek(Seconds(source.length * 0.7))
            _ = source.read(CHUNK)
    finally:
        source.close()


def _add(path: Path, folder: Path) -> None:
    with (
        contextlib.suppress(UnusableSoundError, OSError, _EnoughError),
        readable_sound(path, folder, _tick) as readable,
    ):
        _ = analyse_sound(readable.path, _tick)


def _sound(form: str, subtype: str, channels: int = 2, seconds: float = 0.2) -> bytes:
    rng = np.random.default_rng(7)
    rate = _RATE if subtype != "GSM610" else 8000
    wave = (rng.standard_normal((int(seconds * rate), channels)) * 0.05).clip(-1, 1)
    file = io.BytesIO()
    sf.write(file, wave, rate, format=form, subtype=subtype)
    return file.getvalue()


def _seeds() -> list[bytes]:
    found = []
    for form, subtype in _FORMS:
        channels = 1 if subtype in {"GSM610", "OPUS"} else 2
        with contextlib.suppress(sf.LibsndfileError, ValueError):
            found.append(_sound(form, subtype, channels))
    chained = found[-1] + _sound("OGG", "VORBIS") + _sound("OGG", "VORBIS", 1)
    return [*found, chained, *map(_absurd, _ABSURD), b"", b"RIFF", b"\xff\xfb\x90\xc4"]


_ABSURD = (
    *((1000, 44_100, 16), (65_535, 192_000, 32), (1, 1, 16), (2, 0, 16)),
    *((0, 44_100, 16), (2, 0xFFFFFFFF, 8), (8, 384_000, 64), (2, 44_100, 0)),
)


def _absurd(form: tuple[int, int, int]) -> bytes:
    """A WAV whose header claims much, in a file that is as large as it claims."""
    channels, rate, bits = form
    frame = channels * bits // 8
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        *(b"RIFF", 0x7FFFFFFF, b"WAVE", b"fmt ", 16, 1, channels, rate),
        *(rate * frame % 2**32, frame % 2**16, bits, b"data", 0x7FFFFF00),
    )
    return head + _SPARSE + (0x7FFFFFFF).to_bytes(8, "little")


def _foreign_seeds() -> list[bytes]:
    if not can_convert():
        return [b""]
    from tests.importing.foreign_formats import KINDS, foreign

    folder = Path(os.environ.get("TMPDIR", "/tmp"), f"foreign-{os.getpid()}")
    chosen = [x for x in KINDS if not x.video]
    try:
        return [foreign(folder, kind).read_bytes() for kind in chosen]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _foreign(folder: Path) -> Iterator[Run]:
    below = folder / "sounds"

    def run(data: bytes) -> None:
        below.mkdir(exist_ok=True)
        path = folder / f"x{_SUFFIXES[zlib.crc32(data) % len(_SUFFIXES)]}"
        path.write_bytes(data)
        _add(path, below)
        assert not [*below.iterdir()], "a hidden copy was left"
        path.unlink()

    with muted_native_stderr():
        yield run


def _with_checksums(data: bytes, rng: Random) -> bytes:
    if rng.random() < 0.02:
        size = rng.choice((1 << 20, 1 << 31, (1 << 32) + 7, 1 << 35))
        return data + _SPARSE + size.to_bytes(8, "little")
    return with_checksums(data, rng)


_WORDS = (
    *(b"RIFF", b"RF64", b"WAVE", b"fmt ", b"data", b"fact", b"LIST", b"smpl", b"cue "),
    *(b"FORM", b"AIFC", b"COMM", b"SSND", b"caff", b"desc", b"pakt", b"kuki", b"fLaC"),
    *(b"OggS", b"\x01vorbis", b"\x03vorbis", b"\x05vorbis", b"OpusHead", b"OpusTags"),
    *(b"\xff\xfb", b"ID3\3", b"Xing", b"LAME", b"bext", b"PEAK", b".snd", b"\xff\xff"),
)
TARGETS = (
    Target("sounds", _seeds, _sounds, _WORDS, repaired=_with_checksums, weight=0.8),
    Target("foreign-sounds", _foreign_seeds, _foreign, (b"moov", b"trak"), weight=0.06),
)
