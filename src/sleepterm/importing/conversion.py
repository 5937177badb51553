"""Converts sounds that libsndfile can't read to Ogg Vorbis.

The only file that imports PyAV, which comes with the extra "formats", and only when
it is needed.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.sources.decoder import (
    MOST_CHANNELS,
    RATES,
    DecodeError,
    Decoder,
)
from sleepterm.formats.sound_suffixes import CONVERTIBLE_SUFFIXES
from sleepterm.importing.analysis import Tick, UnusableSoundError
from sleepterm.importing.patient_file import PatientFile
from sleepterm.importing.sound_copy import Samples, SoundStream, write_copy
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.resampler import AudioResampler
    from av.audio.stream import AudioStream
    from av.container import InputContainer

_SIGNATURES = (
    (4, b"ftyp", "M4A"),
    (0, b"\x1aE\xdf\xa3", "WebM"),
    (0, b"\x30\x26\xb2\x75", "WMA"),
    (0, b"\xff\xf1", "AAC"),
    (0, b"\xff\xf9", "AAC"),
)
_PROTECTED = frozenset({"drms", "enca", "aavd"})
# No protocol, as some formats only name where the sound is; a WAV that states sixty
# thousand channels would be read in packets of gigabytes.
_OPTIONS = {"protocol_whitelist": "none", "max_size": str(1 << 20)}
_ENCODED_RATES = range(8_000, 192_001)
_LOUDEST = 1_000.0


@dataclass(frozen=True, slots=True)
class Conversion:
    """What was written.

    Attributes:
        length: in seconds.
        stated: the length that the file claims to have, in seconds; None if unknown.
        is_damaged: whether it ends where damage begins.
    """

    length: Seconds
    stated: Seconds | None
    is_damaged: bool


def can_convert() -> bool:
    """Whether PyAV is installed."""
    return importlib.util.find_spec("av") is not None


def foreign_format(path: Path) -> str:
    """The name of a format that has to be converted; "" for any other file.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(16)
    names = [name for at, mark, name in _SIGNATURES if start.startswith(mark, at)]
    suffix = path.suffix.lower()
    if suffix in CONVERTIBLE_SUFFIXES and (names or not _libsndfile_reads(path)):
        return suffix[1:].upper()
    return names[0] if names else ""


def convert(source: Path, target: Path, tick: Tick) -> Conversion:
    """Write the first sound in a file as Ogg Vorbis, in constant memory.

    The same source gives the same bytes. Title and artist go along; more than two
    channels become two. It ends where damage begins.

    Raises:
        UnusableSoundError: there is no sound in it, or it is protected.
        OSError: the target cannot be written.
    """
    import av  # noqa: PLC0415 - a large package that is seldom needed

    # From 19 on tags that are no UTF-8 are no error any more, nor this an argument.
    is_strict = int(av.__version__.partition(".")[0]) < 19
    lenient: dict[str, Any] = (
        {"metadata_errors": "surrogateescape"} if is_strict else {}
    )
    try:
        # An open file, as FFmpeg takes some names for addresses.
        with source.open("rb") as file:
            patient = PatientFile(file)

            def renewing(done: Seconds, total: Seconds) -> None:
                patient.renew()
                tick(done, total)

            with av.open(patient, options=_OPTIONS, **lenient) as container:
                return _write(target, container, _sound_in(container), renewing)
    except av.error.FFmpegError as error:
        reason = str(error.strerror or error).rstrip(".")
        raise UnusableSoundError(
            _("it is damaged or no sound: {reason}").format(reason=reason)
        ) from error


def _libsndfile_reads(path: Path) -> bool:
    try:
        Decoder(path).close()
    except DecodeError:
        return False
    return True


def _sound_in(container: InputContainer) -> AudioStream:
    stream = next(iter(container.streams.audio), None)
    if stream is None:
        raise UnusableSoundError(_("there is no sound in it"))
    # Of a codec that FFmpeg doesn't know there is no context at all.
    codec = cast("object", stream.codec_context)
    tag = str(getattr(codec, "codec_tag", ""))
    if tag in _PROTECTED or "ASF_Protection_Type" in container.metadata:
        raise UnusableSoundError(_("it is protected against copying"))
    if codec is None:
        raise UnusableSoundError(_("there is no decoder for its sound"))
    if stream.channels > MOST_CHANNELS:
        raise UnusableSoundError(
            _("it has {channels} channels; {most} are the most").format(
                channels=stream.channels, most=MOST_CHANNELS
            )
        )
    # What is not known yet is seen in the frames.
    if stream.rate and stream.rate not in RATES:
        raise UnusableSoundError(
            _("it claims an impossible rate of {rate} Hz").format(rate=stream.rate)
        )
    if not stream.channels:
        raise UnusableSoundError(_("there is no sound in it"))
    return stream


def _write(
    target: Path, container: InputContainer, stream: AudioStream, tick: Tick
) -> Conversion:
    rate = stream.rate if stream.rate in _ENCODED_RATES else RATE
    stated = _stated_length(container, stream)
    damage: list[str] = []
    blocks = _blocks(container, stream, rate, damage)
    if stated is not None:
        blocks = _truncated(blocks, round(stated * rate))
    sound = SoundStream(
        blocks,
        rate,
        min(2, stream.channels),
        {**stream.metadata, **container.metadata},
        _length(container, stream),
    )
    length = write_copy(target, sound, tick)
    return Conversion(length, stated, is_damaged=bool(damage))


def _length(container: InputContainer, stream: AudioStream) -> Seconds:
    """The approximate length in seconds; 0.0 if unknown."""
    if stream.duration and stream.time_base:
        return Seconds(float(stream.duration * stream.time_base))
    return Seconds((container.duration or 0) / 1_000_000)


def _stated_length(container: InputContainer, stream: AudioStream) -> Seconds | None:
    """The exact length in seconds that the container states; None if it is a guess.

    Behind it may lie padding of the encoder's last frame.
    """
    has_video = len(container.streams) > 1
    if "mp4" in container.format.name and stream.duration:
        return _length(container, stream)
    if "matroska" in container.format.name and not has_video and container.duration:
        return _length(container, stream)
    return None


def _blocks(
    container: InputContainer, stream: AudioStream, rate: int, damage: list[str]
) -> Iterator[Samples]:
    """Decoded blocks at `rate` Hz, float32, shape (frames, channels).

    Args:
        container: what is read.
        stream: the one in it that is decoded.
        rate: frames per second.
        damage: gets the reason where the sound ends too early.
    """
    from av.audio.resampler import AudioResampler  # noqa: PLC0415 - as above

    resampler: AudioResampler | None = None
    form: tuple[str, str, int] | None = None
    for frame in _frames(container, stream, damage):
        if damage:
            return
        # The resampler's memory grows with the ratio.
        if frame.sample_rate not in RATES:
            damage.append("a part has an impossible rate")
            return
        new = (frame.format.name, frame.layout.name, frame.sample_rate)
        if resampler is None or new != form:
            # A stream may change format on the way.
            yield from _resampled(resampler, None, damage)
            # Interleaved: of eight planes PyAV reads a ninth, and dies of that.
            resampler = AudioResampler("flt", frame.layout, rate)
            form = new
        yield from _resampled(resampler, frame, damage)
    yield from _resampled(resampler, None, damage)


def _frames(
    container: InputContainer, stream: AudioStream, damage: list[str]
) -> Iterator[AudioFrame]:
    from av.error import FFmpegError  # noqa: PLC0415 - as above

    is_corrupt = False
    try:
        for packet in container.demux(stream):
            # Only what the file's end cuts off still holds sound.
            if is_corrupt and packet.size:
                damage.append("a part is corrupt")
                return
            is_corrupt = packet.is_corrupt
            yield from packet.decode()
    except FFmpegError as error:
        damage.append(str(error))


def _resampled(
    resampler: AudioResampler | None, frame: AudioFrame | None, damage: list[str]
) -> Iterator[Samples]:
    if resampler is None:
        return
    for ready in resampler.resample(frame):
        interleaved = np.asarray(ready.to_ndarray(), dtype=np.float32)
        block = interleaved.reshape(-1, ready.layout.nb_channels)
        if not np.abs(block).max(initial=0.0) < _LOUDEST:
            damage.append("a part is no sound")
            return
        yield block


def _truncated(blocks: Iterable[Samples], frames: int) -> Iterator[Samples]:
    """The blocks, cut off after so many frames."""
    for block in blocks:
        if frames > 0:
            yield block[:frames]
        frames -= len(block)
