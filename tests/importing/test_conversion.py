"""Files that libsndfile can't read are converted when they are added."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from tests.audio.fakes import read_sound
from tests.importing.foreign_formats import KINDS, LEVEL, PITCH, SECONDS, Kind, foreign

from sleepterm.audio.sources.decoder import Decoder
from sleepterm.cli import main
from sleepterm.importing.add_sounds import AddReport, add_sounds
from sleepterm.importing.conversion import convert, foreign_format
from sleepterm.importing.options import AddOptions
from sleepterm.importing.progress import AddProgress
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.store.catalogs import load_catalog
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

M4A = KINDS[0]
OTHER_LENGTHS = {"tone.aac": 2048, "tone.wma": 2048, "high.mka": 60}
"""Allowed error in frames for formats that do not state their exact length."""


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    return tmp_path / "outside"


def add(*sources: Path, reports: list[AddProgress] | None = None) -> AddReport:
    paths = Paths.of_user()
    reports = [] if reports is None else reports
    catalog = load_catalog(paths, bundled_catalog=Path(), bundled_sounds=Path()).catalog
    return add_sounds(sources, paths, catalog, AddOptions(), reports.append)


def files() -> list[str]:
    """Everything in the sounds folder, hidden or not."""
    folder = Paths.of_user().own_sounds
    return sorted(x.name for x in folder.iterdir()) if folder.exists() else []


def pitch_of(sound: np.ndarray, rate: int) -> float:
    middle = sound[rate // 2 : rate // 2 + 2 * rate, 0]
    strength = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    return float(np.argmax(strength)) * rate / len(middle)


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_what_was_converted_sounds_as_before(outside: Path, kind: Kind) -> None:
    report = add(foreign(outside, kind))
    assert report.skipped == ()
    [track] = report.added
    stem = Path(kind.name).stem
    assert files() == [f"{stem}.ogg"]
    assert report.converted == {track.id}
    assert (track.id, track.file.name) == (stem, f"{stem}.ogg")
    tagged = kind.name != "tone.aac"
    assert track.title == ("A tone" if tagged else "Tone")
    assert track.credit == ("Nobody" if tagged else "")
    info = sf.info(track.file)
    rate = 48_000 if kind.rate > 192_000 else kind.rate
    assert (info.samplerate, info.subtype) == (rate, "VORBIS")
    assert info.channels == (1 if kind.layout == "mono" else 2)
    longer = info.frames - SECONDS * rate
    assert abs(longer) <= OTHER_LENGTHS.get(kind.name, 0)
    sound = read_sound(track.file)
    assert pitch_of(sound, rate) == pytest.approx(PITCH, abs=1)
    heard = np.sqrt(np.mean(sound[rate // 2 : -rate // 2] ** 2, axis=0))
    assert heard == pytest.approx(LEVEL / np.sqrt(2), rel=0.02)


def test_the_same_sound_is_known_again_under_any_name(outside: Path) -> None:
    file = foreign(outside, M4A)
    add(file)
    again = outside / "again.mp4"
    shutil.copy(file, again)
    for source in (file, again):
        [skipped] = add(source).skipped
        assert skipped.reason == "already there as tone"
    assert files() == ["tone.ogg"]


def test_progress_is_reported_while_adding(outside: Path) -> None:
    reports: list[AddProgress] = []
    add(foreign(outside, M4A), reports=reports)
    done = [report.done_seconds for report in reports]
    assert done == sorted(done)
    assert done[-1] == reports[-1].total_seconds == pytest.approx(SECONDS, abs=0.1)


class StopError(Exception):
    """Raised in the middle."""


@pytest.mark.parametrize("after", [Seconds(0.1), Seconds(SECONDS / 2 + 0.1)])
def test_interrupted_it_leaves_nothing(
    outside: Path, after: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths.of_user()
    seen: list[list[str]] = []

    def stop(progress: AddProgress) -> None:
        seen.append(files())
        if progress.done_seconds > after:
            raise StopError

    source = foreign(outside, M4A)
    # Reports every step, whatever the time.
    monkeypatch.setattr("sleepterm.importing.progress._SECONDS_BETWEEN_REPORTS", 0.0)
    with pytest.raises(StopError):
        _ = add_sounds([source], paths, Catalog(), AddOptions(), stop)
    assert any(name.startswith(".") for name in seen[-1])
    assert files() == []
    assert not paths.own_catalog.exists()


def broken(path: Path, how: str) -> Path:
    """A file that was good, made useless."""
    content = bytearray(path.read_bytes())
    middle = len(content) * 2 // 3
    if how == "cut off":
        content = content[:middle]
    elif how == "torn":
        content[middle : middle + 3000] = np.random.default_rng(1).bytes(3000)
    elif how == "no index":
        content[40:600] = bytes(560)
    else:
        assert b"mp4a" in content
        content = content.replace(b"mp4a", how.encode())
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("no index", "there is no sound in it"),
        ("enca", "it is protected against copying"),
        ("drms", "it is protected against copying"),
    ],
)
def test_what_cannot_be_used_fails_alone(outside: Path, how: str, reason: str) -> None:
    bad = broken(foreign(outside, M4A), how)
    good = foreign(outside, KINDS[1])
    report = add(bad, good)
    assert [track.id for track in report.added] == ["lossless"]
    [skipped] = report.skipped
    assert skipped.path == bad
    assert re.match(reason, skipped.reason)
    assert files() == ["lossless.ogg"]


@pytest.mark.parametrize("how", ["cut off", "torn"])
def test_of_what_is_damaged_the_beginning_is_taken_and_it_is_said(
    outside: Path, how: str
) -> None:
    bad = broken(foreign(outside, M4A), how)
    report = add(bad)
    assert report.skipped == ()
    [track] = report.added
    assert track.length is not None
    assert SECONDS / 2 < track.length < SECONDS - 0.1
    [(path, loss)] = report.losses
    assert path == bad
    assert re.match(
        r"only \d\.\d of \d\.\d s can be read$|it is damaged after 0:0\d$", loss
    )


def test_a_film_without_sound_is_refused(outside: Path) -> None:
    [skipped] = add(foreign(outside, Kind("mute.mp4", "", video="mpeg4"))).skipped
    assert skipped.reason == "there is no sound in it"
    assert files() == []


def test_a_codec_that_nobody_knows_is_refused(outside: Path) -> None:
    film = foreign(outside, Kind("odd.mka", "flac"))
    film.write_bytes(film.read_bytes().replace(b"A_FLAC", b"A_ODDS"))
    [skipped] = add(film).skipped
    assert skipped.reason == "there is no decoder for its sound"


def test_a_title_that_is_no_utf8_is_no_reason_to_fail(outside: Path) -> None:
    file = foreign(outside, M4A, title="Caf? au lait")
    file.write_bytes(file.read_bytes().replace(b"Caf?", b"Caf\xe9"))
    assert add(file).added[0].title == "Café au lait"


def test_a_wrong_suffix_does_not_matter(outside: Path) -> None:
    wrong = foreign(outside, M4A).rename(outside / "rain.wav")
    assert foreign_format(wrong) == "M4A"
    [track] = add(wrong).added
    assert (track.id, track.file.name) == ("rain", "rain.ogg")
    wav = outside / "wave.m4a"
    sf.write(wav, np.full((8000, 1), 0.1), 8000, format="WAV")
    assert foreign_format(wav) == ""
    assert add(wav).added[0].file.name == "wave.m4a"


def test_folders_are_looked_through_for_them(outside: Path) -> None:
    foreign(outside / "deep", M4A)
    (outside / "deep" / "notes.txt").write_text("no sound")
    assert [track.id for track in add(outside).added] == ["tone"]


def test_long_sounds_are_written_piece_by_piece(
    outside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    write = sf.SoundFile.write

    def noting(file: sf.SoundFile, data: np.ndarray) -> None:
        written.append(len(data))
        write(file, data)

    monkeypatch.setattr(sf.SoundFile, "write", noting)
    convert(foreign(outside, M4A), tmp_path / "out.ogg", lambda _done, _total: None)
    assert written == [44_100] * SECONDS


def test_a_converted_sound_is_not_linked_and_it_is_said(
    outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = foreign(outside, M4A)
    assert main(["add", str(source), "--link"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("tone  A tone")
    assert said.err == (
        "sleepterm: Not linked: tone. Files of this kind are converted into your"
        " sounds folder.\n"
    )
    source.unlink()
    with Decoder(Paths.of_user().own_sounds / "tone.ogg") as decoder:
        assert decoder.frames == SECONDS * 44_100


def test_without_the_package_the_command_is_named(
    outside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = foreign(outside, M4A)
    # The command first: imported behind the others, it would take what they have.
    for room in ("commands.doctor", "importing.readable"):
        monkeypatch.setattr(f"sleepterm.{room}.can_convert", lambda: False)
    for room in ("commands.doctor", "importing.readable"):
        monkeypatch.setattr(f"sleepterm.{room}.formats_command", lambda: "install this")
    assert main(["add", str(source)]) == 1
    reason = "M4A needs one more package; install it with: install this."
    assert reason in capsys.readouterr().err
    assert files() == []
    main(["doctor"])
    line = "convert   for M4A, AAC, WebM, WMA and video files: install this"
    assert line in capsys.readouterr().out


def test_doctor_says_that_it_is_here(capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor"])
    assert "are converted when added (av " in capsys.readouterr().out


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server on this machine that nobody should connect to."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


@pytest.mark.parametrize("kind", ["name", "playlist", "reference"])
def test_the_converter_connects_to_nothing(
    kind: str, outside: Path, listener: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = listener.getsockname()[1]
    outside.mkdir()
    monkeypatch.chdir(outside)
    address = f"http://127.0.0.1:{port}/x.ts"
    if kind == "name":
        file = Path(f"tcp:127.0.0.1:{port}?.m4a")
        shutil.copy(foreign(outside / "made", M4A), file)
    elif kind == "playlist":
        file = Path("list.mp4")
        file.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}\n")
    else:
        file = Path("list.mkv")
        file.write_text(f"ffconcat version 1.0\nfile '{address}'\n")
    report = add(file)
    assert bool(report.added) == (kind == "name")
    with pytest.raises(BlockingIOError):
        listener.accept()
