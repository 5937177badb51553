"""A murmur has the rhythm of speech, and voices at the pitch they should have."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter1d
from studio.dsp.dull import DULL_RATE, DullRing
from studio.dsp.murmur import Speaker, Turn, conversation, spoken, syllables
from studio.dsp.ring import Signal

MAN = Speaker(pitch=110.0, tract=1.0, syllables=4.5)


def test_syllables_come_four_to_six_times_a_second() -> None:
    ring = DullRing(10.0, 3)
    edges = np.concatenate([np.diff(syllables(ring, MAN, 4.0)) for _ in range(20)])
    assert 1 / edges.mean() == pytest.approx(4.5, rel=0.05)
    assert edges.std() > 0.1 * edges.mean()


def test_turns_go_round_and_nobody_answers_himself() -> None:
    turns = conversation(DullRing(60.0, 4), 3)
    assert {turn.speaker for turn in turns} == {0, 1, 2}
    assert all(one.speaker != after.speaker for one, after in pairwise(turns))
    assert 30 < sum(turn.seconds for turn in turns) < 58
    assert max(turn.seconds for turn in turns) < 5


def level(voice: Signal) -> Signal:
    """The envelope of a voice, a hundred times a second."""
    smooth = gaussian_filter1d(np.abs(voice), 0.012 * DULL_RATE)
    return np.asarray(smooth[:: DULL_RATE // 100])


def test_voice_is_modulated_as_speech_is() -> None:
    ring = DullRing(20.0, 5)
    turns = [Turn(0, float(at), 3.4) for at in range(0, 20, 4)]
    heard = level(spoken(ring, MAN, turns))
    power = np.abs(np.fft.rfft(heard - heard.mean())) ** 2
    hz = np.fft.rfftfreq(len(heard), 0.01)
    speech = (hz >= 1.5) & (hz <= 12)
    middle = float((power * hz)[speech].sum() / power[speech].sum())
    assert 3 < middle < 6.5
    syllabic = power[(hz >= 3) & (hz <= 6.5)].mean()
    assert syllabic > 25 * power[(hz >= 9) & (hz <= 14)].mean()


def test_voice_has_its_pitch_and_is_silent_between_turns() -> None:
    ring = DullRing(8.0, 6)
    voice = spoken(ring, MAN, [Turn(0, 1.0, 3.0)])
    assert np.abs(voice[5 * DULL_RATE : 7 * DULL_RATE]).max() < 1e-6
    part = voice[round(1.2 * DULL_RATE) : round(3.8 * DULL_RATE)]
    spectrum = np.abs(np.fft.rfft(part, 2 * len(part))) ** 2
    again = np.fft.irfft(spectrum)
    shortest, longest = DULL_RATE // 200, DULL_RATE // 70
    period = shortest + int(np.argmax(again[shortest:longest]))
    assert DULL_RATE / period == pytest.approx(110, rel=0.15)


def test_no_two_speakers_say_the_same() -> None:
    ring = DullRing(6.0, 7)
    one, other = (spoken(ring, MAN, [Turn(0, 0.5, 5.0)]) for _ in range(2))
    assert abs(np.corrcoef(level(one)[60:500], level(other)[60:500])[0, 1]) < 0.6
