"""A shipped session, spoken by the engines of this machine, and played."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile as sf

from sleepterm.cli import main
from sleepterm.formats.webvtt import parse_webvtt
from sleepterm.speech.engines.registry import engines
from sleepterm.speech.script_file import read_script
from sleepterm.store.bundled import bundled_scripts
from sleepterm.store.paths import Paths
from sleepterm.store.renditions import Renditions

SESSION = "work-break"


@pytest.mark.parametrize("name", ["flite", "festival", "espeak-ng"])
def test_a_shipped_session_is_spoken_with_captions_that_match(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if not any(x.name == name and x.available() for x in engines()):
        pytest.skip(f"no {name} on this machine")
    assert main(["revoice", SESSION, "--voice", name]) == 0
    assert f"spoken by {name}" in capsys.readouterr().out
    rendition = Renditions(Paths.of_user().renditions).get(SESSION)
    assert rendition is not None
    cues = parse_webvtt(rendition.captions.read_text(encoding="utf-8"))
    sentences = read_script(bundled_scripts()[SESSION]).sentences
    assert [cue.text for cue in cues] == [x.caption for x in sentences]
    sound, rate = sf.read(rendition.audio)
    assert len(sound) / rate == pytest.approx(rendition.length, abs=0.01)
    for cue in cues:
        assert abs(onset(sound, rate, cue.start) - cue.start) < 0.05


def test_every_session_has_a_script_that_can_be_read() -> None:
    scripts = bundled_scripts()
    assert len(scripts) >= 20
    assert all(read_script(script).title for script in scripts.values())


def onset(
    sound: np.ndarray[tuple[int], np.dtype[np.float64]], rate: int, at: float
) -> float:
    """When speech begins around a time, in seconds: first frame over -54 dB."""
    first = round((at - 0.1) * rate)
    loud = np.flatnonzero(np.abs(sound[first:]) > 0.002)
    return float(first + loud[0]) / rate
