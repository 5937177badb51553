"""Noise in tracks.toml: `noise` in place of `file`."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.formats.problem import Severity
from sleepterm.library.catalog.catalog_file import parse_catalog
from sleepterm.library.catalog.track import NoiseColour, PlaybackMode, Track


def parsed(*lines: str, own: bool = True) -> tuple[Track | None, list[str]]:
    head = ("schema = 1", "[[track]]", 'id = "hush"', 'title = "Hush"')
    tracks, problems = parse_catalog(
        "\n".join([*head, *lines]), file="tracks.toml", folder=Path("/s"), own=own
    )
    errors = [x.message for x in problems if x.severity is Severity.ERROR]
    return (tracks[0] if tracks else None), errors


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("colour", NoiseColour)
def test_a_colour_needs_no_file(colour: NoiseColour, *, own: bool) -> None:
    track, errors = parsed(f'noise = "{colour}"', 'type = "noise"', own=own)
    assert errors == []
    assert track is not None
    assert track.noise is colour
    assert track.file == Path()
    assert track.playback is PlaybackMode.LOOP


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (('noise = "pnik"',), 'it is "pnik"; did you mean pink?'),
        (("noise = 3",), "noise must be one of white, pink, brown, green, grey"),
        (('noise = "pink"', 'file = "a.ogg"'), "write file or noise, not both"),
        (('noise = "pink"', 'playback = "once"'), 'leave out playback = "once"'),
        (('noise = "pink"', 'captions = "a.vtt"'), "captions need a file"),
        ((), 'file is missing; write file = "..."'),
        (('noise = "pink"', "drift_db = 4"), "drift_db must be a number from 0 to 3"),
    ],
)
def test_what_is_wrong_is_said(lines: tuple[str, ...], error: str) -> None:
    track, errors = parsed(*lines)
    assert track is None
    assert len(errors) == 1
    assert error in errors[0]
