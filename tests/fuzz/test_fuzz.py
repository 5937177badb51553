"""A few damaged inputs for every reader; `make fuzz` tries two hundred thousand."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

if sys.platform != "linux":
    pytest.skip("counts time and memory as Linux does", allow_module_level=True)

from tests.fuzz.board import Board, Figures
from tests.fuzz.inputs import mutations, starting_inputs
from tests.fuzz.judge import MOST_MEMORY, Finding, Judge
from tests.fuzz.target import Run, Target
from tests.fuzz.targets import NAMES, target_of

SEEDS = (1, 2)
EACH = 7
DRAWN = 3
# Making its seeds takes as long as all others together.
SLOW = {"foreign-sounds"}


@pytest.mark.parametrize("name", [x for x in NAMES if x not in SLOW])
def test_damaged_inputs_do_no_harm(name: str, tmp_path: Path) -> None:
    assert not findings(target_of(name), tmp_path)


def findings(target: Target, folder: Path) -> list[str]:
    """What is found with the same inputs as always, and with others."""
    work = folder / "work"
    work.mkdir()
    with target.opened(work) as run:
        judge = Judge(target.name, run, 4 * target.slowest)
        for seed in SEEDS:
            rng = Random(seed)
            start = starting_inputs(target, DRAWN, seed)
            for data in (*start[-DRAWN:], *mutations(target, start, EACH, rng)):
                judge.judge(data)
    return [f"{x.words}; --replay {x.write(folder)}" for x in judge.findings]


def failing(error: Exception) -> Target:
    """A target whose reader raises what it does not document."""

    @contextlib.contextmanager
    def opened(_folder: Path) -> Iterator[Run]:
        def run(_data: bytes) -> None:
            raise error

        yield run

    return Target("failing", lambda: [b"x"], opened)


def test_an_undocumented_error_is_found_once_and_its_input_kept(tmp_path: Path) -> None:
    [found] = findings(failing(KeyError("id")), tmp_path)
    assert "KeyError: 'id'" in found
    assert Path(found.rpartition(" ")[2]).is_file()


def test_what_takes_too_long_is_found() -> None:
    def run(data: bytes) -> None:
        while data == b"slow":
            pass

    judge = Judge("x", run, 0.05)
    judge.judge(b"fine")
    judge.judge(b"slow")
    [found] = judge.findings
    assert (found.kind, found.data) == ("slow", b"slow")


@pytest.mark.parametrize("reset", ["/proc/self/clear_refs", "/none/clear_refs"])
def test_what_takes_too_much_memory_is_found(
    monkeypatch: pytest.MonkeyPatch, reset: str
) -> None:
    monkeypatch.setattr("tests.memory._RESET", Path(reset))
    kept = []

    def run(data: bytes) -> None:
        if data == b"memory":
            kept.append(bytearray(b"x") * (400 << 20))

    # A peak that was before must not hide what comes.
    del [bytearray(b"x") * (700 << 20)][:]
    judge = Judge("x", run, 10)
    judge.judge(b"fine")
    judge.judge(b"memory")
    [found] = judge.findings
    assert (found.kind, found.data) == ("memory", b"memory")


def forgets_its_peak() -> bool:
    """Whether the system lets a process forget the most memory that it had."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
        lines = Path("/proc/self/status").read_text().splitlines()
        sizes = {x.partition(":")[0]: x.split()[1] for x in lines if "kB" in x}
        return int(sizes["VmHWM"]) < int(sizes["VmRSS"]) + MOST_MEMORY // 2
    except (OSError, KeyError):
        return False


@pytest.mark.skipif(not forgets_its_peak(), reason="what is freed again isn't seen")
def test_memory_that_is_freed_again_is_found() -> None:
    def run(data: bytes) -> None:
        if data == b"memory":
            _ = bytearray(b"x") * (400 << 20)

    judge = Judge("x", run, 10)
    judge.judge(b"fine")
    judge.judge(b"memory")
    [found] = judge.findings
    assert found.kind == "memory"


def test_memory_that_was_freed_before_hides_none() -> None:
    kept = []

    def run(data: bytes) -> None:
        if data == b"memory":
            kept.append(bytearray(b"x") * (400 << 20))

    # After the first one the C library keeps what is freed, as the last is in its way.
    del [bytearray(b"x") * (30 << 20)][:]
    many = [bytearray(b"x") * (24 << 20) for _ in range(30)]
    last = bytearray(b"x") * (8 << 20)
    many.clear()
    judge = Judge("x", run, 10)
    judge.judge(b"memory")
    assert last
    assert [x.kind for x in judge.findings] == ["memory"]


def test_the_last_input_is_known_when_its_process_is_gone(tmp_path: Path) -> None:
    Board(tmp_path / "board").begin(Figures(3, 0.5, 10, 20), b"deadly")
    board = Board(tmp_path / "board")
    assert board.data() == b"deadly"
    assert board.figures() == Figures(3, 0.5, 10, 20)
    found = Finding("x", "died", "status -11", board.data())
    assert found.write(tmp_path).read_bytes() == b"deadly"
