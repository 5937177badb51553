"""What play and render make of a guided track, its bed and its telling."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.cli import _parser
from sleepterm.commands.shared.layer_options import bed_finder, guidance, named_layers
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.night.guidance import Guidance
from sleepterm.units import Percent


def track(name: str, **more: object) -> Track:
    values = {"title": name, "type": ContentType.OTHER, "file": Path(f"/{name}.ogg")}
    return Track(id=name, **(values | more))  # type: ignore[arg-type]


CATALOG = Catalog(
    (
        track("rain"),
        track("stream"),
        track("lost", missing="it is gone"),
        track("scan", playback=PlaybackMode.ONCE, bed="rain"),
        track("tale", playback=PlaybackMode.ONCE),
    )
)


def layers(*arguments: str) -> list[tuple[str, int]]:
    options = _parser().parse_args(["play", *arguments])
    found = named_layers(options, CATALOG)
    return [(x.track.id, x.percent) for x in found]


def test_a_guided_track_brings_its_bed() -> None:
    assert layers("scan") == [("scan", 100), ("rain", 63)]
    assert layers("scan", "rain:20") == [("scan", 100), ("rain", 20)]
    assert layers("tale") == [("tale", 100)]


def test_another_bed_or_none() -> None:
    assert layers("scan", "--bed", "stream") == [("scan", 100), ("stream", 63)]
    assert layers("scan", "--bed", "none") == [("scan", 100)]
    assert layers("tale", "--bed", "str") == [("tale", 100), ("stream", 63)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("scan", "--bed", "hum"), "no track 'hum'"),
        (("scan", "--bed", "lost"), "'lost' can't be a bed: it is gone"),
        (("scan", "--bed", "tale"), "'tale' can't be a bed: it is no loop"),
        (("rain", "--bed", "stream"), "no guided track above"),
    ],
)
def test_a_bed_that_cannot_be_is_named(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(SleeptermError, match=words) as caught:
        layers(*arguments)
    assert caught.value.exit_status == 2


def test_how_it_is_told() -> None:
    def told(*arguments: str) -> Guidance:
        return guidance(_parser().parse_args(["play", "scan", *arguments]))

    assert told() == Guidance()
    assert told("--no-voice", "--bells", "30") == Guidance(
        voice=False, bells=Percent(30)
    )
    assert told("--pace", "0.9") == Guidance(pace=0.9)


@pytest.mark.parametrize("pace", ["0.7", "1.3", "nan", "fast", "1e9"])
def test_a_pace_out_of_range_is_refused(pace: str) -> None:
    with pytest.raises(SleeptermError, match=r"is not a pace of 0\.8 to 1\.2"):
        _parser().parse_args(["play", "scan", "--pace", pace])


def test_a_chosen_bed_stays() -> None:
    for arguments, found in ((("scan",), "stream"), (("scan", "--bed", "rain"), None)):
        options = _parser().parse_args(["play", *arguments])
        find = bed_finder(options, named_layers(options, CATALOG), CATALOG)
        bed = find("stream")
        assert (bed.id if bed else None) == found
