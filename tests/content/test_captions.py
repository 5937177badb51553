"""Captions: well formed, inside their track, and exact to what is heard."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pytest
from studio.dsp.ring import RATE, Signal
from studio.encoding import decoded
from tests.content.bundled_content import SOUNDS
from tests.content.bundled_content import SYNTHESISED as TRACKS

GUIDED = [name for name, track in TRACKS.items() if "captions" in track]
TIMING = re.compile(r"(\d\d):(\d\d)\.(\d{3}) --> (\d\d):(\d\d)\.(\d{3})")
FRAME = RATE // 200


@dataclass(frozen=True)
class Line:
    start: float
    end: float
    text: str


def lines_of(name: str) -> list[Line]:
    text = (SOUNDS / TRACKS[name]["captions"]).read_text("utf-8")
    head, *blocks = text.strip().split("\n\n")
    assert head == "WEBVTT"
    return [line_of(block) for block in blocks]


def line_of(block: str) -> Line:
    timing, *words = block.split("\n")
    match = TIMING.fullmatch(timing)
    assert match, timing
    part = [int(group) for group in match.groups()]
    assert words
    return Line(
        part[0] * 60 + part[1] + part[2] / 1000,
        part[3] * 60 + part[4] + part[5] / 1000,
        "\n".join(words),
    )


@pytest.mark.parametrize("name", GUIDED)
def test_lines_follow_one_another_inside_the_track(name: str) -> None:
    lines = lines_of(name)
    length = len(decoded(SOUNDS / TRACKS[name]["file"])) / RATE
    ends = [0.0, *(line.end for line in lines)]
    assert len(lines) > 5
    assert all(
        end <= line.start < line.end for end, line in zip(ends, lines, strict=False)
    )
    assert lines[-1].end <= length


@pytest.mark.parametrize("name", GUIDED)
def test_lines_are_short_and_plain(name: str) -> None:
    for line in lines_of(name):
        assert line.text == line.text.strip() != ""
        assert "-->" not in line.text
        assert "!" not in line.text
        # at most 20 characters a second can be read by someone half asleep
        assert len(line.text) / (line.end - line.start) < 20


@pytest.fixture(scope="module")
def bells() -> Signal:
    return np.asarray(decoded(SOUNDS / "breathing-bells.ogg").mean(axis=1))


def turns() -> list[Line]:
    words = ("Breathe in", "And out")
    found = [each for each in lines_of("breathing-bells") if each.text in words]
    assert len(found) == 44
    return found


def onset(sound: Signal, near: float) -> float:
    """When, within 0.3 s, the level first reaches a quarter of its height there."""
    first = round((near - 0.3) * RATE)
    part = sound[first : first + round(0.6 * RATE)]
    height = np.abs(part[: len(part) // FRAME * FRAME].reshape(-1, FRAME)).max(axis=1)
    return (first + FRAME * int(np.argmax(height > height.max() / 4))) / RATE


def test_bells_sound_where_the_captions_say(bells: Signal) -> None:
    for line in turns():
        assert onset(bells, line.start) == pytest.approx(line.start, abs=0.05)


def test_rising_bells_for_in_and_falling_for_out(bells: Signal) -> None:
    for line in turns():
        first = pitch(bells, line.start + 0.05, 0.35)
        second = pitch(bells, line.start + 0.55, 0.35)
        assert (first < second) == (line.text == "Breathe in")


def pitch(sound: Signal, start: float, seconds: float) -> float:
    part = sound[round(start * RATE) : round((start + seconds) * RATE)]
    # what rang before is still there: only the new energy counts
    before = sound[round((start - seconds - 0.1) * RATE) :][: len(part)]
    window = np.hanning(len(part))
    gain = [np.abs(np.fft.rfft(each * window, RATE)) ** 2 for each in (part, before)]
    return float(np.argmax(gain[0] - gain[1]))
