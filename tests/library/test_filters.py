"""Filters combine, and their parts mean what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.history.habits import Habits, PersonalList
from sleepterm.units import Seconds


def track(
    track_id: str,
    *,
    kind: ContentType = ContentType.NATURE,
    topics: tuple[str, ...] = (),
    minutes: float | None = None,
) -> Track:
    return Track(
        id=track_id,
        title=track_id.replace("-", " ").title(),
        type=kind,
        file=Path(f"/{track_id}.ogg"),
        topics=topics,
        moods=("Überwältigt",),
        playback=PlaybackMode.LOOP if minutes is None else PlaybackMode.ONCE,
        length=None if minutes is None else Seconds(minutes * 60),
    )


TRACKS = (
    track("rain-steady", topics=("sleep", "focus")),
    track("night-train", kind=ContentType.STORY, topics=("sleep",), minutes=18),
    track("body-scan", kind=ContentType.MEDITATION, topics=("body",), minutes=12),
    track("breath", kind=ContentType.BREATHWORK, topics=("focus", "sleep"), minutes=4),
)
HABITS = Habits(
    liked=("breath", "rain-steady", "gone"),
    popular=("body-scan",),
    played={"night-train": 9.0, "body-scan": 5.0},
)


def ids(**conditions: object) -> list[str]:
    chosen = TrackFilter(**conditions)  # type: ignore[arg-type]
    return [x.id for x in chosen.apply(TRACKS, HABITS)]


def test_no_condition_keeps_all_in_order() -> None:
    assert TrackFilter().apply(TRACKS) == TRACKS


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"type": ContentType.STORY}, ["night-train"]),
        ({"topic": "focus"}, ["rain-steady", "breath"]),
        ({"band": LengthBand.ENDLESS}, ["rain-steady"]),
        ({"band": LengthBand.FROM_10}, ["night-train", "body-scan"]),
        ({"max_length": Seconds(720)}, ["body-scan", "breath"]),
        ({"text": "NIGHT tra"}, ["night-train"]),
        ({"text": "train night"}, ["night-train"]),
        ({"text": "uberwaltigt body"}, ["body-scan"]),
        ({"text": "story"}, ["night-train"]),
        ({"text": "  "}, [x.id for x in TRACKS]),
        ({"text": "focus", "max_length": Seconds(300)}, ["breath"]),
        ({"topic": "sleep", "type": ContentType.MEDITATION}, []),
        ({"personal": PersonalList.FAVOURITES}, ["rain-steady", "breath"]),
        ({"personal": PersonalList.RECENT}, ["night-train", "body-scan"]),
        ({"personal": PersonalList.POPULAR}, ["body-scan"]),
        ({"personal": PersonalList.FAVOURITES, "text": "rain"}, ["rain-steady"]),
        ({"personal": PersonalList.RECENT, "topic": "body"}, ["body-scan"]),
    ],
)
def test_conditions_combine(conditions: dict[str, object], expected: list[str]) -> None:
    assert ids(**conditions) == expected


@given(st.floats(0, 1e6))
def test_every_length_is_in_just_one_band(minutes: float) -> None:
    chosen = LengthBand.of(track("x", minutes=minutes))
    matching = [band for band in LengthBand if band.start <= minutes < band.end]
    assert [chosen] == matching


@pytest.mark.parametrize(
    ("minutes", "band"),
    [
        (0, LengthBand.UNDER_5),
        (4.999, LengthBand.UNDER_5),
        (5, LengthBand.FROM_5),
        (10, LengthBand.FROM_10),
        (20, LengthBand.FROM_20),
        (600, LengthBand.FROM_20),
    ],
)
def test_bands_begin_at_their_first_minute(minutes: float, band: LengthBand) -> None:
    assert LengthBand.of(track("x", minutes=minutes)) is band


def test_an_unknown_length_is_in_no_band_and_under_no_limit() -> None:
    unknown = Track(
        "x", "X", ContentType.STORY, Path("/x"), playback=PlaybackMode.ONCE, length=None
    )
    assert LengthBand.of(unknown) is None
    assert not TrackFilter(max_length=Seconds(1e9)).apply([unknown])
    assert not any(TrackFilter(band=band).apply([unknown]) for band in LengthBand)
