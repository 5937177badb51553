"""A script becomes a voice and captions that agree, complete or not at all."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile as sf
from tests.speech.scripts import Hummer, script

from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.errors import SleeptermError
from sleepterm.formats.webvtt import parse_webvtt
from sleepterm.speech.engines.engine import Engine
from sleepterm.speech.engines.registry import find
from sleepterm.speech.finishing import LOUDNESS, RATE, TAIL
from sleepterm.speech.guided_session import ScriptError
from sleepterm.speech.rendering import RenderedSession, render_session
from sleepterm.speech.script_file import read_script

Sound = npt.NDArray[np.float64]

BODY = (
    "[bell low]",
    "Let it go.",
    "[bed ocean-waves]",
    "Now & then | Now and then [0.1]",
    "In. [slot 0.8]",
    "Out. [slot 0.8]",
    "[pause 4]",
    "Rest well.",
)
HEAD = "rate: 1.0\ngap: 1.5\n"


@pytest.fixture
def script_file(tmp_path: Path) -> Path:
    path = tmp_path / "a-rest.txt"
    path.write_text(script(*BODY, head=HEAD), encoding="utf-8")
    return path


def render(script_file: Path, engine: Engine, voice: str = "low") -> RenderedSession:
    folder, cache = script_file.parent / "out", script_file.parent / "cache"
    return render_session(script_file, engine, voice, folder, cache=cache)


def read_voice(result: RenderedSession) -> Sound:
    sound, rate = sf.read(result.audio, dtype="float64")
    assert (sound.ndim, rate) == (1, RATE)
    return np.asarray(sound)


def spans(result: RenderedSession) -> list[tuple[int, int]]:
    lines = result.timeline.sentences
    return [(round(x.start * RATE), round(x.end * RATE)) for x in lines]


def onsets(sound: Sound, result: RenderedSession) -> list[float]:
    """Seconds from each caption to its speech, where they can be measured.

    They cannot while the reverberation of the sentence before still sounds.
    """
    cues = parse_webvtt(result.captions.read_text(encoding="utf-8"))
    late, quiet = [], 0.0
    for cue, (_, end) in zip(cues, spans(result), strict=True):
        if cue.start - quiet > 0.1:
            before = round((cue.start - 0.1) * RATE)
            first = np.flatnonzero(np.abs(sound[before:]) > 0.002)[0]
            late.append((before + int(first)) / RATE - cue.start)
        quiet = (end + TAIL) / RATE
    return late


def check(result: RenderedSession, expected: int) -> None:
    """Check what must hold for every rendering."""
    sound = read_voice(result)
    assert len(sound) == round(result.timeline.length * RATE)
    late = onsets(sound, result)
    assert len(late) == expected
    assert max(map(abs, late)) < 0.05
    speech = np.concatenate([sound[start:end] for start, end in spans(result)])
    both = np.stack([speech, speech], axis=1).astype(np.float32)
    loudness = measure_loudness([both], RATE)
    assert loudness.lufs == pytest.approx(LOUDNESS, abs=1.0)
    assert loudness.true_peak_db <= -3.0
    silent = np.ones(len(sound), dtype=bool)
    for start, end in spans(result):
        # the codec's blocks reach 0.1 s beyond what they hold
        silent[start - RATE // 10 : end + TAIL + RATE // 10] = False
    assert silent.sum() > RATE
    assert not sound[silent].any()


def test_voice_and_captions_agree(script_file: Path) -> None:
    result = render(script_file, Hummer())
    check(result, 3)
    assert [x.name for x in (result.audio, result.captions)] == [
        "a-rest.ogg",
        "a-rest.vtt",
    ]
    cues = parse_webvtt(result.captions.read_text(encoding="utf-8"))
    assert [x.text for x in cues] == [
        *("Let it go.", "Now & then", "In.", "Out.", "Rest well."),
    ]
    assert [x.at for x in result.timeline.bells] == [1.0]
    assert [x.track_id for x in result.timeline.beds] == ["ocean-waves"]
    assert sf.info(result.audio).duration == pytest.approx(result.timeline.length)


@pytest.mark.parametrize("spec", ["flite:rms", "espeak-ng"])
def test_a_real_voice_agrees_too(script_file: Path, spec: str) -> None:
    if shutil.which(spec.partition(":")[0]) is None:
        pytest.skip("not on this machine")
    engine, voice = find(spec)
    body = ("Let it go.", "Hold on to nothing.", "She listens.", "Five.", "Three.")
    script_file.write_text(script(*body, head="gap: 1\n"), encoding="utf-8")
    result = render(script_file, engine, voice)
    check(result, 5)
    per_minute = result.audio.stat().st_size / 1024 / result.timeline.length * 60
    assert per_minute <= 260


def test_words_in_quick_succession_are_all_heard(script_file: Path) -> None:
    counted = ("One. [slot 0.6]", "Two. [slot 0.6]", "Three. [slot 0.6]", "Four. [0]")
    script_file.write_text(script(*counted, head="rate: 1.0\n"), encoding="utf-8")
    result = render(script_file, Hummer())
    sound = read_voice(result)
    assert [start for start, _ in spans(result)] == [24_000, 38_400, 52_800, 67_200]
    for start, end in spans(result):
        assert np.std(sound[start + 1000 : end - 2000]) > 0.03


def test_the_engine_gets_spoken_words_voice_and_rate(script_file: Path) -> None:
    engine = Hummer()
    render(script_file, engine)
    assert engine.spoken[:2] == [
        ("Let it go.", "low", 1.0),
        ("Now and then", "low", 1.0),
    ]


def test_the_same_script_is_the_same_bytes(script_file: Path) -> None:
    first = render(script_file, Hummer())
    bytes_of = [first.audio.read_bytes(), first.captions.read_bytes()]
    shutil.rmtree(script_file.parent / "cache")
    again = render(script_file, Hummer())
    assert [again.audio.read_bytes(), again.captions.read_bytes()] == bytes_of


def test_what_was_interrupted_continues(script_file: Path) -> None:
    engine = Hummer()
    engine.breaks_at = 3
    with pytest.raises(KeyboardInterrupt):
        render(script_file, engine)
    assert not (script_file.parent / "out").exists()
    engine.breaks_at = -1
    result = render(script_file, engine)
    assert [text for text, _, _ in engine.spoken] == [
        *("Let it go.", "Now and then", "In.", "Out.", "Rest well."),
    ]
    whole = result.audio.read_bytes()
    shutil.rmtree(script_file.parent / "cache")
    assert render(script_file, Hummer()).audio.read_bytes() == whole


def test_another_voice_or_rate_is_spoken_again(script_file: Path) -> None:
    script_file.write_text(
        script("Rest.", "Rest.", head="rate: 1.0\n"), encoding="utf-8"
    )
    engine = Hummer()
    render(script_file, engine)
    render(script_file, engine)
    assert engine.spoken == [("Rest.", "low", 1.0)]
    render(script_file, engine, "")
    script_file.write_text(script("Rest.", head="rate: 1.1\n"), encoding="utf-8")
    render(script_file, engine)
    assert engine.spoken[1:] == [("Rest.", "", 1.0), ("Rest.", "low", 1.1)]


def test_a_damaged_sentence_is_spoken_again(script_file: Path) -> None:
    whole = render(script_file, Hummer()).audio.read_bytes()
    kept = sorted((script_file.parent / "cache").iterdir())
    kept[0].write_bytes(b"fLaC")
    engine = Hummer()
    assert render(script_file, engine).audio.read_bytes() == whole
    assert len(engine.spoken) == 1


def test_captions_name_the_voice(script_file: Path) -> None:
    for voice in ("low", ""):
        text = render(script_file, Hummer(), voice).captions.read_text(encoding="utf-8")
        assert "\nNOTE sleepterm session\nvoice hummer:low\nbell low 00:00:01" in text


def test_progress_is_reported_step_by_step(script_file: Path) -> None:
    reports: list[tuple[int, int]] = []
    folder, cache = script_file.parent / "out", script_file.parent / "cache"
    render_session(
        script_file,
        Hummer(),
        "low",
        folder,
        cache=cache,
        progress=lambda done, total: reports.append((done, total)),
    )
    assert reports == [(done, 10) for done in range(1, 11)]


def test_silence_where_words_should_be_is_reported_with_its_line(
    script_file: Path,
) -> None:
    class Mute(Hummer):
        rate = 8000

        def speak(self, text: str, voice: str, rate: float):  # type: ignore[no-untyped-def] # noqa: ANN202
            return super().speak("..." if text == "Out." else text, voice, rate)

    with pytest.raises(ScriptError, match=r"line 13: the engine spoke nothing here"):
        render(script_file, Mute())


def test_a_slot_too_short_leaves_the_old_files(script_file: Path) -> None:
    before = render(script_file, Hummer()).audio.read_bytes()
    text = script_file.read_text(encoding="utf-8").replace("slot 0.8", "slot 0.5")
    script_file.write_text(text, encoding="utf-8")
    with pytest.raises(ScriptError, match=r"its slot has 0\.5 s") as caught:
        render(script_file, Hummer())
    assert [x.line for x in caught.value.faults] == [12, 13]
    out = script_file.parent / "out"
    assert (out / "a-rest.ogg").read_bytes() == before
    assert sorted(x.name for x in out.iterdir()) == ["a-rest.ogg", "a-rest.vtt"]


def test_a_full_disk_leaves_the_old_files(
    script_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = render(script_file, Hummer()).audio.read_bytes()
    calls = itertools.count()

    def full(*_: object) -> bytes:
        next(calls)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sleepterm.speech.rendering.with_serial", full)
    with pytest.raises(SleeptermError, match=r"a-rest.ogg cannot be written: No space"):
        render(script_file, Hummer())
    assert next(calls) == 1
    out = script_file.parent / "out"
    assert (out / "a-rest.ogg").read_bytes() == before
    assert sorted(x.name for x in out.iterdir()) == ["a-rest.ogg", "a-rest.vtt"]


def test_a_cache_that_cannot_be_written_is_reported(script_file: Path) -> None:
    (script_file.parent / "cache").write_text("in the way")
    with pytest.raises(SleeptermError, match="cannot be written"):
        render(script_file, Hummer())


def test_a_script_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SleeptermError, match=r"none\.txt cannot be read: No such file"):
        read_script(tmp_path / "none.txt")
    (tmp_path / "latin.txt").write_bytes(b"title: x\ntype: \xe9\n")
    with pytest.raises(ScriptError, match=r"latin\.txt: line 2: this is not UTF-8"):
        read_script(tmp_path / "latin.txt")
    (tmp_path / "huge.txt").write_bytes(b"x" * 1_000_001)
    with pytest.raises(ScriptError, match="at most 1000000 bytes"):
        read_script(tmp_path / "huge.txt")
