"""The same sound is the same file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from tests.speech.scripts import hum

from sleepterm.formats.ogg import set_serial, with_serial


def encoded() -> bytes:
    file = BytesIO()
    sf.write(file, hum(2, 24_000), 24_000, format="OGG", subtype="VORBIS")
    return file.getvalue()


def test_only_the_serial_number_differs_between_two_encodings() -> None:
    one, other = encoded(), encoded()
    assert one != other
    assert with_serial(one, 7) == with_serial(other, 7) != with_serial(one, 8)


def test_checksums_are_those_of_another_program() -> None:
    stream = encoded()
    assert with_serial(stream, int.from_bytes(stream[14:18], "little")) == stream


def test_the_sound_stays() -> None:
    stream = encoded()
    before, _ = sf.read(BytesIO(stream))
    after, rate = sf.read(BytesIO(with_serial(stream, 0xFFFFFFFF)))
    assert rate == 24_000
    assert np.array_equal(before, after)


def test_a_file_is_changed_like_a_stream(tmp_path: Path) -> None:
    stream = encoded()
    file = tmp_path / "hum.ogg"
    file.write_bytes(stream)
    set_serial(file, 7)
    assert file.read_bytes() == with_serial(stream, 7) != stream


@pytest.mark.parametrize("garbage", [b"RIFF" + bytes(60), b"OggS", bytes(27)])
def test_what_is_not_ogg_is_refused(tmp_path: Path, garbage: bytes) -> None:
    file = tmp_path / "a.ogg"
    file.write_bytes(garbage)
    with pytest.raises(ValueError, match="not an Ogg"):
        with_serial(garbage, 7)
    with pytest.raises(ValueError, match="not an Ogg"):
        set_serial(file, 7)
    assert file.read_bytes() == garbage
