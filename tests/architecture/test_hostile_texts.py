"""A stranger's text is read in linear time, and only up to a size.

What takes quadratic time would take minutes here, which the timeout ends.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.hostile_texts import PARSERS, PIECES, parsed

from sleepterm.errors import SleeptermError
from sleepterm.store.files import text_file
from sleepterm.store.files.captions import read_narration

SIZE = 300_000


@pytest.mark.timeout(45)
@pytest.mark.parametrize("name", PARSERS)
def test_no_text_takes_minutes(name: str) -> None:
    for piece in PIECES:
        parsed(PARSERS[name], piece * (SIZE // len(piece)))


def test_a_text_larger_than_any_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "LARGEST", 1 << 20)
    path = tmp_path / "tracks.toml"
    path.write_bytes(b"#" * ((1 << 20) + 1))
    with pytest.raises(SleeptermError, match="larger than 1 MB"):
        text_file.read_text(path)
    path.write_bytes(b"#" * (1 << 20))
    assert len(text_file.read_text(path)) == 1 << 20


def test_captions_are_read_up_to_a_size(tmp_path: Path) -> None:
    path = tmp_path / "x.vtt"
    cue = "00:01.000 --> 00:02.000\nwords\n\n"
    path.write_text("WEBVTT\n\n" + cue * 200_000)
    assert 0 < len(read_narration(path).cues) < 200_000
