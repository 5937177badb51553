"""Files are read at once, given in order, and let go of when nobody waits."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from tests.importing.own_library import Library, write

from sleepterm.importing.analysis import UnusableSoundError
from sleepterm.importing.progress import AddProgress, ProgressReporter
from sleepterm.importing.read_ahead import ReadAhead, Reading, StoppedError
from sleepterm.units import Seconds

FILES = [Path(f"{number}.wav") for number in range(12)]
PATIENCE = 30.0


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sleepterm.importing.read_ahead._cores", lambda: 2)


@pytest.fixture
def reports() -> list[AddProgress]:
    return []


@pytest.fixture
def reporter(reports: list[AddProgress]) -> ProgressReporter:
    reporter = ProgressReporter(reports.append)
    reporter.start_file(FILES[0], 1, len(FILES))
    return reporter


def until_stopped(reading: Reading) -> None:
    waiting = threading.Event()
    while not waiting.wait(0.01):
        reading.beat()


def test_as_many_files_are_read_at_once_as_there_are_cores(
    reporter: ProgressReporter,
) -> None:
    both = threading.Barrier(2, timeout=PATIENCE)

    def work(file: Path, _reading: Reading) -> str:
        both.wait()
        return file.stem

    with ReadAhead(FILES, work, reporter) as ahead:
        assert [ahead.result(file) for file in FILES] == [x.stem for x in FILES]


def test_one_that_fails_fails_alone(reporter: ProgressReporter) -> None:
    def work(file: Path, _reading: Reading) -> str:
        if file == FILES[1]:
            raise UnusableSoundError("no")
        return file.stem

    with ReadAhead(FILES, work, reporter) as ahead:
        assert ahead.result(FILES[0]) == "0"
        with pytest.raises(UnusableSoundError, match="no"):
            ahead.result(FILES[1])
        assert ahead.result(FILES[2]) == "2"


def test_a_file_that_was_not_expected_is_read_too(reporter: ProgressReporter) -> None:
    with ReadAhead([], lambda file, _: file.stem, reporter) as ahead:
        assert ahead.result(FILES[5]) == "5"


def test_no_more_are_begun_than_a_few(reporter: ProgressReporter) -> None:
    begun = []
    expected = iter(FILES)

    def work(file: Path, _reading: Reading) -> None:
        begun.append(file)

    with ReadAhead(expected, work, reporter) as ahead:
        ahead.result(FILES[0])
    assert set(begun) <= set(FILES[:8])
    assert next(expected) == FILES[8]


def test_at_the_end_all_work_stops_and_nothing_is_left(
    reporter: ProgressReporter,
) -> None:
    stopped: list[Path] = []
    discarded: list[str] = []
    running = threading.Event()

    def work(file: Path, reading: Reading) -> str:
        if file == FILES[2]:
            running.set()
            try:
                until_stopped(reading)
            except StoppedError:
                stopped.append(file)
                raise
        return file.stem

    with ReadAhead(FILES, work, reporter, discarded.append) as ahead:
        ahead.result(FILES[0])
        assert running.wait(PATIENCE)
    assert stopped == [FILES[2]]
    assert "0" not in discarded
    assert set(discarded) <= {"1", "3", "4", "5", "6", "7"}
    assert "1" in discarded


def test_who_waits_hears_how_far_it_is_and_may_give_up() -> None:
    class EnoughError(Exception):
        pass

    def report(progress: AddProgress) -> None:
        if progress.done_seconds:
            assert (progress.done_seconds, progress.total_seconds) == (1.0, 4.0)
            raise EnoughError

    def work(_file: Path, reading: Reading) -> None:
        reading.tick(Seconds(1.0), Seconds(4.0))
        until_stopped(reading)

    reporter = ProgressReporter(report)
    with pytest.raises(EnoughError), ReadAhead(FILES, work, reporter) as ahead:
        ahead.result(FILES[0])


def test_the_same_sound_twice_in_a_folder_is_added_once(
    library: Library, outside: Path
) -> None:
    first = write(outside / "a.wav")
    (outside / "b.wav").write_bytes(first.read_bytes())
    (outside / "c.wav").write_bytes(b"no sound")
    write(outside / "d.wav")
    report = library.add(outside)
    assert [track.id for track in report.added] == ["a", "d"]
    reasons = {skip.path.name: skip.reason for skip in report.skipped}
    assert reasons["b.wav"] == "already there as a"
    assert set(reasons) == {"b.wav", "c.wav"}
    assert library.files() == ["a.wav", "d.wav"]
