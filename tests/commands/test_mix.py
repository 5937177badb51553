"""How play and render choose layers, beds and guidance."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.commands.grammar.reading import invocation
from sleepterm.commands.requests.playing import MixRequest, PlayRequest
from sleepterm.commands.shared.layer_options import check_bed, guidance, named_layers
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


def requested(*arguments: str) -> MixRequest:
    request = invocation(["play", *arguments]).request
    assert isinstance(request, PlayRequest)
    return request.mix


def layers(*arguments: str) -> list[tuple[str, int]]:
    found = named_layers(requested(*arguments), CATALOG)
    return [(track.id, percent) for track, percent in found]


def bed(*arguments: str) -> str | None:
    request = requested(*arguments)
    return check_bed(request.bed, named_layers(request, CATALOG), CATALOG)


def test_layers_are_those_that_were_named() -> None:
    assert layers("scan") == [("scan", 100)]
    assert layers("scan", "rain:20") == [("scan", 100), ("rain", 20)]


def test_another_bed_or_none() -> None:
    assert bed("scan") is None
    assert bed("scan", "--bed", "stream") == "stream"
    assert bed("scan", "--bed", "none") == "none"
    assert bed("tale", "--bed", "str") == "stream"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("scan", "--bed", "hum"), "no track 'hum'"),
        (("scan", "--bed", "lost"), "'lost' can't be a bed: it is gone"),
        (("scan", "--bed", "tale"), "'tale' can't be a bed: it is not a loop"),
        (("rain", "--bed", "stream"), "no guided track above"),
    ],
)
def test_a_bed_that_cannot_be_is_named(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(SleeptermError, match=words) as caught:
        bed(*arguments)
    assert caught.value.exit_status == 2


def test_guidance_is_what_was_asked_for() -> None:
    def chosen(*arguments: str) -> Guidance:
        return guidance(requested("scan", *arguments))

    assert chosen() == Guidance()
    assert chosen("--no-voice", "--bells", "30") == Guidance(
        voice=False, bells=Percent(30)
    )
    assert chosen("--pace", "0.9") == Guidance(pace=0.9)


@pytest.mark.parametrize("pace", ["0.7", "1.3", "nan", "fast", "1e9"])
def test_a_pace_out_of_range_is_refused(pace: str) -> None:
    with pytest.raises(SleeptermError, match=r"is not a pace of 0\.8 to 1\.2"):
        requested("scan", "--pace", pace)
