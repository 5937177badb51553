"""A changed file is noticed by its size and time."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from sleepterm.store.files.file_stamp import FileStamp


def test_a_stamp_follows_size_and_time(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"123")
    os.utime(file, ns=(5, 1_000_000_007))
    stamp = FileStamp.of(file)
    assert stamp == (3, 1_000_000_007) == FileStamp.of(str(file))
    os.utime(file, ns=(5, 2_000_000_007))
    assert FileStamp.of(file) != stamp
    assert FileStamp.of(tmp_path / "missing") is FileStamp.of("a\0b") is None


def test_a_stamp_in_json_reads_back() -> None:
    stamp = FileStamp(3, 7)
    assert json.dumps(stamp) == "[3, 7]"
    assert FileStamp.read(json.loads(json.dumps(stamp))) == stamp


@pytest.mark.parametrize("value", [None, 3, [3], [3, 7, 1], [3, 7.0], [True, 7], "37"])
def test_anything_else_is_no_stamp(value: object) -> None:
    assert FileStamp.read(value) is None
