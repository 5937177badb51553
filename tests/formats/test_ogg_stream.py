"""The same sound is the same file."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import soundfile as sf
from tests.speech.scripts import hum

from sleepterm.formats.ogg_stream import with_serial


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
