"""The single strokes of guided sessions."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import soundfile
from studio.__main__ import MANIFEST
from studio.encoding import decoded
from studio.manifest import read
from studio.mastering import LOUDNESS, TRUE_PEAK
from studio.measure import loudest, loudness
from studio.works.bells import BELLS
from tests.content.bundled_content import SOUNDS

from sleepterm.speech.guided_session import Bell
from sleepterm.speech.script import parse_script
from sleepterm.store.bundled import bundled_bells

BUILT = read(MANIFEST)


def test_there_is_a_sound_for_every_bell_of_the_format() -> None:
    head = "title: x\ntype: prayer\ntopics: x\nmoods: x\n---\n"
    marks = "[bell]\n[bell low]\n[bell high]\nx."
    steps = parse_script(f"{head}{marks}", file="x.txt").steps
    kinds = {each.kind for each in steps if isinstance(each, Bell)}
    assert set(bundled_bells()) == kinds
    assert {each.id for each in BELLS} == {f"bells/{kind}" for kind in kinds}


@pytest.mark.parametrize("name", [each.id for each in BELLS])
def test_stroke_comes_softly_and_dies_to_silence(name: str) -> None:
    path = SOUNDS / f"{name}.ogg"
    info = soundfile.info(path)
    assert (info.samplerate, info.channels) == (48_000, 2)
    assert info.duration <= 8
    sound = decoded(path)
    assert loudness(sound) + loudest(sound) == pytest.approx(LOUDNESS, abs=0.5)
    assert BUILT[name].true_peak <= TRUE_PEAK
    height = np.abs(sound).max(axis=1)
    assert height[:480].max() < height.max() / 20
    assert np.argmax(height > height.max() / 2) / 48_000 + 0.02 >= 0.05
    assert not height[-4800:].any()
    seconds = [height[x : x + 48_000].max() for x in range(0, 6 * 48_000, 48_000)]
    assert all(one > two for one, two in pairwise(seconds))
