"""The import worker: a process of its own, killed in the middle, resumed."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from tests.commands.import_work import ImportWork

from sleepterm.cli import main
from sleepterm.commands.import_worker import job_of, options_of
from sleepterm.commands.shared.catalog_access import load
from sleepterm.importing.options import AddOptions
from sleepterm.library.catalog.track import ContentType, LoopMode, Track
from sleepterm.store.files.locking import locked
from sleepterm.store.import_queue import ImportQueue, Job
from sleepterm.store.own_catalog import listed_ids
from sleepterm.store.paths import Paths
from sleepterm.tui.ports.importing import (
    ImportDone,
    ImportIdle,
    ImportProgress,
    MeasuringDone,
)

COUNT = 40
COMMAND = (sys.executable, "-m", "sleepterm", "import-worker")


@pytest.fixture
def paths() -> Paths:
    return Paths.of_user()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Short sounds, no two alike."""
    folder = tmp_path / "music"
    folder.mkdir()
    for number in range(COUNT):
        write(folder / f"Sea {number}.wav", number)
    return folder


def write(path: Path, seed: int, loudness: float = 0.1) -> None:
    noise = np.random.default_rng(seed).standard_normal((60_000, 2)) * loudness
    sf.write(path, noise, 8_000)


def own(paths: Paths) -> list[Track]:
    return [track for track in load(paths).catalog if track.own]


@pytest.fixture
def work(paths: Paths) -> Iterator[ImportWork]:
    work = ImportWork(paths)
    yield work
    work.client.close()


def test_sounds_are_added_and_reported(
    work: ImportWork, paths: Paths, folder: Path
) -> None:
    (folder / "bad.flac").write_bytes(b"no sound")
    cut = min(folder.glob("*.wav"))
    cut.write_bytes(cut.read_bytes()[:-30_000])
    work.client.add([folder])
    events = work.until(ImportIdle)
    [done] = [each for each in events if isinstance(each, ImportDone)]
    assert done.count == COUNT
    assert done.track_id == "sea-0"
    assert [name for name, _ in done.skipped] == ["bad.flac"]
    [(name, loss)] = done.losses
    assert name == cut.name
    assert loss.startswith("only ")
    works = [each for each in events if isinstance(each, ImportProgress)]
    assert all(each.count == COUNT + 1 for each in works)
    assert len(own(paths)) == COUNT
    assert ImportQueue(paths.import_queue).jobs() == ()
    work.client.add([folder])
    again = work.until(ImportDone)[-1]
    assert again == ImportDone(0, skipped=done.skipped, known=COUNT)


def test_killed_in_the_middle_it_resumes_and_adds_each_once(
    work: ImportWork, paths: Paths, folder: Path
) -> None:
    ImportQueue(paths.import_queue).put(job_of([str(folder)], AddOptions()))
    for copies in (3, 0):
        with subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert json.loads(process.stdout.readline())["what"] == "adding"
            while len(list(paths.own_sounds.glob("*.wav"))) < copies:
                assert process.poll() is None
            process.kill()
            process.wait(30)
    assert len(ImportQueue(paths.import_queue).jobs()) == 1
    work.client.resume(unmeasured=False)
    done = work.until(ImportDone)[-1]
    assert isinstance(done, ImportDone)
    assert (done.count + done.known, done.skipped) == (COUNT, ())
    tracks = own(paths)
    assert sorted(track.title for track in tracks) == sorted(
        f"Sea {number}" for number in range(COUNT)
    )
    assert listed_ids(paths.own_catalog) == {track.id for track in tracks}
    sounds = [x for x in paths.own_sounds.iterdir() if x.suffix == ".wav"]
    assert sorted(x.name for x in sounds if not x.name.startswith(".")) == sorted(
        track.file.name for track in tracks
    )


def test_closing_keeps_the_rest_for_later_and_calling_off_does_not(
    work: ImportWork, paths: Paths, folder: Path
) -> None:
    work.client.add([folder])
    work.until(ImportProgress)
    work.client.close()
    work.until(ImportIdle)
    assert len(ImportQueue(paths.import_queue).jobs()) == 1
    again = ImportWork(paths)
    again.client.resume(unmeasured=False)
    again.until(ImportProgress)
    again.client.cancel()
    again.until(ImportIdle)
    assert ImportQueue(paths.import_queue).jobs() == ()


def test_of_several_only_one_works(
    work: ImportWork, paths: Paths, folder: Path
) -> None:
    with locked(paths.import_lock):
        work.client.add([folder])
        with pytest.raises(queue.Empty):
            work.events.get(timeout=1.5)
    work.until(ImportDone)
    assert len(own(paths)) == COUNT


def test_the_command_says_that_another_is_adding(
    paths: Paths, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with locked(paths.import_lock):
        assert main(["add", str(folder)]) == 2
    assert "Another sleepterm is adding sounds." in capsys.readouterr().err


def test_unlisted_sounds_are_measured_and_tracks_toml_is_left_alone(
    work: ImportWork, paths: Paths
) -> None:
    paths.own_sounds.mkdir(parents=True)
    write(paths.own_sounds / "loud.wav", 1, 0.2)
    write(paths.own_sounds / "soft.wav", 2, 0.002)
    (paths.own_sounds / "bad.ogg").write_bytes(b"no sound")
    soft = paths.own_sounds / "soft.wav"
    soft.write_bytes(soft.read_bytes()[:-6_000])
    assert len(load(paths).unmeasured) == 3
    work.client.resume(unmeasured=True)
    done = work.until(MeasuringDone)[-1]
    assert isinstance(done, MeasuringDone)
    [(name, loss)] = done.losses
    assert name == "soft.wav"
    assert loss.startswith("only ")
    gains = {track.id: track.gain_db for track in own(paths)}
    assert gains["soft"] > 5 > -5 > gains["loud"]
    assert abs(gains["bad"]) < 0.01
    assert load(paths).unmeasured == ()
    assert not paths.own_catalog.exists()
    write(paths.own_sounds / "loud.wav", 3, 0.01)
    assert [track.id for track in load(paths).unmeasured] == ["loud"]


def test_what_is_wanted_now_goes_before_measuring(
    work: ImportWork, paths: Paths, folder: Path, tmp_path: Path
) -> None:
    paths.data.mkdir(parents=True)
    folder.rename(paths.own_sounds)
    write(tmp_path / "wanted.wav", COUNT + 1)
    work.client.resume(unmeasured=True)
    work.until(ImportProgress)
    work.client.add([tmp_path / "wanted.wav"])
    events = work.until(MeasuringDone)
    [done] = [each for each in events if isinstance(each, ImportDone)]
    assert done.count == 1
    assert load(paths).unmeasured == ()


def test_losing_the_caches_and_the_queue_loses_no_sound(
    work: ImportWork, paths: Paths, folder: Path
) -> None:
    work.client.add([folder])
    work.until(ImportDone)
    before = own(paths)
    for file in (*paths.cache.rglob("*"), *paths.state.rglob("*")):
        if file.is_file():
            file.unlink()
    assert own(paths) == before
    work.until(ImportIdle)
    work.client.add([folder])
    done = work.until(ImportDone)[-1]
    assert isinstance(done, ImportDone)
    assert done.count == 0
    assert own(paths) == before


def test_a_damaged_queue_is_quarantined_and_reported(
    work: ImportWork, paths: Paths
) -> None:
    paths.state.mkdir(parents=True)
    paths.import_queue.write_text('{"schema": 1, "jobs": [')
    work.client.resume(unmeasured=False)
    assert "adding.json.broken" in str(work.events.get(timeout=10))
    kept = paths.state / "adding.json.broken"
    assert kept.read_text() == '{"schema": 1, "jobs": ['


def test_options_come_back_as_they_were() -> None:
    options = AddOptions(
        title="T",
        type=ContentType.STORY,
        topics=("a", "b"),
        loop=LoopMode.EXACT,
        link=True,
    )
    job = job_of(["/x"], options)
    assert options_of(type(job)(job.sources, json.loads(json.dumps(job.options)))) == (
        options
    )


@pytest.mark.parametrize("options", [{"title": 5}, {"bed": None}, {"link": "yes"}])
def test_options_of_another_kind_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        options_of(Job((Path("/x"),), options))


def test_a_screen_that_dies_marks_no_sound_as_damaged(paths: Paths) -> None:
    paths.own_sounds.mkdir(parents=True)
    sf.write(paths.own_sounds / "talk.wav", np.zeros(60_000_000, np.int16), 8_000)
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as worker:
        assert worker.stdout is not None
        assert b"measuring" in worker.stdout.readline()
        worker.stdout.close()
        worker.wait(60)
    (talk,) = load(paths).unmeasured
    assert talk.title == "Talk"
