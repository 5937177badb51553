"""From a work to its file, and what is remembered of it."""

from __future__ import annotations

import re
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from scipy.signal import butter, sosfiltfilt
from studio.__main__ import main
from studio.build import build
from studio.captions import Cue, webvtt
from studio.codec import Vorbis
from studio.dsp.ring import RATE, Ring, Stereo
from studio.encoding import decoded, encoded
from studio.fidelity import Fidelity
from studio.manifest import Built, read, write
from studio.mastering import mastered
from studio.progress import Progress
from studio.provenance import ROOT, code_of, key_of
from studio.seam import Seam
from studio.seeds import Spread
from studio.seeds import read as read_seeds
from studio.seeds import write as write_seeds
from studio.sounds_page import sounds_page
from studio.sounds_table import sounds_table
from studio.texture.typical import Typical, references
from studio.work import Work
from studio.works import work

SEAM = Seam(0.1, 20.0, 30.0, 0.2, 40.0, 0.5, 60.0)
BUILT = Built(
    key="k",
    digest="d",
    frames=2_880_000,
    size=900_000,
    lufs=-27.01,
    true_peak=-12.5,
    eased_db=0.0,
    correlation=0.31,
    loudest=1.4,
    seam=SEAM,
    standout=2.2,
    typical=Typical(0.84, "rain"),
    fidelity=Fidelity(-0.01, 0.02, -9.0, 0.04),
)
ONCE = replace(BUILT, seam=None, standout=None, typical=None)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> Work:
    """A fan, but only three seconds of it."""
    piece = replace(work("fan"), seconds=3.0, texture="noise")
    monkeypatch.setattr("studio.build.work", lambda _: piece)
    return piece


def test_build_writes_what_it_measured(short: Work, tmp_path: Path) -> None:
    built = build(short.id, tmp_path)
    file = tmp_path / "fan.opus"
    assert built.digest == sha256(file.read_bytes()).hexdigest()
    assert built.size == file.stat().st_size
    assert built.frames == len(decoded(file)) == 144_000
    assert built.lufs == pytest.approx(-27, abs=0.1)
    assert built.seam is not None
    assert built.seam.closed
    assert built.standout is not None
    assert built.typical is not None
    assert built.typical.nearest in references()
    assert built.loudest < 2
    assert built.key == key_of(short)


def test_build_refuses_an_open_seam(
    short: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.build.seam_of", lambda _: replace(SEAM, jump=9.0))
    with pytest.raises(ValueError, match="open seam"):
        build(short.id, tmp_path)
    assert not list(tmp_path.iterdir())


def test_build_refuses_a_startling_sound(
    short: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.build.loudest", lambda _: 10.2)
    with pytest.raises(ValueError, match=r"10\.2 LU louder"):
        build(short.id, tmp_path)


def test_build_writes_captions(
    short: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guided = replace(
        short, once=True, cues=lambda seconds: (Cue(0.5, seconds, "Rest."),)
    )
    monkeypatch.setattr("studio.build.work", lambda _: guided)
    assert build(short.id, tmp_path).seam is None
    assert (tmp_path / "fan.vtt").read_text("utf-8") == (
        "WEBVTT\n\n00:00.500 --> 00:03.000\nRest.\n"
    )


def test_events_of_a_sparse_sound_stay_in_their_stretches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two(ring: Ring) -> Stereo:
        sound = np.zeros((ring.frames, 2))
        half = ring.frames // 2
        sound[1000:40_000] = ring.rng.standard_normal((39_000, 2))
        sound[half + 1000 : half + 40_000] = ring.rng.standard_normal((39_000, 2))
        return sound

    piece = replace(work("fan"), make=two, seconds=6.0, events=2)
    monkeypatch.setattr("studio.build.work", lambda _: piece)
    monkeypatch.setattr("studio.build.seam_of", lambda _: replace(SEAM, jump=1.45))
    build(piece.id, tmp_path)
    sound = np.abs(decoded(tmp_path / "fan.opus")).max(axis=1)
    for start in (0, 144_000):
        assert sound[start : start + 500].max() < 1e-3
        assert sound[start + 1500 : start + 3000].max() > 1e-2


def test_webvtt_separates_cues_and_counts_minutes() -> None:
    text = webvtt([Cue(0, 1.25, "a"), Cue(61.5, 600, "b")])
    assert text == (
        "WEBVTT\n\n00:00.000 --> 00:01.250\na\n\n01:01.500 --> 10:00.000\nb\n"
    )


def test_key_follows_settings() -> None:
    piece = work("rain-steady")
    keys = {
        key_of(each)
        for each in (
            piece,
            replace(piece, seed=99),
            replace(piece, loudness=-30.0),
            replace(piece, once=True),
        )
    }
    assert len(keys) == 4


@pytest.mark.parametrize(
    ("edited", "stale"),
    [
        ("studio/recipes/rain_steady.py", {"rain-steady"}),
        ("studio/dsp/bubbles.py", {"rain-steady", "stream"}),
        ("studio/mastering.py", {"rain-steady", "stream", "binaural-delta"}),
        (
            "src/sleepterm/formats/ogg.py",
            {"rain-steady", "stream", "binaural-delta"},
        ),
        ("src/sleepterm/speech/timeline.py", set()),
        ("studio/sounds_table.py", set()),
    ],
)
def test_key_follows_the_sources_a_sound_is_made_with(
    edited: str, stale: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = [work(name) for name in ("rain-steady", "stream", "binaural-delta")]
    rooms = ("speech", "audio", "formats")
    for part in ("studio", *(f"src/sleepterm/{room}" for room in rooms)):
        shutil.copytree(ROOT / part, tmp_path / part)
    before = {each.id: key_of(each) for each in works}
    monkeypatch.setattr("studio.provenance.ROOT", tmp_path)
    assert before == {each.id: key_of(each) for each in works}
    with (tmp_path / edited).open("a") as file:
        file.write("CHANGED = True\n")
    assert stale == {each.id for each in works if key_of(each) != before[each.id]}


def test_key_does_not_follow_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piece = work("rain-steady")
    for room in ("studio", "src"):
        shutil.copytree(ROOT / room, tmp_path / room)
    before = key_of(piece)
    recipe = tmp_path / "studio" / "recipes" / "rain_steady.py"
    text = recipe.read_text("utf-8")
    monkeypatch.setattr("studio.provenance.ROOT", tmp_path)
    recipe.write_text(f"# a word\n{text.replace('Steady rain', 'Rain', 1)}", "utf-8")
    assert recipe.read_text("utf-8") != f"# a word\n{text}"
    assert key_of(piece) == before


def test_code_is_what_is_left_without_words() -> None:
    source = '''"""About it,
    at length."""
from b import c
A = "# not a comment"  # one

def f():  # another
    """Why."""
    return """kept"""
'''
    assert code_of(source).splitlines() == [
        'A = "# not a comment"',
        "def f():",
        '    return """kept"""',
    ]


def test_manifest_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "built.json"
    entries = {"b": BUILT, "a": ONCE}
    assert read(path) == {}
    write(path, entries)
    assert read(path) == entries
    assert list(read(path)) == ["a", "b"]


def test_table_has_a_line_for_each() -> None:
    lines = sounds_table({"rain": BUILT, "bells": ONCE}).splitlines()
    assert len(lines) == 3
    assert "-27.01" in lines[1]
    assert "heard once" in lines[2]
    assert len(lines[1]) == len(lines[2])


def test_page_shows_what_was_measured(tmp_path: Path) -> None:
    catalogue = tmp_path / "tracks.toml"
    catalogue.write_text(
        '[[track]]\nid = "campfire"\ntitle = "A fire"\nfile = "campfire.ogg"\n'
        'license = "CC0-1.0"\ncredit = "me"\n'
    )
    spread = Spread(BUILT.digest, (0.8, 0.9, 0.72), ("fire",) * 3)
    built = {"campfire": replace(BUILT, lufs=-31.9)}
    page = sounds_page(catalogue, built, {"campfire": spread}, {})
    assert "| 0.84 of fire | 0.81 |" in page
    outdated = replace(spread, digest="of another file")
    assert "| 0.84 of fire | none |" in sounds_page(
        catalogue, built, {"campfire": outdated}, {}
    )
    assert "## A fire" in page
    assert "-31.90 LUFS" in page
    assert "0.84 of fire" in page
    assert "+1.4 LU" in page
    assert "1:00" in page
    assert "-32 LUFS quieter than the rest" in page
    assert "seed 1" in page
    assert "No listening test was made" in page


def test_progress_counts(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(2)
    progress.advance("rain")
    progress.advance("wind")
    assert capsys.readouterr().err.splitlines() == [
        "[############------------] 1/2 rain",
        "[########################] 2/2 wind",
    ]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one short sound to make."""
    piece = Work("fan", work("fan").make, seed=1, seconds=2.0)
    monkeypatch.setattr("studio.__main__.ALL", (piece,))
    monkeypatch.setattr("studio.__main__.spoken_names", tuple)
    monkeypatch.setattr("studio.build.work", lambda _: piece)
    for name, part in (
        ("SOUNDS", "sounds"),
        ("CATALOGUE", "tracks.toml"),
        ("PAGE", "SOUNDS.md"),
        ("MANIFEST", "built.json"),
        ("SEEDS", "seeds.json"),
        ("RECORD", "spoken.json"),
    ):
        monkeypatch.setattr(f"studio.__main__.{name}", tmp_path / part)
    (tmp_path / "tracks.toml").write_text(
        '[[track]]\nid = "fan"\ntitle = "A fan"\nfile = "fan.opus"\n'
        'license = "CC0-1.0"\ncredit = "me"\n'
    )
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["studio", *arguments])
    return main()


def test_only_what_changed_is_rebuilt(
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    made: list[str] = []

    def build_in_this_process(waiting: list[Work], _: int) -> list[tuple[str, Built]]:
        made.extend(each.id for each in waiting)
        folder = repository / "sounds"
        folder.mkdir(exist_ok=True)
        return [(each.id, build(each.id, folder)) for each in waiting]

    monkeypatch.setattr("studio.__main__._build_all", build_in_this_process)
    assert run(monkeypatch, "--check") == 1
    assert made == []
    assert run(monkeypatch) == 0
    first = (repository / "sounds" / "fan.opus").read_bytes()
    assert run(monkeypatch, "--check") == 0
    assert run(monkeypatch) == 0
    assert made == ["fan"]
    assert run(monkeypatch, "--force") == 0
    assert made == ["fan"] * 2
    assert (repository / "sounds" / "fan.opus").read_bytes() == first
    assert re.search(r"^fan +-2(?:6\.9|7\.0)", capsys.readouterr().out, re.MULTILINE)
    assert "## A fan" in (repository / "SOUNDS.md").read_text("utf-8")


def test_seeds_are_compared_and_kept(
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    piece = replace(work("fan"), seconds=2.0, texture="noise")
    monkeypatch.setattr("studio.__main__.ALL", (piece,))
    monkeypatch.setattr("studio.build.work", lambda _: piece)
    monkeypatch.setattr("studio.seeds.work", lambda _: piece)
    monkeypatch.setattr("studio.sounds_page.work", lambda _: piece)
    monkeypatch.setattr(
        "studio.seeds.of_seed", lambda _, seed: Typical(0.7 + seed / 10, "noise")
    )
    monkeypatch.setattr("studio.seeds.ProcessPoolExecutor", ThreadPoolExecutor)
    assert run(monkeypatch, "--seeds") == 1
    assert "to be rebuilt first: fan" in capsys.readouterr().err
    built = build(piece.id, repository)
    write(repository / "built.json", {piece.id: built})
    (repository / "sounds").mkdir()
    (repository / "fan.opus").rename(repository / "sounds" / "fan.opus")
    assert run(monkeypatch, "--seeds", "--only", piece.id) == 0
    assert "0.900" in capsys.readouterr().out
    spread = read_seeds(repository / "seeds.json")[piece.id]
    assert spread == Spread(built.digest, (0.8, 0.9, 1.0), ("noise",) * 3)
    assert "of noise | 0.90 |" in (repository / "SOUNDS.md").read_text("utf-8")


def test_seeds_come_back(tmp_path: Path) -> None:
    path = tmp_path / "seeds.json"
    assert read_seeds(path) == {}
    spreads = {"b": Spread("d", (0.5, 0.6), ("rain", "wind")), "a": Spread("e", (), ())}
    write_seeds(path, spreads)
    assert read_seeds(path) == spreads


def test_coarse_coding_takes_the_width_of_the_highs_alone() -> None:
    sound = mastered(work("rain-steady").make(Ring(4.0, 1))).sound

    def apart(quality: float, low: float, high: float) -> float:
        heard = decoded(encoded(sound, "rain", Vorbis(quality)))
        band = sosfiltfilt(
            butter(4, (low, high), "band", fs=RATE, output="sos"), heard.T
        )
        return float(np.corrcoef(band)[0, 1])

    assert apart(0.5, 8000, 16_000) < 0.2
    assert apart(0.4, 8000, 16_000) > 0.8
    assert apart(0.4, 4000, 8000) < 0.1


def test_ring_is_drawn_from_its_seed() -> None:
    first, again, other = (Ring(1.0, seed).rng.random() for seed in (1, 1, 2))
    assert first == again != other
