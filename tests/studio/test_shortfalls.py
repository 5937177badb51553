"""The table of --table marks what falls short."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from studio.dsp.ring import RATE
from studio.fidelity import Fidelity
from studio.shortfalls import Repetition, head, line, print_shortfalls
from studio.texture.typical import Typical
from tests.studio.test_build import BUILT, ONCE, SEAM

from sleepterm.library.catalog.track import LoopMode

FINE = Repetition(LoopMode.SHUFFLE, 180, 130.0, 61.0, 0.0, 0.05)


def stars(**changes: object) -> int:
    return line("a.opus", replace(BUILT, **changes), FINE).count("*")  # type: ignore[arg-type]


def test_what_falls_short_has_a_star() -> None:
    assert stars() == 0
    assert stars(fidelity=Fidelity(0.0, 0.11, -9.0, 0.03)) == 1
    assert stars(fidelity=Fidelity(0.0, 0.0, -9.0, 0.26)) == 1
    assert stars(fidelity=Fidelity(0.0, 0.9, -61.0, 0.03)) == 0
    assert stars(typical=Typical(1.0, "rain")) == 1
    assert stars(seam=replace(SEAM, flux=99.6)) == 2
    assert stars(standout=6.1) == 1
    assert stars(size=4_100_000) == 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"first": 44.0}, 1),
        ({"soonest": 59.0}, 1),
        ({"soonest": 30.0, "length": 60.0}, 0),
        ({"share": 0.06}, 1),
        ({"period": 0.2}, 1),
    ],
)
def test_what_returns_too_soon_has_a_star(
    change: dict[str, float], expected: int
) -> None:
    repeats = replace(FINE, **change)  # type: ignore[arg-type]
    assert line("a.opus", BUILT, repeats).count("*") == expected


def test_what_has_no_figure_has_no_star() -> None:
    bare = line("a.ogg", replace(ONCE, fidelity=None), None)
    assert "*" not in bare
    assert len(bare) <= len(head())


def test_the_table_plays_the_files_of_the_catalogue(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = np.random.default_rng(1).normal(0, 0.03, (20 * RATE, 2))
    soundfile.write(tmp_path / "a.flac", noise, RATE)
    catalogue = tmp_path / "tracks.toml"
    catalogue.write_text(
        '[[track]]\nid = "a"\nfile = "a.flac"\nplayback = "loop"\nloop = "exact"\n'
        '[[track]]\nid = "gone"\nfile = "gone.ogg"\nplayback = "once"\n'
    )
    monkeypatch.setattr("studio.shortfalls.MOST_BYTES", 1000)
    monkeypatch.setattr("studio.shortfalls.ProcessPoolExecutor", ThreadPoolExecutor)
    print_shortfalls(catalogue, tmp_path, {"a": BUILT, "gone": ONCE}, 1)
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 3
    assert printed[1].startswith("a.flac")
    assert " 20* " in printed[1]
    assert "* MB" in printed[2]
