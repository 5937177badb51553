"""The memory of sleepcasts: which parts tonight, and which were heard when."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.store.pool_nights import LONGEST_NIGHT, PoolMemory, PoolNights


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "pool-nights.toml"


def test_what_was_begun_and_heard_is_remembered(file: Path, clock: Clock) -> None:
    nights = PoolNights(file, clock)
    assert nights.of("cast") == PoolMemory()
    nights.begin("cast", ["b", "a", "Part 3"])
    nights.note_heard("cast", "b")
    nights.begin("cast", ["c"])
    nights.note_heard("cast", "c")
    nights.begin("other", ["x"])
    assert PoolNights(file, clock).of("cast") == PoolMemory(
        2, clock.now, ("c",), {"b": 1, "c": 2}
    )
    assert nights.of("other").parts == ("x",)


def test_a_night_is_resumed_until_the_next_day(file: Path, clock: Clock) -> None:
    nights = PoolNights(file, clock)
    assert not nights.resumes("cast")
    nights.begin("cast", ["a"])
    clock.now += LONGEST_NIGHT - 1
    assert nights.resumes("cast")
    clock.now += 1
    assert not nights.resumes("cast")
    # the clock was set back
    clock.now -= 2 * LONGEST_NIGHT
    assert not nights.resumes("cast")


@pytest.mark.parametrize(
    "text",
    [
        "not toml [",
        "cast = 3",
        '[cast]\nnight = "x"\nbegan = true\nparts = 1\nheard = []',
        "[cast]\nnight = -1\nbegan = 1e99\nparts = [1, {}]\nheard = 5",
    ],
)
def test_nonsense_is_as_if_there_were_nothing(
    file: Path, clock: Clock, text: str
) -> None:
    file.parent.mkdir()
    file.write_text(text)
    nights = PoolNights(file, clock)
    assert nights.of("cast") == PoolMemory()
    nights.begin("cast", ["a"])
    assert nights.of("cast").parts == ("a",)


def test_a_folder_that_cannot_be_written_to_costs_only_the_memory(
    tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "state").write_text("a file")
    nights = PoolNights(tmp_path / "state" / "pool-nights.toml", clock)
    nights.begin("cast", ["a"])
    nights.note_heard("cast", "a")
    assert nights.of("cast") == PoolMemory()
