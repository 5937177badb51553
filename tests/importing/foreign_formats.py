"""Files that libsndfile can't read, made of a tone with PyAV."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, cast

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream

PITCH = 1000.0
LEVEL = 0.25
SECONDS = 3
_FRAMES = 1024


class Kind(NamedTuple):
    """A form of file.

    Attributes:
        name: what such a file is called.
        codec: of its sound; "" for none.
        video: codec of its pictures; "" for none.
    """

    name: str
    codec: str
    rate: int = 44_100
    layout: str = "stereo"
    video: str = ""


KINDS = (
    Kind("tone.m4a", "aac"),
    Kind("lossless.m4a", "alac"),
    Kind("film.mp4", "aac", video="mpeg4"),
    Kind("film.mov", "aac", video="mpeg4"),
    Kind("tone.aac", "aac"),
    Kind("tone.webm", "libopus", 48_000),
    Kind("film.webm", "libopus", 48_000, video="libvpx"),
    Kind("film.mkv", "flac", video="mpeg4"),
    Kind("tone.wma", "wmav2"),
    Kind("mono.m4a", "aac", layout="mono"),
    Kind("surround.m4a", "aac", 48_000, layout="5.1"),
    Kind("high.mka", "flac", 384_000),
    Kind("eight.m4a", "aac", 48_000, layout="7.1"),
)


def foreign(folder: Path, kind: Kind, title: str = "A tone") -> Path:
    """A tone of `SECONDS` in a file of that kind; its index comes first."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / kind.name
    options = {"movflags": "faststart"} if path.suffix != ".aac" else {}
    with av.open(str(path), "w", options=options) as container:
        container.metadata.update({"title": title, "artist": "Nobody"})
        video = _pictures(container, kind.video) if kind.video else None
        sound = None
        if kind.codec:
            sound = cast(AudioStream, container.add_stream(kind.codec, rate=kind.rate))
            sound.codec_context.layout = kind.layout
            if kind.codec == "wmav2":
                sound.codec_context.bit_rate = 128_000
        if video:
            _film(container, video)
        if sound:
            _sing(container, sound, kind)
    return path


def _pictures(container: OutputContainer, codec: str) -> VideoStream:
    stream = cast(VideoStream, container.add_stream(codec, rate=10))
    stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
    return stream


def _film(container: OutputContainer, stream: VideoStream) -> None:
    for number in range(10 * SECONDS):
        picture = np.full((48, 64, 3), number * 8, dtype=np.uint8)
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts = number
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def _sing(container: OutputContainer, stream: AudioStream, kind: Kind) -> None:
    at = np.arange(kind.rate * SECONDS) / kind.rate
    wave = (LEVEL * np.sin(2 * np.pi * PITCH * at)).astype(np.float32)
    channels = av.AudioLayout(kind.layout).nb_channels
    for start in range(0, len(wave), _FRAMES):
        part = np.repeat(wave[start : start + _FRAMES], channels)[None]
        # Interleaved: PyAV takes eight planes for nine.
        frame = av.AudioFrame.from_ndarray(part, format="flt", layout=kind.layout)
        frame.sample_rate, frame.pts = kind.rate, start
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
