"""Lines are matched to tables whatever is written in strings and comments."""

from __future__ import annotations

import pytest

from sleepterm.formats.toml_edit import entry_spans

TRICKY = '''\
schema = 1
[[track]]  # first
id = "a"
note = """
[[track]]
id = "not me" \\"""
"""
lists = [
  ["[[track]]"],
  [1], # ]
]
# about the next

[other]
x = '[[track]]'
[[ "track" ]]
id = "b"
[track.more]
y = 1

[[other2.track]]
z = 1
[[track]]
'''


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_entries_are_found_between_look_alikes(newline: str, start: str) -> None:
    text = start + TRICKY.replace("\n", newline)
    assert entry_spans(text, "track") == [(1, 11), (15, 19), (22, 23)]


def test_no_entries() -> None:
    assert entry_spans("", "track") == []
    assert entry_spans("track = [{id = 'x'}]\n", "track") == []
