"""A bed that is no loop of the catalogue is left out, with a warning."""

from __future__ import annotations

from pathlib import Path

from sleepterm.formats.problem import Severity
from sleepterm.library.catalog.beds import with_valid_beds
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track


def track(track_id: str, *, bed: str | None = None, once: bool = False) -> Track:
    return Track(
        id=track_id,
        title=track_id,
        type=ContentType.OTHER,
        file=Path(f"/{track_id}.ogg"),
        playback=PlaybackMode.ONCE if once else PlaybackMode.LOOP,
        bed=bed,
    )


def test_beds_that_are_loops_stay() -> None:
    tracks = (track("rain"), track("talk", bed="rain", once=True))
    assert with_valid_beds(tracks, "f") == (tracks, ())


def test_beds_that_are_not_there_or_no_loops_go() -> None:
    tracks = (
        track("talk", once=True),
        track("one", bed="gone", once=True),
        track("two", bed="talk", once=True),
    )
    kept, problems = with_valid_beds(tracks, "tracks.toml")
    assert [x.id for x in kept] == ["talk", "one", "two"]
    assert [x.bed for x in kept] == [None, None, None]
    assert [problem.where for problem in problems] == ["one", "two"]
    assert {problem.severity for problem in problems} == {Severity.WARNING}
