"""Every bundled file: level, peaks, width, seam, and whether it is like its kind.

The manifest holds what was measured when the file was made. Its digest ties the figures
to the file; a few files, others each time, are measured again.
"""

from __future__ import annotations

import random
from typing import TypeAlias

import numpy as np
import pytest
import soundfile
from studio.__main__ import MANIFEST
from studio.build import measured
from studio.codec import Opus
from studio.dsp.ring import RATE, Ring, Stereo
from studio.manifest import Built, read
from studio.mastering import LOUDNESS, TOLERANCE, TRUE_PEAK
from studio.shortfalls import THIRDS, WIDTH_LOST
from studio.texture.statistics import statistics
from studio.work import Work
from studio.works import WORKS, work
from tests.content.bundled_content import SOUNDS
from tests.content.bundled_content import SYNTHESISED as TRACKS

BUILT = read(MANIFEST)
Entry: TypeAlias = dict[str, object]

LOOPS = [name for name, track in TRACKS.items() if track["playback"] == "loop"]
STEADY = [name for name in LOOPS if TRACKS[name]["loop"] == "shuffle"]
SPARSE = [name for name in LOOPS if TRACKS[name]["loop"] == "sparse"]
NATURE = [name for name, track in TRACKS.items() if track["type"] == "nature"]
ONCE = [name for name, track in TRACKS.items() if track["playback"] == "once"]
COMPARED = [each.id for each in WORKS if each.texture]

# how typical a file must be where enough recordings are known to say so
LIMITS = {
    **dict.fromkeys(("rain", "stream", "wind", "fire"), 0.95),
    **dict.fromkeys(("rainroof", "birds", "train", "waves", "thunder"), 1.1),
}
NEAREST = {"waves", "thunder"}
NEAR = {"waves-slow": ("wind", "stream", "trees", "rain")}
"""Kinds that a sound may be nearer to than to its own."""
FEW = 2
"""Files that are measured again in a run."""
SOME = 3
"""Recipes that are followed again in a run."""


def part(name: str, start: float, seconds: float) -> Stereo:
    """Some seconds of a file, from so many before its end if `start` is negative."""
    with soundfile.SoundFile(SOUNDS / TRACKS[name]["file"]) as file:
        file.seek(round(start * RATE) % file.frames)
        found = file.read(round(seconds * RATE), dtype="float32", always_2d=True)
    return np.asarray(found)


@pytest.mark.parametrize("name", TRACKS)
def test_loudness_and_peak(name: str) -> None:
    built = BUILT[name]
    assert built.lufs == pytest.approx(work(name).loudness, abs=TOLERANCE)
    assert built.true_peak <= TRUE_PEAK


@pytest.mark.parametrize("name", TRACKS)
def test_only_what_peaks_forbid_is_quieter(name: str) -> None:
    quieter = LOUDNESS - work(name).loudness
    assert quieter >= 0
    # as loud as the peaks allow: they are at the bound, or had to be eased
    assert quieter == 0 or BUILT[name].true_peak > TRUE_PEAK - 3


@pytest.mark.parametrize("name", TRACKS)
def test_nothing_startles(name: str) -> None:
    assert BUILT[name].loudest <= (14 if work(name).texture == "thunder" else 10.5)


@pytest.mark.parametrize("name", LOOPS)
def test_loop_closes_without_a_seam(name: str) -> None:
    seam = BUILT[name].seam
    assert seam is not None
    assert seam.closed


@pytest.mark.parametrize("name", STEADY)
def test_nothing_stands_out_of_a_steady_sound(name: str) -> None:
    standout = BUILT[name].standout
    assert standout is not None
    assert standout <= 6
    assert work(name).seconds >= 60


@pytest.mark.parametrize("name", SPARSE)
def test_events_of_a_sparse_sound_begin_at_once_and_die_away(name: str) -> None:
    slot = work(name).seconds / TRACKS[name]["events"]
    assert slot == round(slot)
    for event in range(TRACKS[name]["events"]):
        sound = np.abs(part(name, event * slot, slot)).max(axis=1)
        loud = np.flatnonzero(sound > sound.max() / 30)
        assert loud[0] < 2.5 * RATE
        assert sound[-RATE // 4 :].max() < 1e-4
        assert sound[: RATE // 100].max() < 1e-3


@pytest.mark.parametrize("name", NATURE)
def test_nature_is_wide_but_not_apart(name: str) -> None:
    assert 0.0 <= BUILT[name].correlation <= 0.8


@pytest.mark.parametrize("name", TRACKS)
def test_file_is_named_by_its_codec(name: str) -> None:
    assert TRACKS[name]["file"] == work(name).file


NARROWED = {"ocean-waves": 0.13, "waves-close": 0.23, "waves-slow": 0.13}
"""How much the waves lose of their width above 8 kHz at 56 kb/s."""
WIDE = [name for name in NATURE if isinstance(work(name).codec, Opus)]


def test_most_of_nature_is_coded_wide() -> None:
    assert len(WIDE) > len(NATURE) / 2


@pytest.mark.parametrize("name", WIDE)
def test_coding_keeps_the_width_of_the_highs(name: str) -> None:
    coded = BUILT[name].fidelity
    assert coded is not None
    assert coded.width_lost <= NARROWED.get(name, WIDTH_LOST)
    assert coded.third_octaves_db <= THIRDS


@pytest.mark.parametrize("name", COMPARED)
def test_sound_is_like_its_kind(name: str) -> None:
    found, texture = BUILT[name].typical, work(name).texture
    assert found is not None
    assert found.ratio <= LIMITS.get(texture, np.inf)
    assert texture not in NEAREST or found.nearest in {texture, *NEAR.get(name, ())}


@pytest.mark.parametrize("name", ONCE)
def test_heard_once_ends_in_silence(name: str) -> None:
    ending = part(name, -36, 36)
    assert np.abs(ending[-RATE // 2 :]).max() < 1e-4
    level = np.mean(ending[: 32 * RATE].reshape(-1, 4 * RATE, 2) ** 2, axis=(1, 2))
    # under -80 dBFS it counts as silence, whatever the coder leaves there
    assert (np.diff(np.maximum(level, 1e-8)) <= 0).all()


@pytest.mark.parametrize("each", WORKS, ids=lambda each: each.id)
def test_length_is_kept(each: Work) -> None:
    assert BUILT[each.id].frames == each.seconds * RATE
    assert (
        soundfile.info(SOUNDS / TRACKS[each.id]["file"]).frames == each.seconds * RATE
    )


@pytest.mark.parametrize("turn", range(FEW))
def test_figures_are_those_of_the_file(turn: int) -> None:
    name = random.sample(LOOPS, FEW)[turn]
    path = SOUNDS / TRACKS[name]["file"]
    known = BUILT[name]
    again = measured(work(name), path.read_bytes(), known.key, known.eased_db)
    assert _close(again, known), name


def _close(one: Built, other: Built) -> bool:
    """Alike but for what differs between versions of the decoder."""
    figures = ("lufs", "true_peak", "loudest", "correlation", "standout")
    return (one.digest, one.frames, one.size) == (
        other.digest,
        other.frames,
        other.size,
    ) and all(
        getattr(one, name) == pytest.approx(getattr(other, name), abs=0.15)
        for name in figures
        if getattr(other, name) is not None
    )


@pytest.mark.parametrize("turn", range(SOME))
def test_recipe_still_makes_the_sound(turn: int) -> None:
    """A short version has the spectrum of the shipped file."""
    name = random.sample(STEADY, SOME)[turn]
    short = work(name).make(Ring(6.0, work(name).seed))
    shipped = part(name, 0, 12)
    one, other = statistics(short), statistics(shipped)
    weight = other["w"] / other["w"].sum()
    apart = one["spec"] - other["spec"]
    apart -= (weight * apart).sum()
    # white and pink noise are 6 dB apart; six seconds of birds are a few calls
    assert (weight * np.abs(apart)).sum() < 4.0, name
