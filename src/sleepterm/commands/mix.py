"""The layers a command line names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog import Catalog
from sleepterm.library.track import Track
from sleepterm.units import DEFAULT_LAYER, Percent


@dataclass(frozen=True, slots=True)
class MixLayer:
    """A track and its place on the layer's slider."""

    track: Track
    percent: Percent


def named_layers(options: argparse.Namespace, catalog: Catalog) -> list[MixLayer]:
    """The layers asked for, with the bed of a guided track that has one.

    Raises:
        SleeptermError: a track is unknown, missing, named twice, or there are
            two guided ones.
    """
    layers: list[MixLayer] = []
    for beginning, percent in options.layers:
        track = catalog.find(beginning)
        _check(track, layers)
        layers.append(MixLayer(track, DEFAULT_LAYER if percent is None else percent))
    return [*layers, *_beds(layers, catalog)]


def _check(track: Track, layers: list[MixLayer]) -> None:
    if track.missing:
        raise SleeptermError(
            "Missing sound", f"'{track.id}' can't be played: {track.missing}."
        )
    if any(layer.track.id == track.id for layer in layers):
        raise SleeptermError("Twice", f"'{track.id}' is named twice.", "Name it once.")
    if not track.is_loop and any(not layer.track.is_loop for layer in layers):
        raise SleeptermError(
            "Two voices",
            f"'{track.id}' is the second guided track.",
            "Play one at a time.",
        )


def _beds(layers: list[MixLayer], catalog: Catalog) -> Iterator[MixLayer]:
    present = {layer.track.id for layer in layers}
    for layer in layers:
        bed = catalog.get(layer.track.bed) if layer.track.bed else None
        if bed and bed.is_loop and not bed.missing and bed.id not in present:
            share = 10 ** (layer.track.bed_db / 60)
            yield MixLayer(bed, Percent(round(layer.percent * share)))
