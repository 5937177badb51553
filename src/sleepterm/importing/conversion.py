"""Converts sounds that libsndfile can't read to Ogg Vorbis.

The only file that imports PyAV, which comes with the extra "formats", and only when
it is needed.
"""

from __future__ import annotations

import contextlib
import importlib.util
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt
import soundfile as sf

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import to_stereo
from sleepterm.audio.sources.decoder import DecodeError, Decoder
from sleepterm.formats.ogg import set_serial
from sleepterm.formats.sound_suffixes import CONVERTIBLE_SUFFIXES
from sleepterm.importing.analysis import Tick, UnusableSoundError
from sleepterm.store.installation import formats_command
from sleepterm.text import sanitize_line
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.resampler import AudioResampler
    from av.audio.stream import AudioStream
    from av.container import InputContainer

Samples = npt.NDArray[np.float32]

QUALITY = 0.6
"""Vorbis quality, 0 to 1."""

_SERIAL = 1
"""Ogg serial number of every stream, so that conversion is reproducible."""

_SIGNATURES = (
    (4, b"ftyp", "M4A"),
    (0, b"\x1aE\xdf\xa3", "WebM"),
    (0, b"\x30\x26\xb2\x75", "WMA"),
    (0, b"\xff\xf1", "AAC"),
    (0, b"\xff\xf9", "AAC"),
)
_PROTECTED = frozenset({"drms", "enca", "aavd"})
_NO_PROTOCOL = {"protocol_whitelist": "none"}
_RATES = range(8_000, 192_001)
_LOUDEST = 1_000.0
_MAX_SHORTFALL = Seconds(1.0)
"""A file that ends this much before its stated length counts as damaged."""


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


@contextlib.contextmanager
def readable_copy(file: Path, folder: Path, tick: Tick) -> Iterator[Path]:
    """Yield a path that libsndfile can read: the file itself, or its converted copy.

    Args:
        file: a sound of any format.
        folder: where the hidden copy lies until the block ends.
        tick: gets the progress of converting; what it raises ends it.

    Raises:
        UnusableSoundError: it needs converting and cannot be converted.
        OSError: the file cannot be read, or the folder not be written to.
    """
    name = foreign_format(file)
    if not name:
        yield file
        return
    if not can_convert():
        raise UnusableSoundError(
            f"{name} needs one more package; install it with: {formats_command()}"
        )
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f".{secrets.token_hex(8)}.ogg"
    try:
        convert(file, made, tick)
        yield made
    finally:
        made.unlink(missing_ok=True)


def clear_leftovers(folder: Path) -> None:
    """Delete the files of conversions that were killed; none may be running."""
    for file in folder.glob(f".{'[0-9a-f]' * 16}.ogg"):
        with contextlib.suppress(OSError):
            file.unlink()


def convert(source: Path, target: Path, tick: Tick) -> None:
    """Write the first sound in a file as Ogg Vorbis, in constant memory.

    The same source gives the same bytes. Title and artist go along; more than two
    channels become two.

    Raises:
        UnusableSoundError: there is no sound in it, or it is protected or damaged.
        OSError: the target cannot be written.
    """
    import av  # noqa: PLC0415 - a large package that is seldom needed

    # From 19 on tags that are no UTF-8 are no error any more, nor this an argument.
    is_strict = int(av.__version__.partition(".")[0]) < 19
    lenient: dict[str, Any] = (
        {"metadata_errors": "surrogateescape"} if is_strict else {}
    )
    try:
        # An open file, as FFmpeg takes some names for addresses, and no protocol, as
        # some formats only name where the sound is.
        with (
            source.open("rb") as file,
            av.open(file, options=_NO_PROTOCOL, **lenient) as container,
        ):
            _write(target, container, _sound_in(container), tick)
    except av.error.FFmpegError as error:
        reason = str(error.strerror or error).rstrip(".")
        raise UnusableSoundError(f"it is damaged or no sound: {reason}") from error
    except sf.SoundFileError as error:
        raise UnusableSoundError(f"it cannot be converted: {error}") from error
    set_serial(target, _SERIAL)


def _libsndfile_reads(path: Path) -> bool:
    try:
        Decoder(path).close()
    except DecodeError:
        return False
    return True


def _sound_in(container: InputContainer) -> AudioStream:
    stream = next(iter(container.streams.audio), None)
    if stream is None:
        raise UnusableSoundError("there is no sound in it")
    # Of a codec that FFmpeg doesn't know there is no context at all.
    codec = cast("object", stream.codec_context)
    tag = str(getattr(codec, "codec_tag", ""))
    if tag in _PROTECTED or "ASF_Protection_Type" in container.metadata:
        raise UnusableSoundError("it is protected against copying")
    if codec is None:
        raise UnusableSoundError("there is no decoder for its sound")
    if not stream.channels:
        raise UnusableSoundError("there is no sound in it")
    return stream


def _write(
    target: Path, container: InputContainer, stream: AudioStream, tick: Tick
) -> None:
    rate = stream.rate if stream.rate in _RATES else RATE
    channels = min(2, stream.channels)
    length = _length(container, stream)
    stated = _stated_length(container, stream)
    blocks = _blocks(container, stream, rate)
    if stated is not None:
        blocks = _truncated(blocks, round(stated * rate))
    done = 0
    with sf.SoundFile(
        target,
        "w",
        rate,
        channels,
        format="OGG",
        subtype="VORBIS",
        compression_level=1 - QUALITY,
    ) as file:
        _tag(file, {**stream.metadata, **container.metadata})
        for second in _seconds(blocks, rate, channels):
            file.write(second)
            done += len(second)
            tick(Seconds(done / rate), max(length, Seconds(done / rate)))
    if done == 0:
        raise UnusableSoundError("there is no sound in it")
    if stated is not None and done / rate < stated - _MAX_SHORTFALL:
        raise UnusableSoundError(f"it is damaged {done / rate:.1f} s from its start")


def _tag(file: sf.SoundFile, found: dict[str, str]) -> None:
    """Copy title and artist; some formats write their keys in capitals."""
    tags = {key.lower(): _sanitized(value) for key, value in found.items()}
    if title := tags.get("title"):
        file.title = title
    if artist := tags.get("artist"):
        file.artist = artist


def _sanitized(tag: str) -> str:
    raw = tag.encode("utf-8", "surrogateescape")
    try:
        return sanitize_line(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return sanitize_line(raw.decode("cp1252", "replace"))


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
    container: InputContainer, stream: AudioStream, rate: int
) -> Iterator[Samples]:
    """Decoded blocks at `rate` Hz, float32, shape (frames, channels)."""
    from av.audio.resampler import AudioResampler  # noqa: PLC0415 - as above

    resampler: AudioResampler | None = None
    form: tuple[str, str, int] | None = None
    for packet in container.demux(stream):
        if packet.is_corrupt:
            raise UnusableSoundError("it is damaged")
        for frame in packet.decode():
            new = (frame.format.name, frame.layout.name, frame.sample_rate)
            if resampler is None or new != form:
                # A stream may change format on the way.
                yield from _resampled(resampler, None)
                resampler = AudioResampler("fltp", frame.layout, rate)
                form = new
            yield from _resampled(resampler, frame)
    yield from _resampled(resampler, None)


def _resampled(
    resampler: AudioResampler | None, frame: AudioFrame | None
) -> Iterator[Samples]:
    if resampler is None:
        return
    for ready in resampler.resample(frame):
        block = np.asarray(ready.to_ndarray().T, dtype=np.float32)
        if not np.abs(block).max(initial=0.0) < _LOUDEST:
            raise UnusableSoundError("it is damaged")
        yield block


def _truncated(blocks: Iterable[Samples], frames: int) -> Iterator[Samples]:
    """The blocks, cut off after so many frames."""
    for block in blocks:
        if frames > 0:
            yield block[:frames]
        frames -= len(block)


def _seconds(blocks: Iterable[Samples], rate: int, channels: int) -> Iterator[Samples]:
    """The frames in blocks of a second: longer writes can overrun the encoder."""
    waiting: list[Samples] = []
    have = 0
    for block in blocks:
        waiting.append(_with_channels(block, channels))
        have += len(block)
        if have >= rate:
            whole = np.concatenate(waiting)
            while len(whole) >= rate:
                yield whole[:rate]
                whole = whole[rate:]
            waiting, have = [whole], len(whole)
    if have:
        yield np.concatenate(waiting)


def _with_channels(block: Samples, channels: int) -> Samples:
    if block.shape[1] == channels:
        return block
    stereo = to_stereo(block)
    return stereo if channels == 2 else stereo.mean(axis=1, keepdims=True)
