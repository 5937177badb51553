"""A voice as Ogg Opus: in time, silent where it was silent, small, repeatable."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from studio.spoken.opus import OpusFile, Samples, opus
from tests.speech.scripts import hum

from sleepterm.formats.ogg import begins_stream, read_pages
from sleepterm.speech.finishing import RATE

av = pytest.importorskip("av")

SENTENCE = hum(1.2, RATE, lead=0.0)
STARTS = (1.0, 3.513, 4.9, 20.0077)
LENGTH = 31.4159


def voice(*starts: float, length: float = LENGTH) -> Samples:
    """The sentence at some times, in seconds, and digital silence elsewhere."""
    sound = np.zeros(round(length * RATE), dtype=np.float32)
    for start in starts:
        part = sound[round(start * RATE) :][: len(SENTENCE)]
        part += SENTENCE[: len(part)] - 0.0005
    return sound


def decoded(file: bytes) -> Samples:
    sound, rate = sf.read(BytesIO(file), dtype="float32")
    assert rate == RATE
    return np.asarray(sound)


def level(sound: Samples) -> float:
    return float(20 * np.log10(np.abs(sound).max(initial=1e-9) + 1e-9))


def lag(one: Samples, other: Samples) -> int:
    """Samples by which the other is late, at most half a period of the hum."""
    near = range(-RATE // 220, RATE // 220)
    return max(near, key=lambda by: float(np.dot(one, np.roll(other, -by))))


@pytest.mark.parametrize("starts", [STARTS, (0.0,), (LENGTH - 0.7,), ()])
def test_a_voice_keeps_its_length_its_time_and_its_silence(
    starts: tuple[float, ...],
) -> None:
    sound = voice(*starts)
    found = decoded(opus("A rest", [sound]))
    assert len(found) == len(sound)
    silent = np.ones(len(sound), dtype=bool)
    for start in starts:
        first, last = round((start - 0.08) * RATE), round((start + 1.4) * RATE)
        silent[max(0, first) : last] = False
        spoken = slice(round(start * RATE), round(start * RATE) + len(SENTENCE))
        assert abs(lag(sound[spoken], found[spoken])) <= 4
    assert level(found[silent]) < -90


def test_silence_costs_almost_nothing() -> None:
    little = len(opus("A rest", [voice(1.0, length=5)]))
    much = len(opus("A rest", [voice(1.0, length=65)]))
    assert (much - little) * 8 / 60 < 1100
    assert 8 * little / 1.5 < 40_000


def test_the_same_voice_gives_the_same_bytes_however_it_is_cut_up(
    tmp_path: Path,
) -> None:
    sound = voice(*STARTS)
    seconds = [sound[at : at + RATE] for at in range(0, len(sound), RATE)]
    OpusFile().write(tmp_path / "rest.opus", "A rest", seconds)
    assert (tmp_path / "rest.opus").read_bytes() == opus("A rest", [sound])


def test_its_pages_are_those_of_the_standard() -> None:
    pages = [*read_pages(BytesIO(opus("Ruhe, \N{SNOWMAN}", [voice(*STARTS)])))]
    assert begins_stream(pages[0])
    assert b"OpusHead" in pages[0]
    assert "TITLE=Ruhe, \N{SNOWMAN}".encode() in pages[1]
    assert [page[5] & 4 for page in pages] == [0] * (len(pages) - 1) + [4]
    numbers = [int.from_bytes(page[18:22], "little") for page in pages]
    assert numbers == [*range(len(pages))]
    ends = [int.from_bytes(page[6:14], "little") for page in pages]
    assert ends == sorted(ends)
    assert ends[-1] == pytest.approx(LENGTH * 48_000 + 312, abs=2)


def test_another_decoder_agrees() -> None:
    sound = voice(*STARTS)
    file = opus("A rest", [sound])
    with av.open(BytesIO(file)) as container:
        (stream,) = container.streams.audio
        parts = [frame.to_ndarray().reshape(-1) for frame in container.decode(stream)]
    whole = np.concatenate(parts)
    assert len(whole) / 48_000 == pytest.approx(LENGTH, abs=0.001)
    one = decoded(file)
    assert np.corrcoef(whole[::2][: len(one)], one[: len(whole[::2])])[0, 1] > 0.95


def test_seeking_finds_the_same_sound() -> None:
    file = opus("A rest", [voice(*STARTS)])
    whole = decoded(file)
    with sf.SoundFile(BytesIO(file)) as opened:
        for start in (round(3.9 * RATE), round(20.5 * RATE) + 7, round(9 * RATE)):
            opened.seek(start)
            part = opened.read(2400, dtype="float32")
            assert np.abs(part - whole[start : start + 2400]).max() < 0.01
