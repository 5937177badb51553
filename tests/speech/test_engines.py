"""Engines get the right arguments and text, and their failures are reported."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

import numpy as np
import pytest
from tests.speech.fake_programs import Programs

from sleepterm.speech.engines.ascii_text import to_ascii
from sleepterm.speech.engines.engine import Engine, SpeechError
from sleepterm.speech.engines.espeak import Espeak
from sleepterm.speech.engines.festival import Festival
from sleepterm.speech.engines.flite import Flite
from sleepterm.speech.engines.piper import Piper
from sleepterm.speech.engines.registry import engines, find
from sleepterm.speech.engines.rhvoice import RHVoice
from sleepterm.speech.engines.sapi import Sapi
from sleepterm.speech.engines.say import Say

HOSTILE = '"; touch here $(touch here) `touch here` (system "touch here") %PATH% -o x'

TYPOGRAPHIC = (
    "\u201cIt\u2019s\u201d \u2013 well\u2026 a na\u00efve\u00a0caf\u00e9\u2014yes"
)

installed = pytest.mark.parametrize(
    "engine",
    [
        pytest.param(
            engine,
            marks=pytest.mark.skipif(
                not engine.available(), reason=f"no {engine.name} on this machine"
            ),
            id=engine.name,
        )
        for engine in (Flite(), Festival(), Espeak())
    ],
)


@installed
def test_an_installed_engine_speaks_slower_when_asked(engine: Engine) -> None:
    voice = engine.voices()[0]
    usual = engine.speak("Let it go.", voice, 1.0)
    slow = engine.speak("Let it go.", voice, 0.6)
    assert usual.samples.dtype == np.float32
    assert usual.samples.ndim == 1
    assert 0.05 < np.abs(usual.samples).max() <= 1
    ratio = len(slow.samples) / len(usual.samples)
    assert ratio == pytest.approx(1 / 0.6, rel=0.2)


@installed
def test_an_installed_engine_takes_any_text_for_words(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    speech = engine.speak(f"-o {TYPOGRAPHIC} {HOSTILE}", "", 1.5)
    assert len(speech.samples) > 3 * speech.rate
    assert list(tmp_path.iterdir()) == []


@installed
@pytest.mark.parametrize("voice", ["nobody", "http://127.0.0.1:9/x", "(quit)", "-h"])
def test_an_installed_engine_refuses_a_voice_it_does_not_have(
    engine: Engine, voice: str
) -> None:
    with pytest.raises(SpeechError, match=f"{engine.name} has no voice '") as caught:
        engine.speak("Rest.", voice, 1.0)
    assert engine.voices()[0] in caught.value.hint


def test_espeak_takes_a_variant_of_a_voice(programs: Programs) -> None:
    listing = (
        "Pty Language A/G VoiceName File\\n 5 de --/M German gmw/de\\n 5 en-us x y z"
    )
    programs.add("espeak-ng", f'if "--voices" in sys.argv: print("{listing}")')
    engine = Espeak()
    engine.speak("Ruhe.", "de+f3", 0.8)
    assert engine.voices() == ("en-us", "de")
    said = programs.asked()[1]
    assert said["arguments"][:4] == ["-v", "de+f3", "-s", "140"]
    assert said["text"] == "Ruhe."


@pytest.mark.parametrize("engine", [Espeak(), Flite()])
def test_a_program_without_any_voice_says_so(
    programs: Programs, engine: Espeak | Flite
) -> None:
    programs.add(engine.name)
    with pytest.raises(SpeechError, match=f"{engine.name} failed: it has no voice"):
        engine.speak("Rest.", "", 1.0)


def test_flite_gets_ascii_as_one_argument(programs: Programs) -> None:
    programs.add(
        "flite", 'if "-lv" in sys.argv: print("Voices available: kal rms slt ")'
    )
    engine = Flite()
    assert engine.voices() == ("rms", "kal", "slt")
    engine.speak("It\u2019s -o late.", "", 0.8)
    options = ["-voice", "rms", "--setf", "duration_stretch=1.250"]
    assert programs.asked()[-1]["arguments"][:6] == [*options, "-t", "It's -o late."]


def test_festival_gets_the_voice_as_code_and_the_text_as_input(
    programs: Programs,
) -> None:
    programs.add("festival", 'print("(kal_diphone cmu_us_slt_arctic_hts)")')
    programs.add("text2wave")
    Festival().speak('(quit) "x"', "cmu_us_slt_arctic_hts", 0.8)
    said = programs.asked()[-1]
    assert said["text"] == '(quit) "x"'
    assert said["arguments"][1] == "(voice_cmu_us_slt_arctic_hts)"
    assert said["arguments"][3] == "(Parameter.set 'Duration_Stretch 1.250)"
    assert 'list "-r" 0.800' in said["arguments"][5]


def test_rhvoice_gets_text_on_its_input(programs: Programs, tmp_path: Path) -> None:
    programs.add("RHVoice-test")
    (tmp_path / "voices" / "bdl").mkdir(parents=True)
    engine = RHVoice((str(tmp_path / "voices"), str(tmp_path / "none")))
    assert engine.voices() == ("bdl",)
    speech = engine.speak(HOSTILE, "BDL", 0.8)
    assert (speech.rate, len(speech.samples)) == (22_050, 44_100)
    said = programs.asked()[0]
    assert said["text"] == HOSTILE
    assert said["arguments"][:4] == ["-p", "BDL", "-r", "80"]
    for voice in ("alan", "-h", "bdl alan"):
        with pytest.raises(SpeechError, match="rhvoice has no voice"):
            engine.speak("Rest.", voice, 1.0)
    with pytest.raises(SpeechError, match="rhvoice has no voice '-h'"):
        RHVoice(()).speak("Rest.", "-h", 1.0)
    RHVoice(()).speak("Rest.", "anna+alan", 1.0)
    assert programs.asked()[-1]["arguments"][:2] == ["-p", "anna+alan"]


def test_piper_speaks_with_a_model_file_only(
    programs: Programs, tmp_path: Path
) -> None:
    programs.add("piper")
    model = tmp_path / "a voice.onnx"
    model.touch()
    Piper().speak(HOSTILE, str(model), 0.8)
    said = programs.asked()[0]
    assert said["text"] == HOSTILE + "\n"
    assert said["arguments"][:4] == ["--model", str(model), "--length-scale", "1.250"]
    for voice in ("", "en_US-lessac-medium"):
        with pytest.raises(SpeechError, match=f"piper has no model '{voice}'"):
            Piper().speak("Rest.", voice, 1.0)


def test_say_is_asked_on_a_mac_only(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    german = "Eddy (German (Germany))"
    rows = f"Alex   en_US  # Hi\\n{german} de_DE # Hallo\\nFiona en-scotland # Hi"
    programs.add("say", f'if sys.argv[1:] == ["-v", "?"]: print("{rows}")')
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    assert not Say().available()
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    engine = Say()
    assert engine.available()
    assert engine.voices() == ("Alex", german, "Fiona")
    engine.speak(HOSTILE, german, 0.8)
    said = programs.asked()[-1]
    assert said["text"] == HOSTILE
    assert said["arguments"][:4] == ["-v", german, "-r", "140"]
    with pytest.raises(SpeechError, match="say has no voice 'Zoe'"):
        engine.speak("Rest.", "Zoe", 1.0)


@pytest.mark.parametrize(
    ("rate", "step"), [(1.0, "0"), (0.75, "-3"), (1.5, "4"), (0.5, "-6")]
)
def test_windows_gets_text_and_voice_as_variables(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, rate: float, step: str
) -> None:
    listing = 'print("\\ufeffMicrosoft Zira Desktop\\r\\n")'
    programs.add("powershell", f'if "GetInstalledVoices" in sys.argv[-1]: {listing}')
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    engine = Sapi()
    assert engine.available()
    assert engine.voices() == ("Microsoft Zira Desktop",)
    engine.speak(HOSTILE, "Microsoft Zira Desktop", rate)
    said = programs.asked()[-1]
    assert HOSTILE not in " ".join(said["arguments"])
    assert said["spoken"]["SLEEPTERM_TEXT"] == HOSTILE
    assert said["spoken"]["SLEEPTERM_VOICE"] == "Microsoft Zira Desktop"
    assert said["spoken"]["SLEEPTERM_RATE"] == step


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        ("sys.exit('warning\\nno memory\\x1b[2J.\\n\\n')", "failed: no memory."),
        ("sys.exit(3)", "failed: its exit status was 3."),
        ("print('well', file=sys.stderr); sys.exit(0)", "failed: well."),
        ("sys.exit(0)", "failed: it wrote no sound that can be read."),
        ("import time; time.sleep(20)", "failed: it did not finish in 0.4 s."),
    ],
)
def test_a_failure_is_reported_in_the_engines_last_words(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, first: str, reason: str
) -> None:
    if "sleep" in first:
        monkeypatch.setattr("sleepterm.speech.engines.program.TIMEOUT", 0.4)
    programs.add("RHVoice-test", first)
    with pytest.raises(SpeechError) as caught:
        RHVoice(()).speak("Rest.", "", 1.0)
    assert str(caught.value) == f"rhvoice {reason}"
    assert caught.value.exit_status == 1


def test_sound_that_is_none_is_a_failure(programs: Programs) -> None:
    programs.add("RHVoice-test")
    (programs.folder / "hum.wav").write_bytes(b"RIFF no")
    with pytest.raises(SpeechError, match="no sound that can be read"):
        RHVoice(()).speak("Rest.", "", 1.0)


@pytest.mark.parametrize(
    "engine", [Flite(), Festival(), Espeak(), RHVoice(()), Say(), Sapi()]
)
def test_a_missing_program_is_named(programs: Programs, engine: Engine) -> None:
    assert not engine.available()
    assert list(programs.folder.iterdir()) == []
    with pytest.raises(SpeechError, match="is not installed"):
        engine.speak("Rest.", "", 1.0)


def test_an_engine_is_found_by_name_and_voice(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    for name in ("flite", "piper"):
        programs.add(name)
    engine, voice = find("flite:rms")
    assert (engine.name, voice) == ("flite", "rms")
    engine, voice = find("Piper:C:\\voices\\amy.onnx")
    assert (engine.name, voice) == ("piper", "C:\\voices\\amy.onnx")
    assert find("flite")[1] == ""
    with pytest.raises(SpeechError, match="hibari is not on this machine"):
        find("Woman")
    with pytest.raises(SpeechError, match="no engine 'hal'; there are") as caught:
        find("hal:9000")
    assert caught.value.hint == "This machine speaks with piper, flite."
    with pytest.raises(SpeechError, match="espeak-ng is not on this machine"):
        find("espeak-ng")


def test_every_engine_has_a_name_of_its_own() -> None:
    names = [engine.name for engine in engines()]
    assert names == [
        "hibari",
        "kokoro",
        "say",
        "sapi",
        "piper",
        "rhvoice",
        "flite",
        "festival",
        "espeak-ng",
    ]


def test_typographic_marks_become_plain_ones() -> None:
    assert to_ascii(TYPOGRAPHIC) == '"It\'s", well... a naive cafe, yes'
    assert to_ascii("Тихо.") == "."


@pytest.mark.skipif(shutil.which("flite") is None, reason="no flite here")
def test_flite_says_the_same_each_time() -> None:
    one, other = (Flite().speak("Let it go.", "rms", 0.8) for _ in range(2))
    assert np.array_equal(one.samples, other.samples)
