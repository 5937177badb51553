"""What waits to be added, and what was found out about files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.store.files.file_facts import FileFacts
from sleepterm.store.import_queue import ImportQueue, Job

JOBS = st.builds(
    Job,
    st.lists(st.text("abc /é", min_size=1).map(Path), max_size=3).map(tuple),
    st.dictionaries(st.text(max_size=5), st.booleans() | st.text(max_size=5)),
)


@given(st.lists(JOBS, max_size=5))
def test_jobs_come_back_in_their_order_each_once(
    tmp_path_factory: pytest.TempPathFactory, jobs: list[Job]
) -> None:
    queue = ImportQueue(tmp_path_factory.mktemp("state") / "adding.json")
    for job in jobs:
        queue.put(job)
    expected = [job for at, job in enumerate(jobs) if job not in jobs[:at]]
    assert list(queue.jobs()) == expected
    for job in expected:
        assert queue.jobs()[0] == job
        queue.drop(job)
    assert queue.jobs() == ()


@pytest.mark.parametrize(
    "damage",
    ["", "[]", '{"schema": 2, "jobs": []}', '{"schema": 1, "jobs": [{}]}', "[" * 9999],
)
def test_a_damaged_queue_is_kept_and_a_new_one_started(
    tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "adding.json"
    path.write_text(damage)
    queue = ImportQueue(path)
    queue.put(Job((Path("/x"),)))
    assert queue.jobs() == (Job((Path("/x"),)),)
    assert (tmp_path / "adding.json.broken").read_text() == damage
    assert len(queue.problems) == 1


def test_calling_off_forgets_all(tmp_path: Path) -> None:
    queue = ImportQueue(tmp_path / "adding.json")
    queue.put(Job((Path("/x"),)))
    queue.put(Job((Path("/y"),)))
    queue.clear()
    assert ImportQueue(tmp_path / "adding.json").jobs() == ()


def test_a_finding_holds_until_the_file_changes(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    file, other = tmp_path / "a.ogg", tmp_path / "b.ogg"
    file.write_text("one")
    other.write_text("two")
    FileFacts(log).put([(file, ["x", 1.5]), (other, []), (tmp_path / "away", [1])])
    assert FileFacts(log).get(file) == ["x", 1.5]
    assert FileFacts(log).get(other) == []
    assert FileFacts(log).get(tmp_path / "away") is None
    file.write_text("longer")
    assert FileFacts(log).get(file) is None
    FileFacts(log).put([(file, ["y"])])
    assert FileFacts(log).get(file) == ["y"]


def test_a_line_that_was_cut_off_costs_only_itself(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    file, other = tmp_path / "a.ogg", tmp_path / "b.ogg"
    file.touch()
    other.touch()
    FileFacts(log).put([(file, [1])])
    whole = log.read_bytes()
    log.write_bytes(whole + whole[: len(whole) // 2] + b"\xff")
    FileFacts(log).put([(other, [2])])
    assert FileFacts(log).get(file) == [1]
    assert FileFacts(log).get(other) == [2]
    log.write_text("\n".join(map(json.dumps, [None, 3, [1, 2], {"a": 1}])))
    assert FileFacts(log).get(file) is None
