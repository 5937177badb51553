"""`sleepterm render` writes what a guided track says beside its sound."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from sleepterm.cli import main
from sleepterm.formats.webvtt import parse_webvtt
from sleepterm.store.paths import Paths

WORDS = """WEBVTT

NOTE sleepterm session
bell low 00:00:00.100

00:00.500 --> 00:01.500
Now &amp; then.

00:02.500 --> 00:09.000
Rest.

00:03.500 --> 00:05.000
Unheard.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where two talks of 4 s lie; "said" has captions, "sung" has lyrics."""
    noise = np.random.default_rng(1).standard_normal(4 * 8000) * 0.1
    for name in ("said", "sung"):
        sf.write(tmp_path / f"{name}.wav", noise, 8000)
        noise = -noise / 2
    (tmp_path / "said.vtt").write_text(WORDS)
    (tmp_path / "sung.lrc").write_text("[00:01.20]La\n[00:02.00]<00:02.10>Lu")
    assert main(["add", "--link", str(tmp_path)]) == 0
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def render(track: str, out: Path, length: str = "3s") -> int:
    return main(["render", track, "--length", length, "-o", str(out)])


def captions_of(out: Path) -> list[tuple[float, float, str]]:
    cues = parse_webvtt(out.with_suffix(".vtt").read_text(encoding="utf-8"))
    return [(cue.start, cue.end, cue.text) for cue in cues]


def test_captions_stand_beside_the_sound(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert render("said", folder / "a.wav") == 0
    assert captions_of(folder / "a.wav") == [
        (0.5, 1.5, "Now & then."),
        (2.5, 3.0, "Rest."),
    ]
    # the bells are in the sound now and must not be struck again
    assert "bell" not in (folder / "a.vtt").read_text()
    assert capsys.readouterr() == ("", "")
    assert sorted(x.name for x in folder.iterdir()) == ["a.vtt", "a.wav"]


@pytest.mark.parametrize("pace", ["0.8", "1.2"])
def test_captions_keep_to_the_pace_of_the_sound(folder: Path, pace: str) -> None:
    """A burst at each caption's start is found where the new captions say."""
    rate = 8000
    sound = np.zeros(8 * rate)
    starts = (1.5, 4.0, 6.5)
    for at in starts:
        burst = np.random.default_rng(2).standard_normal(rate // 2) * 0.1
        sound[round(at * rate) : round((at + 0.5) * rate)] = burst
    sf.write(folder / "calm.wav", sound, rate)
    lines = [f"00:{at:06.3f} --> 00:{at + 0.5:06.3f}\nNow." for at in starts]
    head = "WEBVTT\n\nNOTE sleepterm session\nvoice flite:rms"
    (folder / "calm.vtt").write_text("\n\n".join([head, *lines]) + "\n")
    assert main(["add", str(folder / "calm.wav")]) == 0
    out = folder / "out.wav"
    arguments = ["--length", "1h", "--pace", pace, "-o", str(out)]
    assert main(["render", "calm", *arguments]) == 0
    heard, rate = sf.read(out)
    assert len(captions_of(out)) == 3
    for start, _, _ in captions_of(out):
        first = round((start - 0.3) * rate)
        loud = np.flatnonzero(np.abs(heard[first:, 0]) > 0.005)[0]
        assert (first + loud) / rate == pytest.approx(start, abs=0.02)


def test_lyrics_end_with_the_sound(folder: Path) -> None:
    assert render("sung", folder / "a.flac", "1h") == 0
    assert sf.info(folder / "a.flac").duration == pytest.approx(4.0, abs=0.5)
    end = sf.info(folder / "a.flac").duration
    assert captions_of(folder / "a.flac") == [
        (1.2, 2.0, "La"),
        (2.0, pytest.approx(end, abs=0.001), "Lu"),
    ]


def test_a_new_rendering_brings_its_own_captions_or_takes_the_old_away(
    folder: Path,
) -> None:
    out = folder / "a.wav"
    assert render("said", out) == 0
    assert render("sung", out) == 0
    assert [text for _, _, text in captions_of(out)] == ["La", "Lu"]
    assert render("brown-noise", out, "1s") == 0
    assert [x.name for x in folder.iterdir()] == ["a.wav"]


def test_a_rendering_that_fails_leaves_sound_and_captions_as_they_were(
    folder: Path,
) -> None:
    out = folder / "a.wav"
    assert render("said", out) == 0
    before = {x.name: x.read_bytes() for x in folder.iterdir()}
    (folder.parent / "sung.wav").write_bytes(b"no sound any more")
    assert render("sung", out) != 0
    assert {x.name: x.read_bytes() for x in folder.iterdir()} == before


@pytest.mark.parametrize("name", ["a.vtt", "said.vtt"])
def test_captions_of_somebody_else_are_never_replaced(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = (folder if name == "a.vtt" else folder.parent) / name
    if name == "a.vtt":
        out.write_text("WEBVTT\n\nNOTE by hand\n")
    before = out.read_bytes()
    assert render("said", out.with_suffix(".flac")) == 2
    assert f"{out} was not written by sleepterm" in capsys.readouterr().err
    assert out.read_bytes() == before
    assert not out.with_suffix(".flac").exists()
    # without captions of its own a rendering does not care
    assert render("brown-noise", out.with_suffix(".flac"), "1s") == 0
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("end", "share", "length", "spoken"),
    [
        ("time", 20, 1.0, ["Now & then."]),
        ("sentence", 20, 1.8, ["Now & then."]),
        ("sentence", 90, 5.0, ["Now & then.", "Rest.", "Unheard."]),
        ("track", 20, 5.0, ["Now & then.", "Rest.", "Unheard."]),
    ],
)
def test_a_rendering_ends_as_the_timer_does(
    folder: Path, end: str, share: int, length: float, spoken: list[str]
) -> None:
    config = Paths.of_user().config_file
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(f'[timer]\nfinish-share = {share}\nend = "track"\n')
    out = folder / "a.wav"
    layers = ["said", "brown-noise", "--timer", "1s", "--fade", "1s"]
    assert main(["render", *layers, "--end", end, "-o", str(out)]) == 0
    assert sf.info(out).duration == pytest.approx(length, abs=0.2)
    assert [text for _, _, text in captions_of(out)] == spoken
